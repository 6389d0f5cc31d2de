/** The recovery key must survive handwriting, and a slip of the pen must be told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecoveryKey, parseRecoveryKey } from '#electron/crypto/recovery-key';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('recovery key', () => {
  it('is eleven groups of five characters that are hard to confuse', () => {
    expect(formatRecoveryKey(new Uint8Array(32).fill(255))).toMatch(
      /^([0-9A-HJKMNP-TV-Z]{5}-){10}[0-9A-HJKMNP-TV-Z]{5}$/,
    );
  });

  it('comes back from what was written down', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const parsed = parseRecoveryKey(formatRecoveryKey(key));
        expect(parsed.ok && new Uint8Array(parsed.value)).toEqual(key);
      }),
    );
  });

  it('forgives case, spaces, hyphens, full-width letters and look-alikes', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const text = formatRecoveryKey(key);
        const fullWidth = text.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
        const variants = [
          text.toLowerCase(),
          text.replaceAll('-', ' '),
          ` ${text.replaceAll('-', '')}\n`,
          text.replaceAll('-', ' – '),
          text.replaceAll('0', 'O').replaceAll('1', 'l'),
          text.replaceAll('0', 'o').replaceAll('1', 'I'),
          fullWidth,
        ];
        for (const variant of variants) {
          const parsed = parseRecoveryKey(variant);
          expect(parsed.ok && new Uint8Array(parsed.value)).toEqual(key);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('reports every single wrong character and every swap of neighbours', () => {
    const text = formatRecoveryKey(Uint8Array.from({ length: 32 }, (_, index) => index * 7)).replaceAll(
      '-',
      '',
    );
    let tried = 0;
    for (let place = 0; place < text.length; place += 1) {
      for (const wrong of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (wrong === text[place]) continue;
        tried += 1;
        expect(parseRecoveryKey(text.slice(0, place) + wrong + text.slice(place + 1)).ok).toBe(false);
      }
      const [one, two] = [text.charAt(place), text.charAt(place + 1)];
      if (two !== '' && one !== two)
        expect(parseRecoveryKey(text.slice(0, place) + two + one + text.slice(place + 2)).ok).toBe(false);
    }
    expect(tried).toBe(55 * 31);
  });

  it('tells a character that cannot be there with its group, and a wrong length', () => {
    const text = formatRecoveryKey(new Uint8Array(32));
    expect(parseRecoveryKey(`${text.slice(0, 8)}U${text.slice(9)}`)).toEqual({
      ok: false,
      error: { kind: 'character', group: 2, character: 'U' },
    });
    expect(parseRecoveryKey(text.slice(0, -1))).toEqual({
      ok: false,
      error: { kind: 'length', characters: 54, expected: 55 },
    });
    expect(parseRecoveryKey('')).toEqual({
      ok: false,
      error: { kind: 'length', characters: 0, expected: 55 },
    });
  });
});
