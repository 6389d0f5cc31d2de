/** Steps of a walk between offices: cases change hands, the region confirms, supervisors decide what contradicts. */
import type { CallInput } from '#shared/contract/contract';
import { addDays, localDate } from '#shared/domain/local-date';
import type { Dice } from '../case-walk-inputs';
import { commandId } from '../desk-kit';
import { type ExchangeOffice, passphraseOf } from '../exchange-office';
import { type CaseSeen, type Ground, mixed, type Outcome, outcomeOf } from './ground';
import type { Step } from './step';

const NO_DATES = { receivedAt: null, publishedAt: null, codedAt: null };

async function handOver(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const seen = await ground.find(office, dice, ({ handing }) => handing.includes('handOver'));
  if (seen === null) return null;
  const others = ground.offices
    .map(({ parts }) => parts.division)
    .filter((to) => to !== office.parts.division);
  const input = { ...pressOn(seen), to: dice.pick(others), reason: '按管辖移交办理' };
  ground.done.push(`  ${seen.caseId.slice(-4)} to ${input.to}`);
  return outcomeOf(await ground.desk(office).call('supervisor', 'sync.handOver', input));
}

const pressOn = ({ caseId, version }: CaseSeen) => ({ commandId: commandId(), caseId, version });

async function recall(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const seen = await ground.find(office, dice, ({ handing }) => handing.includes('recall'));
  if (seen === null) return null;
  const input = { ...pressOn(seen), reason: '收回办理' };
  ground.done.push(`  ${seen.caseId.slice(-4)}`);
  return outcomeOf(await ground.desk(office).call('supervisor', 'sync.recall', input));
}

async function forceTake(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const seen = await ground.find(office, dice, ({ handing }) => handing.includes('forceTake'));
  if (seen === null) return null;
  const second = { second: 'deputy', secondPassphrase: passphraseOf('deputy') };
  const input = { ...pressOn(seen), reason: '原机损毁', ...second };
  ground.done.push(`  ${seen.caseId.slice(-4)}`);
  return outcomeOf(await ground.desk(office).call('supervisor', 'sync.forceTake', input));
}

const REGIONAL = ['acceptance', 'review', 'publicity', 'coding'] as const;

/** The region confirms one case, now and then with a date of its own. */
async function confirm(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const waiting = ({ steps }: CaseSeen) =>
    REGIONAL.filter((step) =>
      steps.some((one) => one.step === step && one.doneAt !== null && one.confirmedAt === null),
    );
  const seen = await ground.find(
    office,
    dice,
    (one) => one.handing.includes('confirm') && waiting(one).length > 0,
  );
  if (seen === null) return null;
  const received = seen.steps.find(({ step }) => step === 'acceptance')?.date?.value;
  const receivedAt = received && dice.chance(0.3) ? addDays(localDate(received), -1) : null;
  const steps = waiting(seen).slice(0, 1 + dice.below(4));
  const said = {
    ref: '新数登复1号',
    steps,
    dates: { ...NO_DATES, receivedAt },
    code: null,
    publication: null,
  };
  return outcomeOf(
    await ground.desk(office).call('supervisor', 'sync.confirmSteps', { ...pressOn(seen), ...said }),
  );
}

/** By the region's record the case has another code. */
async function recode(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const seen = await ground.find(
    office,
    dice,
    ({ handing, code }) => handing.includes('confirm') && code?.confirmedBy != null,
  );
  if (seen === null) return null;
  const value = `XJRECODED${dice.below(4)}`;
  const said = {
    ref: '新数登复2号',
    steps: [],
    dates: NO_DATES,
    code: { value, again: value },
    publication: null,
  };
  return outcomeOf(
    await ground.desk(office).call('supervisor', 'sync.confirmSteps', { ...pressOn(seen), ...said }),
  );
}

/** The region confirms all that a bundle brought. */
async function confirmBrought(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const desk = ground.desk(office);
  const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
  for (const { bundleId } of mixed(
    items.filter(({ mayConfirm }) => mayConfirm),
    dice,
  )) {
    const { total, list } = await desk.must('supervisor', 'sync.toConfirm', { bundleId, page: 0 });
    if (total === 0) continue;
    const input = { commandId: commandId(), bundleId, ref: '新数登复3号', list };
    const answer = await desk.call('supervisor', 'sync.confirmBrought', input);
    if (answer.ok && answer.value.confirmed === 0) return 'all left';
    return outcomeOf(answer);
  }
  return null;
}

/** Somebody who may chooses a side of something that is open. */
const decide = (ground: Ground, office: ExchangeOffice, dice: Dice) => choose(ground, office, dice, 'open');

/** What was decided below is decided otherwise. */
const decideAgain = (ground: Ground, office: ExchangeOffice, dice: Dice) =>
  choose(ground, office, dice, 'decided');

async function choose(
  ground: Ground,
  office: ExchangeOffice,
  dice: Dice,
  state: 'open' | 'decided',
): Promise<Outcome | null> {
  const desk = ground.desk(office);
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state, page: 0 });
  const mine = items.filter((one) => one.mine && one.caseId !== '');
  for (const { caseId, id } of mixed(mine, dice)) {
    const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
    if (conflict.options.length === 0) continue;
    const option = dice.pick(conflict.options).id as CallInput<'sync.decide'>['option'];
    const members = [caseId, ...conflict.group.map((one) => one.caseId)];
    const keep = option === 'same' ? dice.pick(members) : null;
    const who = dice.pick(['supervisor', 'deputy']);
    const input = { commandId: commandId(), caseId, id, option, keep, reason: '核对后决定' };
    const outcome = outcomeOf(await desk.call(who, 'sync.decide', input));
    ground.note(`${state === 'open' ? 'decided' : 'decided otherwise'} ${conflict.class}`, outcome);
    return outcome;
  }
  return null;
}

export const HOLDING_STEPS: readonly Step[] = [
  { kind: 'handOver', weight: 10, act: handOver },
  { kind: 'recall', weight: 4, act: recall },
  { kind: 'forceTake', weight: 3, isRare: true, act: forceTake },
  { kind: 'confirm', weight: 5, isRare: true, act: confirm },
  { kind: 'recode', weight: 2, isRare: true, act: recode },
  { kind: 'confirmBrought', weight: 3, isRare: true, act: confirmBrought },
  { kind: 'decide', weight: 12, isRare: true, act: decide },
  { kind: 'decideAgain', weight: 3, isRare: true, act: decideAgain },
];
