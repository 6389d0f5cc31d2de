/**
 * kill -9 of an import by `desk hub`: at random moments, and at every write and flush, also of one that brings what the
 * region signed.
 * The store is as before a bundle or as after it, `desk verify` finds nothing, and the import can be repeated to its
 * end. `HUB_KILLS=300` is the long run.
 */
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { hotanIn, kashgarIn, regionIn, shufuIn } from '../electron/hub/hub-offices';
import { flood } from '../helpers/bundle-flood';
import { scratch } from '../helpers/desk-cli';
import { type ExchangeOffice, lines } from '../helpers/exchange-office';
import { enrolOffice, foundRegion, revoked } from '../helpers/exchange-region';

const USUAL_KILLS = 12;
const KILLS = Number(process.env.HUB_KILLS ?? USUAL_KILLS);
const BUNDLES = 3;
const DAY = '2026-03-05';

const place = scratch();
afterAll(() => place.remove());
const region = regionIn(place.dir);
const inbox = join(place.dir, 'in');

/** Runs an import and kills it after a while; answers how long it lived and whether it was killed. */
function importAndKill(
  office: ExchangeOffice,
  delay: number,
): Promise<{ readonly killed: boolean; readonly lived: number }> {
  const begun = performance.now();
  const child = office.startHub(DAY, ['import', inbox]);
  const timer = Number.isFinite(delay) ? setTimeout(() => child.kill('SIGKILL'), delay) : null;
  return wasKilled(child).then((killed) => {
    if (timer) clearTimeout(timer);
    return { killed, lived: performance.now() - begun };
  });
}

/** Waits for the end of a process. */
function wasKilled(child: ChildProcess): Promise<boolean> {
  child.stdout?.resume();
  child.stderr?.resume();
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal === 'SIGKILL')));
}

/** A fresh copy of an office's store in the place of the one before: the machine knows it there. */
function asBefore({ vault }: ExchangeOffice, kept: string): void {
  rmSync(dirname(vault), { recursive: true, force: true });
  cpSync(kept, dirname(vault), { recursive: true });
}

/** What a kill may leave: how it is seen, and how what was begun is brought to its end. */
interface Halves<E> {
  readonly before: E;
  readonly after: E;
  readonly found: () => Promise<E>;
  readonly again: (end: E) => void;
}

/** Kills an act at each of its writes and flushes: it leaves what was before it or what is after, and can be repeated. */
async function atEveryStep<E>(
  office: ExchangeOffice,
  kept: string,
  words: readonly string[],
  { before, after, found, again }: Halves<E>,
): Promise<void> {
  const ends: unknown[] = [];
  for (let step = 1; ; step += 1) {
    asBefore(office, kept);
    if (!(await wasKilled(office.startHubUntil(step, DAY, words)))) break;
    const end = await found();
    expect([before, after], `killed at step ${step}`).toContainEqual(end);
    ends.push(end);
    again(end);
    expect(await found(), `again after step ${step}`).toEqual(after);
  }
  expect(await found()).toEqual(after);
  expect(ends).toContainEqual(before);
  expect(ends).toContainEqual(after);
}

describe('kill -9 of the hub', () => {
  const kept = join(place.dir, 'kept');
  /** What the cases come to after none of the bundles, the first, the first two, all. */
  const states: unknown[] = [];
  let span = 0;

  const stateHere = () => region.hubMust(DAY, 'audit').results[0]?.agreementHash;

  beforeAll(async () => {
    const sender = hotanIn(place.dir);
    for (const office of [region, sender]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, DAY);
    await enrolOffice(founded, sender, DAY);
    mkdirSync(inbox);
    const order = { to: '650000' as DivisionCode, day: DAY, bundles: BUNDLES, entries: 100, firstCase: 0 };
    await flood(sender, order, inbox);
    cpSync(dirname(region.vault), kept, { recursive: true });
    const written = (name: string): bigint => statSync(join(inbox, name), { bigint: true }).mtimeNs;
    const files = readdirSync(inbox).sort((a, b) => (written(a) < written(b) ? -1 : 1));
    for (let taken = 0; taken < files.length; taken += 1) {
      states.push(stateHere());
      const one = join(place.dir, `bundle-${taken}`);
      mkdirSync(one);
      cpSync(join(inbox, files[taken] ?? ''), join(one, files[taken] ?? ''));
      region.hubMust(DAY, 'import', one);
    }
    asBefore(region, kept);
    ({ lived: span } = await importAndKill(region, Number.POSITIVE_INFINITY));
    states.push(stateHere());
    expect(new Set(states).size).toBe(BUNDLES + 1);
  }, 300_000);

  it(`at ${KILLS} moments of an import leaves the store before or after a bundle, clean, and it takes the rest in`, async () => {
    let killed = 0;
    const seen = new Set<unknown>();
    for (let at = 0; at < KILLS; at += 1) {
      asBefore(region, kept);
      // Spread evenly over the run, in an order that hits every stretch.
      const end = await importAndKill(region, ((((at * 29) % KILLS) + 0.5) / KILLS) * span);
      if (end.killed) killed += 1;
      const after = region.hub(DAY, ['audit']);
      expect([after.code, after.results[0]?.clean], `kill ${at}: ${lines(after)}`).toEqual([0, true]);
      const state = after.results[0]?.agreementHash;
      expect(states, `kill ${at}: between two bundles`).toContain(state);
      seen.add(state);
      const again = region.hub(DAY, ['import', inbox]);
      expect(again.code, `kill ${at}: ${lines(again)}`).toBe(0);
      expect(stateHere()).toBe(states.at(-1));
    }
    // They have met an import before and after something was taken in.
    if (KILLS >= USUAL_KILLS) expect(seen.size).toBeGreaterThan(1);
    expect(killed).toBeGreaterThan(KILLS / 2);
  }, 3_600_000);
});

