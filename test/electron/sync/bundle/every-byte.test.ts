/** Every byte of a small bundle changed in two ways, and every truncation: each is seen, each with its code. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unlockPayload } from '#electron/sync/bundle/inside';
import { examinePart } from '#electron/sync/bundle/part-file';
import { readPayload } from '#electron/sync/bundle/payload-stream';
import { stageFile } from '#electron/sync/bundle/stage';
import { BUNDLE_CODE_LIST, type BundleCode, bundleWords } from '#shared/bundle/codes';
import { PRELUDE_BYTES, readPrelude } from '#shared/bundle/layout';
import { codeOf, folder, packed } from './bundle-kit';
import { makeWorld, readerOf, type World } from './bundle-world';

let world: World;
let whole: Buffer;
let headerBytes: number;
beforeAll(async () => {
  world = await makeWorld();
});

/** A place for the altered file, and how reading it ends. */
async function attempts() {
  const [part] = (
    await packed(world, {
      recipients: [world.county.recipient],
      sender: { to: [{ agency: world.county.agency, pairSeq: 1 }] },
    })
  ).parts;
  whole = readFileSync(part?.file ?? '');
  const prelude = readPrelude(whole);
  headerBytes = prelude.is === 'bundle' ? prelude.headerBytes : 0;
  const file = join(folder(), 'altered');
  const reader = readerOf(world, world.county);
  return async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(file, bytes);
    return codeOf([file], reader);
  };
}

describe('a small bundle', () => {
  it('is taken as it is', async () => {
    const attempt = await attempts();
    expect(await attempt(whole)).toBe('taken');
  });

  it('shows every byte that was changed, one bit or all', { timeout: 120_000 }, async () => {
    const attempt = await attempts();
    const codes = new Map<string, number>();
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [1 << (at % 8), 0xff]) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const code = await attempt(bytes);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    expect(codes.has('taken')).toBe(false);
    expect(
      [...codes.keys()].filter((code) => !(BUNDLE_CODE_LIST as readonly string[]).includes(code)),
    ).toEqual([]);
    expect([...codes.values()].reduce((sum, count) => sum + count, 0)).toBe(2 * whole.length);
    // Everything after the header is told by its hash, and the person is asked to copy it again.
    expect(codes.get('B06_DAMAGED')).toBeGreaterThanOrEqual(2 * (whole.length - PRELUDE_BYTES - headerBytes));
    expect([...codes.keys()].sort()).toEqual([
      'B02_NOT_BUNDLE',
      'B03_TOO_NEW',
      'B04_HEADER',
      'B05_TRUNCATED',
      'B06_DAMAGED',
    ]);
  });

  it('shows every truncation, with the bytes that are missing once its header is there', {
    timeout: 120_000,
  }, async () => {
    const attempt = await attempts();
    const codes = new Map<string, number>();
    for (let length = 0; length < whole.length; length += 1) {
      const code = await attempt(whole.subarray(0, length));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    // A file without a byte is nothing; everything else is the begin of something.
    expect(Object.fromEntries(codes)).toEqual({ B02_NOT_BUNDLE: 1, B05_TRUNCATED: whole.length - 1 });
    expect(await attempt(Buffer.concat([whole, Buffer.of(0)]))).toBe('B06_DAMAGED');
  });

  it('is sealed by itself: each byte of the sealed payload counts, whatever the hashes outside say', {
    timeout: 120_000,
  }, async () => {
    const attempt = await attempts();
    await attempt(whole);
    const hooks = { cancelled: () => false, progress: () => undefined };
    const file = join(folder(), 'sealed');
    writeFileSync(file, whole);
    const part = await examinePart(file);
    if (!part.ok) throw new Error(part.error.code);
    const set = { parts: [part.value] as const };
    const codes = new Set<string>();
    const { payloadAt, header } = part.value;
    for (let at = payloadAt; at < payloadAt + header.partBytes; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, bytes);
      const key = await unlockPayload(set, [world.county.identity]);
      if (!key.ok) {
        codes.add(key.error.code);
        continue;
      }
      const outcome = await readPayload(set, key.value, hooks, () => undefined).then(
        () => 'taken',
        (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
      );
      codes.add(outcome);
    }
    expect([...codes].filter((code) => !['B18_NO_KEY', 'B19_DECRYPT', 'B21_FORMAT'].includes(code))).toEqual(
      [],
    );
  });
});

describe('a medium', () => {
  it('that is no file, is empty, or is gone is told apart from a bundle', async () => {
    const dir = folder();
    const staging = folder();
    expect(await stageFile(dir, staging)).toMatchObject({ error: { code: 'B02_NOT_BUNDLE' } });
    writeFileSync(join(dir, 'empty'), '');
    expect(await stageFile(join(dir, 'empty'), staging)).toMatchObject({ error: { code: 'B02_NOT_BUNDLE' } });
    expect(await stageFile(join(dir, 'gone'), staging)).toMatchObject({ error: { code: 'B01_MEDIUM' } });
  });

  it('that gives other bytes at the second reading is not trusted, and nothing of it stays', async () => {
    await attempts();
    const dir = folder();
    const staging = folder();
    const file = join(dir, 'unsteady');
    writeFileSync(file, whole);
    let turned = false;
    const hooks = {
      cancelled: () => false,
      // Told after the first reading: just then the stick gives way.
      progress(share: number) {
        if (share < 0.5 || turned) return;
        turned = true;
        const bytes = Buffer.from(whole);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
        writeFileSync(file, bytes);
      },
    };
    expect(await stageFile(file, staging, hooks)).toEqual({ ok: false, error: { code: 'B01_MEDIUM' } });
    expect(readdirSync(staging)).toEqual([]);
  });
});

describe('the words', () => {
  it('say for every code what happened, what was kept and what to do', () => {
    for (const code of BUNDLE_CODE_LIST) {
      for (const refusal of [{ code }, { code, n: 7, parts: [2, 3], date: '2026-03-05' }]) {
        const words = bundleWords(refusal as { readonly code: BundleCode });
        expect(words).toMatch(/^[^{}]+。[^{}]+。[^{}]+。$/);
      }
    }
    expect(bundleWords({ code: 'B05_TRUNCATED', n: 40 })).toContain('缺 40 字节');
  });
});
