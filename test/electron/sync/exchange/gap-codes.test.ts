/**
 * Bundles that build on what did not come: records, attachments, rules of the region. Each waits or is put apart with
 * its words, keeps nothing else back, and goes on as soon as what was missing has come (design 2.7).
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withCeremonyKey } from '#electron/sync/identity/ceremony-key';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import { signed } from '#electron/sync/identity/sign-record';
import { type BundleCode, bundleWords } from '#shared/bundle/codes';
import { policySchema } from '#shared/identity/policy';
import type { SeenHead } from '#shared/journal/entry';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ok } from '#shared/lib/result';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { type Alteration, altering, without } from './altered-office';
import { checked, DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';
import { looked, saysCode } from './kept-out';

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

/** A bundle of the county with a new case, altered. */
const another = (alteration: Alteration = (order) => order): Promise<string> =>
  altering(alteration, () =>
    all.county.work(DAY, async (desk) => {
      await desk.begin('FIRST');
      return made(all.dir, desk, PREFECTURE);
    }),
  );

/** Two bundles, the second without what the first brings. `said`: whether it says so. */
async function inTwo(said: boolean): Promise<readonly [string, string]> {
  let heads: readonly SeenHead[] = [];
  const first = await another((order) => {
    heads = order.selection?.heads ?? [];
    return order;
  });
  return [first, await another((order, call) => without(order, call, heads, said ? heads : []))];
}

describe('records that others build on', () => {
  it.each<[BundleCode, boolean]>([
    ['B26_WAITING', true],
    ['B27_CHAIN', false],
  ])('%s: wait for the bundle before, and are taken in after it', ahead, async (code, said) => {
    const [first, second] = await inTwo(said);
    await all.prefecture.work(DAY, async (desk) => {
      const { bundle, plan } = await looked(desk, second);
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'waiting', code });
      saysCode(bundle.words, code);
      const press = { commandId: commandId(), bundleId: bundle.bundleId, plan: '0'.repeat(64) };
      expect(await desk.refusal('supervisor', 'sync.apply', press)).toBe('BUNDLE_UNKNOWN');
      // Looked at again it waits still.
      expect((await checked(desk, bundle.bundleId)).bundle).toMatchObject({ state: 'waiting', code });
    });
    await all.prefecture.work(DAY, async (desk) => {
      // The desk was opened anew: the list says so before anybody looks, and whoever looks is told the same.
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      const [bundle] = items.filter(({ state }) => state === 'waiting');
      if (bundle === undefined) throw new Error('nothing waits');
      expect(bundle.code).toBe(code);
      saysCode(bundle.words, code);
      expect((await checked(desk, bundle.bundleId)).bundle).toMatchObject({ state: 'waiting', code });
      expect(await taken(desk, first)).toMatchObject({ newCases: 1 });
      const again = await checked(desk, bundle.bundleId);
      const wanted = { commandId: commandId(), bundleId: bundle.bundleId, plan: again.plan?.hash ?? '' };
      expect(await desk.must('supervisor', 'sync.apply', wanted)).toMatchObject({ newCases: 1 });
    });
  });
});

