/** What may be chosen in a contradiction and how keys walk it. Pure; who may choose and what follows comes with it. */
import type { ConflictDetail } from '#shared/contract/agreement';
import { CONFLICTS as W } from '../../text/sync';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** In which column of the comparison it stands; `other`: in none, e.g. 同一资源 and 不同资源. */
  readonly side: 'ours' | 'theirs' | 'other';
  readonly consequences: readonly string[];
}

const SIDES = ['ours', 'theirs', 'other'] as const;

/** The choices with ours first and theirs second, so that ← and → mean what stands there. */
export function choicesOf({ options, ours, theirs }: ConflictDetail): readonly Choice[] {
  const sideOf = (id: string): Choice['side'] =>
    id === ours?.entry ? 'ours' : id === theirs?.entry ? 'theirs' : 'other';
  return options
    .map(({ id, label, consequences }) => ({ id, label, side: sideOf(id), consequences }))
    .sort((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side));
}

/** The choice after ← or →; with none made yet ← takes the first and → the second. */
export function walkChoice(choices: readonly Choice[], current: string | null, by: -1 | 1): string | null {
  const at = choices.findIndex(({ id }) => id === current);
  const to = at < 0 ? (by < 0 ? 0 : 1) : at + by;
  return choices[Math.max(0, Math.min(to, choices.length - 1))]?.id ?? null;
}

/** Opens a case where what it says may be written anew. */
export type EditCase = (caseId: string, place: NonNullable<ConflictDetail['edit']>) => void;

export interface Typed {
  readonly option: string | null;
  readonly keep: string | null;
  readonly reason: string;
}

export interface Missing {
  readonly option: string;
  readonly keep: string;
  readonly reason: string;
}

/** Whether one of several applications has to be named as the one that goes on. */
export const asksKeep = (detail: ConflictDetail, option: string | null): boolean =>
  option === 'same' && detail.group.length > 1;

/** What is not there yet, each in words; all empty when it can be sent. The service judges once more. */
export function missingOf(detail: ConflictDetail, { option, keep, reason }: Typed): Missing {
  return {
    option: option === null ? W.choiceMissing : '',
    keep: asksKeep(detail, option) && keep === null ? W.keepMissing : '',
    reason: [...reason.trim()].length < 2 ? W.reasonMissing : '',
  };
}

/** The key of a contradiction: its id is the same wherever it is found. */
export const conflictKey = ({ caseId, id }: { readonly caseId: string; readonly id: string }): string =>
  `${caseId} ${id}`;

/** Whether it is about a case and has a page; one about a station (C17) ends where stations are looked into. */
export const isOfCase = ({ caseId }: { readonly caseId: string }): boolean => caseId !== '';
