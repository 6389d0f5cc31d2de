/**
 * Who is suspended stays so until the region has spoken, whatever is brought in meanwhile; what nobody has proved to be
 * the sender's is answered to nobody; and what was put apart stays one bundle wherever a power cut has left its parts.
 */
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MEDIUM_PROFILES } from '#shared/bundle/limits';
import type { CallOutput } from '#shared/contract/contract';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { altering } from './altered-office';
import {
  brought,
  COUNTY,
  checked,
  copyOf,
  DAY,
  files,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
  REGION,
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

const ahead = { timeout: 180_000 };

/** Reads a medium in and checks what it held. */
async function looked(desk: OfficeDesk, folder: string): Promise<CallOutput<'sync.check'>> {
  const { taken: bundles } = await brought(desk, folder);
  return checked(desk, bundles[0]?.bundleId ?? '');
}

/** A bundle of the county whose header somebody else has signed. */
const forged = (): Promise<string> =>
  altering(
    (order, { store }) => {
      const { publicKey } = store.stationSigner;
      const sign = () => new Uint8Array(64);
      Object.defineProperty(store, 'stationSigner', { configurable: true, value: { publicKey, sign } });
      return order;
    },
    () => all.county.work(DAY, (desk) => made(all.dir, desk, PREFECTURE)),
  );

/** Bundles that the prefecture's next bundle for the county has receipts of. */
async function answeredTo(): Promise<readonly string[]> {
  let ids: readonly string[] = [];
  await altering(
    (order) => {
      ids = order.receipts.map(({ bundleId }) => bundleId);
      return order;
    },
    () => all.prefecture.work(DAY, (desk) => made(all.dir, desk, COUNTY)),
  );
  return ids;
}

describe('a bundle whose sender nobody has proved', () => {
  it(
    'is put apart and answered to nobody, and pushes no true one out of what is answered',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      const { bundle: sound } = await pass(all, county, prefecture);
      const folder = await forged();
      const junk = await prefecture.work(DAY, (desk) => looked(desk, folder));
      expect(junk).toMatchObject({ plan: null, bundle: { state: 'quarantine', code: 'B15_SIGNATURE' } });
      // A true bundle of the county that is refused is answered, as is one that was taken in.
      const wrong = await altering(
        (order) => ({ ...order, kind: 'receipt', approver: null }),
        () => county.work(DAY, (desk) => made(dir, desk, PREFECTURE)),
      );
      const refused = await prefecture.work(DAY, (desk) => looked(desk, wrong));
      expect(refused.bundle.code).toBe('B25_NO_APPROVAL');
      const ids = await answeredTo();
      expect(ids).toContain(sound.bundleId);
      expect(ids).toContain(refused.bundle.bundleId);
      expect(ids).not.toContain(junk.bundle.bundleId);
    },
  );
});

describe('a bundle in several parts', () => {
  const places = () =>
    ['inbox', 'quarantine'].map((name) => join(`${all.prefecture.vault}.exchange`, name)) as [string, string];
  /** A bundle of the county in two parts, carried to a medium; the one before told how large one is. */
  async function inParts(): Promise<string> {
    const { county, prefecture, dir } = all;
    const whole = await county.work(DAY, async (desk) => {
      await desk.first();
      return made(dir, desk, PREFECTURE);
    });
    const [file = ''] = files(whole);
    const { bytes } = (await prefecture.work(DAY, (desk) => looked(desk, whole))).bundle;
    const profiles: { gateway: number } = MEDIUM_PROFILES as never;
    const { gateway } = profiles;
    profiles.gateway = statSync(file).size - Math.floor(bytes / 2) + 512;
    try {
      return await altering(
        (order) => ({ ...order, medium: 'gateway' }),
        () => county.work(DAY, (desk) => made(dir, desk, PREFECTURE)),
      );
    } finally {
      profiles.gateway = gateway;
    }
  }

  it(
    'is one bundle when its move into quarantine was cut off half-way, and stays put apart',
    ahead,
    async () => {
      const folder = await inParts();
      expect(files(folder)).toHaveLength(2);
      await all.prefecture.work(DAY, async (desk) => {
        const [inbox, quarantine] = places();
        mkdirSync(quarantine, { recursive: true });
        const former = readdirSync(inbox);
        const { taken: bundles } = await brought(desk, folder);
        const bundleId = bundles[0]?.bundleId ?? '';
        const [first = ''] = readdirSync(inbox).filter((name) => !former.includes(name));
        renameSync(join(inbox, first), join(quarantine, first));
        const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
        const here = items.filter((one) => one.bundleId === bundleId);
        expect(here).toMatchObject([{ state: 'quarantine', missing: [] }]);
        const { plan } = await checked(desk, bundleId);
        expect(plan).toMatchObject({ secondNeeded: true });
      });
    },
  );

  it('that was put apart is not free of it because it is read in again', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(DAY, async (desk) => {
      const { plan } = await looked(desk, folder);
      expect(plan).toMatchObject({ secondNeeded: false });
      const [inbox, quarantine] = places();
      for (const name of readdirSync(inbox)) renameSync(join(inbox, name), join(quarantine, name));
      expect((await looked(desk, folder)).plan).toMatchObject({ secondNeeded: true });
    });
  });
});