describe('B30_ATTACHMENT', () => {
  it(
    'a case whose paper did not come is taken in, stands still, and goes on when the next bundle brings it',
    ahead,
    async () => {
      const { county, prefecture, dir } = all;
      const bare: Alteration = (order) =>
        order.selection === null ? order : { ...order, selection: { ...order.selection, blobs: new Map() } };
      let caseId = '';
      const folder = await altering(bare, () =>
        county.work(DAY, async (desk) => {
          caseId = await desk.first();
          const { version } = await desk.look(caseId);
          const given = { commandId: commandId(), caseId, version, to: PREFECTURE, reason: '报送审核' };
          await desk.must('supervisor', 'sync.handOver', given);
          return made(dir, desk, PREFECTURE);
        }),
      );
      const other = await prefecture.work(DAY, async (desk) => {
        const { bundle, plan } = await looked(desk, folder);
        const words = bundleWords({ code: 'B30_ATTACHMENT' });
        expect(plan?.warnings).toContainEqual({ code: 'B30_ATTACHMENT', words });
        const { bundleId } = bundle;
        await desk.must('supervisor', 'sync.apply', {
          commandId: commandId(),
          bundleId,
          plan: plan?.hash ?? '',
        });
        expect(await send(desk, caseId)).toBe('B30_ATTACHMENT');
        // Every other case goes on.
        const mine = await desk.first({ dataRegistName: '本单位的另一项' });
        expect((await desk.advance(mine, 'SUBMITTED')).status).toBe('SUBMITTED');
        return mine;
      });
      // The county hears what came and what did not, and sends what did not.
      await pass(all, prefecture, county);
      await pass(all, county, prefecture);
      await prefecture.work(DAY, async (desk) => {
        expect((await desk.advance(caseId, 'SUBMITTED')).status).toBe('SUBMITTED');
        expect((await desk.look(other)).status).toBe('SUBMITTED');
        expect(await desk.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
      });
    },
  );

  const send = (desk: OfficeDesk, caseId: string): Promise<string> =>
    desk.refused('clerk', caseId, { type: 'sendForApproval', warningsReason: '已核对' });
});

describe('rules of the region', () => {
  const source = { title: '关于部分节假日安排的通知', number: '', issuer: '国务院办公厅' };

  /** A calendar as the region signs it. */
  async function calendar(number: number, year: number, name = '元旦'): Promise<string> {
    const days = [{ date: `${year}-01-01`, kind: 'off', name, scope: 'national' }];
    const content = canonicalJson({ year, source, days });
    const record = await withCeremonyKey(all.founded.ceremony.path('k4.key'), PASSPHRASE, (key) =>
      ok(
        policySchema.parse(
          signed(
            'policy',
            {
              ...{ format: 1, suite: 1, kind: 'calendar', number, root: 1, id: String(year) },
              ...{ content: RECORD_CHECKS.hash(content), inForceFrom: '2026-03-06', issuedOn: '2026-03-06' },
            },
            key,
          ),
        ),
      ),
    );
    if (!record.ok) throw new Error(JSON.stringify(record.error));
    return canonicalJson({ content, record: record.value });
  }

  /** A bundle of the region with calendars. */
  const down = (...calendars: readonly string[]): Promise<string> =>
    altering(
      (order) => {
        const [keys, others] = [true, false].map((isKeys) =>
          order.trust.filter(({ kind }) => (kind === 'keys') === isKeys),
        );
        const policies = calendars.map((text) => ({ kind: 'policy' as const, text }));
        return { ...order, trust: [...(others ?? []), ...policies, ...(keys ?? [])] };
      },
      () => all.region.work(DAY, (desk) => made(all.dir, desk, PREFECTURE)),
    );

  const years = async (desk: OfficeDesk): Promise<readonly number[]> =>
    (await desk.must('supervisor', 'desk.state', {})).calendarYears;

  it(
    'B32_POLICY_GAP: a number too far waits for the one between; B31_POLICY_ROLLBACK: another under a number that counts is put apart',
    ahead,
    async () => {
      const { prefecture } = all;
      const [one, two, three] = [await calendar(1, 2027), await calendar(2, 2028), await calendar(3, 2029)];
      const far = await down(three);
      const between = await down(two, three);
      const rollback = await down(await calendar(1, 2027, '伪造的日历'));
      const first = await down(one);
      await prefecture.work(DAY, async (desk) => {
        await taken(desk, first);
        expect(await years(desk)).toContain(2027);
        const { bundle, plan } = await looked(desk, far);
        expect(plan).toBeNull();
        expect(bundle).toMatchObject({ state: 'waiting', code: 'B32_POLICY_GAP' });
        saysCode(bundle.words, 'B32_POLICY_GAP');
        expect(await years(desk)).not.toContain(2029);
        const other = await looked(desk, rollback);
        expect(other.plan).toBeNull();
        expect(other.bundle).toMatchObject({ state: 'quarantine', code: 'B31_POLICY_ROLLBACK' });
        saysCode(other.bundle.words, 'B31_POLICY_ROLLBACK');
        await taken(desk, between);
        expect(await years(desk)).toEqual(expect.arrayContaining([2027, 2028, 2029]));
        // What waited brings nothing new by now, and is taken in.
        const again = await checked(desk, bundle.bundleId);
        const press = { commandId: commandId(), bundleId: bundle.bundleId, plan: again.plan?.hash ?? '' };
        expect(await desk.must('supervisor', 'sync.apply', press)).toMatchObject({ newCases: 0 });
      });
    },
  );
});
