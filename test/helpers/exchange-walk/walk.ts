/**
 * A walk over real offices: each step is drawn from what is possible now, rare kinds before the usual while they have not
 * been met. Each step throws dice of its own, so that the same steps are walked when others are left out.
 */
import { Dice } from '../case-walk-inputs';
import { CASE_STEPS } from './case-steps';
import { type Ground, mixed } from './ground';
import { HOLDING_STEPS } from './holding-steps';
import { MEDIUM_STEPS } from './medium-steps';
import { STATION_STEPS } from './station-steps';
import type { Step } from './step';

export const STEPS: readonly Step[] = [...CASE_STEPS, ...HOLDING_STEPS, ...MEDIUM_STEPS, ...STATION_STEPS];

/** How much more often a kind is drawn that has not been done yet. */
const UNMET = 5;

const diceOf = (seed: number, step: number): Dice =>
  new Dice(Math.imul(seed, 7919) + Math.imul(step, 104_729));

/** How far the first cases stand, of the region, two stations of a prefecture, a county; null: drafts. */
const OPENING = [null, 'CODING_PENDING', 'REGISTERED', null] as const;

/** Every office has something to work on, of which one stands far on and one is registered. */
export async function openWalk(ground: Ground): Promise<void> {
  for (const office of ground.offices) {
    const desk = ground.desk(office);
    const serial = ground.cases.length;
    const caseId = await desk.first({
      ...{ dataRegistName: `第${serial}号资源`, hashValue: serial.toString(16).padStart(64, '0') },
    });
    ground.cases.push(caseId);
    const until = OPENING[serial];
    if (until) await desk.advance(caseId, until);
    if (desk.today > ground.day) ground.day = desk.today;
  }
}

/** One thing happens somewhere. */
export async function takeStep(ground: Ground, seed: number, step: number): Promise<void> {
  const dice = diceOf(seed, step);
  const left = new Map(STEPS.map((one) => [one, one.weight * (isMet(ground, one) ? 1 : UNMET)]));
  while (left.size > 0) {
    const drawn = drawnOf(left, dice);
    left.delete(drawn);
    for (const office of mixed(ground.offices, dice)) {
      ground.done.push(`${step} ${office.key} ${drawn.kind}`);
      const outcome = await drawn.act(ground, office, dice);
      if (outcome === null) ground.done.pop();
      else return ground.note(drawn.kind, outcome);
    }
  }
}

export const isMet = ({ met }: Ground, { kind }: Step): boolean => (met.get(kind)?.get('accepted') ?? 0) > 0;

function drawnOf(left: ReadonlyMap<Step, number>, dice: Dice): Step {
  const all = [...left].reduce((sum, [, weight]) => sum + weight, 0);
  let at = dice.below(all);
  for (const [step, weight] of left) {
    at -= weight;
    if (at < 0) return step;
  }
  throw new Error('nothing to draw from');
}
