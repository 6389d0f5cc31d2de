/** An export that has no room for everything says how much stays, and the next one after the receipt takes it. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, type Offices, offices, REGION } from '../sync/exchange/exchange-kit';
import { limited } from '../sync/exchange/limited';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('tells it as `left` and in words', { timeout: 180_000 }, async () => {
  const { prefecture, region, dir } = all;
  await prefecture.work(DAY, async (desk) => {
    await desk.adopt(await limited(desk, { 'exchange.bundleRecords': 10 }));
    for (let at = 0; at < 4; at += 1) await desk.first();
  });
  const round = (name: string) => {
    const run = prefecture.hubMust(DAY, 'export', join(dir, name), '--to', REGION);
    region.hubMust(DAY, 'import', join(dir, name), join(dir, `${name}-back`));
    prefecture.hub(DAY, ['import', join(dir, `${name}-back`)]);
    return { words: run.words, left: Number(run.results.find(({ event }) => event === 'made')?.left) };
  };
  const first = round('first');
  expect(first.left).toBeGreaterThan(0);
  expect(first.words).toContain(`另有 ${first.left} 条记录未装入`);
  let last = first;
  for (let more = 0; more < 20 && last.left > 0; more += 1) last = round(`more-${more}`);
  expect(last.left).toBe(0);
  expect(last.words).not.toContain('未装入');
});
