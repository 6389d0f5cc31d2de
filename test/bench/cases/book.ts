// The benchmark's cases by number: each with its whole history, and the edits that come later. The same number
// gives the same case in every process and every run.
import { beijingDate, type Instant } from '#shared/domain/local-date';
import type { CaseState } from '#shared/regulation/casework/state';
import { type Deed, firstDeed, type Goal, nextDeed } from './acts';
import { type Act, type Filing, rowOf, stateAfter } from './case-fold';
import { type Form, formOf } from './form';
import { type Random, randomOf } from './random';

const DAY = 86_400_000;
const OPENING = Date.UTC(2023, 0, 2);
const EDITING = Date.UTC(2027, 0, 4);
/** Prime: case numbers are spread over three years without meeting. */
const SLOTS = 999_983;
const SLOT = 100_000;

const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;

/** The moment of act `step` of case `at`: no two acts have the same. */
const momentOf = (at: number, step: number): Instant =>
  instant(OPENING + ((at * 48_271) % SLOTS) * SLOT + step * 3 * DAY + step);

/** Identity of a case, from its number alone. */
export const caseIdOf = (at: number): CaseState['id'] => randomOf(at, 2).hex(32) as CaseState['id'];

const GOALS: readonly (readonly [share: number, goal: Goal, acts: number])[] = [
  [0.58, 'REGISTERED', 6],
  [0.07, 'REGISTERED', 5],
  [0.06, 'REGISTERED', 4],
  [0.05, 'UNDER_REVIEW', 4],
  [0.06, 'REGISTERED', 3],
  [0.05, 'CORRECTION', 4],
  [0.03, 'REGISTERED', 2],
  [0.05, 'REGISTERED', 1],
  [0.02, 'NOT_ACCEPTED', 4],
  [0.03, 'REVIEW_FAILED', 5],
];

function fateOf(at: number): { readonly goal: Goal; readonly acts: number } {
  let chance = randomOf(at, 3).next();
  for (const [share, goal, acts] of GOALS) {
    chance -= share;
    if (chance < 0) return { goal, acts };
  }
  return { goal: 'REGISTERED', acts: 6 };
}

const actOf = (id: CaseState['id'], deed: Deed, at: Instant, isFirst: boolean, random: Random): Act => ({
  case: id,
  actor: deed.actor,
  role: deed.role,
  procedure: deed.procedure,
  commandId: random.hex(32),
  base: isFirst ? null : random.hex(64),
  rulePack: 'xj-2026',
  claimedAt: at,
  events: deed.events,
});

function lived(at: number, form: Form, goal: Goal, count: number): Filing {
  const id = caseIdOf(at);
  const acts: Act[] = [];
  let state: CaseState | null = null;
  for (let step = 0; step < count; step += 1) {
    const moment = momentOf(at, step);
    const random = randomOf(at, 10 + step);
    const deed: Deed =
      state === null
        ? firstDeed(id, at + 1, form, beijingDate(moment))
        : nextDeed(state, form, goal, moment, random);
    const act = actOf(id, deed, moment, step === 0, random);
    acts.push(act);
    state = stateAfter(state, act);
  }
  if (state === null) throw new Error('a case without a history');
  return { acts, state, row: rowOf(state) };
}

/** Case number `at` with its whole history. */
export function historyOf(at: number): Filing {
  const { goal, acts } = fateOf(at);
  return lived(at, formOf(at), goal, acts);
}

/** Case number `at` when it has just been entered: one act. */
export const freshCase = (at: number): Filing => lived(at, formOf(at), 'REGISTERED', 1);

/** Edit number `edit` of all, of case number `at`, which now is `state`. */
export function editOf(at: number, state: CaseState, edit: number): Filing {
  const moment = instant(EDITING + edit * 1_000);
  const random = randomOf(at, 1_000 + edit);
  const deed = nextDeed(state, formOf(at), fateOf(at).goal, moment, random);
  const act = actOf(state.id, deed, moment, false, random);
  const after = stateAfter(state, act);
  return { acts: [act], state: after, row: rowOf(after) };
}
