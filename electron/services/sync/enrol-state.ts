/** How this station stands with the region, in one view. It changes nothing and holds no secret. */
import { personName } from '#electron/services/cases/header';
import { answered, deskClosed } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { RECORD_FILES, recordFileBytes } from '#electron/sync/identity/record-file';
import { requestDigits, requestSlip, rootDigits } from '#electron/sync/identity/slips';
import type { EnrolmentView } from '#shared/contract/enrol';
import { divisionName } from '#shared/domain/divisions';
import { daysBetween } from '#shared/domain/local-date';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import type { EnrolRequest } from '#shared/identity/enrolment';
import { listAge } from '#shared/identity/list-age';
import { isPolicyKind, policyKindName } from '#shared/identity/policy';
import { TRUST_PROBLEMS } from '#shared/identity/refusal';
import type { RootRecord } from '#shared/identity/root';
import { type Standing, standingRefusal, stationAt } from '#shared/identity/standing';
import { certificateOf, held } from '#shared/identity/trust';
import type { ReadEnrolment } from '#shared/journal/enrolment-events';
import { canonicalJson } from '#shared/lib/canonical-json';
import { exchangeLimits } from '#shared/regulation/profiles/exchange-limits';
import { poolsOf } from './pool-counts';
import { codesOf } from './record-codes';
import { validityToday } from './trust';

/** The request that this very station made last; null when it has asked for nothing since it is this station. */
export function askedBefore({ store }: SignedInCall): EnrolRequest | null {
  const { asked } = store.security.views.enrolment;
  return asked?.station === store.station ? asked : null;
}

/** The answer that was read and not confirmed yet. */
export function waitingAnswer(call: SignedInCall): ReadEnrolment | null {
  const { read } = call.store.security.views.enrolment;
  if (read === null || askedBefore(call) === null) return null;
  const certificates = held(call.store.views.trust.certificates, call.store.station) ?? [];
  return certificates.some(({ number }) => number === read.certificate) ? null : read;
}

/** A request as it is shown. */
export function askedView(request: EnrolRequest) {
  const { title, lines, signers } = requestSlip(request);
  return {
    digits: requestDigits(request),
    requestedOn: request.requestedOn,
    slip: { title, lines: [...lines], signers: [...signers] },
    qr: canonicalJson(request),
    codes: codesOf(recordFileBytes(RECORD_FILES.request, request)),
  };
}

/** A root as it is compared with the installation sheet. */
export const rootView = (root: RootRecord) => ({
  number: root.number,
  name: root.name,
  digits: rootDigits(root),
  issuedOn: root.issuedOn,
});

export const state: SessionService<'enrol.state'> = async (call) => {
  const { store, session, desk, caller } = call;
  const { trust, office, personKeys } = store.views;
  const today = validityToday(desk, caller.now);
  const asked = askedBefore(call);
  const waiting = waitingAnswer(call);
  const own = certificateOf(trust, store.station);
  const standing = stationAt(trust, store.station, today);
  const agency = office?.division ?? '';
  const signer = store.personSigner(session.account);
  const personKey = personKeys.get(session.account);
  const pools = await poolsOf(call, agency, today);
  if (pools === null) return deskClosed();
  const shown = shownStanding(standing, {
    isTrusting: trust.root !== null,
    asked,
    waiting,
    isCertified: !!own,
  });
  return answered({
    standing: shown,
    words: wordsOf(shown, standing),
    station: store.station,
    install: store.install,
    agency,
    agencyName: divisionName(agency),
    levelName: office === null ? '' : OFFICE_LEVEL_NAMES[office.level],
    isRegion: office?.level === 'region',
    asked: asked === null ? null : askedView(asked),
    waiting: waiting && {
      by: waiting.by,
      byName: personName(call, waiting.by),
      at: waiting.at,
      fileName: waiting.fileName,
      mine: waiting.by === session.account,
    },
    certificate: own
      ? {
          number: own.number,
          validFrom: own.validFrom,
          validTo: own.validTo,
          daysLeft: daysBetween(today, own.validTo),
        }
      : null,
    root: trust.root === null ? null : rootView(trust.root),
    revocations: listAge(trust, today, exchangeLimits(desk.profile)),
    inboxes: inboxesOf(call, agency),
    policies: Object.values(trust.policies).map(({ kind, number, id, inForceFrom }) => ({
      kind,
      kindName: policyKindName(kind),
      number,
      id,
      inForceFrom,
      adopted: isAdopted(call, kind, { number, id }),
    })),
    pools: [...pools],
    personKey: {
      isSet: personKey !== undefined,
      usable: signer !== null && signer.publicKey === personKey,
    },
  });
};

/** Whether the newest policy of a kind counts here. */
function isAdopted(
  { desk, store }: SignedInCall,
  kind: string,
  { number, id }: { readonly number: number; readonly id: string },
): boolean {
  if (kind === 'rules') return desk.profiles.some((profile) => profile.id === id);
  if (kind === 'codes') return store.views.rules.codeLists?.number === number;
  return isPolicyKind(kind);
}

interface Known {
  readonly isTrusting: boolean;
  readonly isCertified: boolean;
  readonly asked: EnrolRequest | null;
  readonly waiting: ReadEnrolment | null;
}

function shownStanding(
  standing: Standing,
  { isTrusting, isCertified, asked, waiting }: Known,
): EnrolmentView['standing'] {
  if (waiting !== null) return 'waiting';
  if (standing.standing === 'ok') return 'enrolled';
  if (isTrusting && (isCertified || asked === null)) return 'lapsed';
  return asked === null ? 'alone' : 'asked';
}

const STANDING_WORDS: { readonly [S in Exclude<EnrolmentView['standing'], 'lapsed'>]: string } = {
  alone: '本机没有入网，只办理本机构的案件，不能收发数据包。需要时请提出入网申请。',
  asked: '入网申请已提出。请将核对码以电话或加盖公章的申请单告知自治区，待批复文件送到后读入。',
  waiting: '批复已读入，尚未生效。请另一名管理员对照安装单核对根证书后确认。',
  enrolled: '本机已入网，可以收发数据包。',
};

function wordsOf(shown: EnrolmentView['standing'], standing: Standing): string {
  if (shown !== 'lapsed') return STANDING_WORDS[shown];
  if (standing.standing === 'unknown')
    return '数据经恢复或迁移后在本机继续，原机器的证书不再适用。已保存的内容未受影响；请重新提出入网申请。';
  const problem = standingRefusal(standing)?.error.problem;
  const why = problem === undefined ? '' : TRUST_PROBLEMS[problem];
  return `本机不能收发数据包：${why}。已保存的内容未受影响；请联系自治区，必要时重新提出入网申请。`;
}

function inboxesOf({ store }: SignedInCall, agency: string): EnrolmentView['inboxes'] {
  const mine = new Set(
    store.receiving?.identities.filter((one) => one.agency === agency).map(({ epoch }) => epoch),
  );
  const all = new Map((held(store.views.trust.inboxKeys, agency) ?? []).map((one) => [one.epoch, one]));
  return [...all.values()].map(({ epoch, issuedOn }) => ({ epoch, issuedOn, held: mine.has(epoch) }));
}
