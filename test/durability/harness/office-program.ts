/**
 * The program of the simulated working day: people of a practice office do one act after another through the
 * real application: begin and advance cases, add papers, search, lock and sign in again, close and open; now and
 * then the process is killed in the middle of a change. What an act is follows from the seed and its number.
 */
import { readFileSync } from 'node:fs';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { addDays, type Instant, localDate } from '#shared/domain/local-date';
import type { CaseStatus } from '#shared/regulation/casework/status';
import { DeskWalk } from '../../helpers/desk-walk';
import { type DiskKind, diskFaults } from './disk-faults';
import { tell } from './practice-desk';
import { Chance } from './random';

/** Acts of one working hour, and so of one simulated day: days must pass, or nothing would ever be registered. */
const ACTS_PER_DAY = 40;
const FIRST_DAY = localDate('2026-03-09');
const PEOPLE = ['clerk', 'reviewer', 'supervisor', 'deputy', 'admin', 'auditor'] as const;
const QUEUES = ['mine', 'all', 'drafts', 'toAccept', 'toReview', 'inPublicity', 'toCode'] as const;

/** States that a usual step leads out of; a case elsewhere, such as a registered one, is only looked at. */
const UNDER_WAY: ReadonlySet<CaseStatus> = new Set([
  'DRAFT',
  'CORRECTION',
  'INTERNAL_REVIEW',
  'INTERNAL_APPROVED',
  'SUBMITTED',
  'UNDER_REVIEW',
  'REVIEW_PROPOSED',
  'PUBLICITY_PENDING',
  'PUBLICITY',
  'CODING_PENDING',
]);

/** A filter of the log that leaves nothing out. */
const EVERYTHING = {
  from: null,
  to: null,
  actor: null,
  kind: null,
  outcome: null,
  procedure: '',
  text: '',
};

/** A step that was refused: the law says no, the day goes on. */
class Refused extends Error {}

class Office extends DeskWalk {
  #chance = new Chance(0);

  /** Comes to act `number`: its moment and its chance. */
  turnTo(number: number, chance: Chance): void {
    this.#chance = chance;
    const days = Math.floor(number / ACTS_PER_DAY);
    // Five days of work, then two without.
    const day = addDays(FIRST_DAY, days + 2 * Math.floor(days / 5));
    const seconds = Math.floor(((number % ACTS_PER_DAY) * 3600) / ACTS_PER_DAY);
    this.now = new Date(Date.parse(`${day}T03:00:00.000Z`) + seconds * 1000).toISOString() as Instant;
  }

  /** Every answer with a case in it is a promise: it is told. Only the law may refuse. */
  override async call<N extends ProcedureName>(
    who: string,
    name: N,
    input: CallInput<N>,
  ): Promise<Answer<CallOutput<N>>> {
    const answer = await super.call(who, name, input);
    if (!answer.ok && answer.failure.kind !== 'refusal')
      tell(`problem ${name}: ${answer.failure.code} ${answer.failure.message}`);
    if (!answer.ok) throw new Refused(`${name} ${answer.failure.code}`);
    const value = answer.value as { readonly caseId?: string; readonly version?: number };
    if (name !== 'cases.get' && value.caseId !== undefined && value.version !== undefined)
      tell(`case ${value.caseId} ${value.version}`);
    return answer;
  }

  async signAllIn(): Promise<void> {
    const { phase } = await this.must('setup', 'desk.state', {});
    if (phase === 'setup') await this.practice();
    else
      for (const account of PEOPLE) await this.must(account, 'session.signIn', { account, passphrase: '' });
  }

