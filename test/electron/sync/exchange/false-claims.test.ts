/** Offices whose programs say what is not so: what they claim is not believed, and does no harm to anybody else. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedInCall } from '#electron/services/service';
import { signReceipt } from '#electron/sync/bundle/signed-text';
import type { SeenHead } from '#shared/journal/entry';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { altering } from './altered-office';
import {
  brought,
  COUNTY,
  checked,
  DAY,
  made,
  type Offices,
  offices,
  PREFECTURE,
  taken,
} from './exchange-kit';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** Heads as somebody would have them who owns far more of the prefecture than there is. */
function boasting({ store }: SignedInCall, station: string): readonly SeenHead[] {
  const far = { station, seq: 1_000_000, hash: '00'.repeat(32) } as SeenHead;
  return [...store.heads().filter((head) => head.station !== station), far].sort((a, b) =>
    a.station < b.station ? -1 : 1,
  );
}

/** Stations of which a bundle from one office to another holds something, and the station that makes it. */
async function sent(from: ExchangeOffice, to: string): Promise<{ station: string; of: readonly string[] }> {
  let seen: { station: string; of: readonly string[] } = { station: '', of: [] };
  await altering(
    (order, { store }) => {
      seen = { station: store.station, of: (order.selection?.contents ?? []).map(({ station }) => station) };
      return order;
    },
    () => from.work(DAY, (desk) => made(all.dir, desk, to)),
  );
  return seen;
}

describe('whoever claims to own more than there is', () => {
  it(
    'is sent everything all the same: only what the journal holds just so is acknowledged',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      const down = await prefecture.work(DAY, (desk) => made(dir, desk, COUNTY));
      await county.work(DAY, (desk) => taken(desk, down));
      const { station: victim } = await sent(prefecture, COUNTY);
      const folder = await altering(
        (order, call) => {
          const have = boasting(call, victim);
          Object.defineProperty(call.store, 'heads', { configurable: true, value: () => have });
          const { stationSigner } = call.store;
          const lying = order.receipts.map(({ signature: _true, ...receipt }) =>
            signReceipt({ ...receipt, have: have as typeof receipt.have }, (message) =>
              stationSigner.sign(message),
            ),
          );
          return { ...order, receipts: lying };
        },
        () => county.work(DAY, (desk) => made(dir, desk, PREFECTURE)),
      );
      await prefecture.work(DAY, async (desk) => {
        await taken(desk, folder);
        await desk.first();
      });
      expect((await sent(prefecture, COUNTY)).of).toContain(victim);
    },
  );
});

describe('a receipt', () => {
  it('brings no records: only what a supervisor let out does (B25)', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await altering(
      (order) => ({ ...order, kind: 'receipt', approver: null }),
      () =>
        county.work(DAY, async (desk) => {
          await desk.first();
          return made(dir, desk, PREFECTURE);
        }),
    );
    await prefecture.work(DAY, async (desk) => {
      const { taken: bundles } = await brought(desk, folder);
      const { bundle, plan } = await checked(desk, bundles[0]?.bundleId ?? '');
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B25_NO_APPROVAL' });
    });
  });
});

describe('a bundle that goes the wrong way', () => {
  it('is not of a kind that its sender may send to here (B24)', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await altering(
      (order) => ({ ...order, kind: 'up' }),
      () => prefecture.work(DAY, (desk) => made(dir, desk, COUNTY)),
    );
    await county.work(DAY, async (desk) => {
      const { taken: bundles } = await brought(desk, folder);
      const { bundle } = await checked(desk, bundles[0]?.bundleId ?? '');
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B24_NO_AUTHORITY' });
    });
  });
});
