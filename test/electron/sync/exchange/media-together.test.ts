/** What is read in one go is one use of each medium, from however many of its folders, also when it is given up midway. */
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { DAY, files, made, type Offices, offices, REGION } from './exchange-kit';
import { inParts } from './in-parts';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 180_000 };

/** Files in a new folder of this name: without a volume that tells of itself, a medium is known by it. */
function inFolder(name: string, paths: readonly string[]): readonly string[] {
  const folder = join(mkdtempSync(join(all.dir, 'place-')), name);
  mkdirSync(folder);
  return paths.map((path) => {
    copyFileSync(path, join(folder, basename(path)));
    return join(folder, basename(path));
  });
}

const receive = (desk: OfficeDesk, paths: readonly string[]) => {
  desk.files.dropped = [...paths];
  return desk.call('supervisor', 'sync.receive', { commandId: commandId(), from: 'dropped' });
};

/** The bundles of the newest use of any medium. */
async function lastRead(desk: OfficeDesk): Promise<readonly string[]> {
  const { items } = await desk.must('clerk', 'sync.media', { text: '', page: 0 });
  const { key = '' } = items[0] ?? {};
  const uses = await desk.must('clerk', 'sync.mediumUses', { key, page: 0 });
  return (uses.items[0]?.bundles ?? []).map(({ number }) => number);
}

describe('a medium', () => {
  it('of which two folders are read together is used once, with the bundles of both', ahead, async () => {
    const paths = await all.prefecture.work(DAY, async (desk) => [
      inFolder('数据包', files(await made(all.dir, desk, REGION))),
      inFolder('数据包', files(await made(all.dir, desk, REGION))),
    ]);
    await all.region.work(DAY, async (desk) => {
      const answer = await receive(desk, paths.flat());
      const { taken } = answer.ok ? answer.value : { taken: [] };
      expect(taken).toHaveLength(2);
      expect([...(await lastRead(desk))].sort()).toEqual(taken.map(({ number }) => number).sort());
    });
  });

  it('of which the reading was given up keeps what had been read', ahead, async () => {
    const [small, large] = await all.prefecture.work('2026-03-10', async (desk) => {
      const one = files(await made(all.dir, desk, REGION));
      const folder = mkdtempSync(join(all.dir, 'parts-'));
      desk.files.folders = [folder];
      const bundleId = await inParts(desk, REGION);
      const slip = { commandId: commandId(), bundleId, carrier: '某某', on: desk.today };
      await desk.must('supervisor', 'sync.carry', slip);
      return [one, files(folder)];
    });
    await all.region.work('2026-03-10', async (desk) => {
      const ready = async () =>
        (await desk.must('supervisor', 'sync.inbox', { page: 0 })).items
          .filter(({ state }) => state === 'ready')
          .map(({ number }) => number);
      const before = await ready();
      const reading = receive(desk, [...inFolder('一', small ?? []), ...inFolder('一', large ?? [])]);
      const share = async () => (await desk.must('supervisor', 'sync.state', {})).work?.percent ?? 0;
      // The first of three files is read.
      await vi.waitFor(async () => expect(await share()).toBeGreaterThan(34), {
        timeout: 60_000,
        interval: 1,
      });
      await desk.must('supervisor', 'sync.cancel', {});
      const answer = await reading;
      expect(answer.ok ? 'read' : answer.failure.code).toBe('CANCELLED');
      const came = (await ready()).filter((number) => !before.includes(number));
      expect(came).toHaveLength(1);
      expect(await lastRead(desk)).toEqual(came);
    });
  });
});
