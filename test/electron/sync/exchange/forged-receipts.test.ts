/**
 * Receipts that are not so: of another office, altered, for what was never made, brought again. Whatever they say, an
 * outbox closes only on the true word of whom the bundle was for, and nothing counts as owned that nobody owns.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedInCall } from '#electron/services/service';
import { isGenuine } from '#electron/services/sync/receipts';
import { peekPart } from '#electron/sync/bundle/part-file';
import { signReceipt } from '#electron/sync/bundle/signed-text';
import type { Receipt, UnsignedReceipt } from '#shared/bundle/receipt';
import type { OutgoingBundle } from '#shared/contract/sync-views';
import { localDate } from '#shared/domain/local-date';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { COUNTY as BELOW, certify, makeWorld } from '../bundle/bundle-world';
import { altering } from './altered-office';
import {
  brought,
  COUNTY,
  checked,
  confirmed,
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
  await pass(all, all.county, all.prefecture);
  await pass(all, all.prefecture, all.county);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** What the county knows of its bundles for the prefecture; `waiting`: cases with acts that it has not acknowledged. */
const outbox = () =>
  all.county.work(DAY, async (desk) => {
    const { items } = await desk.must('supervisor', 'sync.out', { page: 0 });
    const { partners } = await desk.must('supervisor', 'sync.state', {});
    const of = partners.find(({ agency }) => agency === PREFECTURE);
    const { total: waiting } = await desk.must('supervisor', 'sync.waiting', { to: PREFECTURE, page: 0 });
    return { items, total: items.length, open: of?.unacknowledged ?? 0, waiting };
  });

const stateOf = ({ items }: { readonly items: readonly OutgoingBundle[] }, bundleId: string) =>
  items.find((one) => one.bundleId === bundleId)?.state;

/** A bundle of the county for the prefecture with a new case. */
async function underWay(): Promise<{
  readonly folder: string;
  readonly bundleId: string;
  readonly wholeHash: string;
}> {
  const folder = await all.county.work(DAY, async (desk) => {
    await desk.begin('FIRST');
    return made(all.dir, desk, PREFECTURE);
  });
  const bundleId = (await outbox()).items[0]?.bundleId ?? '';
  // The hash stands in the header, for whoever carries the medium.
  const wholeHash = (await peekPart(files(folder)[0] ?? ''))?.wholeHash ?? '';
  return { folder, bundleId, wholeHash };
}

/** Says by its own station that a bundle was taken in. */
function claim({ store, caller }: SignedInCall, about: Partial<UnsignedReceipt>): Receipt {
  const none = { effective: 0, merged: 0, opinion: 0, disputed: 0, parked: 0, opaque: 0, void: 0 };
  const receipt = {
    ...{ format: 1, suite: 1, bundleId: '0'.repeat(32), wholeHash: '0'.repeat(64) },
    ...{
      sender: '0123456789abcdef',
      agency: PREFECTURE,
      station: store.station,
      publicKey: store.stationKey,
    },
    ...{ level: 'applied', code: null, counts: none, parked: [], conflicts: [], have: store.heads() },
    ...{ regionDate: null, claimedAt: caller.now, ...about },
  } as UnsignedReceipt;
  return signReceipt(receipt, (message) => store.stationSigner.sign(message));
}

/** An office sends the county receipts of its own making, which takes the bundle in; what its preview says of receipts. */
async function sends(
  from: ExchangeOffice,
  receipts: (call: SignedInCall, true_: readonly Receipt[]) => readonly Receipt[],
): Promise<readonly string[]> {
  const folder = await altering(
    (order, call) => ({ ...order, receipts: receipts(call, order.receipts) }),
    () => from.work(DAY, (desk) => made(all.dir, desk, COUNTY)),
  );
  return all.county.work(DAY, async (desk) => {
    const { taken: bundles } = await brought(desk, folder);
    const { plan, bundle } = await checked(desk, bundles[0]?.bundleId ?? '');
    if (plan === null) throw new Error(bundle.words);
    const page = { bundleId: plan.bundleId, group: 'told', page: 0 } as const;
    const { items } = await desk.must('supervisor', 'sync.plan', page);
    const applied = await confirmed(desk, plan.bundleId, plan);
    expect(applied.bundle.state).toBe('imported');
    return items.flatMap(({ kind, title, detail }) => (kind === 'receipt' ? [`${title}：${detail}`] : []));
  });
}

const FORGED =
  /^以“.+”名义出具的回执，不予采信：签名不符，.*没有采用；请向本包发送单位核实，.*（RECEIPT_FORGED）$/;

