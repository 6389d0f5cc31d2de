/**
 * Offices at random work on real stores: cases are begun, walked on, handed over, taken back, decided and confirmed;
 * bundles are made, lost, brought twice, late and in any order; imports are left out of account and taken into account
 * again; desks are opened anew. It only acts; what must hold at the end is judged by the test that walks.
 */
import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { addDays, localDate } from '#shared/domain/local-date';
import { isEnded } from '#shared/regulation/casework/status';
import { checked, confirmed, made, taken } from '../electron/sync/exchange/exchange-kit';
import type { Dice } from './case-walk-inputs';
import { commandId } from './desk-kit';
import { type ExchangeOffice, OfficeDesk, passphraseOf } from './exchange-office';

/** Names of resources: few, so that two offices now and then register the same. */
const NAMES = ['公交线路', '停车泊位', '供水管网', '地名地址'];

/** What a bundle may be told that is brought twice, or before what it goes on from. */
const NOT_NOW = /not planned: (null|B16_ALREADY|B26_WAITING|B27_CHAIN) /;

type CaseAct = 'sync.handOver' | 'sync.recall' | 'sync.forceTake' | 'sync.confirmSteps';

/** A bundle on its way. */
interface Medium {
  readonly folder: string;
  readonly to: string;
}

/** A desk at which defects of the program are no answers. */
class WalkedDesk extends OfficeDesk {
  override async call<N extends ProcedureName>(
    who: string,
    name: N,
    input: CallInput<N>,
  ): Promise<Answer<CallOutput<N>>> {
    const answer = await super.call(who, name, input);
    if (!answer.ok && answer.failure.kind !== 'refusal')
      throw new Error(`${name}: ${answer.failure.code} ${answer.failure.message}`);
    return answer;
  }

  /** The usual next step of a case, if there is one and it is open here. */
  async goOn(caseId: string): Promise<boolean> {
    const seen = await this.call('supervisor', 'cases.get', { caseId });
    if (!seen.ok || isEnded(seen.value.status)) return false;
    const [who, command] = this.usual(seen.value);
    return (await this.ask(who, caseId, command)).ok;
  }
}

/** What can happen, and how often. */
const ACTS = Object.entries({
  ...{ begin: 8, work: 26, type: 6, handOver: 9, recall: 3, forceTake: 2, confirm: 3, decide: 9 },
  ...{ send: 17, bring: 17, lose: 3, setBack: 6, receipt: 3, leave: 4, passDays: 4 },
}).flatMap(([name, weight]) => Array.from({ length: weight }, () => name as Act));

type Act =
  | 'begin'
  | 'work'
  | 'type'
  | 'handOver'
  | 'recall'
  | 'forceTake'
  | 'confirm'
  | 'decide'
  | 'send'
  | 'bring'
  | 'lose'
  | 'setBack'
  | 'receipt'
  | 'leave'
  | 'passDays';

const MOST_CASES = 8;
const MOST_ROUNDS = 10;

export class ExchangeWalk {
  readonly cases: string[] = [];
  /** What was done, for a message. */
  readonly done: string[] = [];
  readonly #media: Medium[] = [];
  readonly #open = new Map<ExchangeOffice, WalkedDesk>();
  #day = localDate('2026-03-09');

  constructor(
    readonly dice: Dice,
    readonly offices: readonly ExchangeOffice[],
    readonly dir: string,
  ) {}

  /** How often what came of acts was met: refusals, choices, bundles that had to wait. */
  get met(): { readonly [what: string]: number } {
    const met: { [what: string]: number } = {};
    for (const line of this.done) {
      const what = /B\d\d_\w+|C\d\d \w+|^ {2}[a-z]+( out of account)?$|^ {2}[A-Z_]+$/.exec(line)?.[0].trim();
      if (what !== undefined) met[what] = (met[what] ?? 0) + 1;
    }
    return met;
  }

  /** Every office has something to work on. */
  async open(): Promise<void> {
    for (const office of this.offices) await this.begin(office);
  }

  /** One thing happens somewhere. */
  async step(): Promise<void> {
    const { dice } = this;
    const office = dice.pick(this.offices);
    const act = dice.pick(ACTS);
    this.done.push(`${office.key} ${act}`);
    await this[act](office);
  }

  /** Everybody tells everybody everything until no case waits for anybody; answers how many rounds it took. */
  async settle(): Promise<number> {
    for (const office of this.offices) await this.#restoreAll(office);
    while (this.#media.length > 0) await this.bring();
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      let waiting = 0;
      for (const office of this.offices) waiting += await this.#tellAll(office);
      if (waiting === 0) return round;
    }
    throw new Error(`cases still wait after ${MOST_ROUNDS} rounds`);
  }

