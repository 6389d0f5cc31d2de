/** Every station the region has certified, as this store knows it, with what it has heard of it. */
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { digitsOf } from '#electron/sync/identity/slips';
import type { StationRow } from '#shared/contract/enrol';
import { PAGE_SIZE } from '#shared/contract/fields';
import { divisionName } from '#shared/domain/divisions';
import type { LocalDate } from '#shared/domain/local-date';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import type { StationCertificate } from '#shared/identity/certificate';
import { TRUST_PROBLEMS } from '#shared/identity/refusal';
import { REVOCATION_REASON_NAMES, type Revocation } from '#shared/identity/revocation';
import { type Standing, standingRefusal, stationAt } from '#shared/identity/standing';
import { certificateOf } from '#shared/identity/trust';
import { partnerOf } from '#shared/journal/exchange-fold';
import { isOwnStation } from '#shared/journal/lineage';
import { isSuspended } from '#shared/journal/suspended';
import { rootView } from './enrol-state';
import { validityToday } from './trust';

export const list: SessionService<'stations.list'> = (call, { page }) => {
  const { trust } = call.store.views;
  const today = validityToday(call.desk, call.caller.now);
  const rows = Object.keys(trust.certificates)
    .flatMap((subject) => {
      const certificate = certificateOf(trust, subject);
      return certificate?.kind === 'station' ? [rowOf(call, certificate, today)] : [];
    })
    .sort(
      (a, b) =>
        Number(b.own) - Number(a.own) ||
        (a.agency === b.agency ? (a.station < b.station ? -1 : 1) : a.agency < b.agency ? -1 : 1),
    );
  const { revocations } = trust;
  return answered({
    total: rows.length,
    items: rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
    roots: trust.chain.map(rootView),
    revocations: revocations && {
      number: revocations.number,
      issuedOn: revocations.issuedOn,
      digits: digitsOf('revocations', revocations),
    },
    inboxes: Object.values(trust.inboxKeys).flatMap((packets) => {
      const newest = packets.at(-1);
      if (newest === undefined) return [];
      const { agency, epoch, issuedOn } = newest;
      return [{ agency, name: divisionName(agency), epoch, issuedOn }];
    }),
  });
};

function rowOf({ store }: SignedInCall, certificate: StationCertificate, today: LocalDate): StationRow {
  const { views } = store;
  const { subject, agency, level, name, number, validFrom, validTo } = certificate;
  const standing = stationAt(views.trust, subject, today);
  return {
    station: subject,
    own: isOwnStation(views, subject),
    agency,
    agencyName: name,
    levelName: OFFICE_LEVEL_NAMES[level],
    certificate: number,
    validFrom,
    validTo,
    ...(standing.standing === 'ok' && isSuspended(views.exchange, views.trust, subject)
      ? { standing: 'suspended' as const, words: '同一序号有两个版本，已暂停' }
      : { standing: standing.standing, words: standingWords(standing) }),
    lastEntry: store.headOf(subject)?.seq ?? null,
    lastBundleAt: partnerOf(views.exchange, agency).lastImport,
  };
}

/** A standing in words. */
function standingWords(standing: Standing): string {
  if (standing.standing === 'ok') return '有效';
  if (standing.standing === 'revoked') return revocationWords(standing.revocation);
  const problem = standingRefusal(standing)?.error.problem;
  return problem === undefined ? '' : TRUST_PROBLEMS[problem];
}

/** The revocation of a station with its reason, its day and how far the station is believed. */
export function revocationWords(revocation: Revocation): string {
  const { lastTrusted } = revocation;
  const trusted = lastTrusted === null ? '其记录均不采信' : `采信至第 ${lastTrusted.seq} 条`;
  return `${revokedWords(revocation)}，${trusted}`;
}

/** A revocation with its reason and its day. */
export const revokedWords = ({ reason, on }: Revocation): string =>
  `已吊销（${REVOCATION_REASON_NAMES[reason]}，${on}）`;