describe('a receipt that is not taken', () => {
  it('of another office than the bundle was for, whoever carried it', ahead, async () => {
    const { bundleId, wholeHash } = await underWay();
    const before = await outbox();
    const told = await sends(all.region, (call) => [
      claim(call, { bundleId, wholeHash, agency: REGION as never }),
      // In the name of the prefecture, under its own key.
      claim(call, { bundleId, wholeHash, agency: PREFECTURE as never }),
    ]);
    expect(told).toEqual([expect.stringMatching(FORGED)]);
    expect(told[0]).toContain('以“喀什地区登记中心”名义出具的回执');
    const after = await outbox();
    expect(stateOf(after, bundleId)).toBe('carried');
    expect([after.open, after.waiting]).toEqual([before.open, before.waiting]);
  });

  it('altered after it was signed: another level, more owned', ahead, async () => {
    const { bundleId, wholeHash } = await underWay();
    const before = await outbox();
    const higher = await sends(all.prefecture, (call) => [
      { ...claim(call, { bundleId, wholeHash, level: 'received' }), level: 'decided' },
    ]);
    const more = await sends(all.prefecture, (call) => {
      const true_ = claim(call, { bundleId, wholeHash, have: [] });
      return [{ ...true_, have: call.store.heads() as Receipt['have'] }];
    });
    for (const told of [higher, more]) expect(told).toEqual([expect.stringMatching(FORGED)]);
    const after = await outbox();
    expect(stateOf(after, bundleId)).toBe('carried');
    expect([after.open, after.waiting]).toEqual([before.open, before.waiting]);
  });

  it('for a bundle that was never made, or for other content under its number', ahead, async () => {
    const { bundleId } = await underWay();
    const before = await outbox();
    await sends(all.prefecture, (call) => [
      claim(call, { bundleId: randomBytes(16).toString('hex') }),
      claim(call, { bundleId, wholeHash: randomBytes(32).toString('hex') }),
    ]);
    const after = await outbox();
    expect(after.total).toBe(before.total);
    expect(stateOf(after, bundleId)).toBe('carried');
    expect([after.open, after.waiting]).toEqual([before.open, before.waiting]);
  });

  it('that claims to own what never came: everything is sent again all the same', ahead, async () => {
    // What the region told the county of its own work, the prefecture knows as well.
    await pass(all, all.region, all.prefecture);
    const { bundleId, wholeHash, folder } = await underWay();
    const before = await outbox();
    await sends(all.prefecture, (call) => {
      const have = call.store.heads().map((head) => ({ ...head, seq: head.seq + 1_000 }));
      return [claim(call, { bundleId, wholeHash, have: have as unknown as Receipt['have'] })];
    });
    // Its own word for the bundle counts, for better or worse; what it owns does not follow from it.
    const after = await outbox();
    expect(stateOf(after, bundleId)).toBe('acknowledged');
    expect(after.waiting).toBe(before.waiting);
    const again = await all.county.work(DAY, (desk) => made(all.dir, desk, PREFECTURE));
    expect(await all.prefecture.work(DAY, (desk) => taken(desk, again))).toMatchObject({
      newCases: before.waiting,
    });
    expect(await all.prefecture.work(DAY, (desk) => taken(desk, folder))).toMatchObject({ newCases: 0 });
  });

  it(
    'brought again: what it said then does not undo what was said since, nor cover what came after',
    ahead,
    async () => {
      const one = await underWay();
      await all.prefecture.work(DAY, (desk) => taken(desk, one.folder));
      let old: readonly Receipt[] = [];
      await sends(all.prefecture, (_call, receipts) => {
        old = receipts;
        return receipts;
      });
      const then = await outbox();
      expect(stateOf(then, one.bundleId)).toBe('acknowledged');
      expect(then.waiting).toBe(0);
      const two = await underWay();
      const refused = (call: SignedInCall) =>
        claim(call, {
          bundleId: one.bundleId,
          wholeHash: one.wholeHash,
          level: 'refused',
          code: 'B06_DAMAGED',
        });
      await sends(all.prefecture, (call) => [...old, refused(call)]);
      const after = await outbox();
      expect(stateOf(after, one.bundleId)).toBe('acknowledged');
      expect(stateOf(after, two.bundleId)).toBe('carried');
      expect(after.waiting).toBe(1);
    },
  );
});

describe('a station that may not send receipts', () => {
  it('acknowledges nothing, by its own certificate or its agency’s', async () => {
    const world = await makeWorld();
    const { county, enrolment, trust } = world;
    const { publicKey } = county.key;
    const receipt = signReceipt(
      {
        ...{
          format: 1,
          suite: 1,
          bundleId: '1'.repeat(32),
          wholeHash: '1'.repeat(64),
          sender: county.station,
        },
        ...{ agency: BELOW, station: county.station, publicKey, level: 'applied', code: null },
        ...{ counts: { effective: 0, merged: 0, opinion: 0, disputed: 0, parked: 0, opaque: 0, void: 0 } },
        ...{ parked: [], conflicts: [], have: [], regionDate: null, claimedAt: '2026-03-09T02:00:00.000Z' },
      } as unknown as UnsignedReceipt,
      county.sign,
    );
    const genuine = (agency: object, station: object): boolean => {
      const [ofAgency] = certify(enrolment, BELOW, publicKey, agency);
      const [, ofStation] = certify(enrolment, BELOW, publicKey, station);
      const certificates = { [BELOW]: [ofAgency], [county.station]: [ofStation] };
      return isGenuine({ ...trust, certificates } as typeof trust, receipt, localDate('2026-03-09'));
    };
    expect(genuine({}, {})).toBe(true);
    expect(genuine({}, { mayBundle: ['up'] })).toBe(false);
    expect(genuine({ mayBundle: ['up'] }, {})).toBe(false);
  });
});