/** The county's machine and a copy of it go different ways; answers what the copy has made for an office, and leaves the
 * true one, of which those named have heard. */
async function forkedFor(to: string, ...heard: readonly ExchangeOffice[]): Promise<string> {
  const { county, dir } = all;
  const before = copyOf(all, county);
  await county.work(DAY, (desk) => desk.first());
  for (const office of heard) await pass(all, county, office);
  const truly = copyOf(all, county);
  before();
  const fork = await county.work(DAY, async (desk) => {
    await desk.first();
    return made(dir, desk, to);
  });
  truly();
  return fork;
}

describe('a suspended station', () => {
  it('brought by another office is told, and a matter for two people (C17)', ahead, async () => {
    const { county, prefecture, region, dir } = all;
    // What the county has seen of the prefecture the region has seen, too.
    await pass(all, prefecture, region);
    const fork = await forkedFor(REGION, region);
    await region.work(DAY, async (desk) => {
      expect((await looked(desk, fork)).bundle.code).toBe('B28_FORK');
    });
    await pass(all, county, prefecture);
    const folder = await prefecture.work(DAY, (desk) => made(dir, desk, REGION));
    await region.work(DAY, async (desk) => {
      const { bundle, plan } = await looked(desk, folder);
      expect(plan).toMatchObject({ secondNeeded: true });
      const asked = { bundleId: bundle.bundleId, group: 'needs-you', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'sync.plan', asked);
      expect(items.map(({ title }) => title)).toContainEqual(expect.stringContaining('已暂停'));
    });
  });

  it('is heard again with a newer certificate of the region, and not before (C17)', ahead, async () => {
    const { county, prefecture, region, founded, dir } = all;
    const fork = await forkedFor(PREFECTURE, prefecture);
    await prefecture.work(DAY, async (desk) => {
      expect((await looked(desk, fork)).bundle.code).toBe('B28_FORK');
    });
    const suspended = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    // What anybody brings in the meantime changes nothing of it.
    const junk = await forged();
    await prefecture.work(DAY, async (desk) => {
      expect((await looked(desk, junk)).bundle.code).toBe('B15_SIGNATURE');
      expect((await looked(desk, suspended)).bundle).toMatchObject({ state: 'quarantine', code: 'B28_FORK' });
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      expect(items.filter((one) => one.class === 'C17')).toHaveLength(1);
    });
    // The region has looked into the machine, and certifies it anew.
    await enrolOffice(founded, county, DAY);
    await pass(all, region, prefecture);
    const after = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(DAY, async (desk) => {
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      expect(items.filter((one) => one.class === 'C17')).toEqual([]);
      // The two versions, looked at once more, are those that the region knows.
      expect((await looked(desk, fork)).bundle.code).toBe('B28_FORK');
      expect((await taken(desk, after)).bundle.state).toBe('imported');
    });
  });
});
