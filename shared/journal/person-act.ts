/**
 * Acts that a person signs besides the station (design 2.2, 2.10): a choice where works met, a case taken by force, the
 * region's confirmation. Whoever has only a station decides nothing in the name of its supervisor.
 */
import type { StationId } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import { finishesStep } from '#shared/regulation/casework/confirmation';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { DeskViews } from './desk-views';
import type { UnsignedEntry } from './entry';
import { isCaseEvent, type JournalEvent } from './events';
import { lineageOf } from './lineage';

/** Domain word before the text of an act. */
export const ACT_DOMAIN = 'rsb/act/1';
/** Domain word before the hash of that text, which the person signs. */
export const ACT_SIGNATURE_DOMAIN = 'rsb/act-signature/1';

/** The signature of the person who acts, by whose key. */
export type PersonSigned = Extract<CaseEvent, { type: 'personSigned' }>;

/** What a person signs of an entry: who does what, on which state of which case, at which press. */
export type PersonAct = Pick<
  UnsignedEntry,
  'station' | 'case' | 'casePrev' | 'epoch' | 'actor' | 'procedure' | 'commandId' | 'events'
>;

/** Acts of a supervisor that stand by their own. */
const OF_PERSON: readonly CaseEvent['type'][] = ['conflictDecided', 'duplicatesJudged', 'caseForceTaken'];

const isSignature = (event: JournalEvent): event is PersonSigned => event.type === 'personSigned';

/** Whether an act needs the signature of its person. What the region's own desk finishes is confirmed with its step. */
export function needsPerson(events: readonly JournalEvent[]): boolean {
  const types = events.filter(isCaseEvent).map(({ type }) => type);
  return (
    types.some((type) => OF_PERSON.includes(type)) ||
    (types.includes('stepsConfirmed') && !types.some(finishesStep))
  );
}

/** The signature in an act; null when there is none, or more than one. */
export function personSignatureIn(events: readonly JournalEvent[]): PersonSigned | null {
  const [signature = null, ...more] = events.filter(isSignature);
  return more.length === 0 ? signature : null;
}

/** The text of an act without the signature. */
export function personActText(act: PersonAct): string {
  const { station, case: of, casePrev, epoch, actor, procedure, commandId } = act;
  const events = act.events.filter((event) => !isSignature(event));
  return canonicalJson({ station, case: of, casePrev, epoch, actor, procedure, commandId, events });
}

/** Whether a key was ever told as that of an account, by the acts of the stations of its store. */
export function isKeyOf(
  views: Pick<DeskViews, 'announced' | 'lineage' | 'trust' | 'office'>,
  { station, account, publicKey }: ActSigner,
): boolean {
  const root = lineageOf(views, station);
  for (const [by, keys] of views.announced)
    if (lineageOf(views, by) === root && Object.hasOwn(keys, account) && keys[account]?.includes(publicKey))
      return true;
  return false;
}

/** Who signed acts at a station, with which key. */
export interface ActSigner {
  readonly station: StationId;
  readonly account: string;
  readonly publicKey: string;
}
