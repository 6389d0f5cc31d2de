/** The id of a station: a fingerprint of its public key; and the keys of all stations that ever wrote in a store. */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { StationId } from '#shared/domain/ids';
import type { KeyDocument } from '../keys/key-document';

const STATION_DIGITS = 16;

/** The station whose public key this is, given as 64 hex digits. */
export const stationOf = (publicKey: string): StationId =>
  Buffer.from(suite.hash(Buffer.from(publicKey, 'hex')))
    .toString('hex')
    .slice(0, STATION_DIGITS) as StationId;

/** Public keys of the stations that wrote here, by station: the present one, and those before a restore. */
export const stationKeysOf = ({
  station,
  former = [],
}: Pick<KeyDocument, 'station' | 'former'>): { readonly [station: string]: string } =>
  Object.fromEntries([station, ...former].map(({ publicKey }) => [stationOf(publicKey), publicKey] as const));

/** The last entry of each former station: it never writes cases here again, whoever still has its key. */
export const lastSeqsOf = ({
  former = [],
}: Pick<KeyDocument, 'former'>): { readonly [station: string]: number } =>
  Object.fromEntries(former.map(({ publicKey, lastSeq }) => [stationOf(publicKey), lastSeq] as const));
