/** A bundle of a changed program that would fill the memory of a small computer: kept apart, and the desk goes on (2.8). */
import { afterAll, beforeAll, it, vi } from 'vitest';
import { canonicalJson } from '#shared/lib/canonical-json';
import { altering } from './altered-office';
import { DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { keptOut } from './kept-out';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

// The desks of this file are small: a bundle that does as much to a large one would take the tests' own memory.
vi.mock('#electron/sync/bundle/bundle-worker', async (original) => {
  const real = await original<typeof import('#electron/sync/bundle/bundle-worker')>();
  return {
    BundleThread: class extends real.BundleThread {
      constructor() {
        super({ heapMb: 64, silentLooks: 60, lookMs: 1_000 });
      }
    },
  };
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('more records of the region than a desk can hold are kept apart (B20)', { timeout: 180_000 }, async () => {
  const { county, prefecture } = all;
  await pass(all, county, prefecture);
  const folder = await county.work(DAY, (desk) =>
    altering(
      (order, { store }) => {
        const certificate = store.views.trust.certificates[store.station]?.at(-1);
        if (certificate === undefined) throw new Error('no certificate');
        const record = { kind: 'certificates' as const, text: canonicalJson(certificate) };
        return { ...order, trust: [...Array.from({ length: 80_000 }, () => record), ...order.trust] };
      },
      () => made(all.dir, desk, PREFECTURE),
    ),
  );
  await keptOut(all, folder, 'B20_SIZE');
});
