/** The full check: it counts everything, names the first break, and changes nothing. */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { suite1 } from '#electron/crypto/suite-1';
import { entryIdOf, NO_TIP, readEntry, signEntry } from '#electron/store/entry-codec';
import { type VerifyReport, verifyStore } from '#electron/store/store';
import { type Entry, entryText } from '#shared/journal/entry';
import { allFiles, BY_PRACTICE, draft, must, NOW, open, practiceStore, segments } from './store-kit';

const verify = async (dir: string): Promise<VerifyReport> =>
  must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));

async function withAttachment(): Promise<{ dir: string; blob: string }> {
  const dir = await practiceStore();
  const store = must(await open(dir));
  must(store.append(draft('一')));
  const content = Buffer.from('申请表');
  const hash = must(store.putBlob(content));
  must(store.append(draft('二', [{ hash, bytes: content.length, name: '申请表.pdf' }])));
  must(store.putBlob(Buffer.from('没有条目提到')));
  must(store.close());
  const blob = createHash('sha256').update(content).digest('hex');
  expect(hash).toBe(blob);
  return { dir, blob };
}

describe('verifying', () => {
  it('counts entries, signatures, segments and attachments of a sound store and changes no byte', async () => {
    const { dir } = await withAttachment();
    const before = allFiles(dir).map((name) => [name, readFileSync(join(dir, name), 'hex')]);
    expect(await verify(dir)).toMatchObject({
      practice: true,
      inUse: false,
      segments: 1,
      entries: 2,
      signatures: 2,
      tornBytes: 0,
      snapshot: 'sound',
      blobs: { referenced: 1, sound: 1, missing: [], damaged: [], unreferenced: 1 },
      firstBreak: null,
    });
    expect(allFiles(dir).map((name) => [name, readFileSync(join(dir, name), 'hex')])).toEqual(before);
  });

  it('runs beside an open desk and says so', async () => {
    const { dir } = await withAttachment();
    const store = must(await open(dir));
    must(store.append(draft('三')));
    expect(await verify(dir)).toMatchObject({ inUse: true, entries: 3, firstBreak: null });
    must(store.append(draft('四')));
    must(store.close());
    expect(await verify(dir)).toMatchObject({ inUse: false, entries: 4 });
  });

  it('names attachments that are missing or damaged', async () => {
    const { dir, blob } = await withAttachment();
    const blobs = allFiles(dir).filter((name) => name.startsWith('blobs/'));
    for (const name of blobs) truncateSync(join(dir, name), 95);
    expect((await verify(dir)).blobs).toMatchObject({ sound: 0, damaged: [blob], missing: [] });
    for (const name of blobs) rmSync(join(dir, name));
    expect((await verify(dir)).blobs).toMatchObject({ sound: 0, damaged: [], missing: [blob] });
  });

  it('tells an unacknowledged end from a break, and a missing snapshot from a useless one', async () => {
    const { dir } = await withAttachment();
    writeFileSync(join(dir, 'snapshot/views'), 'x');
    expect((await verify(dir)).snapshot).toBe('unusable');
    rmSync(join(dir, 'snapshot'), { recursive: true });
    const [only = ''] = segments(dir);
    truncateSync(join(dir, only), readFileSync(join(dir, only)).length - 1);
    const report = await verify(dir);
    expect(report).toMatchObject({ entries: 1, snapshot: 'missing', firstBreak: null });
    expect(report.tornBytes).toBeGreaterThan(0);
  });
});

describe('an entry', () => {
  const pair = suite1.generateSigningKey();
  const check = suite1.verifier(pair.publicKey);
  const unsigned = {
    ...draft('一'),
    format: 1,
    suite: 1,
    station: '0123456789abcdef',
    seq: 1,
    prev: null,
    lamport: 1,
    seen: [],
    epoch: 0,
    schema: 1,
  } as unknown as Entry;
  const signed = signEntry(unsigned, suite1.signer(pair.privateKey));
  const read = (bytes: Uint8Array) => readEntry(bytes, NO_TIP, '0123456789abcdef', check);

  it('is read back as it was signed; its id is SHA-256 over the domain word and the canonical bytes', () => {
    expect(read(signed.bytes)).toEqual({ entry: signed.entry, id: signed.id });
    const { signature: _signature, ...rest } = signed.entry;
    const text = entryText(rest as Entry);
    expect(createHash('sha256').update(`rsb/entry/1${text}`).digest('hex')).toBe(signed.id);
  });

  it('is signed so that another Ed25519 implementation agrees (OpenSSL, through another key form)', () => {
    const key = createPrivateKey({
      key: {
        kty: 'OKP',
        crv: 'Ed25519',
        d: Buffer.from(pair.privateKey).toString('base64url'),
        x: Buffer.from(pair.publicKey).toString('base64url'),
      },
      format: 'jwk',
    });
    const message = Buffer.concat([Buffer.from('rsb/signature/1'), Buffer.from(signed.id, 'hex')]);
    expect(sign(null, message, key).toString('hex')).toBe(signed.entry.signature);
  });

  it('is refused when it is not canonical, out of its place, or not signed by its station', () => {
    const text = Buffer.from(signed.bytes).toString('utf8');
    expect(read(Buffer.from(`${text} `))).toBe('entry-altered');
    expect(read(Buffer.from(text.replace('"actor"', ' "actor"')))).toBe('entry-altered');
    expect(read(Buffer.from('[]'))).toBe('entry-altered');
    expect(read(Buffer.from('{'))).toBe('entry-altered');
    const altered = { ...signed.entry, events: [] };
    expect(entryIdOf(altered)).not.toBe(signed.id);
    expect(read(Buffer.from(entryText(altered)))).toBe('signature-wrong');
    for (const wrong of [{ seq: 2 }, { lamport: 7 }, { station: 'fedcba9876543210' }, { prev: signed.id }]) {
      const moved = signEntry({ ...unsigned, ...wrong } as Entry, suite1.signer(pair.privateKey));
      expect(read(moved.bytes)).toBe('entry-altered');
    }
    const stranger = signEntry(unsigned, suite1.signer(suite1.generateSigningKey().privateKey));
    expect(read(stranger.bytes)).toBe('signature-wrong');
  });
});
