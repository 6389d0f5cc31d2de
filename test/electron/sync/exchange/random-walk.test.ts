/**
 * Real offices at random work, with real bundles of which some are lost, come twice, late or in any order, with stations
 * restored and keys made anew: when everything was exchanged, nothing is missing and all say the same. `EXCHANGE_WALKS`
 * sets how many walks are made, `EXCHANGE_SEED` where their dice begin, `EXCHANGE_STEPS` how long each is;
 * `EXCHANGE_SHRINK` looks for the fewest steps of a walk that fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExchangeOffice } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { fewest } from '../../../helpers/exchange-walk/fewest';
import { Ground } from '../../../helpers/exchange-walk/ground';
import { bringAllAgain, settle } from '../../../helpers/exchange-walk/settle';
import { isMet, STEPS as KINDS, openWalk, takeStep } from '../../../helpers/exchange-walk/walk';
import { type SettledStore, settledStore } from '../../../helpers/settled-store';
import { copyOf, copyOfFolder, type Offices, offices, pass } from './exchange-kit';

const WALKS = Number(process.env.EXCHANGE_WALKS ?? 1);
const STEPS = Number(process.env.EXCHANGE_STEPS ?? 60);
const SEED = Number(process.env.EXCHANGE_SEED ?? 20_260_309);
/** So many steps contain every kind. */
const MANY = 600;
const SHRINKS = process.env.EXCHANGE_SHRINK !== undefined;

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
  anew = [...stations.map((office) => copyOf(all, office)), copyOfFolder(all, founded.ceremony.dir)];
}, 240_000);
afterAll(() => all.remove());

/** The walks that went well. */
const walkedGrounds: Ground[] = [];

describe('offices at random work', () => {
  it.each(Array.from({ length: WALKS }, (_, at) => SEED + at))(
    'hold the same when everything was exchanged, and nothing was lost (seed %i)',
    { timeout: 3_600_000 },
    async (seed) => {
      const steps = Array.from({ length: STEPS }, (_, at) => at);
      const failed = await failureOf(seed, steps);
      if (failed === null) return;
      if (!SHRINKS) throw failed;
      const few = await fewest(steps, async (some) => isAlike(await failureOf(seed, some), failed));
      throw (await failureOf(seed, few)) ?? failed;
    },
  );

  it('have done every kind of step; in many steps the rare ones, too', () => {
    const kinds = new Set(walkedGrounds.flatMap((ground) => KINDS.filter((kind) => isMet(ground, kind))));
    const asked = KINDS.filter(({ isRare }) => isRare === undefined || WALKS * STEPS >= MANY);
    expect(asked.filter((kind) => !kinds.has(kind)).map(({ kind }) => kind)).toEqual([]);
    for (const kind of ['second', 'waited', 'taken over'])
      expect(
        walkedGrounds.some(({ met }) => met.get(kind)?.has('accepted')),
        kind,
      ).toBe(true);
  });
});

/** Walks some of the steps of a seed; what went wrong, with what was done before. */
async function failureOf(seed: number, steps: readonly number[]): Promise<Error | null> {
  for (const back of anew) back();
  const ground = new Ground(stations, all.founded, all.dir);
  try {
    await openWalk(ground);
    for (const step of steps) await takeStep(ground, seed, step);
    ground.done.push('settle');
    await settle(ground);
    await ground.close();
    const before = await agree();
    await bringAllAgain(ground);
    await ground.close();
    expect(await agree()).toEqual(before);
    noteTaken(ground, before);
    walkedGrounds.push(ground);
    console.log(`walk of seed ${seed}: ${statistics(ground)}`);
    return null;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return new Error(`${words}\nseed ${seed}:\n${ground.done.join('\n')}`, { cause: error });
  } finally {
    await ground.close();
  }
}

/** Whether two failures are of one kind, by their first words without names and numbers. */
const isAlike = (one: Error | null, other: Error): boolean => one !== null && kindOf(one) === kindOf(other);
const kindOf = ({ message }: Error): string =>
  (message.split('\n')[0] ?? '').replace(/[0-9a-f]{8,}|\d+/g, '#');

const statistics = ({ met }: Ground): string =>
  [...met]
    .map(([kind, of]) => `${kind} ${[...of].map(([what, many]) => `${what} ${many}`).join(', ')}`)
    .join('; ');

function noteTaken(ground: Ground, { takings }: Agreed): void {
  for (let times = takings; times > 0; times -= 1) ground.note('taken over', 'accepted');
}

interface Agreed {
  /** What each office holds and shows, by its key. */
  readonly held: { readonly [key: string]: string };
  /** Cases that were handed over and taken, as the region knows. */
  readonly takings: number;
}

/** Every office is sound and says of what it holds what the others say; the region holds everything. */
async function agree(): Promise<Agreed> {
  const opened = [];
  try {
    for (const office of stations) opened.push({ key: office.key, ...(await settledStore(office)) });
    const stores = opened.map(({ key, settled }) => ({ key, ...settled }));
    demandAgreement(stores);
    return {
      held: Object.fromEntries(stores.map((one) => [one.key, one.agreementOn(casesOf(one))])),
      takings: stores[0]?.written('sync.take') ?? 0,
    };
  } finally {
    for (const { close } of opened) close();
  }
}

const casesOf = ({ entries }: SettledStore): readonly string[] =>
  [...entries.keys()].filter((of) => of !== '').sort();

function demandAgreement(stores: readonly (SettledStore & { readonly key: string })[]): void {
  const atRegion = new Set([...(stores[0]?.entries.values() ?? [])].flatMap((ids) => [...ids]));
  for (const { key, finding, own, entries } of stores) {
    expect(finding, key).toBeNull();
    const held = [...own, ...[...entries].flatMap(([of, ids]) => (of === '' ? [] : [...ids]))];
    expect(
      held.filter((id) => !atRegion.has(id)),
      `of ${key} at the region`,
    ).toEqual([]);
  }
  for (const [at, one] of stores.entries())
    for (const other of stores.slice(at + 1)) {
      const pair = `${one.key} and ${other.key}`;
      const both = casesOf(one).filter((of) => other.entries.has(of));
      const isSame = one.entries.size === other.entries.size && both.length === one.entries.size - 1;
      for (const of of both) {
        expect(other.entries.get(of), `entries of ${of}: ${pair}`).toEqual(one.entries.get(of));
        expect(other.shown(of, !isSame), `${of}: ${pair}`).toBe(one.shown(of, !isSame));
      }
      expect(other.agreementOn(both), pair).toBe(one.agreementOn(both));
    }
}
