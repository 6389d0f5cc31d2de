/** A record has one text; everything else that could be read as one is refused with its code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE_CHARACTERS, certificateSchema } from '#shared/identity/certificate';
import { checkDigits, sameDigits } from '#shared/identity/check-digits';
import { isSoundPublicKey } from '#shared/identity/public-key';
import { readRecord } from '#shared/identity/record-text';
import { TRUST_CODES, TRUST_PROBLEMS, trustWords } from '#shared/identity/refusal';
import { canonicalJson } from '#shared/lib/canonical-json';
import { newKey, said, stationCertificate } from './region-kit';

const CERTIFICATE = stationCertificate(newKey());
const TEXT = canonicalJson(CERTIFICATE);
const read = (text: string) => readRecord(text, certificateSchema, CERTIFICATE_CHARACTERS);

describe('the text of a record', () => {
  it('is read as it was written', () => {
    expect(read(TEXT)).toEqual({ ok: true, value: CERTIFICATE });
  });

  it.each(['constructor', 'prototype', '__proto__'])('with %s in its place is refused by name', (name) => {
    const members = [...Object.entries(CERTIFICATE), [name, 1] as const].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
    expect(said(read(text))).toBe('B22_FORBIDDEN_KEY forbidden-key');
    const first = TEXT.replace('{', `{"${name}":{"x":1},`);
    expect(said(read(first))).toBe('B22_FORBIDDEN_KEY forbidden-key');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('with a lone surrogate, raw or escaped, is refused', () => {
    for (const broken of ['\ud800', '\\ud800', '\\udc00x'])
      expect(said(read(TEXT.replace('喀什', broken)))).toBe('B21_FORMAT not-a-record');
  });

  it.each(['\u202e', '\u200b', '\u0007', ' ', '\u00a0'])(
    'with a name that begins with %j is refused',
    (sign) => {
      expect(read(canonicalJson({ ...CERTIFICATE, name: `${sign}喀什` })).ok).toBe(false);
    },
  );

  it('in another writing of the same value is refused', () => {
    const other = [
      ` ${TEXT}`,
      `${TEXT}\n`,
      TEXT.replace(':', ': '),
      TEXT.replace('"format":1', '"format":1.0'),
      TEXT.replace('"format":1', '"format":1,"format":1'),
      TEXT.replace('喀', '\\u5580'),
      JSON.stringify(CERTIFICATE),
    ].filter((text) => text !== TEXT);
    for (const text of other) expect(said(read(text)), text.slice(0, 40)).toBe('B21_FORMAT not-a-record');
  });

  it('with a member too many, too few or of another kind is refused', () => {
    const { name: _name, ...fewer } = CERTIFICATE;
    for (const altered of [
      { ...CERTIFICATE, note: 1 },
      fewer,
      { ...CERTIFICATE, number: '1' },
      { ...CERTIFICATE, number: 0 },
      { ...CERTIFICATE, validTo: '2026-02-30' },
      { ...CERTIFICATE, publicKey: CERTIFICATE.publicKey.toUpperCase() },
    ])
      expect(said(read(canonicalJson(altered)))).toBe('B21_FORMAT not-a-record');
  });

  it('of a later format or suite asks for a newer program', () => {
    for (const later of [{ format: 2 }, { suite: 2 }, { format: 2, note: 1 }])
      expect(said(read(canonicalJson({ ...CERTIFICATE, ...later })))).toBe('B03_TOO_NEW newer-program');
  });

  it('that is too long is not looked at', () => {
    expect(said(read(`${TEXT}${' '.repeat(CERTIFICATE_CHARACTERS)}`))).toBe('B20_SIZE too-large');
  });

  it('nested deep is refused, not a fall of the program', () => {
    const deep = `${'['.repeat(8000)}${']'.repeat(8000)}`;
    expect(said(read(deep))).toBe('B21_FORMAT not-a-record');
  });

  it('with any sign changed is refused or another record, never the same', () => {
    fc.assert(
      fc.property(fc.nat({ max: TEXT.length - 1 }), fc.string({ minLength: 1, maxLength: 2 }), (at, put) => {
        const text = TEXT.slice(0, at) + put + TEXT.slice(at + 1);
        fc.pre(text !== TEXT);
        const result = read(text);
        if (result.ok) expect(canonicalJson(result.value)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('of anything at all gives an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(read(text).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a public key', () => {
  const hex = (y: bigint, sign = 0n): string =>
    (y | (sign << 255n)).toString(16).padStart(64, '0').match(/../g)?.toReversed().join('') ?? '';
  const P = 2n ** 255n - 19n;

  /** Doubling of a point given by y alone: y of the double, or null without such a point. */
  const power = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    let square = ((base % P) + P) % P;
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
      if (rest & 1n) result = (result * square) % P;
      square = (square * square) % P;
    }
    return result;
  };
  const inverse = (number: bigint): bigint => power(number, P - 2n);
  const D = (((-121665n * inverse(121666n)) % P) + P) % P;
  const doubled = (y: bigint): bigint => {
    const square = (y * y) % P;
    const x2 = ((square - 1n) * inverse(D * square + 1n)) % P;
    const product = (D * x2 * square) % P;
    return ((((square + x2) * inverse(1n - product)) % P) + P) % P;
  };

  it('made by this program is sound', () => {
    for (let count = 0; count < 20; count += 1) expect(isSoundPublicKey(newKey().publicKey)).toBe(true);
  });

  it('of small order is not: its multiples come to the neutral point', () => {
    const eighth = BigInt('0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7');
    for (const y of [0n, 1n, P - 1n, eighth, P - eighth]) {
      expect(doubled(doubled(doubled(y)))).toBe(1n);
      for (const sign of [0n, 1n]) expect(isSoundPublicKey(hex(y, sign))).toBe(false);
    }
  });

  it('in a second writing is not', () => {
    for (let more = 0n; more < 19n; more += 1n) expect(isSoundPublicKey(hex(P + more))).toBe(false);
  });
});

describe('check digits', () => {
  it('are six groups of four, for every hash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const hash = Buffer.from(bytes).toString('hex');
        expect(checkDigits(hash)).toMatch(/^(\d{4} ){5}\d{4}$/);
        expect(sameDigits(checkDigits(hash).replaceAll(' ', ''), hash)).toBe(true);
      }),
    );
    expect(checkDigits('00'.repeat(32))).toBe('0000 0000 0000 0000 0000 0000');
  });

  it('of two hashes that differ in one bit differ', () => {
    expect(sameDigits(checkDigits('00'.repeat(32)), `${'00'.repeat(31)}01`)).toBe(false);
    expect(sameDigits('', '00'.repeat(32))).toBe(false);
  });
});

describe('the words of a refusal', () => {
  it('say what happened, what was kept and what to do', () => {
    for (const code of TRUST_CODES)
      for (const problem of Object.keys(TRUST_PROBLEMS) as (keyof typeof TRUST_PROBLEMS)[])
        expect(trustWords({ code, problem })).toMatch(/^.+（B\d\d）。未作任何改动。.+。$/);
  });
});
