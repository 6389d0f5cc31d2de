/**
 * What a walk over real offices goes on: their desks, the cases they began, the media on their way, the day. It only asks
 * and acts through the contract; what it does with the answers is for the steps.
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { checked, confirmed, files, made } from '../../electron/sync/exchange/exchange-kit';
import type { Dice } from '../case-walk-inputs';
import { commandId } from '../desk-kit';
import { type ExchangeOffice, OfficeDesk } from '../exchange-office';
import type { Region } from '../exchange-region';

export type CaseSeen = CallOutput<'cases.get'>;

/** What came of a step: it was done, or the code by which it was refused. */
export type Outcome = 'accepted' | string;

/** A bundle on its way. */
export interface Medium {
  readonly folder: string;
  readonly from: ExchangeOffice;
  readonly to: string;
}

/** A desk at which defects of the program are no answers. */
export class WalkedDesk extends OfficeDesk {
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

  /** The usual next step of a case; what came of it. */
  async goOn(seen: CaseSeen): Promise<Outcome> {
    const [who, command] = this.usual(seen);
    return outcomeOf(await this.ask(who, seen.caseId, command));
  }
}

export const outcomeOf = (answer: Answer<unknown>): Outcome => (answer.ok ? 'accepted' : answer.failure.code);

export class Ground {
  readonly cases: string[] = [];
  /** What was done, for a message. */
  readonly done: string[] = [];
  readonly media: Medium[] = [];
  /** Every medium that was ever carried. */
  readonly carried: Medium[] = [];
  /** How an office is put back to a copy of its disk that was kept. */
  readonly copies = new Map<ExchangeOffice, () => void>();
  /** Offices whose station was set up anew out of a copy. */
  readonly restored = new Set<ExchangeOffice>();
  /** Places where a case does not go on by the usual way. */
  readonly stuck = new Set<string>();
  /** How often what came of what. */
  readonly met = new Map<string, Map<Outcome, number>>();
  readonly #open = new Map<ExchangeOffice, WalkedDesk>();
  day: LocalDate = localDate('2026-03-09');
  /** The bundle of the medium that was read last. */
  brought = '';

  constructor(
    readonly offices: readonly ExchangeOffice[],
    readonly founded: Region,
    readonly dir: string,
  ) {}

  note(kind: string, outcome: Outcome): void {
    const of = this.met.get(kind) ?? new Map<Outcome, number>();
    this.met.set(kind, of.set(outcome, (of.get(outcome) ?? 0) + 1));
    this.done.push(`  ${kind}: ${outcome}`);
  }

  desk(office: ExchangeOffice): WalkedDesk {
    const desk = this.#open.get(office) ?? new WalkedDesk(office.vault);
    this.#open.set(office, desk);
    return desk.on(this.day);
  }

  /** Nobody is at the desk; it is opened anew by the next who comes. */
  async leave(office: ExchangeOffice): Promise<void> {
    await this.#open.get(office)?.app.close();
    this.#open.delete(office);
  }

  async close(): Promise<void> {
    for (const office of this.offices) await this.leave(office);
  }

  passDays(days: number): void {
    this.day = addDays(this.day, days);
  }

  get region(): ExchangeOffice {
    return this.founded.office;
  }

  stationsOf(agency: string): readonly ExchangeOffice[] {
    return this.offices.filter(({ parts }) => parts.division === agency);
  }

  /** A case as an office shows it; null where it is not known. */
  async look(office: ExchangeOffice, caseId: string, who = 'supervisor'): Promise<CaseSeen | null> {
    const seen = await this.desk(office).call(who, 'cases.get', { caseId });
    return seen.ok ? seen.value : null;
  }

  /** One of the cases an office knows for which something holds; null when there is none. */
  async find(
    office: ExchangeOffice,
    dice: Dice,
    holds: (seen: CaseSeen) => boolean,
    who = 'supervisor',
  ): Promise<CaseSeen | null> {
    for (const caseId of mixed(this.cases, dice)) {
      const seen = await this.look(office, caseId, who);
      if (seen !== null && holds(seen)) return seen;
    }
    return null;
  }

  folder(office: ExchangeOffice): string {
    return mkdtempSync(join(this.dir, `medium-${office.key}-`));
  }

  sends(medium: Medium): void {
    this.media.push(medium);
    this.carried.push(medium);
  }

  /** Makes a bundle for an agency, and carries it out of the house. */
  async make(office: ExchangeOffice, to: string): Promise<Outcome> {
    try {
      const folder = await made(this.dir, this.desk(office), to);
      this.done.push(`  ${office.key} → ${to} in ${folder.slice(-6)}`);
      this.sends({ folder, from: office, to });
      return 'accepted';
    } catch (error) {
      const code = /^Error: sync\.export: ([A-Z_]+) /.exec(String(error))?.[1];
      if (code === undefined || !MAY_NOT_SEND.has(code)) throw error;
      return code;
    }
  }

  /** Takes a medium in at a station, and whatever waited there for what it brought. */
  async take(office: ExchangeOffice, { folder }: Medium): Promise<Outcome> {
    const desk = this.desk(office);
    this.done.push(`  ${folder.slice(-6)} at ${office.key}`);
    let outcome: Outcome = 'nothing';
    for (const file of files(folder)) {
      desk.files.files = [file];
      const { taken, refused } = await desk.must('supervisor', 'sync.receive', { commandId: commandId() });
      const [bundle] = taken;
      if (bundle === undefined) throw new Error(`not read in: ${refused[0]?.words}`);
      this.brought = bundle.bundleId;
      outcome = await this.#takeStaged(desk, bundle.bundleId);
    }
    for (;;) {
      const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
      const ready = items.find(({ state }) => state === 'ready');
      if (ready === undefined) return outcome;
      this.note('waited', await this.#takeStaged(desk, ready.bundleId));
    }
  }

  async #takeStaged(desk: WalkedDesk, bundleId: string): Promise<Outcome> {
    const { bundle, plan } = await checked(desk, bundleId);
    if (bundle.state === 'courier') return 'courier';
    if (plan === null) {
      if (!MAY_NOT_COME_IN.has(bundle.code ?? 'B16_ALREADY'))
        throw new Error(`${bundle.code}: ${bundle.words}`);
      this.done.push(
        `    ${bundle.number} of ${bundle.from} ${bundle.station}: ${bundle.code ?? bundle.state} ${bundle.words}`,
      );
      return bundle.code ?? 'B16_ALREADY';
    }
    await confirmed(desk, bundleId, plan);
    if (plan.secondNeeded) this.note('second', 'accepted');
    return 'accepted';
  }
}

/** Why a bundle may not be made as offices stand. */
const MAY_NOT_SEND: ReadonlySet<string> = new Set(['IMPORT_SET_ASIDE', 'INBOX_REVOKED']);

/**
 * What a true bundle may be told that comes twice, before what it goes on from, from a station that is no more, or
 * before the keys it was sealed to.
 */
const MAY_NOT_COME_IN: ReadonlySet<string> = new Set([
  'B16_ALREADY',
  'B26_WAITING',
  'B27_CHAIN',
  'B14_REVOKED',
  'B18_NO_KEY',
]);

/** The same in an order by chance. */
export function mixed<T>(all: readonly T[], dice: Dice): readonly T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(dice.below(left.length), 1));
}
