/**
 * When one choice may be made for several contradictions, and for which. Only values of one field of a draft (C02) are
 * alike enough; everything that touches a step, a holder, a code or the register is decided one by one.
 */
import type { ConflictDetail, ConflictRow } from '#shared/contract/agreement';
import { choicesOf } from './conflict-choice';

/** The class of which several may be decided alike. */
export const BATCH_CLASS = 'C02';

/** How many somebody has to have opened before. */
const SEEN_BEFORE = 3;

export const mayBeOfBatch = ({ class: about }: Pick<ConflictRow, 'class'>): boolean => about === BATCH_CLASS;

/** Those of a page that one choice would decide; none before enough of them were opened and seen. */
export function batchOf(rows: readonly ConflictRow[], seen: ReadonlySet<string>): readonly ConflictRow[] {
  if (seen.size < SEEN_BEFORE) return [];
  const alike = rows.filter((row) => mayBeOfBatch(row) && row.mine && row.state === 'open');
  return alike.length > 1 ? alike : [];
}

export type BatchSide = 'ours' | 'theirs';

/** What is chosen when a side is taken; null where it is not among the choices. */
export const optionOf = (detail: ConflictDetail, side: BatchSide): string | null =>
  choicesOf(detail).find((choice) => choice.side === side)?.id ?? null;

interface BatchLine extends Pick<ConflictRow, 'caseId' | 'caseNumber' | 'name'> {
  readonly count: number;
}

/** The cases of a batch, each once with how many of its fields are chosen, in the order of the rows. */
export function linesOf(rows: readonly ConflictRow[]): readonly BatchLine[] {
  const lines = new Map<string, BatchLine>();
  for (const { caseId, caseNumber, name } of rows)
    lines.set(caseId, { caseId, caseNumber, name, count: (lines.get(caseId)?.count ?? 0) + 1 });
  return [...lines.values()];
}
