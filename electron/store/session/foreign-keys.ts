/**
 * The public keys of other stations, as the certificates say that were accepted here. A key proves itself: the id of
 * a station is a fingerprint of it. What the station may do is not asked here.
 */
import type { StationId } from '#shared/domain/ids';
import type { Entry } from '#shared/journal/entry';
import { stationOf } from './station-keys';

/** Keys that an own entry brought, by station. */
export function stationKeysIn({ events }: Entry): readonly (readonly [StationId, Uint8Array])[] {
  return events.flatMap((event) => {
    if (event.type !== 'trustReceived') return [];
    return event.records.flatMap(({ kind, record }) => {
      if (kind !== 'certificate' || record.kind !== 'station') return [];
      const station = stationOf(record.publicKey);
      return station === record.subject ? [[station, Buffer.from(record.publicKey, 'hex')] as const] : [];
    });
  });
}
