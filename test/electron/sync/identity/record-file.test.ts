/** Files on media that anybody may have touched: read within bounds, refused by code, never overwritten by mistake. */
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCeremonyKey, openCeremonyKey, writeCeremonyKey } from '#electron/sync/identity/ceremony-key';
import {
  RECORD_FILES,
  readRecordBytes,
  readRecordFile,
  recordFileBytes,
  writeRecordFile,
} from '#electron/sync/identity/record-file';
import { localDate } from '#shared/domain/local-date';
import { newKey, ROOT_1, stationCertificate } from '../../../shared/identity/region-kit';
import { accept, asking, ceremony, certify, failure, PASSPHRASE, rooted } from './ceremony-kit';

const WEAK = { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true } as const;
const ABOUT = { kind: 'root', name: '第1号介质', madeOn: localDate('2026-03-05') } as const;
const BYTES = recordFileBytes(RECORD_FILES.root, ROOT_1);

const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.error?.code ?? 'ok';

describe('a record in a file', () => {
  it('is read as it was written, and nothing stays beside it', () => {
    const at = ceremony();
    expect(writeRecordFile(at.path('r'), RECORD_FILES.root, ROOT_1).ok).toBe(true);
    expect(readRecordFile(at.path('r'), RECORD_FILES.root)).toEqual({ ok: true, value: ROOT_1 });
    expect(readdirSync(at.dir)).toEqual(['r']);
  });

  it('with any byte changed or cut off is refused or another record, never the same', () => {
    fc.assert(
      fc.property(fc.nat({ max: BYTES.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Uint8Array.from(BYTES);
        altered[at] = (altered[at] ?? 0) ^ change;
        const read = readRecordBytes(altered, RECORD_FILES.root);
        if (read.ok) expect(recordFileBytes(RECORD_FILES.root, read.value)).not.toEqual(Buffer.from(BYTES));
        expect(readRecordBytes(BYTES.subarray(0, at), RECORD_FILES.root).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('of another kind, or none, is told from a damaged one', () => {
    const certificate = recordFileBytes(RECORD_FILES.certificate, stationCertificate(newKey()));
    const read = readRecordBytes(certificate, RECORD_FILES.root);
    expect(read).toEqual({ ok: false, error: { code: 'B21_FORMAT', problem: 'other-file' } });
    for (const bytes of [Buffer.alloc(0), Buffer.from('RSB-ROOT/1'), Buffer.from('\u{feff}RSB-ROOT/1\n{}\n')])
      expect(code(readRecordBytes(bytes, RECORD_FILES.root))).toBe('B21_FORMAT');
    const later = Buffer.from(Buffer.from(BYTES).toString('utf8').replace('/1\n', '/2\n'));
    expect(code(readRecordBytes(later, RECORD_FILES.root))).toBe('B03_TOO_NEW');
  });

  it('that is not UTF-8 is refused', () => {
    const bytes = Buffer.concat([BYTES.subarray(0, -3), Buffer.from([0xff, 0xfe, 0x0a])]);
    expect(code(readRecordBytes(bytes, RECORD_FILES.root))).toBe('B21_FORMAT');
  });

  it('larger than any record is not read, however large it says it is', () => {
    const at = ceremony();
    writeFileSync(at.path('huge'), BYTES);
    truncateSync(at.path('huge'), 2 ** 40);
    expect(code(readRecordFile(at.path('huge'), RECORD_FILES.root))).toBe('B20_SIZE');
  });

  it('that is a folder, or is not there, is a fault that names no path', () => {
    const at = ceremony();
    mkdirSync(at.path('folder'));
    expect(code(readRecordFile(at.path('folder'), RECORD_FILES.root))).toBe('B21_FORMAT');
    const missing = readRecordFile(at.path('none'), RECORD_FILES.root);
    expect(missing).toEqual({ ok: false, error: { code: 'FILE_MISSING', where: 'none' } });
  });
});

describe('a key on a medium', () => {
  it('opens with its passphrase, in any Unicode form, and with no other', async () => {
    const made = await makeCeremonyKey(ABOUT, PASSPHRASE, WEAK);
    if (!made.ok) throw new Error('not made');
    expect((await openCeremonyKey(made.value, PASSPHRASE.replace('0', '０'))).ok).toBe(true);
    expect(code(await openCeremonyKey(made.value, `${PASSPHRASE}x`))).toBe('WRONG_PASSPHRASE');
    expect(code(await openCeremonyKey(made.value, ''))).toBe('WRONG_PASSPHRASE');
  });

  it('with anything readable on it altered does not open', async () => {
    const made = await makeCeremonyKey(ABOUT, PASSPHRASE, WEAK);
    if (!made.ok) throw new Error('not made');
    const other = newKey().publicKey;
    for (const altered of [{ publicKey: other }, { kind: 'policy' }, { name: '另一介质' }] as const)
      expect(code(await openCeremonyKey({ ...made.value, ...altered }, PASSPHRASE))).toBe('WRONG_PASSPHRASE');
    const heavy = { ...made.value, kdf: { memoryKiB: 2 ** 30, iterations: 99, parallelism: 1 } };
    expect(code(await openCeremonyKey(heavy, PASSPHRASE))).toBe('KEY_ALTERED');
  });

  it('is not made with a short passphrase, and never written over another', async () => {
    expect(code(await makeCeremonyKey(ABOUT, '123456789', WEAK))).toBe('PASSPHRASE_WEAK');
    const at = ceremony();
    const made = await makeCeremonyKey(ABOUT, PASSPHRASE, WEAK);
    if (!made.ok) throw new Error('not made');
    expect(writeCeremonyKey(at.path('k'), made.value).ok).toBe(true);
    const before = readFileSync(at.path('k'));
    expect(code(writeCeremonyKey(at.path('k'), made.value))).toBe('KEY_EXISTS');
    expect(readFileSync(at.path('k'))).toEqual(before);
    expect(existsSync(at.path('k.prev'))).toBe(false);
  });
});

describe('a register', () => {
  it('in which somebody altered a record, or put one of another region, is refused by every step', async () => {
    const at = ceremony();
    await rooted(at);
    const digits = await asking(at, 'one');
    const file = at.path('region/root-0000001.rsb');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"issuedOn":"2026-03-01"', '"issuedOn":"2026-03-02"'));
    expect(failure(await certify(at, 'one', digits))).toBe('B11_CHAIN');
    writeFileSync(file, text);
    const forged = recordFileBytes(RECORD_FILES.certificate, stationCertificate(newKey()));
    writeFileSync(at.path('region/certificate-0000000000000000-0000001.rsb'), forged);
    expect(failure(await certify(at, 'one', digits))).toBe('B11_CHAIN');
  });

  it('stays as it was when an answer is altered on the way', async () => {
    const at = ceremony();
    const root = await rooted(at);
    await certify(at, 'one', await asking(at, 'one'));
    const text = readFileSync(at.path('one.ans'), 'utf8');
    const altered = [
      text.replace('"issuedOn":"2026-03-05"', '"issuedOn":"2026-03-06"'),
      text.replace('"level":"county"', '"level":"region"'),
      text.replace('"mayBundle":["up"', '"mayBundle":["down","up"'),
      text.replace(/"inboxKeys":\[.*?\],"issuedOn"/, '"inboxKeys":[],"issuedOn"'),
    ];
    for (const answer of altered) {
      expect(answer).not.toBe(text);
      writeFileSync(at.path('one.ans'), answer);
      expect((await accept(at, 'one', root)).code).toBe(1);
      expect(existsSync(at.path('one-register'))).toBe(false);
    }
  });
});
