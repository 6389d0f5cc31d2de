/** Records as several QR codes: read in any order, once or twice; a missing, foreign or mistyped one is told (2.6). */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type CodeSheet,
  gatherSheets,
  isSheet,
  MOST_SHEETS,
  readSheet,
  SHEET_SIGNS,
  saidPlace,
  sheetsOf,
} from '#shared/bundle/code-sheets';
import { PAPER_BYTES } from '#shared/bundle/limits';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const record = fc.uint8Array({ minLength: 1, maxLength: PAPER_BYTES });
const made = (whole: Uint8Array): readonly string[] => sheetsOf(whole, hashOf) ?? [];

function gathered(codes: readonly string[]) {
  const [first, ...rest] = codes.map((code) => {
    const sheet = readSheet(code, hashOf);
    if (sheet === null) throw new Error(`not read: ${code}`);
    return sheet;
  }) as [CodeSheet, ...CodeSheet[]];
  return gatherSheets([first, ...rest], hashOf);
}

it('in any order, with some of them twice and in small letters, they come to the record', () => {
  const scans = record.chain((whole) => {
    const codes = made(whole);
    const extra = fc.array(fc.constantFrom(...codes), { maxLength: 5 });
    return fc.tuple(
      fc.constant(whole),
      extra.chain((twice) => {
        const all = [...codes, ...twice];
        return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
      }),
    );
  });
  fc.assert(
    fc.property(scans, fc.boolean(), ([whole, codes], small) => {
      const scanned = codes.map((code) => `${small ? code.toLowerCase() : code}\r\n`);
      expect(scanned.every(isSheet)).toBe(true);
      const all = gathered(scanned);
      expect(all.ok && all.value.is === 'whole' ? Buffer.from(all.value.bytes) : all).toEqual(
        Buffer.from(whole),
      );
    }),
    { numRuns: 60 },
  );
});

it('each says of which record and place it is before it is checked; what is no such code says nothing', () => {
  const codes = made(new Uint8Array(2000).fill(7));
  const ids = new Set(codes.map((code) => saidPlace(`${code.toLowerCase()}\r`)?.id));
  expect(ids.size).toBe(1);
  expect(codes.map((code) => saidPlace(code))).toMatchObject([1, 2, 3].map((place) => ({ place, of: 3 })));
  for (const none of [
    '',
    '{"format":1}',
    'RSBQ1',
    'RSBQ1/AB/x/3/',
    'RSBQ1/AB/4/3/',
    'RSBQ1/AB/0/3/',
    'RSBQ1/AB/1/999/',
  ])
    expect(saidPlace(none)).toBeNull();
});

it('of some of them the others are named', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 801, maxLength: PAPER_BYTES }), fc.nat(), (whole, at) => {
      const codes = made(whole);
      const lost = at % codes.length;
      const some = gathered(codes.filter((_, place) => place !== lost));
      const part = { is: 'part', have: codes.length - 1, of: codes.length, missing: [lost + 1] };
      expect(some).toMatchObject({ ok: true, value: part });
    }),
    { numRuns: 60 },
  );
});

it('no sign can be changed, left out or cut off without its being seen', () => {
  const whole = Buffer.from('回执'.repeat(300));
  const code = made(whole)[0] ?? '';
  fc.assert(
    fc.property(fc.nat(code.length - 1), fc.constantFrom(...'0123456789ABCDEF/X'), (at, sign) => {
      const changed = code.slice(0, at) + sign + code.slice(at + 1);
      if (changed !== code) expect(readSheet(changed, hashOf)).toBeNull();
      expect(readSheet(code.slice(0, at), hashOf)).toBeNull();
      expect(readSheet(code.slice(0, at) + code.slice(at + 1), hashOf)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

it('codes of two records are mixed, and so are two codes that claim one place', () => {
  const [one, other] = [Buffer.alloc(900, 1), Buffer.alloc(900, 2)].map(made) as [string[], string[]];
  expect(gathered([one[0] ?? '', other[1] ?? ''])).toEqual({ ok: false, error: 'mixed' });
  const [first, second] = one.map((code) => readSheet(code, hashOf)) as [CodeSheet, CodeSheet];
  const forged = { ...second, bytes: Uint8Array.of(9) };
  expect(gatherSheets([first, second, forged], hashOf)).toEqual({ ok: false, error: 'mixed' });
  expect(gatherSheets([first, forged], hashOf)).toEqual({ ok: false, error: 'damaged' });
});

it('as much as paper takes comes to so many codes, each of them dense, and nothing more is put on paper', () => {
  const codes = made(new Uint8Array(PAPER_BYTES).fill(255));
  expect(codes).toHaveLength(MOST_SHEETS);
  // Alphanumeric mode (ISO/IEC 18004), and below what a code of version 32, level M, holds.
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-Z/]+$/);
    expect(code.length).toBeLessThanOrEqual(SHEET_SIGNS);
  }
  expect(sheetsOf(new Uint8Array(PAPER_BYTES + 1), hashOf)).toBeNull();
  expect(sheetsOf(new Uint8Array(), hashOf)).toBeNull();
});
