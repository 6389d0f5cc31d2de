/**
 * kill -9 of `desk hub import` at random moments: the store is as before a bundle or as after it, `desk verify` finds
 * nothing, and the import can be repeated to its end. `HUB_KILLS=300` is the long run.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { hotanIn, regionIn } from '../electron/hub/hub-offices';
import { flood } from '../helpers/bundle-flood';
import { scratch } from '../helpers/desk-cli';
import { type ExchangeOffice, lines } from '../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../helpers/exchange-region';

const KILLS = Number(process.env.HUB_KILLS ?? 12);
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
  child.stdout.resume();
  child.stderr.resume();
  return new Promise((resolve) =>
    child.on('close', (_code, signal) => {
      if (timer) clearTimeout(timer);
      resolve({ killed: signal === 'SIGKILL', lived: performance.now() - begun });
    }),
  );
}

/** A fresh copy of the region's store in the place of the one before: the machine knows it there. */
function asBefore(kept: string): void {
  rmSync(dirname(region.vault), { recursive: true, force: true });
  cpSync(kept, dirname(region.vault), { recursive: true });
}

describe('kill -9 of the hub', () => {
  const kept = join(place.dir, 'kept');
  let whole: unknown;
  let span = 0;

  beforeAll(async () => {
    const sender = hotanIn(place.dir);
    for (const office of [region, sender]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, DAY);
    await enrolOffice(founded, sender, DAY);
    mkdirSync(inbox);
    const order = { to: '650000' as DivisionCode, day: DAY, bundles: BUNDLES, entries: 100, firstCase: 0 };
    await flood(sender, order, inbox);
    cpSync(dirname(region.vault), kept, { recursive: true });
    ({ lived: span } = await importAndKill(region, Number.POSITIVE_INFINITY));
    whole = region.hubMust(DAY, 'audit').results[0]?.agreementHash;
  }, 300_000);

  it(`at ${KILLS} moments of an import leaves a clean store that takes the rest in`, async () => {
    let killed = 0;
    for (let at = 0; at < KILLS; at += 1) {
      asBefore(kept);
      // Spread evenly over the run, in an order that hits every stretch.
      const end = await importAndKill(region, ((((at * 29) % KILLS) + 0.5) / KILLS) * span);
      if (end.killed) killed += 1;
      const after = region.hub(DAY, ['audit']);
      expect([after.code, after.results[0]?.clean], `kill ${at}: ${lines(after)}`).toEqual([0, true]);
      const again = region.hub(DAY, ['import', inbox]);
      expect(again.code, `kill ${at}: ${lines(again)}`).toBe(0);
      expect(region.hubMust(DAY, 'audit').results[0]?.agreementHash).toBe(whole);
    }
    expect(killed).toBeGreaterThan(KILLS / 2);
  }, 3_600_000);
});