describe('kill -9 at every write and flush of an import', () => {
  const own = scratch();
  afterAll(() => own.remove());
  const office = regionIn(own.dir);
  const sender = hotanIn(own.dir);
  const kept = join(own.dir, 'kept');
  const medium = join(own.dir, 'medium');

  /** What the cases come to, how many bundles stand as taken in, and whether the store is clean. */
  const found = async () => {
    const { code, results } = office.hub(DAY, ['audit']);
    const imported = await office.work(DAY, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      // Its staged copy may still be there, and is told as taken in.
      return new Set(items.flatMap((one) => (one.importedAt === null ? [] : [one.bundleId]))).size;
    });
    return { code, clean: results[0]?.clean, cases: results[0]?.agreementHash, imported };
  };

  it('leaves its cases, and the bundle as taken in, or neither', async () => {
    for (const one of [office, sender]) await one.setUp('2026-03-02');
    const founded = await foundRegion(office, DAY);
    await enrolOffice(founded, sender, DAY);
    mkdirSync(medium);
    const order = { to: '650000' as DivisionCode, day: DAY, bundles: 1, entries: 20, firstCase: 0 };
    await flood(sender, order, medium);
    cpSync(dirname(office.vault), kept, { recursive: true });
    const before = await found();
    expect(before).toMatchObject({ code: 0, clean: true, imported: 0 });
    office.hubMust(DAY, 'import', medium);
    const after = await found();
    expect(after).toMatchObject({ code: 0, clean: true, imported: 1 });
    expect(after.cases).not.toBe(before.cases);
    const again = () => office.hubMust(DAY, 'import', medium);
    await atEveryStep(office, kept, ['import', medium], { before, after, found, again });
  }, 3_600_000);
});

describe('kill -9 of an import that brings what the region signed', () => {
  const own = scratch();
  afterAll(() => own.remove());
  const above = regionIn(own.dir);
  const office = kashgarIn(own.dir);
  const lost = shufuIn(own.dir);
  const kept = join(own.dir, 'kept');
  let decide: readonly string[] = [];

  beforeAll(async () => {
    for (const one of [above, office, lost]) await one.setUp('2026-03-02');
    const founded = await foundRegion(above, DAY);
    for (const one of [office, lost]) await enrolOffice(founded, one, DAY);
    const { station } = await lost.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
    await revoked(founded, station, DAY, 'stolen');
    const medium = join(own.dir, 'medium');
    above.hubMust(DAY, 'export', medium, '--to', office.parts.division);
    const stopped = office
      .hub(DAY, ['import', medium])
      .results.find(({ event }) => event === 'second-approval');
    decide = ['decide', String(stopped?.bundleId), '--plan', String(stopped?.plan), '--second', 'deputy'];
    cpSync(dirname(office.vault), kept, { recursive: true });
  }, 300_000);

  /** Whether the list of the region is in force, whether the bundle that brought it is taken in, and what a check finds. */
  const found = () =>
    office.work(DAY, async (desk) => {
      const { revocations } = await desk.must('admin', 'enrol.state', {});
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      const { finding } = await desk.must('auditor', 'store.verify', {});
      return { list: revocations?.number ?? null, imported: items[0]?.importedAt !== null, finding };
    });

  it('at every write and flush: the list counts and the bundle is taken in, or neither', async () => {
    type Found = Awaited<ReturnType<typeof found>>;
    const before: Found = { list: null, imported: false, finding: null };
    const after: Found = { list: 1, imported: true, finding: null };
    const again = (end: Found) => {
      if (end.imported) return;
      const run = office.hub(DAY, decide);
      expect(run.code, run.words).toBe(0);
    };
    await atEveryStep(office, kept, decide, { before, after, found, again });
  }, 3_600_000);
});
