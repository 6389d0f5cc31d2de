/** What the region may grant a station anew, and from where on: nothing that was done under its rights is judged otherwise. */
import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowsEvent,
  CERTIFICATE_CHARACTERS,
  certificateSchema,
  type Grant,
  type StationCertificate,
} from '#shared/identity/certificate';
import { mayAuthorOf } from '#shared/identity/event-authority';
import { type Granting, nextGrants } from '#shared/identity/grants';
import { canonicalJson } from '#shared/lib/canonical-json';
import { newKey, stationCertificate } from './region-kit';

const KEY = newKey();
const WIDE = mayAuthorOf('county', true);
const NARROW = mayAuthorOf('county', false);

const granting = (mayAuthor: readonly Grant[]): StationCertificate => {
  const certificate = certificateSchema.parse({ ...stationCertificate(KEY), mayAuthor });
  if (certificate.kind !== 'station') throw new Error('not of a station');
  return certificate;
};

const told = (certificate: StationCertificate, places: number): readonly boolean[] =>
  Array.from({ length: places }, (_, at) => allowsEvent(certificate, 'accepted', at + 1));

/** The grants, or the problem. */
const next = (given: Partial<Granting>): readonly Grant[] | string => {
  const usual: Granting = { former: null, head: 0, held: 0, place: 'asked', events: WIDE };
  const granted = nextGrants({ ...usual, ...given });
  return granted.ok ? granted.value : granted.error.problem;
};

/** One or the other so many times in turn, each time ten entries later. */
const changedOften = (times: number, [one, other]: readonly [typeof WIDE, typeof WIDE]): readonly Grant[] =>
  Array.from({ length: times }, (_, at) => ({ from: 1 + 10 * at, events: at % 2 === 0 ? one : other }));

const steps = array(
  record({
    written: integer({ min: 0, max: 9 }),
    handedIn: integer({ min: 0, max: 9 }),
    events: constantFrom(WIDE, NARROW),
    asksNow: boolean(),
    place: constantFrom('asked' as const, 'held' as const),
  }),
  { minLength: 1, maxLength: 10 },
);

describe('the next certificate of a station', () => {
  it('judges nothing otherwise that an honest station had written when it asked, or that the region holds', () => {
    assert(
      property(steps, (history) => {
        let [last, held, head] = [1, 0, 0];
        let certificate: StationCertificate | null = null;
        for (const { written, handedIn, events, asksNow, place } of history) {
          // Asking is an entry itself.
          last += written + 1;
          held = Math.min(last, held + handedIn);
          if (asksNow) head = last;
          const former: StationCertificate | null = certificate;
          const grants = nextGrants({ former, head, held, place, events });
          if (!grants.ok) continue;
          certificate = granting(grants.value);
          if (former === null) continue;
          const kept = place === 'held' ? held : Math.max(head, held);
          expect(told(certificate, kept)).toEqual(told(former, kept));
          expect(allowsEvent(certificate, 'accepted', last + 1)).toBe(events === WIDE);
        }
      }),
    );
  });

  it('never rests on a request from before the one in force when it gives other rights', () => {
    const former = granting([{ from: 1, events: WIDE }]);
    expect(next({ former, head: 0, held: 40, events: NARROW })).toBe('request-older');
    expect(next({ former, head: 0, held: null, events: WIDE })).toEqual(former.mayAuthor);
    expect(next({ former, head: 30, held: null, events: NARROW })).toBe('held-unsaid');
  });

  it('takes an office at its word that writes much before it hands in, and not what no office writes', () => {
    const former = granting([{ from: 1, events: WIDE }]);
    expect(next({ former, head: 10_040, held: 40, events: NARROW })).toEqual([
      { from: 1, events: WIDE },
      { from: 10_041, events: NARROW },
    ]);
    expect(next({ former, head: 10_041, held: 40, events: NARROW })).toBe('head-ahead');
  });

  it('keeps its last room for rights that are taken back, and then says that it is full', () => {
    const room = { head: 500, held: 500 };
    expect(next({ former: granting(changedOften(19, [NARROW, WIDE])), ...room, events: WIDE })).toBe(
      'grants-full',
    );
    const former = granting(changedOften(19, [WIDE, NARROW]));
    const released = [...former.mayAuthor, { from: 501, events: NARROW }];
    expect(next({ former, ...room, events: NARROW })).toEqual(released);
    const full = granting(released);
    expect(next({ former: full, head: 900, held: 900, events: WIDE })).toBe('grants-full');
    expect(next({ former: full, events: NARROW })).toEqual(released);
  });

  it('full of changes is a record that can be read again', () => {
    expect(canonicalJson(granting(changedOften(20, [WIDE, NARROW]))).length).toBeLessThan(
      CERTIFICATE_CHARACTERS,
    );
    expect(
      certificateSchema.safeParse({ ...stationCertificate(KEY), mayAuthor: changedOften(21, [WIDE, NARROW]) })
        .success,
    ).toBe(false);
  });
});
