/** Before the region certifies: the request that is brought, and what the desk knows of the station that asks. */
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { RECORD_CHECKS } from '#electron/sync/identity/record-checks';
import { RECORD_FILES, readRecordBytes, readRecordFile } from '#electron/sync/identity/record-file';
import { isSheet } from '#shared/bundle/code-sheets';
import type { Answer } from '#shared/contract/failure';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import { checkRequest } from '#shared/identity/accept-enrolment';
import { allowsEvent } from '#shared/identity/certificate';
import { sameDigits } from '#shared/identity/check-digits';
import { type EnrolRequest, enrolRequestSchema, REQUEST_CHARACTERS } from '#shared/identity/enrolment';
import { recordId } from '#shared/identity/record';
import { readRecord } from '#shared/identity/record-text';
import { certificateOf } from '#shared/identity/trust';
import { canonicalJson } from '#shared/lib/canonical-json';
import {
  ceremonyFailed,
  chosenFile,
  otherOfficeRefused,
  practiceRefused,
  trustRefused,
} from './identity-trouble';
import { scannedFile } from './record-codes';

/** An act of a registration agency: who may do it has the functions of one. */
const ACT_OF_AGENCY = 'accepted';

export const toEnrol: SessionService<'region.toEnrol'> = async (call, { digits, scanned }) => {
  const refused = practiceRefused(call) ?? otherOfficeRefused(call);
  if (refused) return refused;
  const asked = await requestOf(call, scanned);
  if (!asked.ok) return asked;
  const request = asked.value;
  const checked = checkRequest(request, RECORD_CHECKS);
  if (!checked.ok) return trustRefused(checked.error);
  if (!sameDigits(digits, recordId('enrol-request', request, RECORD_CHECKS)))
    return trustRefused({ code: 'B15_SIGNATURE', problem: 'digits' });
  const { station, agency, level, name, head } = request;
  const former = certificateOf(call.store.views.trust, station);
  return answered({
    ...{ request: canonicalJson(request), station, agency, name, head },
    levelName: OFFICE_LEVEL_NAMES[level],
    lastEntry: call.store.headOf(station)?.seq ?? null,
    certificate: former?.number ?? null,
    designated:
      level !== 'county'
        ? null
        : former?.kind === 'station' && allowsEvent(former, ACT_OF_AGENCY, Number.POSITIVE_INFINITY),
  });
};

/** The request as it was scanned, or out of the file that is chosen. */
export async function requestOf(call: SignedInCall, scanned: string | null): Promise<Answer<EnrolRequest>> {
  if (scanned !== null && isSheet(scanned)) {
    const file = scannedFile(scanned);
    if (!file.ok) return file;
    const read = readRecordBytes(file.value, RECORD_FILES.request);
    return read.ok ? answered(read.value) : trustRefused(read.error);
  }
  if (scanned !== null) {
    const read = readRecord(scanned, enrolRequestSchema, REQUEST_CHARACTERS);
    return read.ok ? answered(read.value) : trustRefused(read.error);
  }
  const path = await chosenFile(call, '选定入网申请文件');
  if (!path.ok) return path;
  const read = readRecordFile(path.value, RECORD_FILES.request);
  return read.ok ? answered(read.value) : ceremonyFailed(read.error);
}
