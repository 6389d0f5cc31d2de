/** What a medium does to bundles: each fault has its words, nothing changes, and a sound copy afterwards is taken in. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BundleToWrite } from '#electron/sync/bundle/write-bundle';
import { type BundleCode, bundleWords } from '#shared/bundle/codes';
import { headerText, readHeader } from '#shared/bundle/header';
import { PRELUDE_BYTES } from '#shared/bundle/layout';
import { commandId } from '../../../helpers/desk-kit';
import { partBytes } from '../bundle/bundle-kit';
import type { Office } from '../bundle/bundle-world';
import { rewriting } from './altered-office';
import { checked, DAY, files, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';
import { saysCode } from './kept-out';

vi.mock('#electron/sync/bundle/write-bundle', async (original) => {
  const { rewritesBundles } = await import('./altered-office');
  return rewritesBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** A bundle with a new case of the county. */
const another = (): Promise<string> =>
  all.county.work(DAY, async (desk) => {
    await desk.begin('FIRST');
    return made(all.dir, desk, PREFECTURE);
  });

/** Reads one file in at the prefecture. */
const readIn = (file: string) =>
  all.prefecture.work(DAY, (desk) => {
    desk.files.files = [file];
    return desk.must('supervisor', 'sync.receive', { commandId: commandId() });
  });

const exchanged = (): readonly string[] =>
  ['inbox', 'quarantine'].flatMap((folder) => {
    const path = `${all.prefecture.vault}.exchange/${folder}`;
    return existsSync(path) ? readdirSync(path) : [];
  });

describe('a file that is not even read in', () => {
  const altered = (name: string, alter: (bytes: Buffer) => Buffer) => async (): Promise<string> => {
    const [part = ''] = files(await another());
    const file = join(all.dir, `${name}.rsb`);
    writeFileSync(file, alter(readFileSync(part)));
    return file;
  };

  it.each<[BundleCode, string, () => Promise<string>]>([
    ['B01_MEDIUM', 'a medium that went away', async () => join(all.dir, 'gone.rsb')],
    [
      'B03_TOO_NEW',
      'of a newer program',
      altered('newer', (bytes) => {
        bytes.writeUInt16BE(2, 8);
        return bytes;
      }),
    ],
    [
      'B04_HEADER',
      'with a header that says nothing',
      altered('headless', (bytes) => {
        bytes.fill('[', PRELUDE_BYTES, PRELUDE_BYTES + 20);
        return bytes;
      }),
    ],
    ['B05_TRUNCATED', 'that ends inside its header', altered('short', (bytes) => bytes.subarray(0, 200))],
  ])('%s: %s', ahead, async (code, _name, make) => {
    const file = await make();
    const { taken: bundles, refused } = await readIn(file);
    expect(bundles).toEqual([]);
    expect(refused).toEqual([{ name: basename(file), code, words: bundleWords({ code }) }]);
    expect(exchanged()).toEqual([]);
    await pass(all, all.county, all.prefecture);
  });
});

describe('a file that came damaged', () => {
  it.each<[BundleCode, (bytes: Buffer, round: number) => Buffer]>([
    ['B05_TRUNCATED', (bytes, round) => bytes.subarray(0, bytes.length - 40 - round)],
    [
      'B06_DAMAGED',
      (bytes, round) => {
        bytes[bytes.length - 100 - round] = 1 ^ (bytes[bytes.length - 100 - round] ?? 0);
        return bytes;
      },
    ],
  ])(
    '%s: is told, and copied anew it is taken in, whichever bytes were wrong',
    ahead,
    async (code, alter) => {
      for (let round = 0; round < 4; round += 1) {
        const folder = await another();
        const [part = ''] = files(folder);
        const file = join(all.dir, `${code}-${round}.rsb`);
        writeFileSync(file, alter(readFileSync(part), round));
        await all.prefecture.work(DAY, async (desk) => {
          desk.files.files = [file];
          const { taken: bundles, refused } = await desk.must('supervisor', 'sync.receive', {
            commandId: commandId(),
          });
          expect(bundles).toEqual([]);
          const missing = code === 'B05_TRUNCATED' ? { n: 40 + round } : {};
          expect(refused).toEqual([{ name: basename(file), code, words: bundleWords({ code, ...missing }) }]);
          // A copy that is not whole does not stand in the way of one that is.
          expect(exchanged()).toEqual([]);
          expect(await taken(desk, folder)).toMatchObject({ newCases: 1 });
        });
      }
    },
  );
});

describe('B08_MIXED', () => {
  it('parts of two bundles never make one, and the true ones are taken in afterwards', ahead, async () => {
    let order: BundleToWrite | null = null;
    let falsePart: Buffer = Buffer.alloc(0);
    const folder = await rewriting(
      (bundle) => {
        order = { ...bundle, partBytes: 8_000 };
        return order;
      },
      () =>
        all.county.work(DAY, async (desk) => {
          await desk.begin('FIRST');
          const at = await made(all.dir, desk, PREFECTURE);
          // A second part under the same number that says it goes along with other numbers.
          const part = readFileSync(files(at)[1] ?? '');
          const end = PRELUDE_BYTES + part.readUInt32BE(PRELUDE_BYTES - 4);
          const read = readHeader(part.subarray(PRELUDE_BYTES, end).toString('utf8'));
          if (!read.ok) throw new Error(read.error);
          const to = read.value.to.map((row) => ({ ...row, pairSeq: row.pairSeq + 1 }));
          const payload = part.subarray(end + 64, part.length - 32);
          falsePart = partBytes(headerText({ ...read.value, to }), order as unknown as Office, payload);
          return at;
        }),
    );
    const [one = '', ...others] = files(folder);
    expect(others.length).toBeGreaterThan(0);
    const wrong = join(all.dir, 'of-another.rsb');
    writeFileSync(wrong, falsePart);
    await all.prefecture.work(DAY, async (desk) => {
      let bundleId = '';
      for (const file of [one, wrong, ...others.slice(1)]) {
        desk.files.files = [file];
        const { taken: bundles } = await desk.must('supervisor', 'sync.receive', { commandId: commandId() });
        bundleId = bundles[0]?.bundleId ?? '';
      }
      const { bundle, plan } = await checked(desk, bundleId);
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B08_MIXED' });
      saysCode(bundle.words, 'B08_MIXED');
      expect((await taken(desk, folder)).newCases).toBeGreaterThan(0);
    });
  });
});
