/** In whose hands a case is among offices, what whoever asks may do about it, and what of it contradicts. */
import type { SignedInCall } from '#electron/services/service';
import { agencyName, isEnrolled, ownAgency } from '#electron/services/sync/agencies';
import { bundlesOf } from '#electron/services/sync/bundle-rows';
import { outgoingView } from '#electron/services/sync/outgoing';
import { holds } from '#shared/access/permissions';
import { isOpen, stopsCase } from '#shared/agreement/conflict';
import { BLOCKED_NAMES, CONFLICT_CLASS, lostWords } from '#shared/agreement/conflict-class';
import { isRegion } from '#shared/agreement/deciders';
import { ANSWERED_KINDS } from '#shared/bundle/kinds';
import type { CaseView } from '#shared/contract/views';
import { isInside } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { hasOfficialDate } from '#shared/regulation/casework/evolve-confirmation';
import { awaitsRegion } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';

/** What the head of a case page says of it. A desk that is alone has every case and nobody to give one to. */
export function holdingOf(
  call: SignedInCall,
  { state, conflicts, made }: CaseRecord,
): Pick<CaseView, 'holder' | 'handing' | 'conflicts'> {
  const alone = !isEnrolled(call.store);
  return {
    holder: alone ? null : holderView(call, state),
    handing: alone ? [] : handing(call, state),
    conflicts: conflicts
      .filter((conflict) => stopsCase(conflict, made))
      .map((conflict) => {
        const { name, blocked } = CONFLICT_CLASS[conflict.class];
        const className = isOpen(conflict) ? name : `${name}（${lostWords(conflict.class)}）`;
        return { id: conflict.id, className, blocked: BLOCKED_NAMES[blocked] };
      }),
  };
}

function holderView(call: SignedInCall, { holder, changedAt }: CaseState): NonNullable<CaseView['holder']> {
  const { trust } = call.store.views;
  const { agency, epoch, releasedTo, since } = holder;
  return {
    agency,
    name: agencyName(trust, agency),
    epoch,
    since,
    mine: agency === ownAgency(call.store.views),
    releasedTo: releasedTo === null ? null : agencyName(trust, releasedTo),
    onTheWay: releasedTo === null ? '' : onTheWay(call, releasedTo, changedAt),
  };
}

/** The newest bundle of records to an agency since the case was given to it, while nobody has acknowledged it. */
function onTheWay(call: SignedInCall, to: DivisionCode, since: CaseState['changedAt']): string {
  const [bundle] = bundlesOf(call, 'out', { agency: to, kinds: ANSWERED_KINDS, limit: 1 }).bundles;
  if (bundle === undefined || bundle.at < since) return '尚未打包';
  const { number, state, waitingDays } = outgoingView(call, bundle);
  if (state === 'acknowledged') return `${number} 已回执`;
  return `已出 ${number}，未回执 ${waitingDays} 天`;
}

/** The region confirms what was done, and says dates and code by its record. Only the office that has the case gives it away or takes it back; from a lost station its superior takes it. */
function handing({ session, store }: SignedInCall, state: CaseState): CaseView['handing'] {
  if (!holds(session.roles, 'sync.decide')) return [];
  const { agency, releasedTo } = state.holder;
  const own = ownAgency(store.views);
  const confirm =
    isRegion(own) && (awaitsRegion(state) || hasOfficialDate(state)) ? (['confirm'] as const) : [];
  if (agency === own) return [releasedTo === null ? 'handOver' : 'recall', ...confirm];
  return [...confirm, ...(isInside(agency, own) && releasedTo !== own ? (['forceTake'] as const) : [])];
}
