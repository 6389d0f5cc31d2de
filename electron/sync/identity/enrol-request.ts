/** A station's request to be enrolled: its public keys and its office, signed by its own key. */

import { stationOf } from '#electron/store/session/station-keys';
import type { StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { type EnrolRequest, enrolRequestSchema } from '#shared/identity/enrolment';
import { refuseTrust, type TrustRefusal } from '#shared/identity/refusal';
import { ok, type Result } from '#shared/lib/result';
import { type RecordSigner, signed } from './sign-record';

/** What the office says of itself. */
export interface RequestParts {
  readonly recipient: string;
  readonly agency: string;
  readonly level: string;
  readonly name: string;
  /** The store's id, 32 hex digits. */
  readonly install: string;
  readonly continues: StationId | null;
  /** Its last entry; 0 while it has no certificate. */
  readonly head: number;
  readonly requestedOn: LocalDate;
}

/** The signed request. What the office said is looked at before it is signed. */
export function makeRequest(parts: RequestParts, key: RecordSigner): Result<EnrolRequest, TrustRefusal> {
  const unsigned = {
    format: 1,
    suite: 1,
    station: stationOf(key.publicKey),
    publicKey: key.publicKey,
    ...parts,
  };
  const request = enrolRequestSchema.safeParse(signed('enrol-request', unsigned, key));
  return request.success ? ok(request.data) : refuseTrust('B21_FORMAT', 'not-a-record');
}