  /** Some cases of a queue, or of all when it is empty, in no order. */
  async #cases(): Promise<readonly string[]> {
    for (const queue of [this.#chance.pick(QUEUES), 'all'] as const) {
      const asked = { queue, light: 'any', text: '', page: 0 } as const;
      const { items } = await this.must('supervisor', 'worklist.list', asked);
      if (items.length > 0) return Array.from({ length: 6 }, () => this.#chance.pick(items).caseId);
    }
    return [];
  }

  /** One usual step of a case; those that only wait are looked at and laid aside. */
  async advanceOne(): Promise<string> {
    for (const caseId of await this.#cases()) {
      const view = await this.look(caseId);
      const due = view.clocks.find((clock) => clock.clock === 'C3' && clock.stopped === null)?.due;
      const waits = view.status === 'PUBLICITY' && due !== undefined && due !== null && this.today <= due;
      if (waits || !UNDER_WAY.has(view.status)) continue;
      const [who, command] = this.usual(view);
      await this.step(who, caseId, command);
      return `step ${view.status}`;
    }
    return 'nothing to do';
  }

  async beginFirst(number: number): Promise<string> {
    await this.first({ dataRegistName: `喀什市第${number}号公交线路和站点数据` });
    return 'first';
  }

  async addPaper(): Promise<string> {
    const [caseId] = await this.#cases();
    if (caseId !== undefined) await this.evidence(caseId);
    return 'paper';
  }

  async requestOnItem(): Promise<string> {
    const filters = { text: '', division: null, objectType: null, standing: 'any', asOf: null } as const;
    const { items } = await this.must('clerk', 'register.list', { ...filters, page: 0 });
    if (items.length === 0) return 'empty register';
    const type = this.#chance.pick(['CHANGE', 'CORRECT', 'RENEW', 'CANCEL'] as const);
    await this.another(type, this.#chance.pick(items).registerId);
    return type;
  }

  async lookAround(): Promise<string> {
    const page = this.#chance.below(2);
    await this.must('reviewer', 'worklist.counts', {});
    await this.must('clerk', 'search.find', { text: this.#chance.pick(['喀什', '公交', '号', '2026']) });
    await this.must('supervisor', 'documents.recent', { page });
    await this.must('auditor', 'log.list', { filter: EVERYTHING, page });
    await this.must('deputy', 'reminders.list', {});
    return 'look';
  }

  async lockAndReturn(): Promise<string> {
    const account = this.#chance.pick(PEOPLE);
    await this.must(account, 'session.signOut', { because: this.#chance.pick(['locked', 'asked']) });
    await this.must(account, 'session.signIn', { account, passphrase: '' });
    return 'lock';
  }

  /** Everybody goes: the store is closed, and opened again when the first comes back. */
  async goHome(): Promise<string> {
    for (const account of PEOPLE) await this.must(account, 'session.signOut', { because: 'asked' });
    await this.signAllIn();
    return 'home';
  }

  async act(number: number): Promise<string> {
    const share = this.#chance.below(100);
    if (share < 5) return this.beginFirst(number);
    if (share < 66) return this.advanceOne();
    if (share < 72) return this.addPaper();
    if (share < 76) return this.requestOnItem();
    if (share < 90) return this.lookAround();
    if (share < 96) return this.lockAndReturn();
    return this.goHome();
  }

  /** Promises of processes before this one. */
  async problems(promised: ReadonlyMap<string, number>): Promise<readonly string[]> {
    const problems: string[] = [];
    for (const [caseId, version] of promised) {
      const there = await this.look(caseId).catch((error: unknown) => {
        if (error instanceof Refused) return { version: -1 };
        throw error;
      });
      if (there.version < version)
        problems.push(`${caseId}: ${version} was saved, ${there.version} is there`);
    }
    return problems;
  }
}

const [vault = '', told = '', seedText = '', fromText = '', toText = ''] = process.argv.slice(2);
const seed = Number(seedText);
const promised = new Map<string, number>();
for (const line of readFileSync(told, 'utf8').split('\n')) {
  const [word, caseId = '', version] = line.split(' ');
  if (word === 'case') promised.set(caseId, Math.max(promised.get(caseId) ?? 0, Number(version)));
}

/** What a kill may come into the middle of. */
const CHANGES: readonly DiskKind[] = ['create', 'write', 'truncate', 'flush', 'rename', 'unlink', 'mkdir'];

const disk = diskFaults();
const acts = new Chance(seed);
let office: Office | null = null;
for (let number = Number(fromText); number < Number(toText); number += 1) {
  const chance = acts.branch(number);
  tell(`begin ${number}`);
  const isNew: boolean = office === null;
  office ??= new Office(vault);
  office.turnTo(number, chance);
  if (isNew) {
    await office.signAllIn();
    for (const problem of await office.problems(promised)) tell(`problem ${problem}`);
  }
  // The kill comes with one of the next changes on the disk, in this act or a later one.
  if (chance.percent(4)) disk.arm(CHANGES, 1 + chance.below(60), 'SIGKILL', false);
  try {
    tell(`did ${number} ${await office.act(number)}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell(`refused ${number} ${error.message}`);
  }
  if (chance.percent(3)) {
    await office.app.close();
    office = null;
    tell(`restarted ${number}`);
  }
}
// Left as it is, without closing: what is opened next has a snapshot and a tail behind it.
disk.arm(CHANGES, 1, 'SIGKILL', false);
await office?.goHome();
