/** A pool of query codes that the region grants an agency: used at its coding step, counted, and watched over (XJR-17-1). */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readCodePools } from '#shared/regulation/register/code-pool';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { PASSPHRASE } from '../identity/ceremony-kit';
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
  pass,
  REGION,
  taken,
} from './exchange-kit';
import { joined, shown } from './two-stations';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

let all: Offices;
/** Another station of the prefecture. */
let beside: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  beside = await joined(all, 'prefecture');
}, 240_000);
afterAll(() => all.remove());

const POOL = {
  ...{ id: '喀什-1', agency: PREFECTURE, codes: [{ first: 'XJ-2026-P0001', last: 'XJ-2026-P0003' }] },
  ...{ from: '2026-03-01', to: '2026-12-31', objectType: '1' },
};
const OTHER = { ...POOL, id: '喀什市-1', agency: COUNTY, codes: ['XJ-2026-Q0001'] };

/** Where an office works, as a pool names it. */
const seatOf = (office: ExchangeOffice) =>
  office.work(DAY, async (desk) => {
    const { station, install } = await desk.must('admin', 'enrol.state', {});
    return { station, install };
  });

/** The region signs a list of pools; answers the failure, if any. */
const grant = (day: string, ...pools: readonly object[]) =>
  all.region.work(day, async (desk) => {
    const at = all.founded.ceremony;
    desk.files.files = [at.json(`pools-${pools.length}.json`, { pools }), at.path('k4.key')];
    desk.files.folders = [at.path('region'), mkdtempSync(join(all.dir, 'signed-'))];
    const press = { commandId: commandId(), passphrase: PASSPHRASE, kind: 'pool', id: '2026' } as const;
    const answer = await desk.call('admin', 'region.policy', { ...press, inForceFrom: '2026-03-01' });
    return answer.ok ? null : answer.failure;
  });

const pools = async (desk: OfficeDesk) => (await desk.must('admin', 'enrol.state', {})).pools;

const entering = (desk: OfficeDesk, code: string, pool?: string) => ({
  ...{ type: 'enterCode' as const, code, codeAgain: code, codedAt: desk.today, replyReference: '回复1号' },
  ...(pool === undefined ? {} : { pool }),
});

