/** Slips must survive handwriting, a slip of the pen must be told, two give the secret back and one tells nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecoveryKey } from '#electron/crypto/recovery-key';
import { joinSlips, makeSlips, readSlip, type Slip } from '#electron/crypto/slips';

const MARKS = { store: Uint8Array.of(0x12, 0xab), issue: Uint8Array.of(0, 7) };
const SECRET = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });

function must(text: string | undefined): Slip {
  const slip = readSlip(text ?? '');
  if (!slip.ok) throw new Error(slip.error.kind);
  return slip.value;
}

describe('sealed slips', () => {
  it('are eight groups of five characters that are hard to confuse', async () => {
    const slips = await makeSlips(SECRET, MARKS);
    expect(slips).toHaveLength(3);
    for (const slip of slips) expect(slip).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('say their number, store and issue, and any two of them give the secret back', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, secrets, async (secret, marks) => {
        const own = { store: marks.subarray(0, 2), issue: marks.subarray(2, 4) };
        const slips = (await makeSlips(secret, own)).map(must);
        expect(slips.map(({ number }) => number)).toEqual([1, 2, 3]);
        for (const { store, issue } of slips) {
          expect(Buffer.from(store)).toEqual(Buffer.from(own.store));
          expect(Buffer.from(issue)).toEqual(Buffer.from(own.issue));
        }
        const [one, two, three] = slips;
        if (!one || !two || !three) throw new Error('not three');
        for (const [a, b] of [
          [one, two],
          [two, one],
          [one, three],
          [three, two],
        ] as const)
          expect(Buffer.from(await joinSlips(a, b))).toEqual(Buffer.from(secret));
      }),
      { numRuns: 50 },
    );
  });

  it('alone tell nothing: the same secret gives every time other shares, spread over all values', async () => {
    const seen = new Set<string>();
    const firstBytes = new Set<number>();
    for (let time = 0; time < 600; time += 1) {
      const [one] = (await makeSlips(SECRET, MARKS)).map(must);
      seen.add(Buffer.from(one?.share ?? []).toString('hex'));
      firstBytes.add(one?.share[0] ?? -1);
    }
    expect(seen.size).toBe(600);
    expect(firstBytes.size).toBeGreaterThan(200);
  });

  it('forgive case, spaces, hyphens, full-width letters and look-alikes', async () => {
    const [text = ''] = await makeSlips(SECRET, MARKS);
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
    for (const variant of variants) expect(must(variant)).toEqual(must(text));
  });

  it('report every single wrong character and every swap of neighbours', async () => {
    const [text = ''] = (await makeSlips(SECRET, MARKS)).map((slip) => slip.replaceAll('-', ''));
    let tried = 0;
    for (let place = 0; place < text.length; place += 1) {
      for (const wrong of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (wrong === text[place]) continue;
        tried += 1;
        const read = readSlip(text.slice(0, place) + wrong + text.slice(place + 1));
        expect(read).toEqual({ ok: false, error: { kind: 'checksum' } });
      }
      const [one, two] = [text.charAt(place), text.charAt(place + 1)];
      if (two !== '' && one !== two)
        expect(readSlip(text.slice(0, place) + two + one + text.slice(place + 2)).ok).toBe(false);
    }
    expect(tried).toBe(40 * 31);
  });

  it('tell a character that cannot be there with its group, and a wrong length', async () => {
    const [text = ''] = await makeSlips(SECRET, MARKS);
    expect(readSlip(`${text.slice(0, 8)}U${text.slice(9)}`)).toEqual({
      ok: false,
      error: { kind: 'character', group: 2, character: 'U' },
    });
    expect(readSlip(text.slice(0, -1))).toEqual({
      ok: false,
      error: { kind: 'length', characters: 39, expected: 40 },
    });
    expect(readSlip('')).toEqual({ ok: false, error: { kind: 'length', characters: 0, expected: 40 } });
  });
});

describe('the single recovery key of a store made before slips', () => {
  // Written by the program that made such keys.
  const WRITTEN = '003GW-58W4C-N32E1-Z8S6N-8PV2D-5R7EZ-M5HJ9-SN8D8-NYVBV-H6BTB-CXX9X';

  it('is still read, and a wrong character in it is told', () => {
    const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
    const parsed = parseRecoveryKey(WRITTEN.toLowerCase());
    expect(parsed.ok && new Uint8Array(parsed.value)).toEqual(key);
    expect(parseRecoveryKey(`${WRITTEN.slice(0, -1)}${WRITTEN.endsWith('7') ? '8' : '7'}`)).toEqual({
      ok: false,
      error: { kind: 'checksum' },
    });
    expect(parseRecoveryKey(WRITTEN.slice(0, -1))).toEqual({
      ok: false,
      error: { kind: 'length', characters: 54, expected: 55 },
    });
  });
});
