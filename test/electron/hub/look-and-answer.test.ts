/**
 * A hub that looks before it takes in, answers for what it took in, and holds a month against another office: by the command
 * line, with its lines and its exit codes.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliRun } from '../../helpers/desk-cli';
import { lines } from '../../helpers/exchange-office';
import { storeFiles } from '../../helpers/store-files';
import {
  COUNTY,
  DAY,
  files,
  type Offices,
  offices,
  PREFECTURE,
  pass,
  REGION,
} from '../sync/exchange/exchange-kit';

const NOBODY = '0'.repeat(32);

let all: Offices;
/** Folder with the county's bundle. */
let medium: string;
beforeAll(async () => {
  all = await offices();
  medium = join(all.dir, 'medium');
  await all.county.work(DAY, (desk) => desk.first());
  all.county.hubMust(DAY, 'export', medium, '--to', PREFECTURE);
}, 240_000);
afterAll(() => all.remove());

type Line = CliRun['results'][number];

const lineOf = (run: CliRun, event: string): Line => {
  const found = run.results.filter((line) => line.event === event);
  if (found.length !== 1) throw new Error(`not one ${event}: ${run.words}${lines(run)}`);
  return found[0] ?? {};
};

/** A run of the prefecture's hub that leaves its store as it is. */
function looks(...words: readonly string[]): CliRun {
  const { prefecture } = all;
  const before = storeFiles(prefecture.vault);
  const run = prefecture.hub(DAY, words);
  expect(storeFiles(prefecture.vault)).toEqual(before);
  return run;
}

/** A folder with one file. */
function holding(name: string, bytes: Uint8Array): string {
  const folder = join(all.dir, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), bytes);
  return folder;
}

describe('hub verify', () => {
  it('says what each bundle of a folder is and would come to, and takes nothing in', () => {
    const run = looks('verify', medium);
    expect([run.code, run.words]).toEqual([0, expect.stringContaining('可以导入 1')]);
    expect(lineOf(run, 'received')).toMatchObject({ agency: COUNTY, kind: 'up', state: 'ready' });
    expect(lineOf(run, 'ready')).toMatchObject({
      ...{ agency: COUNTY, from: '喀什市数据局', kind: 'up', number: 'B-0001' },
      plan: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { newCases: 1, changedCases: 0, conflicts: 0 },
      ...{ step: 'check', at: 1, of: 1 },
    });
    expect(run.results.at(-1)).toMatchObject({ event: 'end', ready: 1 });
    expect(run.results.filter(({ event }) => event === 'row')).toEqual([]);
  });

  it('says the same of what lies in the inbox, when no folder is named', () => {
    const named = lineOf(looks('verify', medium), 'ready');
    expect(lineOf(looks('verify'), 'ready')).toEqual(named);
  });

  it('ends with 1 when a file is refused, with its code, and with 2 when the folder is not there', () => {
    const whole = readFileSync(files(medium)[0] ?? '');
    const cut = looks('verify', holding('cut', whole.subarray(0, -1)));
    expect(cut.code).toBe(1);
    expect(lineOf(cut, 'refused')).toMatchObject({ file: 'file', code: 'B05_TRUNCATED' });
    const none = looks('verify', holding('none', Buffer.from('no bundle')));
    expect(none.code).toBe(1);
    expect(lineOf(none, 'refused')).toMatchObject({ file: 'file', code: 'B02_NOT_BUNDLE' });
    expect(looks('verify', join(all.dir, 'nowhere'))).toMatchObject({ code: 2, results: [] });
  });
});

describe('hub plan', () => {
  it('tells each line of the preview as well, and the number that verify tells', () => {
    const run = looks('plan', medium);
    expect(run.code).toBe(0);
    const ready = lineOf(run, 'ready');
    const { counts, bundleId } = ready as { readonly counts: { readonly newCases: number } } & Line;
    expect(ready.plan).toBe(lineOf(looks('verify', medium), 'ready').plan);
    const rows = run.results.filter(({ event }) => event === 'row');
    expect(rows.filter(({ kind }) => kind === 'case-new')).toHaveLength(counts.newCases);
    expect(rows.every((row) => row.bundleId === bundleId && row.group !== 'needs-you')).toBe(true);
  });

  it('ends with 1 for what builds on another bundle, and leaves it waiting', () => {
    const { county, region } = all;
    // The region has heard nothing of the prefecture yet, which the county has.
    const direct = join(all.dir, 'direct');
    county.hubMust(DAY, 'export', direct, '--to', REGION);
    const run = region.hub(DAY, ['plan', direct]);
    expect(run.code).toBe(1);
    expect(lineOf(run, 'prerequisite')).toMatchObject({ agency: COUNTY, code: 'B26_WAITING' });
    expect(run.results.at(-1)).toMatchObject({ event: 'end', prerequisite: 1 });
  });

  it('tells the number that an import demands and comes to', () => {
    const { prefecture } = all;
    const { bundleId, plan, counts } = lineOf(looks('plan', medium), 'ready');
    const stale = looks('decide', String(bundleId), '--plan', '0'.repeat(64));
    expect(stale).toMatchObject({ code: 1, results: [{ ok: false, failure: { code: 'B33_PLAN_STALE' } }] });
    const run = prefecture.hub(DAY, ['decide', String(bundleId), '--plan', String(plan)]);
    const { newCases, changedCases } = counts as { readonly newCases: number; readonly changedCases: number };
    expect(run).toMatchObject({ code: 0, results: [{ ok: true, value: { newCases, changedCases } }] });
    expect(lineOf(looks('plan', medium), 'already')).toMatchObject({ bundleId });
  });
});

