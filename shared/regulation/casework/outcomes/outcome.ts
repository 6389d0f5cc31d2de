/** What a step does once its row and guards allow it: its events, or refusals of what was typed. */
import type { Role } from '#shared/access/roles';
import { basis } from '#shared/domain/ids';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { err, ok, type Result } from '#shared/lib/result';
import type { ClockId, GroundListId } from '../../profiles/profile';
import type { CaseEvent } from '../events';
import type { Facts } from '../facts';
import type { CaseState } from '../state';

export interface Outcome {
  readonly events: readonly CaseEvent[];
  /** The legal date of the step: clocks stop and start on it, documents bear the date of issue. */
  readonly legalDate: LocalDate;
  /** Clocks that start, or stop, on another day than the legal date. */
  readonly clockDates?: { readonly [C in ClockId]?: LocalDate };
  /** The role that what was typed needs, where the row admits several. */
  readonly role?: Role;
  /** The objection that the step made: its documents are about it. */
  readonly objection?: number;
}

export type OutcomeResult = Result<Outcome, readonly Refusal[]>;

/** A step that happens on `legalDate`. */
export const done = (
  legalDate: LocalDate,
  events: readonly CaseEvent[],
  more: Pick<Outcome, 'clockDates' | 'role' | 'objection'> = {},
): OutcomeResult => ok({ events, legalDate, ...more });

/** A step refused for what was typed. */
export const refused = (refusals: readonly Refusal[]): OutcomeResult => err(refusals);

/** A day before which something cannot be: never one after today. What a clock that ran ahead, here or elsewhere, wrote
 * of a day to come bounds nothing: nothing is refused for its time (design of the exchange 2.4). */
export const boundOf = (day: LocalDate, { today }: Pick<Facts, 'today'>): LocalDate =>
  day > today ? today : day;

/** A typed day that lies in the future or before what it follows; `null` when it is right. */
export function dayRefusal(
  day: LocalDate,
  follows: LocalDate | null,
  facts: Facts,
  what: string,
): readonly Refusal[] | null {
  const earliest = follows && boundOf(follows, facts);
  if (day <= facts.today && (earliest === null || day >= earliest)) return null;
  return refuse(
    'DATE_INVALID',
    earliest === null
      ? `${what}不能晚于今天（${formatLong(facts.today)}）。`
      : `${what}须在${formatLong(earliest)}与今天（${formatLong(facts.today)}）之间。`,
    basis('XJR-11-1'),
    '请按实际日期填写。',
  );
}

/** Grounds that the profile's list does not have, or none at all; `null` when they are right. */
export function unknownGrounds(
  facts: Facts,
  list: GroundListId,
  codes: readonly string[],
): readonly Refusal[] | null {
  const known = new Set(facts.profile.grounds[list].map((ground) => ground.code));
  if (codes.length > 0 && codes.every((code) => known.has(code))) return null;
  return refuse(
    'GROUND_UNKNOWN',
    codes.length === 0 ? '没有选择事由。' : '所选事由不在现行规则的列表中。',
    basis('XJR-7-1'),
    '请从列表中选择事由。',
  );
}

/** Papers named as evidence that the case does not have; `null` when all are there. */
export function unknownEvidence(state: CaseState, ids: readonly number[]): readonly Refusal[] | null {
  const known = new Set(
    state.attachments.filter((attachment) => attachment.field === '').map((attachment) => attachment.id),
  );
  if (ids.every((id) => known.has(id))) return null;
  return refuse('EVIDENCE_UNKNOWN', '所列证据材料不在本案附件中。', [], '请先添加材料，再在这里选择。');
}
