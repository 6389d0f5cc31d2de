/** Parts of a case's view that not every case has: register item, proposals, hearing, ending, the agency's matter. */
import type { SignedInCall } from '#electron/services/service';
import type { CaseView } from '#shared/contract/views';
import { isApplication } from '#shared/domain/case-type';
import { unlockedFields } from '#shared/forms/locks';
import type { Facts } from '#shared/regulation/casework/facts';
import { changesOf, listsDay } from '#shared/regulation/casework/findings';
import { holding } from '#shared/regulation/casework/objection';
import { LAPSE_GROUND } from '#shared/regulation/casework/outcomes/decision';
import { publicationIdOf } from '#shared/regulation/casework/publication-id';
import {
  type AgencyMatter,
  type PendingProposal,
  PROPOSAL_TITLES,
} from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { type Ground, type Profile, setting } from '#shared/regulation/profiles/profile';
import { STANDING_NAMES, standingOf } from '#shared/regulation/register/standing';
import { personName } from './header';
import { groundName } from './objection-views';

type Extras = Pick<
  CaseView,
  | 'entry'
  | 'changes'
  | 'rules'
  | 'grounds'
  | 'proposal'
  | 'delayNotes'
  | 'hearing'
  | 'earlierPublicity'
  | 'held'
  | 'ending'
  | 'matter'
  | 'revocation'
>;

/** Fields of the content that may be edited. */
export function unlockedOf(state: CaseState): CaseView['unlocked'] {
  if (!isApplication(state.caseType)) return [];
  const fields = unlockedFields(state.caseType, state.objectType, state.request);
  return fields === 'all' ? 'all' : [...fields];
}

export function caseExtras(call: SignedInCall, state: CaseState, facts: Facts): Extras {
  const { profile, entry, today } = facts;
  const standing = entry && standingOf(entry, profile.renewal, today);
  return {
    entry:
      entry && standing
        ? { registerId: entry.id, code: entry.code, standing, standingName: STANDING_NAMES[standing] }
        : null,
    changes: [...changesOf(state, facts.codeLists)],
    rules: {
      id: profile.id,
      title: profile.title,
      codeName: profile.texts.codeName,
      resultName: profile.texts.resultName,
      listsOn: listsDay(state, today),
    },
    grounds: groundsOf(profile),
    proposal: state.proposal && proposalView(call, state.proposal, profile),
    delayNotes: [...state.delayNotes],
    hearing: state.hearing && { ...state.hearing, evidence: [...state.hearing.evidence] },
    earlierPublicity: state.earlierPublicity.map((notice) => ({
      publishedAt: notice.publishedAt,
      receipt: notice.receipt,
      channel: notice.channel,
      publicityInfoId: publicationIdOf(notice) ?? '',
      brokenOffBecause: notice.brokenOffBecause,
    })),
    held: holding(state.objections).length > 0,
    ending: state.ending && { ...state.ending, grounds: endingGrounds(state, profile) },
    matter: state.matter && matterView(state.matter, profile),
    revocation: state.revocation && {
      ...state.revocation,
      evidence: [...state.revocation.evidence],
      finding: state.revocation.finding && {
        ...state.revocation.finding,
        grounds: state.revocation.finding.grounds.map((code) => groundName(profile, 'revoke', code)),
        by: personName(call, state.revocation.finding.by),
      },
    },
  };
}

/** Ground lists for pick-lists; the lapse of a correction only where the rules let it close a case. */
function groundsOf(profile: Profile): Extras['grounds'] {
  const { grounds } = profile;
  const plain = (list: readonly Ground[]) => list.map((ground) => ({ ...ground, basis: [...ground.basis] }));
  const lapses = setting(profile, 'correction.lapseCloses');
  return {
    refuse: plain(grounds.refuse.filter(({ code }) => lapses || code !== LAPSE_GROUND)),
    transfer: plain(grounds.transfer),
    notPass: plain(grounds.notPass),
    objection: plain(grounds.objection),
    objectionInvalid: plain(grounds.objectionInvalid),
    revoke: plain(grounds.revoke),
    revokeSource: plain(grounds.revokeSource),
  };
}

function proposalView(call: SignedInCall, proposal: PendingProposal, profile: Profile) {
  const { kind, reasons } = proposal;
  const grounds =
    kind === 'refusal'
      ? proposal.grounds.map((code) => groundName(profile, 'refuse', code))
      : kind === 'transfer'
        ? [groundName(profile, 'transfer', proposal.ground)]
        : [];
  return {
    kind,
    title: PROPOSAL_TITLES[kind],
    by: personName(call, proposal.by),
    reasons,
    grounds,
    to: kind === 'transfer' ? proposal.to : '',
    expected: kind === 'delay' ? proposal.expected : null,
    attachment: kind === 'withdrawal' ? proposal.attachment : null,
  };
}

function endingGrounds(state: CaseState, profile: Profile): string[] {
  const list =
    state.status === 'NOT_ACCEPTED'
      ? 'refuse'
      : state.status === 'TRANSFERRED'
        ? 'transfer'
        : state.status === 'REVIEW_FAILED'
          ? 'notPass'
          : 'objection';
  return (state.ending?.grounds ?? []).map((code) => groundName(profile, list, code));
}

const matterView = (matter: AgencyMatter, profile: Profile): Extras['matter'] => ({
  kind: matter.kind,
  reasons: matter.kind === 'REVOKE' ? matter.clue : matter.reasons,
  reference: 'reference' in matter ? matter.reference : '',
  validTo: matter.kind === 'SHORTEN' ? matter.validTo : null,
  sourceName: matter.kind === 'REVOKE' ? groundName(profile, 'revokeSource', matter.source) : '',
});