describe('hub receipt', () => {
  it('is refused for a bundle that nobody brought', () => {
    expect(looks('receipt', NOBODY, join(all.dir, 'out'))).toMatchObject({
      code: 1,
      results: [{ ok: false, failure: { code: 'BUNDLE_UNKNOWN' } }],
    });
  });

  it('writes the receipt again as often as it is asked for, and the sender’s outbox closes on any', () => {
    const { prefecture, county } = all;
    const bundleId = String(lineOf(looks('verify', medium), 'already').bundleId);
    const again = join(all.dir, 'again');
    const written = [1, 2].map(() => {
      const run = prefecture.hubMust(DAY, 'receipt', bundleId, again);
      const [{ value }] = run.results as unknown as readonly [{ readonly value: { readonly file: string } }];
      return value.file;
    });
    expect(new Set(written).size).toBe(2);
    expect(readdirSync(again).toSorted()).toEqual(written.toSorted());
    const run = county.hubMust(DAY, 'import', again);
    expect(run.results.at(-1)).toMatchObject({ imported: 2 });
  });
});

describe('hub reconcile', () => {
  const MONTH = '2026-03';
  const month = (...words: readonly string[]): CliRun => looks('reconcile', '--month', ...words);

  it('tells what the other office does not have, line by line, and ends with 1', async () => {
    const { prefecture } = all;
    await prefecture.work(DAY, (desk) => desk.first({ dataRegistName: '第三项资源' }));
    const run = month(MONTH);
    expect([run.code, run.words]).toEqual([1, expect.stringContaining('处差异')]);
    const differences = run.results.filter(({ event }) => event === 'difference');
    expect(differences.length).toBeGreaterThan(0);
    expect(differences).toContainEqual(expect.objectContaining({ kind: 'only-ours', cause: '尚未打包' }));
    expect(run.results.at(-1)).toMatchObject({
      ...{ event: 'end', month: MONTH, agency: REGION, differences: differences.length, signed: false },
    });
  });

  it('tells what the month comes to and ends with 0 when both hold the same', async () => {
    const { region, prefecture } = all;
    await pass(all, prefecture, region);
    await pass(all, region, prefecture);
    const run = month(MONTH, '--to', REGION);
    expect(run.results).toEqual([
      expect.objectContaining({ event: 'end', month: MONTH, differences: 0, signed: false }),
    ]);
    const statuses = run.results[0]?.statuses as readonly {
      readonly ours: number;
      readonly theirs: number;
    }[];
    expect(statuses.map(({ ours, theirs }) => [ours, theirs])).toEqual([[2, 2]]);
    expect([run.code, run.words]).toEqual([0, expect.stringContaining('对账一致')]);
  });

  it.each([
    ['a signature before the month is over', [MONTH, '--sign'], 'INPUT_INVALID'],
    ['a month that is none', ['2026-13'], 'INPUT_INVALID'],
    ['an agency that nobody knows', [MONTH, '--to', '659999'], 'PARTNER_UNKNOWN'],
  ] as const)('is refused for %s', (_name, words, code) => {
    expect(month(...words)).toMatchObject({ code: 1, results: [{ ok: false, failure: { code } }] });
  });

  it('signs a month that is over, as it was told', () => {
    const run = all.prefecture.hub('2026-04-02', ['reconcile', '--month', MONTH, '--sign']);
    expect([run.code, run.results.at(-1)]).toEqual([
      0,
      expect.objectContaining({ event: 'end', month: MONTH, agency: REGION, differences: 0, signed: true }),
    ]);
  });
});
