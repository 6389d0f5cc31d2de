/** What stands for an entry is believed of its place by the sender's word alone: the entry itself, when it comes, outranks it. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Json } from '#shared/lib/canonical-json';
import { rewriting, withRecords } from './altered-office';
import { levelled, nameAt } from './core-data-kit';
import { DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

vi.mock('#electron/sync/bundle/write-bundle', async (original) => {
  const { rewritesBundles } = await import('./altered-office');
  return rewritesBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

type Record = { readonly [name: string]: Json };

it('a case comes whole where a stub stood in its place that lied, and the chain goes on', {
  timeout: 240_000,
}, async () => {
  const { county, prefecture, dir } = all;
  const caseId = await county.work(DAY, async (desk) => {
    const id = await desk.first({ dataRegistName: '误填级别的资源', securityLevel: 'CORE' });
    await desk.step('clerk', id, {
      ...{ type: 'saveDraft', subject: {}, request: {} },
      application: { dataRegistName: '误填级别的资源二' },
    });
    return id;
  });
  // The second place of the case is told to be that of the first; the third says that it follows this.
  const seen: Record[] = [];
  const lying = (record: Record): Record => {
    const [before, last] = [seen.at(-2), seen.at(-1)];
    seen.push(record);
    if (seen.length === 2 && last)
      return { ...record, id: last.id ?? null, signature: last.signature ?? null };
    return seen.length === 3 && before ? { ...record, prev: before.id ?? null } : record;
  };
  const folder = await rewriting(
    (bundle) => withRecords(bundle, 'stubs', lying),
    () => county.work(DAY, (desk) => made(dir, desk, PREFECTURE)),
  );
  await prefecture.work(DAY, (desk) => taken(desk, folder));
  expect(seen.length).toBeGreaterThan(2);
  await pass(all, prefecture, county);
  await county.work(DAY, (desk) => levelled(desk, caseId, 'GENERAL'));
  expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1, conflicts: 0 });
  expect(await nameAt(prefecture, caseId)).toBe('误填级别的资源二');
  await pass(all, prefecture, county);
  await county.work(DAY, async (desk) => {
    await desk.first({ dataRegistName: '此后的资源' });
  });
  expect(await pass(all, county, prefecture)).toMatchObject({ newCases: 1 });
});
