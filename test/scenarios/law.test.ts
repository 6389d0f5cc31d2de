/** The law told as scenarios: every file under law/ is played on a store of its own and must hold what it says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { touch } from '../helpers/clause-record';
import { desk } from '../helpers/desk-cli';
import {
  clausesTouched,
  isOpenedByAnotherDesk,
  isOpenedByRegion,
  LAW_FOLDER,
  lawFiles,
  misfit,
  officeOf,
  playLaw,
  readLaw,
  rowsDone,
  startOf,
} from '../helpers/scenario-kit';

const files = lawFiles().map((path) => ({ path, scenario: readLaw(path) }));
const titled = files.map(
  ({ path, scenario }) => [scenario.heading.title ?? '', path.split('/')[0] ?? '', scenario] as const,
);
const rows = new Set<string>();

describe('the scenarios of the law', () => {
  it('are many, each with a title of its own and with something it expects', () => {
    expect(files.length).toBeGreaterThanOrEqual(80);
    expect(new Set(titled.map(([title]) => title)).size).toBe(files.length);
    for (const { path, scenario } of files) {
      expect(scenario.heading.title, path).toMatch(/.{20,}/);
      const asking = scenario.lines.filter(
        ({ line }) => line.expect !== undefined || line.refused !== undefined,
      );
      expect(asking.length, path).toBeGreaterThan(0);
    }
  });

  it.each(titled)('%s', async (_title, _topic, scenario) => {
    const played = await playLaw(scenario);
    touch(clausesTouched(scenario, played.results));
    for (const row of rowsDone(scenario, played.results)) rows.add(row.id);
    expect(misfit(scenario, played)).toBeNull();
    expect(played.results.length).toBe(scenario.lines.length);
    expect(played.clean).toBe(true);
  });

  it('carry out every row of the table that needs no word of the region (those: region.test.ts)', () => {
    const own = TRANSITIONS.filter((row) => !isOpenedByRegion(row) && !isOpenedByAnotherDesk(row));
    expect(own.map(({ id }) => id).filter((id) => !rows.has(id))).toEqual([]);
  });
});

describe('desk run', () => {
  it.each([
    'first/an-application-goes-the-whole-way-to-its-code.jsonl',
    'objection/with-the-setting-the-notice-stands-still.jsonl',
    'receipt/a-cross-region-case-is-not-accepted-but-transferred.jsonl',
    'office/a-county-without-designation-is-no-agency.jsonl',
    'bad-input/a-malformed-code-is-refused.jsonl',
  ])('plays %s to its end, and the store is sound', (path) => {
    const dir = mkdtempSync(join(tmpdir(), 'desk-run-'));
    const vault = join(dir, 'vault');
    const office = join(dir, 'office.json');
    const scenario = readLaw(path);
    writeFileSync(office, JSON.stringify({ office: officeOf(scenario), at: startOf(scenario) }));
    expect(desk(['init', '--vault', vault, '--office', office, '--practice']).code).toBe(0);
    const run = desk(['run', join(LAW_FOLDER, path), '--vault', vault]);
    expect(run.code, run.words).toBe(0);
    expect(run.results.at(-1)).toHaveProperty('stateHash');
    expect(desk(['verify', '--vault', vault]).code).toBe(0);
    rmSync(dir, { recursive: true, force: true });
  });

  it('refuses a file that is no scenario, with the file and the line', () => {
    const dir = mkdtempSync(join(tmpdir(), 'desk-run-'));
    const file = join(dir, 'broken.jsonl');
    writeFileSync(file, '{"title": "broken"}\n{"call": "desk.state", "surprise": 1}\n');
    const run = desk(['run', file, '--vault', join(dir, 'none')]);
    expect(run.code).toBe(3);
    expect(run.words).toContain('broken.jsonl 第 2 行');
    rmSync(dir, { recursive: true, force: true });
  });
});
