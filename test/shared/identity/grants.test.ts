/** A certificate says from which place of the station's chain on it grants what, and keeps what was granted before. */
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowsEvent,
  certificateSchema,
  grantsAfter,
  type StationCertificate,
} from '#shared/identity/certificate';
import { newKey, stationCertificate } from './region-kit';

const KEY = newKey();

const granting = (mayAuthor: StationCertificate['mayAuthor']): StationCertificate => {
  const certificate = stationCertificate(KEY, { mayAuthor });
  if (certificate.kind !== 'station') throw new Error('not of a station');
  return certificate;
};

/** What a certificate lets a station write in each of its first entries. */
const told = (certificate: StationCertificate): readonly boolean[] =>
  Array.from({ length: 30 }, (_, at) => allowsEvent(certificate, 'accepted', at + 1));

const WIDE = ['accepted', 'received'];
const NARROW = ['draftChanged'];
const changes = array(record({ place: integer({ min: 1, max: 30 }), events: constantFrom(WIDE, NARROW) }), {
  minLength: 1,
  maxLength: 8,
});

describe('the grants of a certificate', () => {
  it('count from the first entry when it is the first, wherever the station stood', () => {
    expect(grantsAfter(null, 13, WIDE)).toEqual([{ from: 1, events: WIDE }]);
  });

  it('leave everything before their place as it was, and never begin before the grant before', () => {
    assert(
      property(changes, (history) => {
        let certificate: StationCertificate | null = null;
        let reached = 1;
        for (const { place, events } of history) {
          const former: StationCertificate | null = certificate;
          const before: readonly boolean[] = former === null ? [] : told(former);
          certificate = granting(grantsAfter(former, place, events));
          // The first has no choice; a later one changes nothing behind the last change.
          reached = former === null ? 1 : Math.max(place, former.mayAuthor.at(-1)?.from ?? 1);
          expect(told(certificate).slice(0, reached - 1)).toEqual(before.slice(0, reached - 1));
          expect(told(certificate).slice(reached - 1)).toEqual(
            told(certificate)
              .slice(reached - 1)
              .map(() => events === WIDE),
          );
        }
      }),
    );
  });

  it('of equal terms are those of before, so that renewals never fill a certificate', () => {
    const first = granting([{ from: 1, events: WIDE }]);
    expect(grantsAfter(first, 20, [...WIDE])).toEqual(first.mayAuthor);
  });

  it.each([
    ['that begin after the first entry', [{ from: 2, events: WIDE }]],
    ['of one place twice', [1, 5, 5].map((from) => ({ from, events: WIDE }))],
    ['that go back', [1, 7, 5].map((from) => ({ from, events: WIDE }))],
    ['of nothing', []],
  ])('%s make no certificate', (_name, mayAuthor) => {
    const { success } = certificateSchema.safeParse({ ...stationCertificate(KEY), mayAuthor });
    expect(success).toBe(false);
  });
});
