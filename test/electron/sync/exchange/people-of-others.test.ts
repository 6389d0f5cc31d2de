/** What a bundle says of another office's people, and of its own number: told before it counts, and believed no further. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newCommandId, stationAct } from '#electron/services/desk/station-act';
import type { StationEvent } from '#shared/journal/events';
import { altering } from './altered-office';
import { brought, checked, DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** The county's changed program writes acts of its station that no button has. */
const written = (...events: readonly StationEvent[]): Promise<string> =>
  altering(
    (order, { desk, session, caller }) => {
      const by = { actor: session.account, role: 'SYSADMIN', procedure: 'people.add' } as const;
      const done = desk.append(stationAct({ ...by, commandId: newCommandId() }, ...events), caller, 'office');
      expect(done.ok).toBe(true);
      return order;
    },
    () => all.county.work(DAY, (desk) => made(all.dir, desk, PREFECTURE)),
  );

describe('people of another office', () => {
  it('that are called otherwise than before are told, and a matter for two people here', ahead, async () => {
    const { county, prefecture, dir } = all;
    const clerk = { account: 'clerk', name: '另一个人', roles: ['SUBJECT_CLERK'] };
    const added = { account: 'guest', name: '新来的人', roles: [] };
    await written(
      { type: 'accountAdded', account: clerk as never },
      { type: 'accountAdded', account: added as never },
    );
    const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(DAY, async (desk) => {
      const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      expect(plan).toMatchObject({ secondNeeded: true });
      const titles = async (group: 'needs-you' | 'told') =>
        (await desk.must('supervisor', 'sync.plan', { bundleId, group, page: 0 })).items.map(
          ({ title }) => title,
        );
      expect(await titles('needs-you')).toContainEqual(expect.stringMatching(/姓名由.+改为另一个人/));
      expect(await titles('told')).toContain('喀什市数据局新增人员 1 名');
    });
  });
});

describe('the number of a bundle', () => {
  it('that jumps further than any office makes bundles is refused (B21)', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await altering(
      (order, { store }) => {
        const { exchange } = store.views;
        const known = exchange.partners[PREFECTURE];
        if (known === undefined) throw new Error('no partner');
        exchange.partners = { ...exchange.partners, [PREFECTURE]: { ...known, sent: 2_000_000 } };
        return order;
      },
      () => county.work(DAY, (desk) => made(dir, desk, PREFECTURE)),
    );
    await prefecture.work(DAY, async (desk) => {
      const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
      const { bundle, plan } = await checked(desk, bundleId);
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B21_FORMAT' });
    });
  });
});
