/** Steps of a walk with media: bundles are made, lost, brought twice, late, to the wrong door, and left out of account. */
import type { Dice } from '../case-walk-inputs';
import { commandId } from '../desk-kit';
import type { ExchangeOffice } from '../exchange-office';
import type { Ground, Medium, Outcome } from './ground';
import type { Step } from './step';

async function send(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome> {
  const { partners } = await ground.desk(office).must('supervisor', 'sync.state', {});
  const unheard = partners.filter(({ unacknowledged }) => unacknowledged > 0);
  const { agency } = dice.pick(unheard.length > 0 && dice.chance(0.7) ? unheard : partners);
  return ground.make(office, agency);
}

/** A medium arrives where it is for; now and then it will come again. */
async function bring(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const here = ground.media.filter(({ to }) => to === office.parts.division);
  if (here.length === 0) return null;
  const medium = dice.pick(here);
  const isAgain = dice.chance(0.2);
  if (!isAgain) remove(ground, medium);
  const outcome = await ground.take(office, medium);
  // Now and then it was the wrong one.
  if (outcome === 'accepted' && dice.chance(0.12)) {
    const came = await setBack(ground, office);
    if (came !== null) ground.note('setBack', came);
  }
  return outcome;
}

const remove = ({ media }: Ground, medium: Medium): void => {
  media.splice(media.indexOf(medium), 1);
};

async function lose(ground: Ground, _office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  if (ground.media.length < 2) return null;
  remove(ground, dice.pick(ground.media));
  return 'accepted';
}

/** A medium comes to somebody it is not for, who carries it on. */
async function courier(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const others = ground.media.filter(({ to }) => to !== office.parts.division);
  if (others.length === 0) return null;
  const medium = dice.pick(others);
  remove(ground, medium);
  const outcome = await ground.take(office, medium);
  if (outcome !== 'courier') return outcome;
  const desk = ground.desk(office);
  const folder = ground.folder(office);
  desk.files.folders = [folder];
  await desk.must('supervisor', 'sync.carry', {
    ...{ commandId: commandId(), bundleId: ground.brought, from: 'courier', carrier: '阿迪力' },
    on: desk.today,
  });
  ground.sends({ ...medium, folder });
  return 'accepted';
}

/** The newest import is left out of account. */
async function setBack(ground: Ground, office: ExchangeOffice): Promise<Outcome | null> {
  const desk = ground.desk(office);
  const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
  const newest = items.find(({ state, setBack: isAside }) => state === 'imported' && !isAside);
  if (newest === undefined) return null;
  const input = { commandId: commandId(), bundleId: newest.bundleId, reason: '拿错了介质' };
  const answer = await desk.call('supervisor', 'sync.setBack', input);
  return answer.ok ? 'accepted' : answer.failure.code;
}

/** One that was left out of account is taken into it again. */
export async function restoreImport(ground: Ground, office: ExchangeOffice): Promise<Outcome | null> {
  const desk = ground.desk(office);
  const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
  const aside = items.find(({ setBack: isAside }) => isAside);
  if (aside === undefined) return null;
  await desk.must('supervisor', 'sync.restoreImport', { commandId: commandId(), bundleId: aside.bundleId });
  return 'accepted';
}

/** A receipt goes back by itself, as a bundle or as a code on paper. */
async function receipt(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const desk = ground.desk(office);
  const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
  const imported = items.filter(({ state, kind }) => state === 'imported' && kind !== 'receipt');
  if (imported.length === 0) return null;
  const { bundleId, agency } = dice.pick(imported);
  const folder = ground.folder(office);
  desk.files.folders = [folder];
  const { qr } = await desk.must('supervisor', 'sync.receipt', { commandId: commandId(), bundleId });
  ground.sends({ folder, from: office, to: agency });
  const [reader] = ground.stationsOf(agency);
  if (qr === '' || reader === undefined || dice.chance(0.7)) return 'accepted';
  const scanned = await ground
    .desk(reader)
    .call('supervisor', 'sync.readCode', { commandId: commandId(), text: qr });
  ground.note('scanned', scanned.ok ? 'accepted' : scanned.failure.code);
  return 'accepted';
}

async function leave(ground: Ground, office: ExchangeOffice): Promise<Outcome> {
  await ground.leave(office);
  return 'accepted';
}

async function passDays(ground: Ground, _office: ExchangeOffice, dice: Dice): Promise<Outcome> {
  ground.passDays(dice.pick([1, 3, 16]));
  return 'accepted';
}

export const MEDIUM_STEPS: readonly Step[] = [
  { kind: 'send', weight: 22, act: send },
  { kind: 'bring', weight: 24, act: bring },
  { kind: 'lose', weight: 2, isRare: true, act: lose },
  { kind: 'courier', weight: 3, isRare: true, act: courier },
  { kind: 'setBack', weight: 1, isRare: true, act: setBack },
  { kind: 'restoreImport', weight: 4, isRare: true, act: restoreImport },
  { kind: 'receipt', weight: 4, act: receipt },
  { kind: 'leave', weight: 3, act: leave },
  { kind: 'passDays', weight: 3, act: passDays },
];
