/**
 * Whether an entry goes on from all that is known of its case, so that it can be folded onto what is there. Everything
 * else is folded anew: that is always right, and slower.
 */
import { isOpen } from '#shared/agreement/conflict';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { isEnded } from '#shared/regulation/casework/status';
import { isMaking } from './case-fold';
import { isOwn } from './desk-apply';
import type { CaseRecord, DeskDocuments } from './desk-tables';
import type { DeskViews } from './desk-views';
import type { Entry } from './entry';
import { standingOf } from './entry-standing';
import { agencyOf } from './lineage';

/** Events that change what other entries are worth. */
const UNSETTLING: readonly string[] = [
  'conflictDecided',
  'duplicatesJudged',
  'caseReleased',
  'caseTaken',
  'caseRecalled',
  'caseForceTaken',
  'stepsConfirmed',
] satisfies readonly CaseEvent['type'][];

/**
 * Whether an entry may be folded onto what is known: one of this store that knew the whole case, while nothing of the
 * case is in question. What comes from others shares its register items with what came before: it is folded anew.
 */
export function goesOn(views: DeskViews, documents: DeskDocuments, entry: Entry): boolean {
  if (entry.case === null) return true;
  if (!isOwn(views, entry) || standingOf(views, entry) !== 'good') return false;
  const known = documents.get('cases', entry.case);
  if (known === undefined) return isMaking(entry) && entry.casePrev.length === 0;
  // A case is made once.
  if (isMaking(entry) || entry.events.some(({ type }) => UNSETTLING.includes(type))) return false;
  if (isLateObjection(known, entry)) return false;
  return isClean(known) && continues(known, entry) && isHeldBy(views, known, entry);
}

/** An objection that is learnt when the case has its result may be a conflict, which only the whole case tells (C13). */
const isLateObjection = ({ state }: CaseRecord, { events }: Entry): boolean =>
  isEnded(state.status) && events.some(({ type }) => type === 'objectionReceived');

/** The store decides on what it holds; of the cases of others only the agreement of all tells what counts. */
const isHeldBy = (views: DeskViews, { state: { holder } }: CaseRecord, { station }: Entry): boolean =>
  views.trust.root === null || (holder.releasedTo === null && holder.agency === agencyOf(views, station));

/** Nothing is open, and everything known counts. */
const isClean = ({ fates, conflicts, tips }: CaseRecord): boolean =>
  fates.length === 0 && tips.length === 1 && !conflicts.some(isOpen);

const continues = ({ tips }: CaseRecord, { casePrev }: Entry): boolean =>
  casePrev.length === tips.length && casePrev.every((id) => tips.includes(id));