describe('a pool of query codes', () => {
  it('is off until the region grants one; its codes go to cases one by one and wait for the region as any other', {
    timeout: 300_000,
  }, async () => {
    const { prefecture, region } = all;
    const granted = { ...POOL, ...(await seatOf(prefecture)) };
    const other = { ...OTHER, ...(await seatOf(all.county)) };
    const [one, two, day] = await prefecture.work('2026-03-18', async (desk) => {
      const ids = [
        await desk.first({ dataRegistName: '停车泊位' }),
        await desk.first({ dataRegistName: '公交站点' }),
      ];
      for (const id of ids) await desk.advance(id, 'CODING_PENDING');
      const [first = '', second = ''] = ids;
      expect((await desk.look(first)).codeOffer).toBeNull();
      expect(await pools(desk)).toEqual([]);
      expect(await desk.refused('supervisor', first, entering(desk, 'XJ-2026-P0001', POOL.id))).toBe(
        'CODE_NOT_IN_POOL',
      );
      return [first, second, desk.today];
    });
    // A station that is not the region's, or a store that never asked, is granted nothing.
    const nobody = { ...granted, install: 'f'.repeat(32) };
    expect((await grant(day, nobody))?.code).toBe('B10_UNKNOWN_SENDER');
    expect(await grant(day, granted, other)).toBeNull();
    // What was granted is never taken back, nor given to another.
    const shrunk = await grant(day, other);
    expect(shrunk?.code).toBe('B11_CHAIN');
    expect(shrunk?.message).toMatch('码池清单须含此前授予的全部码池');
    await pass(all, region, prefecture, day);
    await prefecture.work(day, async (desk) => {
      expect(await pools(desk)).toMatchObject([
        { id: POOL.id, total: 3, left: 3, frozen: false, low: false },
      ]);
      expect((await desk.look(one)).codeOffer).toEqual({ pool: POOL.id, code: 'XJ-2026-P0001' });
      for (const [code, pool] of [
        ['XJ-2026-P0004', POOL.id],
        ['XJ-2026-Q0001', OTHER.id],
        ['XJ-2026-Q0001', undefined],
      ] as const)
        expect(await desk.refused('supervisor', one, entering(desk, code, pool))).toBe('CODE_NOT_IN_POOL');
      await desk.step('supervisor', one, entering(desk, 'XJ-2026-P0001', POOL.id));
      expect(await desk.refused('supervisor', two, entering(desk, 'XJ-2026-P0001', POOL.id))).toBe(
        'CODE_TAKEN',
      );
      expect((await desk.look(two)).codeOffer).toEqual({ pool: POOL.id, code: 'XJ-2026-P0002' });
      // The second person finds it in the list on paper by its place there.
      expect((await desk.look(one)).code).toMatchObject({ code: '●'.repeat(8), poolPlace: 1 });
      await desk.step('reviewer', one, { type: 'confirmCode', code: 'XJ-2026-P0001' });
      const { lines } = await desk.must('clerk', 'cases.history', { caseId: one });
      expect(lines.map(({ detail }) => detail).join()).toContain('取自自治区码池 喀什-1（第 1 号授予单）');
    });
    await pass(all, prefecture, region, day);
    await region.work(day, async (desk) => {
      expect(await pools(desk)).toMatchObject([
        { id: POOL.id, total: 3, left: 2, frozen: false, low: false },
        { id: OTHER.id, total: 1, left: 1 },
      ]);
      const { code, steps } = await desk.look(one);
      expect(code).toMatchObject({ code: 'XJ-2026-P0001', poolDoubt: '' });
      expect(steps.find(({ step }) => step === 'coding')).toMatchObject({ confirmedAt: null });
    });
    // A program that was changed holds another list under the same number.
    const folder = await prefecture.work(day, async (desk) => {
      const forged = readCodePools({ pools: [{ ...granted, codes: ['XJ-2026-P0009'] }] }) ?? [];
      await altering(
        (order, { store }) => {
          store.views.rules.pools = { number: 1, pools: forged };
          return order;
        },
        () => made(all.dir, desk, REGION),
      );
      await desk.step('supervisor', two, entering(desk, 'XJ-2026-P0009', POOL.id));
      return made(all.dir, desk, REGION);
    });
    await region.work(day, async (desk) => {
      const { taken: bundles } = await brought(desk, folder);
      const bundleId = bundles[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      expect(plan?.counts.codes).toBe(1);
      const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group: 'needs-you', page: 0 });
      expect(items).toContainEqual(
        expect.objectContaining({
          ...{ group: 'needs-you', kind: 'code', caseId: two },
          detail: 'XJ-2026-P0009，▲ 称取自码池 喀什-1，该码池不含此码',
        }),
      );
      await desk.must('supervisor', 'sync.apply', {
        ...{ commandId: commandId(), bundleId, plan: plan?.hash ?? '' },
      });
      expect((await desk.look(two)).code?.poolDoubt).toMatch('不含此码');
    });
  });

  it('that does not hold the code of one of two items is told with that side, and suspends nobody (C09)', {
    timeout: 300_000,
  }, async () => {
    const { prefecture, region } = all;
    const day = '2026-07-01';
    const code = 'XJ-2026-P0008';
    const granted = { ...POOL, ...(await seatOf(prefecture)) };
    const registers = async (
      desk: OfficeDesk,
      hashValue: string,
      forge: () => Promise<unknown>,
      pool?: string,
    ) => {
      const id = await desk.first({ dataRegistName: `一码两项 ${hashValue.slice(0, 1)}`, hashValue });
      await desk.advance(id, 'CODING_PENDING');
      await forge();
      await desk.step('supervisor', id, entering(desk, code, pool));
      await desk.step('reviewer', id, { type: 'confirmCode', code });
      return [id, desk.today] as const;
    };
    const [replied, before] = await beside.work(day, (desk) =>
      registers(desk, '7'.repeat(64), async () => {}),
    );
    const [[claimed, on], folder] = await prefecture.work(before, async (desk) => {
      const forge = () =>
        altering(
          (order, { store }) => {
            const pools = readCodePools({ pools: [{ ...granted, codes: [code] }] }) ?? [];
            store.views.rules.pools = { number: 1, pools };
            return order;
          },
          () => made(all.dir, desk, REGION),
        );
      const registered = await registers(desk, '8'.repeat(64), forge, POOL.id);
      return [registered, await made(all.dir, desk, REGION)] as const;
    });
    await pass(all, beside, region, on);
    await region.work(on, async (desk) => {
      await taken(desk, folder);
      const { ours, theirs, group } = await shown(desk, [replied, claimed], 'C09');
      expect(group.map(({ caseId }) => caseId).sort()).toEqual([replied, claimed].sort());
      const doubts = [ours, theirs].map((side) => [
        side?.called.includes(granted.station) ? 'claims the pool' : 'has a reply',
        side?.doubt,
      ]);
      expect(doubts.sort()).toEqual([
        [
          'claims the pool',
          '查询码称取自码池 喀什-1，该码池不含此码，请自治区核查录入该码的工作站，必要时吊销',
        ],
        ['has a reply', ''],
      ]);
      const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
      expect(items.map((row) => row.class)).not.toContain('C17');
    });
    // What the station sends goes on being taken in.
    await pass(all, prefecture, region, on);
  });
});
