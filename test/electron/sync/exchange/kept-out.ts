/** What must hold of any bundle that is not taken in: its code, its words, nothing changed, and others still come in. */
import { expect } from 'vitest';
import { BUNDLE_CODES, type BundleCode } from '#shared/bundle/codes';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice, OfficeDesk } from '../../../helpers/exchange-office';
import { brought, checked, DAY, type Offices, pass } from './exchange-kit';

/** Everything an office has, as far as a bundle could change it. */
const standing = (office: ExchangeOffice) =>
  office.work(DAY, async (desk) => {
    const { clean, entries, attachments } = await desk.must('auditor', 'store.verify', {});
    const counts = await desk.must('supervisor', 'worklist.counts', {});
    const { total } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    return { clean, entries, attachments, counts, conflicts: total };
  });

/** The words of a code, as far as they do not depend on the bundle. */
export function saysCode(words: string, code: BundleCode): void {
  const { what, kept, todo } = BUNDLE_CODES[code];
  for (const piece of what.split(/（?[^（第]*\{\w+\}[^）]*）?/)) expect(words).toContain(piece);
  expect(words).toContain(kept);
  expect(words).toContain(todo);
}

/** Reads a bundle in at a desk and checks it. */
export async function looked(desk: OfficeDesk, folder: string): Promise<Awaited<ReturnType<typeof checked>>> {
  const { taken, refused } = await brought(desk, folder);
  if (taken[0] === undefined) throw new Error(`not read in: ${refused[0]?.words}`);
  return checked(desk, taken[0].bundleId);
}

/** The prefecture keeps a bundle of the county out; what the county sends afterwards comes in. */
export async function keptOut(all: Offices, folder: string, code: BundleCode): Promise<IncomingBundle> {
  const { county, prefecture } = all;
  const before = await standing(prefecture);
  const bundle = await prefecture.work(DAY, async (desk) => {
    const seen = await looked(desk, folder);
    expect(seen.plan).toBeNull();
    const press = { commandId: commandId(), bundleId: seen.bundle.bundleId, plan: '0'.repeat(64) };
    expect(await desk.refusal('supervisor', 'sync.apply', press)).toBe('BUNDLE_UNKNOWN');
    return seen.bundle;
  });
  const { outcome } = BUNDLE_CODES[code];
  const state = outcome === 'quarantine' ? 'quarantine' : 'waiting';
  expect(bundle).toMatchObject({ state, code });
  saysCode(bundle.words, code);
  const after = await standing(prefecture);
  // The one act that is written down tells of the quarantine.
  expect(after).toEqual({ ...before, entries: before.entries + (state === 'quarantine' ? 1 : 0) });
  expect(after.clean).toBe(true);
  await county.work(DAY, (desk) => desk.begin('FIRST'));
  expect((await pass(all, county, prefecture)).newCases).toBeGreaterThan(0);
  return bundle;
}
