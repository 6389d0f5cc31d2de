/** What a bundle says of another office's people, and of its own number: told before it counts, and believed no further. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newCommandId, stationAct } from '#electron/services/desk/station-act';
import type { AccountId } from '#shared/domain/ids';
import type { StationEvent } from '#shared/journal/events';
import { commandId } from '../../../helpers/desk-kit';
import { passphraseOf } from '../../../helpers/exchange-office';
import { altering } from './altered-office';
import {
  agreed,
  brought,
  COUNTY,
  checked,
  DAY,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
} from './exchange-kit';

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

/** The county's changed program writes acts of its station that no button has, when it makes a bundle. */
const writing = (events: readonly StationEvent[], act: () => Promise<string>): Promise<string> =>
  altering((order, { desk, session, caller }) => {
    const by = { actor: session.account, role: 'SYSADMIN', procedure: 'people.add' } as const;
    const done = desk.append(stationAct({ ...by, commandId: newCommandId() }, ...events), caller, 'office');
    expect(done.ok).toBe(true);
    return order;
  }, act);

const written = (...events: readonly StationEvent[]): Promise<string> =>
  writing(events, () => all.county.work(DAY, (desk) => made(all.dir, desk, PREFECTURE)));

/** The reviewer, who is signed in, lets bundles out in the supervisor's place. */
const approvedByReviewer = (act: () => Promise<string>): Promise<string> =>
  altering((order, { store }) => {
    const account = 'reviewer' as AccountId;
    const signer = store.personSigner(account);
    if (signer === null) throw new Error('the reviewer has no key open');
    return {
      ...order,
      approver: { account, publicKey: signer.publicKey, sign: (message) => signer.sign(message) },
    };
  }, act);

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
      expect(await titles('told')).toContain('喀什市数据局新增人员 1 名：新来的人');
    });
  });
});

const ROLES = { before: ['REVIEWER'], after: ['REVIEWER', 'SUPERVISOR'] } as const;
const madeSupervisor = { type: 'rolesSet', account: 'reviewer' as AccountId, ...ROLES } as const;

describe('whoever let a bundle out', () => {
  it(
    'under a key that nobody here knew, of a known office, is named and a matter for two people',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      await written(madeSupervisor);
      const folder = await county.work(DAY, async (desk) => {
        const passphrase = passphraseOf('reviewer');
        await desk.must('reviewer', 'person.key', { commandId: commandId(), passphrase });
        return approvedByReviewer(() => made(dir, desk, PREFECTURE));
      });
      await prefecture.work(DAY, async (desk) => {
        const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
        const { plan } = await checked(desk, bundleId);
        expect(plan).toMatchObject({ secondNeeded: true });
        const { items } = await desk.must('supervisor', 'sync.plan', {
          bundleId,
          group: 'needs-you',
          page: 0,
        });
        expect(items.map(({ title }) => title)).toContainEqual(
          expect.stringMatching(/^批准本包的.+（账号 reviewer）的签名密钥此前未见过$/),
        );
        await agreed(desk, { bundleId, plan: plan?.hash ?? '' });
        const press = { commandId: commandId(), bundleId, plan: plan?.hash ?? '' };
        await desk.must('supervisor', 'sync.apply', press);
      });
      // Two people have looked: from now on the key is known.
      const next = await county.work(DAY, async (desk) => {
        await desk.must('reviewer', 'desk.state', {});
        return approvedByReviewer(() => made(dir, desk, PREFECTURE));
      });
      await prefecture.work(DAY, async (desk) => {
        const bundleId = (await brought(desk, next)).taken[0]?.bundleId ?? '';
        expect((await checked(desk, bundleId)).plan).toMatchObject({ secondNeeded: false });
      });
    },
  );

  it.each<readonly [string, readonly StationEvent[]]>([
    ['is no supervisor there any more', [{ ...madeSupervisor, before: ROLES.after, after: ROLES.before }]],
    [
      'was removed there',
      [madeSupervisor, { type: 'accountRemoved', account: madeSupervisor.account, reason: '调离' }],
    ],
  ])('and %s is a matter for two people', ahead, async (_title, acts) => {
    const { county, prefecture, dir } = all;
    const folder = await county.work(DAY, async (desk) => {
      await desk.must('reviewer', 'desk.state', {});
      await writing(acts, () => made(dir, desk, PREFECTURE));
      return approvedByReviewer(() => made(dir, desk, PREFECTURE));
    });
    await prefecture.work(DAY, async (desk) => {
      const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      expect(plan).toMatchObject({ secondNeeded: true });
      const asked = { bundleId, group: 'needs-you', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'sync.plan', asked);
      expect(items.map(({ title }) => title)).toContainEqual(
        expect.stringMatching(/^批准本包的.+（账号 reviewer）不是该单位已知的主管$/),
      );
    });
  });

  it('and was appointed since the office began, is known as a supervisor below, too', ahead, async () => {
    const { county, prefecture, dir } = all;
    await pass(all, prefecture, county);
    const folder = await prefecture.work(DAY, async (desk) => {
      await writing([madeSupervisor], () => made(dir, desk, COUNTY));
      const passphrase = passphraseOf('reviewer');
      await desk.must('reviewer', 'person.key', { commandId: commandId(), passphrase });
      return approvedByReviewer(() => made(dir, desk, COUNTY));
    });
    await county.work(DAY, async (desk) => {
      const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      expect(plan).toMatchObject({ secondNeeded: true });
      const asked = { bundleId, group: 'needs-you', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'sync.plan', asked);
      const told = items.map(({ title }) => title).filter((title) => title.includes('批准本包'));
      expect(told).toEqual([expect.stringContaining('的签名密钥此前未见过')]);
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
