/**
 * A busy week at the region: many bundles of 400 entries in one run, in whatever order the files lie, unattended.
 * `HUB_BUNDLES=500` is the full week; the usual run takes 20. Time and memory are told, and never decide.
 */
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { flood } from '../../helpers/bundle-flood';
import { scratch } from '../../helpers/desk-cli';
import { lines } from '../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../helpers/exchange-region';
import { hotanIn, kashgarIn, regionIn } from './hub-offices';

const BUNDLES = Number(process.env.HUB_BUNDLES ?? 20);
const ENTRIES = 400;
const DAY = '2026-03-05';

const place = scratch();
afterAll(() => place.remove());
const inbox = join(place.dir, 'in');
const outbox = join(place.dir, 'receipts');
const region = regionIn(place.dir);

describe(`${BUNDLES} bundles of ${ENTRIES} entries`, () => {
  beforeAll(async () => {
    const senders = [kashgarIn(place.dir), hotanIn(place.dir)];
    for (const office of [region, ...senders]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, DAY);
    mkdirSync(inbox);
    for (const [index, office] of senders.entries()) {
      await enrolOffice(founded, office, DAY);
      const order = { to: '650000' as DivisionCode, day: DAY, bundles: BUNDLES / 2, entries: ENTRIES };
      await flood(office, { ...order, firstCase: index * 200_000 }, inbox);
    }
    // Ferry desks rename files: their order says nothing.
    for (const [at, name] of readdirSync(inbox).entries())
      renameSync(join(inbox, name), join(inbox, `${(at * 7919) % 10_007}.bin`));
  }, 900_000);

  it('are all taken in by one unattended run, with a receipt for each', () => {
    const run = region.hub(DAY, ['import', inbox, outbox]);
    const end = run.results.at(-1);
    process.stderr.write(`${JSON.stringify(end)}\n`);
    expect(run.code, `${run.words}${lines(run).slice(-5000)}`).toBe(0);
    expect(end).toMatchObject({ event: 'end', imported: BUNDLES });
    expect(readdirSync(outbox)).toHaveLength(BUNDLES);
  }, 900_000);

  it('are known when they are brought again, and nothing changes', () => {
    const run = region.hub(DAY, ['import', inbox, outbox]);
    expect(run.results.at(-1)).toMatchObject({ event: 'end', already: BUNDLES });
    expect(run.code).toBe(0);
  }, 900_000);
});
