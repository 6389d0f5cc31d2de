/** An entry of a case as the agreement of stations looks at it: what it says, who says it, and by what right. */
import type { AccountId, DivisionCode } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { CaseNode } from './case-graph';

/**
 * What is judged of an entry alone. `good`: its station may say this. `void`: it has no right to, or nobody could have.
 * `disputed`: its station was revoked before it. `opaque`: its station may, and it is of a kind that this program does
 * not know.
 */
export type EntryStanding = 'good' | 'void' | 'disputed' | 'opaque';

export interface CaseEntry extends CaseNode {
  readonly events: readonly CaseEvent[];
  /** Its author, as the state names people. */
  readonly actor: AccountId;
  /** The agency that its station writes for; null in a store that is alone, where nobody hands anything over. */
  readonly agency: DivisionCode | null;
  readonly standing: EntryStanding;
  /** A disputed one of a kind that this program does not know: chosen to count, it is opaque. */
  readonly isUnread?: boolean;
  /** When it was written, by the clock of its machine. */
  readonly at: Instant;
  /** That clock was behind what its store knew. */
  readonly clockDoubt: boolean;
}

/** Whether an entry makes its case. */
export const isMaking = ({ events }: Pick<CaseEntry, 'events'>): boolean =>
  events.some(({ type }) => type === 'caseCreated');
