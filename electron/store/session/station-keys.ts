/** The id of a station: a fingerprint of its public key. */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { StationId } from '#shared/domain/ids';

const STATION_DIGITS = 16;

/** The station whose public key this is, given as 64 hex digits. */
export const stationOf = (publicKey: string): StationId =>
  Buffer.from(suite.hash(Buffer.from(publicKey, 'hex')))
    .toString('hex')
    .slice(0, STATION_DIGITS) as StationId;