  async close(): Promise<void> {
    for (const desk of this.#open.values()) await desk.app.close();
    this.#open.clear();
  }

  async begin(office: ExchangeOffice): Promise<void> {
    if (this.cases.length >= MOST_CASES) return this.work(office);
    const desk = this.#desk(office);
    const serial = this.cases.length;
    // Now and then of the same data as another: then the two contradict.
    const own = { dataRegistName: `第${serial}号资源`, hashValue: serial.toString(16).padStart(64, '0') };
    this.cases.push(
      await desk.first(this.dice.chance(0.2) ? { dataRegistName: this.dice.pick(NAMES) } : own),
    );
  }

  async work(office: ExchangeOffice): Promise<void> {
    const caseId = this.#case();
    if (caseId === null) return;
    const desk = this.#desk(office);
    for (let steps = 1 + this.dice.below(4); steps > 0; steps -= 1) if (!(await desk.goOn(caseId))) break;
  }

  /** A field is typed over. */
  async type(office: ExchangeOffice): Promise<void> {
    const caseId = this.#case();
    const desk = this.#desk(office);
    if (caseId === null || !(await desk.call('supervisor', 'cases.get', { caseId })).ok) return;
    const application = { dataRegistName: this.dice.pick(NAMES) };
    await desk.ask('clerk', caseId, { type: 'saveDraft', subject: {}, application, request: {} });
  }

  handOver(office: ExchangeOffice): Promise<void> {
    const to = this.dice.pick(this.offices).parts.division;
    return this.#act(office, 'sync.handOver', { to, reason: '按管辖移交办理' });
  }

  recall(office: ExchangeOffice): Promise<void> {
    return this.#act(office, 'sync.recall', { reason: '收回办理' });
  }

  forceTake(office: ExchangeOffice): Promise<void> {
    const second = { second: 'deputy', secondPassphrase: passphraseOf('deputy') };
    return this.#act(office, 'sync.forceTake', { reason: '原机损毁', ...second });
  }

  confirm(office: ExchangeOffice): Promise<void> {
    const steps = [this.dice.pick(['acceptance', 'review', 'publicity', 'coding'])];
    const dates = { receivedAt: null, publishedAt: null, codedAt: null };
    return this.#act(office, 'sync.confirmSteps', {
      ref: '新数登复1号',
      steps,
      dates,
      code: null,
      publication: null,
    });
  }

  /** Somebody who may chooses a side of something that is open. */
  async decide(office: ExchangeOffice): Promise<void> {
    const { dice } = this;
    const desk = this.#desk(office);
    const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
    const mine = items.filter((one) => one.mine && one.caseId !== '');
    if (mine.length === 0) return;
    const { caseId, id } = dice.pick(mine);
    const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
    if (conflict.options.length === 0) return;
    const option = dice.pick(conflict.options).id as CallInput<'sync.decide'>['option'];
    const keep = option === 'same' ? caseId : null;
    const input = { commandId: commandId(), caseId, id, option, keep, reason: '核对后决定' };
    const answer = await desk.call(dice.pick(['supervisor', 'deputy']), 'sync.decide', input);
    this.done.push(`  ${conflict.class} ${answer.ok ? 'decided' : answer.failure.code}`);
  }

  async send(office: ExchangeOffice): Promise<void> {
    const { partners } = await this.#desk(office).must('supervisor', 'sync.state', {});
    if (partners.length > 0) await this.#sendTo(office, this.dice.pick(partners).agency);
  }

  /** A medium arrives, whichever it is; now and then it will come again. */
  async bring(): Promise<void> {
    const { dice } = this;
    if (this.#media.length === 0) return;
    const [medium] = this.#media.splice(dice.below(this.#media.length), 1);
    if (medium === undefined) return;
    if (dice.chance(0.2)) this.#media.push(medium);
    await this.#take(dice.pick(this.#stationsOf(medium.to)), medium.folder);
  }

  async lose(): Promise<void> {
    if (this.#media.length > 0) this.#media.splice(this.dice.below(this.#media.length), 1);
  }

  /** The newest import is left out of account, or one that was is taken into account again. */
  async setBack(office: ExchangeOffice): Promise<void> {
    const desk = this.#desk(office);
    const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
    const aside = items.filter(({ setBack }) => setBack);
    if (aside.length > 0 && this.dice.chance(0.5)) return this.#restoreAll(office);
    const newest = items.find(({ state, setBack }) => state === 'imported' && !setBack);
    if (newest === undefined) return;
    const input = { commandId: commandId(), bundleId: newest.bundleId, reason: '拿错了介质' };
    const answer = await desk.call('supervisor', 'sync.setBack', input);
    this.done.push(`  ${answer.ok ? 'left out of account' : answer.failure.code}`);
  }

  /** A receipt goes back by itself; it may be lost like any bundle. */
  async receipt(office: ExchangeOffice): Promise<void> {
    const desk = this.#desk(office);
    const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
    const imported = items.filter(({ state, kind }) => state === 'imported' && kind !== 'receipt');
    if (imported.length === 0) return;
    const { bundleId, agency } = this.dice.pick(imported);
    const folder = this.#folder(office);
    desk.files.folders = [folder];
    await desk.must('supervisor', 'sync.receipt', { commandId: commandId(), bundleId });
    this.#media.push({ folder, to: agency });
  }

  /** The desk is closed; it is opened anew by the next who comes. */
  async leave(office: ExchangeOffice): Promise<void> {
    await this.#open.get(office)?.app.close();
    this.#open.delete(office);
  }

  async passDays(): Promise<void> {
    this.#day = addDays(this.#day, this.dice.pick([1, 3, 16]));
  }

  #desk(office: ExchangeOffice): WalkedDesk {
    const desk = this.#open.get(office) ?? new WalkedDesk(office.vault);
    this.#open.set(office, desk);
    return desk.on(this.#day);
  }

  #case(): string | null {
    return this.cases.length === 0 ? null : this.dice.pick(this.cases);
  }

  /** Asks for something in a case as it stands here, if it is known here. */
  async #act(office: ExchangeOffice, name: CaseAct, fields: object): Promise<void> {
    const caseId = this.#case();
    const desk = this.#desk(office);
    if (caseId === null) return;
    const seen = await desk.call('supervisor', 'cases.get', { caseId });
    if (!seen.ok) return;
    const { version } = seen.value;
    const answer = await desk.call('supervisor', name, {
      ...{ commandId: commandId(), caseId, version },
      ...fields,
    } as CallInput<CaseAct>);
    this.done.push(`  ${answer.ok ? 'done' : answer.failure.code}`);
  }

  #stationsOf(agency: string): readonly ExchangeOffice[] {
    return this.offices.filter(({ parts }) => parts.division === agency);
  }

  #folder(office: ExchangeOffice): string {
    return mkdtempSync(join(this.dir, `receipt-${office.key}-`));
  }

  async #sendTo(office: ExchangeOffice, agency: string): Promise<void> {
    this.done.push(`  to ${agency}`);
    try {
      this.#media.push({ folder: await made(this.dir, this.#desk(office), agency), to: agency });
    } catch (error) {
      // Nothing is told while a hand-over is left out of account.
      if (!String(error).includes('IMPORT_SET_ASIDE')) throw error;
      this.done.push('  IMPORT_SET_ASIDE');
    }
  }

  /** Takes a medium in where it came to; what has to wait lies there, as it does on a desk. */
  async #take(office: ExchangeOffice, folder: string): Promise<void> {
    this.done.push(`  ${basename(folder)} at ${office.key}`);
    const desk = this.#desk(office);
    try {
      await taken(desk, folder);
    } catch (error) {
      const words = String(error);
      if (!NOT_NOW.test(words)) throw error;
      this.done.push(`  ${words}`);
    }
    await this.#lookAgain(desk);
  }

  /** Bundles that waited for what came are looked at again. */
  async #lookAgain(desk: WalkedDesk): Promise<void> {
    for (;;) {
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      const ready = items.find(({ state }) => state === 'ready');
      if (ready === undefined) return;
      await this.#takeStaged(desk, ready.bundleId);
    }
  }

  async #takeStaged(desk: WalkedDesk, bundleId: string): Promise<void> {
    const { plan } = await checked(desk, bundleId);
    if (plan !== null) await confirmed(desk, bundleId, plan);
  }

  async #restoreAll(office: ExchangeOffice): Promise<void> {
    const desk = this.#desk(office);
    const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
    for (const { bundleId } of items.filter(({ setBack }) => setBack))
      await desk.must('supervisor', 'sync.restoreImport', { commandId: commandId(), bundleId });
  }

  /** Sends everything that waits to whom it waits for; answers how many cases did. */
  async #tellAll(office: ExchangeOffice): Promise<number> {
    const { partners } = await this.#desk(office).must('supervisor', 'sync.state', {});
    let waiting = 0;
    for (const { agency } of partners) {
      const { total } = await this.#desk(office).must('supervisor', 'sync.waiting', { to: agency, page: 0 });
      waiting += total;
      const folder = await made(this.dir, this.#desk(office), agency);
      for (const station of this.#stationsOf(agency))
        if (station !== office) await this.#take(station, folder);
    }
    return waiting;
  }
}
