/**
 * A row taken out of the transition table, in one place, takes its button, its service and its line of the
 * documentation with it, and the coverage says which clause lost its step. Shown on a copy of the program, built
 * by the program's own bundler.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from './source-tree';

const copy = mkdtempSync(join(tmpdir(), 'desk-test-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const ROWS = 'shared/regulation/casework/table/decision-rows.ts';
const COPIED = [
  'shared',
  'electron',
  'renderer',
  'build',
  'test',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Builds the command line and the probe of the copy as `npm run build` does. */
const BUILD = `
  const { bundle } = await import('./build/bundle.mjs');
  await bundle('cli');
  const { build } = await import('rolldown');
  await build({ input: 'test/fixtures/removed-transition/probe.ts', platform: 'node', logLevel: 'warn',
    output: { file: 'test/helpers/probe.mjs', format: 'es', codeSplitting: false } });`;

function node(...args: readonly string[]): string {
  const done = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`node ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

type Line = { readonly [key: string]: unknown };
const lines = (text: string): readonly Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** What the copy offers as it stands now. */
function lookAt() {
  node('--input-type=module', '-e', BUILD);
  const cli = join('out', 'app', 'cli.cjs');
  const clause = lines(node(cli, 'clauses')).find(({ id }) => id === 'XJR-15-3');
  return {
    services: lines(node(cli, 'contract')).map(({ name }) => String(name)),
    rows: lines(node(cli, 'rules')).map(({ id }) => String(id)),
    buttons: JSON.parse(node(join('test', 'helpers', 'probe.mjs'))) as readonly string[],
    acts: (clause?.acts ?? []) as readonly { readonly kind: string; readonly id: string }[],
    lost: (clause?.lost ?? []) as readonly string[],
  };
}

/** Takes a row out of the text of the table; nothing else in the copy is touched. */
function takeOut(id: string): void {
  const path = join(copy, ROWS);
  const text = readFileSync(path, 'utf8');
  const row = new RegExp(`  \\{\\n    \\.\\.\\.NOTHING,\\n    id: '${id}',\\n[\\s\\S]*?\\n  \\},\\n`);
  expect(text).toMatch(row);
  writeFileSync(path, text.replace(row, ''));
}

describe('the rows of 审核未完成说明 taken out of the table', () => {
  type Seen = ReturnType<typeof lookAt>;
  const nothing: Seen = { services: [], rows: [], buttons: [], acts: [], lost: [] };
  let whole = nothing;
  let cut = nothing;

  beforeAll(() => {
    for (const part of COPIED) cpSync(join(projectFolder, part), join(copy, part), { recursive: true });
    symlinkSync(join(projectFolder, 'node_modules'), join(copy, 'node_modules'), 'junction');
    whole = lookAt();
    takeOut('T12a');
    takeOut('T12');
    cut = lookAt();
  }, 120_000);

  it('were there: services, lines, a button, and nothing lost', () => {
    expect(whole.services).toEqual(expect.arrayContaining(['cases.proposeDelayNote', 'cases.explainDelay']));
    expect(whole.rows).toEqual(expect.arrayContaining(['T12a', 'T12']));
    expect(whole.buttons).toContain('拟审核未完成说明');
    expect(whole.lost).toEqual([]);
  });

  it('their services are gone, and only theirs', () => {
    const gone = ['cases.proposeDelayNote', 'cases.explainDelay'];
    expect(cut.services).toEqual(whole.services.filter((name) => !gone.includes(name)));
  });

  it('their lines of the documentation are gone, and only theirs', () => {
    expect(cut.rows).toEqual(whole.rows.filter((id) => id !== 'T12a' && id !== 'T12'));
  });

  it('the button is gone, and only that', () => {
    expect(cut.buttons).toEqual(whole.buttons.filter((label) => label !== '拟审核未完成说明'));
  });

  it('the coverage says that the clause lost its steps, its condition and its letter', () => {
    const ids = cut.acts.map(({ id }) => id);
    for (const id of ['T12', 'T12a', 'reviewDueSoon', 'D11']) expect(ids).not.toContain(id);
    expect(cut.lost).toEqual([
      '步骤T12a不在流程表中，或不再引用本条',
      '步骤T12不在流程表中，或不再引用本条',
      '条件“形式审核临近或超过期限”没有步骤使用',
      '文书D11审核未完成说明没有步骤出具',
    ]);
  });
});
