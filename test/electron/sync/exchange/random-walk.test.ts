/**
 * Real offices at random work, with real bundles of which some are lost, come twice, late or in any order: when everything
 * was exchanged, nothing is missing and all say the same. `EXCHANGE_WALKS` sets how many walks are made, `EXCHANGE_SEED`
 * where their dice begin, `EXCHANGE_STEPS` how long each is.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../../../helpers/case-walk-inputs';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { ExchangeWalk } from '../../../helpers/exchange-walk';
import { type SettledStore, settledStore } from '../../../helpers/settled-store';
import { copyOf, type Offices, offices, pass } from './exchange-kit';

const WALKS = Number(process.env.EXCHANGE_WALKS ?? 2);
const STEPS = Number(process.env.EXCHANGE_STEPS ?? 40);
const SEED = Number(process.env.EXCHANGE_SEED ?? 20_260_309);

let all: Offices;
let stations: readonly ExchangeOffice[];
/** Puts all of them back to where a walk begins. */
let anew: readonly (() => void)[];
beforeAll(async () => {
  all = await offices();
  const { region, prefecture, county, founded, dir } = all;
  const beside = new ExchangeOffice(dir, 'prefecture-two', prefecture.parts);
  await beside.setUp('2026-03-02');
  await enrolOffice(founded, beside, '2026-03-05');
  // The county seals to what the new station can open, too.
  await pass(all, region, prefecture);
  await pass(all, prefecture, county);
  stations = [region, prefecture, beside, county];
  anew = stations.map((office) => copyOf(all, office));
}, 240_000);
afterAll(() => all.remove());

describe('offices at random work', () => {
  it.each(Array.from({ length: WALKS }, (_, at) => SEED + at))(
    'hold the same when everything was exchanged, and nothing was lost (seed %i)',
    { timeout: 600_000 },
    async (seed) => {
      for (const back of anew) back();
      const walk = new ExchangeWalk(new Dice(seed), stations, all.dir);
      try {
        await walk.open();
        for (let step = 0; step < STEPS; step += 1) await walk.step();
        walk.done.push('settle');
        await walk.settle();
      } catch (error) {
        throw new Error(`seed ${seed}:\n${walk.done.join('\n')}`, { cause: error });
      } finally {
        await walk.close();
      }
      await agree(seed);
      console.log(`walk of seed ${seed}: ${JSON.stringify(walk.met)}`);
    },
  );
});

/** Every office is sound and says of what it holds what the others say; the region holds everything. */
async function agree(seed: number): Promise<void> {
  const opened = [];
  try {
    for (const office of stations) opened.push({ key: office.key, ...(await settledStore(office)) });
    demandAgreement(
      opened.map(({ key, settled }) => ({ key, ...settled })),
      seed,
    );
  } finally {
    for (const { close } of opened) close();
  }
}

function demandAgreement(stores: readonly (SettledStore & { readonly key: string })[], seed: number): void {
  const atRegion = new Set([...(stores[0]?.entries.values() ?? [])].flatMap((ids) => [...ids]));
  for (const { key, finding, own } of stores) {
    expect(finding, `${key}, seed ${seed}`).toBeNull();
    expect(
      own.filter((id) => !atRegion.has(id)),
      `of ${key} at the region, seed ${seed}`,
    ).toEqual([]);
  }
  for (const [at, one] of stores.entries())
    for (const other of stores.slice(at + 1)) {
      const pair = `${one.key} and ${other.key}, seed ${seed}`;
      const both = [...one.entries.keys()].filter((of) => of !== '' && other.entries.has(of));
      const isSame = one.entries.size === other.entries.size && both.length === one.entries.size - 1;
      for (const of of both) {
        expect(other.entries.get(of), `entries of ${of}: ${pair}`).toEqual(one.entries.get(of));
        expect(other.shown(of, !isSame), `${of}: ${pair}`).toBe(one.shown(of, !isSame));
      }
      expect(other.agreementOn(both), pair).toBe(one.agreementOn(both));
    }
}
