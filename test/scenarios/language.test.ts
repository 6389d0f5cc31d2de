/** The language of scenarios: what a line may refer to, and what an expectation may ask. */
import { describe, expect, it } from 'vitest';
import { resolveInput, type Scope } from '#electron/commands/scenario-line';
import { contains } from '#electron/commands/scenario-match';

const outer: Scope = {
  given: {},
  usual: { day: '2026-02-27', other: '${day plus 2}' },
  folder: '.',
  parent: null,
};
const inner: Scope = {
  given: { day: '${day minus 1}' },
  usual: { name: 'case' },
  folder: '.',
  parent: outer,
};
const saved = new Map<string, unknown>([['case', { caseId: 'abc', documents: [{ number: '1号' }] }]]);
const put = (value: unknown, scope = inner) => resolveInput(value, saved, scope);

describe('a reference', () => {
  it('leads to a saved result, whole or inside a text', () => {
    expect(put('${case.documents.0}')).toEqual({ number: '1号' });
    expect(put('文书 ${case.documents.0.number}')).toBe('文书 1号');
  });

  it('leads to a name of its file, meant where its value was given', () => {
    expect(put('${name}')).toBe('case');
    expect(put('${day}')).toBe('2026-02-26');
    expect(put('${day}', outer)).toBe('2026-02-27');
    expect(put('${other}')).toBe('2026-03-01');
  });

  it('that leads nowhere stops the scenario', () => {
    expect(() => put('${nobody}')).toThrow('nobody');
    expect(() => put('${case.nothing}')).toThrow('nothing');
    expect(() => put('${name plus 3}')).toThrow('no date');
    expect(() => put('${case.constructor}')).toThrow('constructor');
  });

  it('builds values: merged, repeated, a JSON text with parts replaced', () => {
    expect(put({ $merge: [{ a: 1, b: { c: 1 } }, { b: { d: 2 } }] })).toEqual({ a: 1, b: { c: 1, d: 2 } });
    expect(put({ $repeat: '字', times: 3 })).toBe('字字字');
    const text = put({ $text: '{"a":[1,{"b":2}],"c":[1]}', with: { a: { 1: { b: '${name}' } }, c: [] } });
    expect(text).toBe('{"a":[1,{"b":"case"}],"c":[]}');
  });
});

describe('an expectation', () => {
  const answer = {
    ok: true,
    value: { clocks: [{ clock: 'C1', due: 'x' }, { clock: 'C2' }], words: '不予受理' },
  };

  it('holds when its parts are there', () => {
    expect(contains(answer, { value: { clocks: [{ clock: 'C1' }] } })).toBe(true);
    expect(
      contains(answer, { value: { clocks: { $some: [{ clock: 'C2' }], $count: 2, $none: ['C3'] } } }),
    ).toBe(true);
    expect(contains(answer, { value: { words: { $has: '受理', $lacks: '通过' } } })).toBe(true);
  });

  it.each([
    [{ value: { clocks: [{ clock: 'C2' }] } }],
    [{ value: { clocks: { $some: [{ clock: 'C3' }] } } }],
    [{ value: { clocks: { $none: [{ due: 'x' }] } } }],
    [{ value: { clocks: { $count: 1 } } }],
    [{ value: { clocks: [] } }],
    [{ value: { words: { $has: '通过' } } }],
    [{ value: { words: { $lacks: '受理' } } }],
    [{ value: { nothing: null } }],
    [{ value: { words: { $some: ['不'] } } }],
  ])('does not hold: %j', (expected) => {
    expect(contains(answer, expected)).toBe(false);
  });
});
