/** Steps of a walk inside cases: begun, walked on, typed over, led aside, begun anew on what is registered. */

import { addDays } from '#shared/domain/local-date';
import type { CaseCommandType } from '#shared/regulation/casework/commands';
import { isEnded } from '#shared/regulation/casework/status';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { requestOf } from '../case-walk-content';
import type { Dice } from '../case-walk-inputs';
import { inputFor } from '../case-walk-inputs';
import { commandId } from '../desk-kit';
import type { ExchangeOffice } from '../exchange-office';
import { type CaseSeen, type Ground, type Outcome, outcomeOf } from './ground';
import type { Step } from './step';

/** Names of resources: few, so that two offices now and then register the same. */
const NAMES = ['公交线路', '停车泊位', '供水管网', '地名地址'];

const MOST_CASES = 12;

const isMine = ({ holder }: CaseSeen): boolean => holder?.mine === true && holder.releasedTo === null;

async function begin(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  // What begins at the region is for others to work on.
  const isElsewhere = office === ground.region && dice.chance(0.7);
  if (ground.cases.length >= MOST_CASES || isElsewhere) return null;
  const serial = ground.cases.length;
  // Now and then of the same data as another: then the two contradict.
  const own = { dataRegistName: `第${serial}号资源`, hashValue: serial.toString(16).padStart(64, '0') };
  const changes = dice.chance(0.25) ? { dataRegistName: dice.pick(NAMES) } : own;
  ground.cases.push(await ground.desk(office).first(changes));
  return 'accepted';
}

async function beginOnItem(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  if (ground.cases.length >= MOST_CASES + 4) return null;
  const item = await ground.find(
    office,
    dice,
    ({ entry, status }) => entry !== null && status === 'REGISTERED',
  );
  if (item?.entry === null || item === null) return null;
  const desk = ground.desk(office);
  const caseType = dice.pick(['CHANGE', 'CORRECT', 'CANCEL'] as const);
  const answer = await desk.call('clerk', 'cases.create', {
    ...{ commandId: commandId(), caseType, objectType: '1', target: item.entry.registerId },
    ...{ requester: 'SUBJECT', matter: null },
  });
  if (!answer.ok) return answer.failure.code;
  const { caseId } = answer.value;
  ground.cases.push(caseId);
  await desk.fill(caseId, requestOf(caseType, '1', 'SUBJECT', desk.today));
  return 'accepted';
}

/** Where the usual step was refused, until something changes. */
const stuckAt = (office: ExchangeOffice, { caseId, version }: CaseSeen): string =>
  `${office.key} ${caseId} ${version}`;

/** Some of the usual steps. Where the public notice runs, days may pass. */
async function work(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  // Now and then at a case that is elsewhere.
  const isAny = dice.chance(0.1);
  const found = await ground.find(office, dice, (seen) => !isEnded(seen.status) && (isAny || isMine(seen)));
  if (found === null) return null;
  let outcome: Outcome | null = null;
  for (let steps = 2 + dice.below(5); steps > 0; steps -= 1) {
    const seen = await ground.look(office, found.caseId);
    if (seen === null || isEnded(seen.status)) break;
    const due = seen.clocks.find((clock) => clock.clock === 'C3' && clock.stopped === null)?.due;
    if (seen.status === 'PUBLICITY' && due && ground.day <= due && dice.chance(0.5))
      ground.day = addDays(due, 1);
    const came = await ground.desk(office).goOn(seen);
    outcome = outcome === 'accepted' ? outcome : came;
    if (came !== 'accepted') {
      ground.stuck.add(stuckAt(office, seen));
      ground.done.push(`  ${seen.status} ${seen.caseId.slice(-4)}: ${came}`);
      break;
    }
  }
  return outcome;
}

/** A field is typed over. */
async function type(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const seen = await ground.find(office, dice, (one) => one.editable && isMine(one), 'clerk');
  if (seen === null) return null;
  const application = { dataRegistName: dice.pick(NAMES) };
  const command = { type: 'saveDraft', subject: {}, application, request: {} } as const;
  return outcomeOf(await ground.desk(office).ask('clerk', seen.caseId, command));
}

/** A paper into a slot that another station may fill, too. */
async function attach(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const seen = await ground.find(office, dice, (one) => one.editable && isMine(one), 'clerk');
  if (seen === null) return null;
  const { caseId, version } = seen;
  const paper = { type: '02', field: 'licenceFile', title: '授权', fileName: 'a.pdf' };
  const content = Buffer.from(`%PDF-1.4 licence ${dice.below(3)}`).toString('base64');
  const input = { commandId: commandId(), caseId, version, ...paper, content };
  return outcomeOf(await ground.desk(office).call('clerk', 'cases.attach', input));
}

/** Steps that others walk: files come another way, codes are typed from what was entered. */
const NOT_ASIDE: readonly string[] = [
  ...['create', 'attach', 'attachEvidence', 'detach', 'saveDraft'],
  ...['enterCode', 'confirmCode'],
];

/** A step that a page offers beside the usual one: objections, refusals, returns, withdrawals, letters. */
async function aside(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const who = dice.pick(['clerk', 'reviewer', 'supervisor', 'deputy']);
  const offered = ({ actions }: CaseSeen) =>
    actions.filter(({ refusals, command }) => refusals.length === 0 && !NOT_ASIDE.includes(command));
  const seen = await ground.find(office, dice, (one) => isMine(one) && offered(one).length > 0, who);
  if (seen === null) return null;
  const { command, objection } = dice.pick(offered(seen));
  const desk = ground.desk(office);
  const needsProof = seen.attachments.every(({ field }) => field !== '') && dice.chance(0.5);
  if (needsProof)
    await desk.call(who, 'cases.attachEvidence', {
      ...{ commandId: commandId(), caseId: seen.caseId, version: seen.version },
      ...{ type: '99', title: '凭据', fileName: 'proof.pdf', content: 'JVBERi0xLjQ=' },
    });
  const state = (await ground.look(office, seen.caseId, who)) ?? seen;
  const scene = { dice, state, profile: XJ_2025_PROFILE, today: desk.today, serial: 1, sloppy: false };
  const input = inputFor(command as CaseCommandType, scene, objection ?? 1);
  ground.done.push(`  ${command} by ${who} in ${seen.caseId.slice(-4)}`);
  return outcomeOf(await desk.ask(who, seen.caseId, input as Parameters<typeof desk.ask>[2]));
}

export const CASE_STEPS: readonly Step[] = [
  { kind: 'begin', weight: 6, act: begin },
  { kind: 'beginOnItem', weight: 6, act: beginOnItem },
  { kind: 'work', weight: 26, act: work },
  { kind: 'type', weight: 6, isRare: true, act: type },
  { kind: 'attach', weight: 3, isRare: true, act: attach },
  { kind: 'aside', weight: 8, act: aside },
];
