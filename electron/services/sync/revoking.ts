/** Before the region revokes: what a code names, told by its official name, and what is never revoked here. */
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { Where } from '#electron/store/tables/tables-types';
import type { Answer } from '#shared/contract/failure';
import type { DivisionCode, LocalNumber } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import { type Revocation, revocationOf } from '#shared/identity/revocation';
import { certificateOf, stationsOf } from '#shared/identity/trust';
import { agencyName, ownAgency } from './agencies';
import { ceremonyFailed, otherOfficeRefused } from './identity-trouble';
import { revocationWords, revokedWords } from './stations';

export const toRevoke: SessionService<'region.toRevoke'> = (call, { subject }) => {
  const refused = otherOfficeRefused(call) ?? ownRefused(call, subject);
  if (refused) return refused;
  const { store } = call;
  const { trust } = store.views;
  const certificate = certificateOf(trust, subject);
  if (certificate === undefined)
    return refusal(
      'B10_UNKNOWN_SENDER',
      '没有该工作站或单位的证书，未作任何改动。',
      '请核对代码；证书不在本机签发的，请先读入仪式登记册。',
    );
  const { agency, level } = certificate;
  const listed = revocationOf(trust.revocations, subject);
  const station =
    certificate.kind === 'station'
      ? { station: certificate.subject, lastEntry: store.headOf(certificate.subject)?.seq ?? null }
      : null;
  return answered({
    ...{ agency, station, name: agencyName(trust, agency), levelName: OFFICE_LEVEL_NAMES[level] },
    stations: stationsOf(trust, agency).filter((one) => revocationOf(trust.revocations, one) === null).length,
    cases: store.tables.count({ table: 'cases', where: casesOf(agency) }),
    listed: listed && (station === null ? revokedWords(listed) : revocationWords(listed)),
  });
};

/** Whoever revokes does not revoke itself: its office would be out of the exchange for good, and the desk for now. */
export function ownRefused({ store }: SignedInCall, subject: Revocation['subject']): Answer<never> | null {
  if (subject === ownAgency(store.views)) return ceremonyFailed({ code: 'OWN_OFFICE' });
  return subject === store.station ? ceremonyFailed({ code: 'OWN_STATION' }) : null;
}

/** Cases that an office began, or has. */
const casesOf =
  (agency: DivisionCode): Where =>
  (section) => {
    const holders = section.codes('holder');
    return (i) =>
      divisionOfNumber(section.text('number', i) as LocalNumber) === agency ||
      section.codeText('holder', holders[i] ?? 0).startsWith(agency);
  };
