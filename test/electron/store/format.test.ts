/**
 * The format of a store is what FORMAT.md says: a second reader, written from it alone, reads the same; kept test
 * vectors come out of the program byte for byte. Whoever changes a byte raises a number, and keeps the old vectors.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinSlips, makeSlips, readSlip } from '#electron/crypto/slips';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { sealBlob } from '#electron/store/blob-codec';
import { getBlob } from '#electron/store/blobs';
import { type RecordKind, scanJournal } from '#electron/store/journal/journal';
import { sealRecord } from '#electron/store/journal/record';
import { readHeader } from '#electron/store/journal/segment';
import { KeyRing } from '#electron/store/key-ring';
import { readSealed, SealedDocument } from '#electron/store/sealed-document';
import { CASE_CHAIN, SECURITY_CHAIN, signEntry } from '#electron/store/session/entry-text';
import { makeSeal } from '#electron/store/session/sealing';
import { verifyStore } from '#electron/store/store';
import { type PieceKind, packHeader, pieceContext, pieceNonce } from '#electron/store/tables/pack-format';
import type { BlobHash, EntryId, StationId } from '#shared/domain/ids';
import type { UnsignedEntry } from '#shared/journal/entry';
import { entryText } from '#shared/journal/entry';
import { trustingStore } from './exchange/exchange-kit';
import { asEntry, asStub, batchOf, caseOf, Peer } from './exchange/peers';
import { keptStore, LATER, readAll, unlockOf } from './format-kit';
import {
  BY_PASSPHRASE,
  CLERK,
  draft,
  must,
  NOW,
  open,
  PASSPHRASE,
  realStore,
  temporaryFolder,
} from './store-kit';

const READER = join(import.meta.dirname, '..', '..', 'reader', 'read-store.mjs');
const VECTORS = join(import.meta.dirname, '..', '..', 'fixtures', 'format');

/** What the second reader prints of a store, line by line. */
const read = (dir: string, args: readonly string[], input = ''): readonly string[] =>
  execFileSync(process.execPath, [READER, dir, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
    .trimEnd()
    .split('\n');

const vector = <T>(name: string): T => JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8')) as T;
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const text = (value: Uint8Array): string => Buffer.from(value).toString('hex');

interface Fixed {
  readonly master: string;
  readonly store: string;
  readonly salt: string;
}
interface SegmentVector extends Fixed {
  readonly header: string;
  readonly file: string;
  readonly records: readonly {
    readonly kind: RecordKind;
    readonly position: number;
    readonly summary: string;
    readonly content: string;
    readonly continues: boolean;
    readonly headAfter: string;
    readonly bytes: string;
  }[];
}
const ringOf = ({ master, store, salt }: Fixed): KeyRing =>
  new KeyRing(bytes(master), bytes(store), bytes(salt));

describe('the second reader', () => {
  it('reads entry for entry what the program wrote: segments, dictionary, seals, attachments, both chains', async () => {
    const { dir, slips } = await realStore();
    const said: string[] = [];
    const files = new Map<string, string>();
    for (let day = 0; day < 4; day += 1) {
      const store = must(await open(dir, BY_PASSPHRASE));
      for (let at = 0; at < 40; at += 1) {
        const content = Buffer.from(`附件 ${day} ${at} `.repeat(at === 7 ? 200_000 : 3));
        const hash = must(store.putBlob(content));
        files.set(hash, text(suite.hash(content)));
        const attachments = [{ hash, bytes: content.length, name: `附件${at}.pdf` }];
        const { entry, id } = must(store.append(draft(`说明 ${day} ${at}`.repeat(20), attachments)));
        said.push(`cases entry ${id} ${entryText(entry)}`);
      }
      must(store.seal(NOW));
      must(store.close());
    }
    const store = must(await open(dir, BY_PASSPHRASE));
    const security = [...store.security.entries()].map(
      ({ entry, id }) => `security entry ${id} ${entryText(entry)}`,
    );
    must(store.close());
    const out = join(temporaryFolder(), 'out');
    const lines = read(dir, ['--account', CLERK, '--attachments', out], `${PASSPHRASE}\n`);
    expect(lines.filter((line) => line.startsWith('cases entry'))).toEqual(said);
    expect(lines.filter((line) => line.startsWith('security entry'))).toEqual(security);
    expect(lines.filter((line) => line.startsWith('cases seal'))).toHaveLength(4);
    for (const [hash, digest] of files) expect(text(suite.hash(readFileSync(join(out, hash))))).toBe(digest);
    expect(read(dir, ['--slips'], `${slips[2]}\n${slips[0]}\n`)).toEqual(lines);
    expect(() => read(dir, ['--account', CLERK], 'wrong\n')).toThrow();
  });

  it('reads a store that took in entries of others: batches, stubs, keys out of certificates', async () => {
    const [one, other] = [new Peer('甲'), new Peer('乙')];
    for (let number = 0; number < 3; number += 1) one.write(caseOf(1), `甲 ${number}`);
    other.learn(one);
    other.write(caseOf(1), '乙');
    const { dir, store } = await trustingStore(one, other);
    const [hidden] = other.all;
    if (hidden === undefined) throw new Error('nothing to hide');
    must(await store.receive(batchOf([asStub(hidden), ...other.all.slice(1).map(asEntry)])));
    must(await store.receive(batchOf([asEntry(hidden)])));
    must(store.seal(NOW));
    const expected = [...store.entries()].map(({ entry, id }) => `cases entry ${id} ${entryText(entry)}`);
    must(store.close());
    expect(read(dir, []).filter((line) => line.startsWith('cases entry'))).toEqual(expected);
    expect(expected).toHaveLength(7);
  });

  it('reads what the carrying over of a store of format 1 made', async () => {
    const { dir, expected } = keptStore('format-1-real');
    await readAll(dir, unlockOf(expected));
    const lines = read(dir, ['--account', expected.account ?? ''], `${expected.passphrase}\n`);
    expect(lines.filter((line) => line.startsWith('cases entry'))).toHaveLength(expected.entries);
  });
});

describe('a kept store of format 2', () => {
  it.each(['format-2-practice', 'format-2-real'])(
    '%s: both readers read what the program read that wrote it',
    async (name) => {
      const { dir, expected } = keptStore(name);
      const passphrase = expected.account === undefined ? [] : ['--account', expected.account];
      const lines = read(dir, passphrase, `${expected.passphrase}\n`);
      const ids = lines.filter((line) => line.startsWith('cases entry')).map((line) => line.split(' ')[2]);
      expect([ids.length, ids[0], ids.at(-1)]).toEqual([expected.entries, expected.first, expected.last]);
      const seals = lines.filter((line) => line.includes(' seal '));
      expect(seals.length).toBeGreaterThan(0);
      if (expected.slips)
        expect(read(dir, ['--slips'], `${expected.slips[1]}\n${expected.slips[2]}\n`)).toEqual(lines);
      expect(expected).toMatchObject(await readAll(dir, unlockOf(expected)));
      const report = must(await verifyStore({ dir, unlock: unlockOf(expected), now: LATER }));
      expect(report).toMatchObject({ entries: expected.entries, firstBreak: null, snapshot: 'sound' });
      expect(report.security.firstBreak).toBeNull();
    },
  );
});

describe('a kept test vector', () => {
  it.each([
    ['segment', 'header, records, chain, dictionary, padding and end mark'],
    ['batch', 'what opens it, a stub, and the entry that closes it'],
    ['batch-first-own', 'what opens it, and own entries at both its ends'],
  ])('%s: %s', (name) => {
    const { header, file, records, ...fixed } = vector<SegmentVector>(name);
    const ring = ringOf(fixed);
    const dir = temporaryFolder();
    mkdirSync(join(dir, 'journal'));
    writeFileSync(join(dir, 'journal', '00000001.seg'), bytes(file));
    const scan = scanJournal(dir, ring);
    for (const record of records) {
      const step = scan.next();
      if (step.done) throw new Error('a record is missing');
      expect(step.value).toMatchObject({ kind: record.kind, place: { position: record.position } });
      expect(text(step.value.summary)).toBe(record.summary);
      expect(text(step.value.content())).toBe(record.content);
      expect(text(step.value.head)).toBe(record.headAfter);
    }
    expect(scan.next().value).toMatchObject({ damage: null, unfinishedBytes: 0 });
    const keys = readHeader(ring, bytes(header))?.keys;
    if (!keys) throw new Error('the header does not open');
    for (const [index, record] of records.entries()) {
      // Deflated bytes may differ from one machine to another: these are the record's, the rest is made anew.
      if (name === 'segment' && index === 2) continue;
      const head = index === 0 ? Buffer.alloc(32) : bytes(records[index - 1]?.headAfter ?? '');
      const made = sealRecord(keys, index, head, {
        kind: record.kind,
        summary: bytes(record.summary),
        packed: { bytes: bytes(record.content), plainLength: null, dictionary: null },
        continues: record.continues,
      });
      expect(text(made)).toBe(record.bytes);
    }
  });

  it('batch: cut before its last byte, it is not there at all', () => {
    const { file, records, ...fixed } = vector<SegmentVector>('batch');
    const dir = temporaryFolder();
    mkdirSync(join(dir, 'journal'));
    const whole = bytes(file);
    for (const { position } of [...records, { position: whole.length - 1 }]) {
      writeFileSync(join(dir, 'journal', '00000001.seg'), whole.subarray(0, position));
      const found = scanJournal(dir, ringOf(fixed)).next();
      expect(found).toMatchObject({ done: true, value: { damage: null, unfinishedBytes: position - 144 } });
    }
  });

  it('sealed document: the program reads it', () => {
    const { value, file, ...fixed } = vector<Fixed & { value: object; file: string }>('sealed-document');
    const path = join(temporaryFolder(), 'views');
    writeFileSync(path, bytes(file));
    expect(readSealed(path, ringOf(fixed), 'rsb/store/snapshot/1')).toEqual({ ok: true, value });
    new SealedDocument<object>(path, ringOf(fixed), 'rsb/store/snapshot/1').write(value);
    expect(readFileSync(path).subarray(0, 28)).toEqual(bytes(file).subarray(0, 28));
    expect(readFileSync(path)).toHaveLength(bytes(file).length);
  });

  it('attachment: the program reads it and writes its like', () => {
    const { content, hash, name, file, ...fixed } = vector<
      Fixed & { content: string; hash: string; name: string; file: string }
    >('blob');
    const ring = ringOf(fixed);
    expect(text(suite.hash(bytes(content)))).toBe(hash);
    expect(text(suite.mac(ring.derive('rsb/store/blob-name/1'), bytes(hash)))).toBe(name);
    const dir = temporaryFolder();
    mkdirSync(join(dir, 'blobs'));
    writeFileSync(join(dir, 'blobs', name), bytes(file));
    expect(must(getBlob(dir, ring, hash as BlobHash))).toEqual(bytes(content));
    const written = Buffer.concat([...sealBlob(ring, bytes(name), bytes(content))]);
    expect(written.subarray(0, 28)).toEqual(bytes(file).subarray(0, 28));
    expect(written).toHaveLength(bytes(file).length);
  });

  it('pack: header, and pieces of every kind', () => {
    const {
      pack,
      salt: packSalt,
      pieces,
      file,
      ...fixed
    } = vector<
      Omit<Fixed, 'salt'> & {
        pack: number;
        salt: string;
        pieces: readonly { kind: PieceKind; offset: number; length: number; plain: string }[];
        file: string;
      }
    >('pack');
    const ring = ringOf({ ...fixed, salt: packSalt });
    const salt = bytes(packSalt);
    const header = packHeader({ suite, storeId: bytes(fixed.store), pack, salt });
    expect(text(header)).toBe(file.slice(0, 128));
    const key = ring.derive('rsb/store/pack/1', salt);
    for (const { kind, offset, length, plain } of pieces) {
      const sealed = suite.seal(
        key,
        pieceNonce(suite, offset),
        bytes(plain),
        pieceContext(suite.hash(header), kind, length),
      );
      expect(text(sealed)).toBe(file.slice(offset * 2, (offset + length) * 2));
    }
  });

  it('slips: any two give the secret back', async () => {
    const kept = vector<{ secret: string; storeMark: string; issue: string; slips: readonly string[] }>(
      'slips',
    );
    const slips = kept.slips.map((slip) => {
      const one = readSlip(slip);
      if (!one.ok) throw new Error('a slip does not read');
      return one.value;
    });
    const [one, two, three] = slips;
    if (!one || !two || !three) throw new Error('three slips');
    for (const [a, b] of [
      [one, two],
      [two, three],
      [three, one],
    ] as const)
      expect(text(await joinSlips(a, b))).toBe(kept.secret);
    expect(text(one.store) + text(one.issue)).toBe(kept.storeMark + kept.issue);
    const made = await makeSlips(bytes(kept.secret), { store: one.store, issue: one.issue });
    // The number and the marks come first: the beginning does not depend on chance.
    for (const [at, slip] of made.entries()) expect(slip.slice(0, 6)).toBe(kept.slips[at]?.slice(0, 6));
  });

  it('signatures of entries and seals, in both chains', () => {
    interface Signed {
      readonly id: string;
      readonly text: string;
    }
    const kept = vector<{
      privateKey: string;
      unsigned: UnsignedEntry;
      chains: readonly { chain: 'cases' | 'security'; entry: Signed; seal: Signed }[];
    }>('signatures');
    const sign = suite.signer(bytes(kept.privateKey));
    for (const { chain: name, entry, seal } of kept.chains) {
      const chain = name === 'cases' ? CASE_CHAIN : SECURITY_CHAIN;
      const signed = signEntry(kept.unsigned, chain, sign);
      expect([signed.id, Buffer.from(signed.bytes).toString('utf8')]).toEqual([entry.id, entry.text]);
      const id = signed.id as EntryId;
      const leaves = [{ id, attachments: kept.unsigned.attachments.map(({ hash }) => hash) }];
      const made = makeSeal(
        kept.unsigned.station as StationId,
        { number: 0, previous: null, at: null, leaves },
        { seq: 1, id, lamport: 1 },
        kept.unsigned.claimedAt,
        sign,
        chain,
      );
      expect([made.after.previous, Buffer.from(made.bytes).toString('utf8')]).toEqual([seal.id, seal.text]);
    }
  });
});
