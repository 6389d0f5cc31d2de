// Numbers that stations give: alone as ever, among several with the letter of the station and a check character.
import { describe, expect, it } from 'vitest';
import { checkCharacter } from '#shared/domain/check-character';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { divisionOfNumber, formatDocumentNumber, formatLocalNumber } from '#shared/domain/numbers';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { stationLetter } from '#shared/identity/station-letter';

const KASHGAR = '653100' as DivisionCode;
const DAY = localDate('2026-03-05');

describe('a local number', () => {
  it('is as ever in a store that is alone', () => {
    expect(formatLocalNumber(KASHGAR, DAY, 123)).toBe('L-653100-2026-000123');
  });

  it('bears the letter of its station and a check character, and its division stands where it stood', () => {
    const number = formatLocalNumber(KASHGAR, DAY, 123, 'B');
    expect(number).toMatch(/^L-653100-2026-B000123-[0-9A-Z]$/);
    expect(divisionOfNumber(number)).toBe(KASHGAR);
    expect(formatLocalNumber(KASHGAR, DAY, 123, 'A')).not.toBe(number);
  });
});

it('the number of a letter bears the station in its word (GB/T 9704-2012)', () => {
  expect(formatDocumentNumber('喀数登B', DAY, 5)).toBe('喀数登B〔2026〕5号');
});

describe('the check character', () => {
  it('is that of ISO/IEC 7064 MOD 37,36', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
  });

  it('shows every wrong character and every exchange of two neighbours', () => {
    const text = '6531002026B000123';
    const right = checkCharacter(text);
    for (let at = 0; at < text.length; at += 1) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ')
        if (other !== text[at])
          expect(checkCharacter(text.slice(0, at) + other + text.slice(at + 1)), `${at} ${other}`).not.toBe(
            right,
          );
      const [a = '', b = ''] = [text[at], text[at + 1]];
      if (b !== '' && a !== b)
        expect(checkCharacter(text.slice(0, at) + b + a + text.slice(at + 2)), `${at}`).not.toBe(right);
    }
  });
});

describe('the letter of a station', () => {
  const packet = (epoch: number, ...stations: readonly string[]): InboxKeyPacket =>
    ({ agency: KASHGAR, epoch, sealed: stations.map((station) => ({ station, file: '' })) }) as never;
  const own = (...stations: readonly string[]) => new Set(stations as readonly StationId[]);
  const inboxKeys = {
    [KASHGAR]: [packet(1, 'one'), packet(2, 'one', 'two'), packet(3, 'two'), packet(4, 'three', 'two')],
  };

  it('is that of the epoch with which it joined, whatever epochs came since', () => {
    const letters = ['one', 'two', 'three'].map((station) =>
      stationLetter({ inboxKeys }, KASHGAR, own(station)),
    );
    expect(letters).toEqual(['A', 'B', 'D']);
  });

  it('does not change when an epoch of before is sealed to it as well', () => {
    const again = [packet(1, 'one'), packet(1, 'one', 'two'), ...(inboxKeys[KASHGAR] ?? []).slice(1)];
    const letters = ['one', 'two'].map((station) =>
      stationLetter({ inboxKeys: { [KASHGAR]: again } }, KASHGAR, own(station)),
    );
    expect(letters).toEqual(['A', 'B']);
  });

  it('is none in a store that no region certified', () => {
    expect(stationLetter({ inboxKeys: {} }, KASHGAR, own('one'))).toBe('');
    expect(stationLetter({ inboxKeys }, KASHGAR, own('stranger'))).toBe('');
  });

  it('is a new one once the station that goes on for a restored one was certified', () => {
    expect(stationLetter({ inboxKeys }, KASHGAR, own('one', 'stranger'))).toBe('A');
    expect(stationLetter({ inboxKeys }, KASHGAR, own('one', 'three'))).toBe('D');
  });

  it('goes on with two letters, none of them I or O', () => {
    const all = Array.from({ length: 60 }, (_, at) =>
      stationLetter({ inboxKeys: { [KASHGAR]: [packet(at + 1, 'one')] } }, KASHGAR, own('one')),
    );
    expect(new Set(all).size).toBe(60);
    expect(all.slice(22, 26)).toEqual(['Y', 'Z', 'AA', 'AB']);
    expect(all.join('')).not.toMatch(/[IO]/);
  });
});
