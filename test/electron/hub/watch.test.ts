/** The hub left alone with a folder: it takes in what comes when it is whole, and the store is free in between. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../helpers/desk-cli';
import type { ExchangeOffice } from '../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../helpers/exchange-region';
import { kashgarIn, regionIn } from './hub-offices';

const DAY = '2026-03-06';

const place = scratch();
afterAll(() => place.remove());
const region = regionIn(place.dir);
const prefecture = kashgarIn(place.dir);
const medium = join(place.dir, 'medium');

interface Line {
  readonly event: string;
  readonly [name: string]: unknown;
}

/** A hub that watches, and its lines. */
function watching(office: ExchangeOffice, day: string, inbox: string, outbox: string) {
  const child = office.startHub(day, ['watch', inbox, outbox, '--interval', '0.2']);
  const told: Line[] = [];
  const waiting: { event: string; tell: (line: Line) => void }[] = [];
  createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    told.push(line);
    for (const one of waiting.splice(0)) {
      if (one.event === line.event) one.tell(line);
      else waiting.push(one);
    }
  });
  return {
    told,
    /** The next line of that kind. */
    next: (event: string) => new Promise<Line>((tell) => waiting.push({ event, tell })),
    end: () =>
      new Promise<number | null>((resolve) => {
        child.on('close', resolve);
        child.kill('SIGTERM');
      }),
  };
}

describe('a hub that watches a folder', () => {
  let file = '';
  beforeAll(async () => {
    for (const office of [region, prefecture]) await office.setUp('2026-03-02');
    const founded = await foundRegion(region, '2026-03-05');
    await enrolOffice(founded, prefecture, '2026-03-05');
    await prefecture.work(DAY, (desk) => desk.first());
    prefecture.hubMust(DAY, 'export', medium, '--to', '650000');
    file = join(medium, readdirSync(medium)[0] ?? '');
  }, 120_000);

  it('leaves half a file, takes it in when it is whole, answers, and ends when it is told to', async () => {
    const inbox = join(place.dir, 'in');
    const outbox = join(place.dir, 'out');
    mkdirSync(inbox);
    const hub = watching(region, DAY, inbox, outbox);
    await hub.next('watching');
    const bytes = readFileSync(file);
    const arriving = join(inbox, 'renamed by the ferry desk');
    const half = hub.next('refused');
    const given = hub.next('end');
    writeFileSync(arriving, bytes.subarray(0, bytes.length / 2));
    expect(await half).toMatchObject({ code: 'B05_TRUNCATED' });
    await given;
    const whole = hub.next('imported');
    const done = hub.next('end');
    copyFileSync(file, arriving);
    expect(await whole).toMatchObject({ agency: '653100' });
    expect((await done).imported).toBe(1);
    // The store is nobody's while there is nothing to do.
    await region.work(DAY, (desk) => desk.must('supervisor', 'sync.state', {}));
    expect(readdirSync(inbox)).toEqual(['renamed by the ferry desk']);
    expect(await hub.end()).toBe(0);
    expect(hub.told.at(-1)?.event).toBe('ended');
    const made = hub.told.filter(({ event }) => event === 'made');
    expect(made.map(({ agency }) => agency)).toEqual(['653100']);
    // What was answered is taken in where it came from, and acknowledges what was sent.
    const run = prefecture.hub(DAY, ['import', outbox]);
    expect([run.code, run.results.at(-1)?.event]).toEqual([0, 'end']);
    const { items } = await prefecture.work(DAY, (desk) => desk.must('supervisor', 'sync.out', { page: 0 }));
    expect(items.map(({ state }) => state)).toEqual(['acknowledged']);
  }, 120_000);
});
