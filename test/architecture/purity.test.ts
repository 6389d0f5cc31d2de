// shared/ says what is true and touches nothing; and the checker that says so can say no.
import { describe, expect, it } from 'vitest';
import { impurities } from './purity';
import { sourcesOf } from './source-tree';

const impuritiesOf = (text: string): readonly string[] => impurities([{ path: 'shared/a.ts', text }]);

describe('purity of shared', () => {
  it('no clock, no chance, no machine, no page, no way around the types', () => {
    expect(impurities(sourcesOf('shared'))).toEqual([]);
  });

  it.each([
    'const t = Date.now();',
    'const t = new Date();',
    'const r = Math.random();',
    'const p = process.env;',
    'const w = window.location;',
    'const d = document.title;',
    'export const f = () => fetch("x");',
    'console.log(1);',
    'const g = globalThis;',
    'const o = { crypto };',
    'const a: any = 1;',
    'const a = 1 as any;',
    '// @ts-ignore\nconst a = 1;',
  ])('finds %j', (text) => {
    expect(impuritiesOf(text)).toHaveLength(1);
  });

  it.each([
    'const t = new Date(5);',
    'const letter = model.document;',
    'export const draw = (document: Letter) => document.title;',
    'const o = { window: 1 };',
    'interface I { readonly process: string }',
  ])('accepts %j', (text) => {
    expect(impuritiesOf(text)).toEqual([]);
  });
});
