/** Records of identity as an accepted `trustReceived` holds them; nothing here is signed, and the fold looks at no signature. */
import type { DivisionCode, StationId } from '#shared/domain/ids';
import { type LocalDate, localDate } from '#shared/domain/local-date';
import { type Certificate, type Grant, grantsAfter } from '#shared/identity/certificate';
import type { RootRecord } from '#shared/identity/root';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { type Seat, stationOf } from './peer';

const KEY = '0'.repeat(64);
const SIGNATURE = '0'.repeat(128);
const DAY: LocalDate = localDate('2026-01-01');

const ROOT = {
  format: 1,
  suite: 1,
  leastSuite: 1,
  number: 1,
  name: '自治区',
  previous: null,
  keys: [KEY, KEY, KEY],
  enrolment: KEY,
  policy: KEY,
  revocation: KEY,
  release: KEY,
  oldestIssuer: 1,
  issuedOn: DAY,
  signatures: [],
} as unknown as RootRecord;

/** A certificate; `grants`: of a station, an agency's has none. */
const certificate = (seat: Seat, grants: readonly Grant[] | null, number = 1): TrustRecord => ({
  kind: 'certificate',
  record: {
    format: 1,
    suite: 1,
    kind: grants === null ? 'agency' : 'station',
    subject: grants === null ? seat.division : stationOf(seat.at),
    publicKey: grants === null ? '' : KEY,
    number,
    root: 1,
    agency: seat.division as DivisionCode,
    level: seat.level,
    name: '站点',
    ...(grants === null ? {} : { mayAuthor: grants }),
    mayBundle: ['up'],
    validFrom: DAY,
    validTo: localDate('2036-01-01'),
    revocation: 0,
    signature: SIGNATURE,
  } as unknown as Certificate,
});

/** Who takes part, as the region certified it; `mayAuthor`: of the county's station. */
export const membership = (seats: readonly Seat[], mayAuthor: readonly string[] = ['*']): TrustRecord[] => [
  { kind: 'root', record: ROOT },
  ...seats.flatMap((seat) => [
    certificate(seat, null),
    certificate(seat, [{ from: 1, events: seat.level === 'county' ? mayAuthor : ['*'] }]),
  ]),
];

/** A later certificate of a station that asked for it with `head` as its last entry. */
export function certifiedAgain(
  trust: TrustState,
  seat: Seat,
  head: number,
  mayAuthor: readonly string[],
): TrustRecord {
  const former = certificateOf(trust, stationOf(seat.at));
  if (former?.kind !== 'station') throw new Error('certified already');
  return certificate(seat, grantsAfter(former, head + 1, mayAuthor), former.number + 1);
}

/** A list that revokes one station up to one of its entries. */
export const revoked = (station: StationId, seq: number, number: number): TrustRecord => ({
  kind: 'revocations',
  record: {
    format: 1,
    suite: 1,
    number,
    root: 1,
    issuedOn: DAY,
    revoked: [{ subject: station, reason: 'stolen', lastTrusted: { seq, hash: KEY }, on: DAY }],
    signature: SIGNATURE,
  } as never,
});
