// Makes what is taken in: a region and a prefecture, both certified; the prefecture's store filled, and its bundle
// written by its desk. The entries of the bundle lie beside as plain text, for whoever takes them in otherwise.
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { made as exported, REGION } from '../../electron/sync/exchange/exchange-kit';
import { fill } from '../../helpers/bundle-flood';
import { ExchangeOffice } from '../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../helpers/exchange-region';
import type { Made, Run } from './plan';

/** Days of the invented offices; the import comes on the last. */
export const DAYS = { founded: '2026-03-05', filled: '2027-01-11', taken: '2027-01-12' } as const;

const regionIn = (dir: string) =>
  new ExchangeOffice(dir, 'region', {
    name: '自治区数据登记中心',
    level: 'region',
    division: REGION,
    documentWord: '新数登',
  });

const prefectureIn = (dir: string) =>
  new ExchangeOffice(dir, 'prefecture', {
    name: '喀什地区登记中心',
    level: 'prefecture',
    division: '653100',
    documentWord: '喀数登',
  });

export async function make({ dir, entries, attachments, attachmentBytes }: Run): Promise<Made> {
  mkdirSync(dir, { recursive: true });
  const region = regionIn(dir);
  const prefecture = prefectureIn(dir);
  for (const office of [region, prefecture]) await office.setUp('2026-03-02');
  const founded = await foundRegion(region, DAYS.founded);
  await enrolOffice(founded, prefecture, DAYS.founded);
  const documents = join(dir, 'entries.jsonl');
  const order = { day: DAYS.filled, bundles: 1, entries, firstCase: 0 };
  const written = await fill(
    prefecture,
    order,
    { count: attachments, bytes: attachmentBytes },
    async (store) => {
      const file = createWriteStream(documents);
      let count = 0;
      let bytes = 0;
      for (const item of store.entriesAfter([])) {
        if (item.kind !== 'entry') continue;
        count += 1;
        bytes += item.bytes.length;
        file.write(item.bytes);
        if (!file.write('\n')) await once(file, 'drain');
      }
      file.end();
      await once(file, 'close');
      return { count, bytes };
    },
  );
  const { medium, exportMs } = await prefecture.work(DAYS.filled, async (desk) => {
    const from = performance.now();
    return { medium: await exported(dir, desk, REGION), exportMs: performance.now() - from };
  });
  return {
    vault: region.vault,
    medium,
    bundleBytes: readdirSync(medium).reduce((sum, name) => sum + statSync(join(medium, name)).size, 0),
    exportMs,
    documents,
    entries: written.count,
    plainBytes: written.bytes + attachments * attachmentBytes,
  };
}
