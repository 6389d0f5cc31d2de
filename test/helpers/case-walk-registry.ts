/**
 * A small office of many cases: decide judges, the real fold of the desk keeps cases and register, without
 * store or door. The tests of the law use it. It makes entries only out of decisions that were allowed.
 */

import type { Role } from '#shared/access/roles';
import type { ApplyType, CaseType, ObjectType } from '#shared/domain/case-type';
import {
  type AccountId,
  type CaseId,
  type CommandId,
  type EntryId,
  type RegisterId,
  registerIdOf,
  type StationId,
} from '#shared/domain/ids';
import { addDays, beijingDate, type Instant, type LocalDate, localDate } from '#shared/domain/local-date';
import { formatLocalNumber } from '#shared/domain/numbers';
import type { Office } from '#shared/domain/office';
import type { Refusal } from '#shared/domain/refusal';
import { listsInForce } from '#shared/forms/signed-lists';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DESK_TABLES, type DeskTables } from '#shared/journal/desk-tables';
import { type DeskViews, nextSerial } from '#shared/journal/desk-views';
import type { Entry } from '#shared/journal/entry';
import type { JournalEvent } from '#shared/journal/events';
import { applyEntry } from '#shared/journal/fold';
import { disputeOf } from '#shared/journal/item-say';
import { type WorkingCalendar, XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { type ClockRun, latestClock } from '#shared/regulation/casework/clock-run';
import type { CaseCommand, Requester } from '#shared/regulation/casework/commands';
import { decide } from '#shared/regulation/casework/decide';
import { duplicatesOf } from '#shared/regulation/casework/duplicates';
import type { Duplicate, Facts } from '#shared/regulation/casework/facts';
import type { Objection, ObjectionStatus } from '#shared/regulation/casework/objection';
import type { AgencyMatter } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { CaseStatus } from '#shared/regulation/casework/status';
import type { Transition } from '#shared/regulation/casework/transitions';
import type { Profile } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { codeKey } from '#shared/regulation/register/code-key';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { attachment, objection } from './case-commands';
import { type Content, contentOfSample, frozen, requestOf } from './case-walk-content';
import { KASHGAR, PEOPLE, sample } from './case-walk-office';
import { objectionStep, usualStep } from './case-walk-steps';
import { MemoryTables } from './memory-tables';

/** States in which the search for duplicates matters, as the service has it. */
const DUPLICATES_MATTER: readonly CaseStatus[] = ['SUBMITTED', 'UNDER_REVIEW', 'REVIEW_PROPOSED'];

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
export const instantOf = (at: string): Instant => `${at}T03:00:00.000Z` as Instant;

/** What a case is begun with, besides its type. */
export interface Start {
  readonly account?: string;
  readonly objectType?: ObjectType;
  readonly requester?: Requester;
  readonly matter?: AgencyMatter | null;
  readonly target?: RegisterId | null;
}

export class RegistryKit {
  office: Office = KASHGAR;
  calendar: WorkingCalendar = XJ_CALENDAR;
  /** The rules in force; a case keeps those it was received under. */
  profile: Profile = XJ_2025_PROFILE;
  people: { readonly [account: string]: readonly Role[] } = PEOPLE;
  disqualified = false;
  /** Codes of other offices. */
  readonly codes = new Set<string>();
  /** Takes the place of the search for duplicates. */
  duplicates: readonly Duplicate[] | null = null;
  views: DeskViews = DESK_FOLD.create();
  tables = new MemoryTables<DeskTables>(DESK_TABLES);
  readonly entries: { readonly entry: Entry; readonly id: EntryId }[] = [];
  current: CaseId | null = null;
  /** The row of the table that allowed the latest act. */
  transition: Transition | null = null;
  /** Every row that allowed an act so far. */
  readonly rows = new Set<string>();
  private readonly kept = new Map<CaseId, Profile>();

  constructor(changes: { readonly profile?: Profile; readonly calendar?: WorkingCalendar } = {}) {
    Object.assign(this, changes);
  }

  /** The case that was looked at last. */
  get case(): CaseState {
    const state = this.stateOf(this.current);
    if (!state) throw new Error('no case yet');
    return state;
  }

  /** The register item of the current case, or the one it made. */
  get item(): RegisterEntry {
    const entry = this.entryOf(this.stateOf(this.current));
    if (!entry) throw new Error('no register item');
    return entry;
  }

  stateOf(id: CaseId | null): CaseState | null {
    return (id === null ? undefined : this.tables.get('cases', id)?.state) ?? null;
  }

  entryOf(state: CaseState | null): RegisterEntry | null {
    return (state && this.tables.get('register', state.target ?? registerIdOf(state.id))) ?? null;
  }

  look(id: CaseId): this {
    this.current = id;
    return this;
  }

  profileOf(state: CaseState | null): Profile {
    return (state?.profile ? this.kept.get(state.id) : undefined) ?? this.profile;
  }

  /** The facts of a decision on a case, or of a new case on an item, as the service gathers them. */
  facts(
    account: string,
    at: string,
    state: CaseState | null = this.stateOf(this.current),
    target: RegisterId | null = null,
  ): Facts {
    const now = instantOf(at);
    const others = this.tables.all('cases').map((record) => record.state);
    const search = state !== null && DUPLICATES_MATTER.includes(state.status);
    return {
      now,
      today: beijingDate(now),
      actor: { account: account as AccountId, roles: this.people[account] ?? [] },
      office: this.office,
      disqualified: this.disqualified,
      profile: this.profileOf(state),
      entry: state ? this.entryOf(state) : ((target && this.tables.get('register', target)) ?? null),
      dispute: state && disputeOf(this.tables, state),
      calendar: this.calendar,
      codeLists: listsInForce(this.views.rules.codeLists),
      isCodeTaken: (code) =>
        [...this.codes].some((other) => codeKey(other) === codeKey(code)) ||
        this.tables.get('codes', codeKey(code)) !== undefined,
      duplicates: this.duplicates ?? (search ? duplicatesOf(state, others) : []),
      documentWord: this.office.documentWord,
      nextDocumentSerial: nextSerial(this.views, 'document', beijingDate(now)),
      exchange: null,
    };
  }

  /** Tries a command on the current case, or a new case; changes things only when it is allowed. */
  try(
    account: string,
    at: string,
    command: CaseCommand,
    target: RegisterId | null = null,
  ): readonly Refusal[] {
    const state = command.type === 'create' ? null : this.case;
    const facts = this.facts(account, at, state, target);
    const decision = decide(state, command, facts);
    if (!decision.ok) return decision.error;
    const id = command.type === 'create' ? command.id : this.case.id;
    this.transition = decision.value.transition;
    this.rows.add(decision.value.transition.id);
    const keeps = decision.value.events.some(
      (event) => event.type === 'received' || (event.type === 'caseCreated' && event.profile !== null),
    );
    if (keeps && !this.kept.has(id)) this.kept.set(id, facts.profile);
    this.apply(account, at, decision.value.role, `cases.${command.type}`, id, decision.value.events);
    this.current = id;
    return [];
  }

  /** Saves what happened as one entry, through the fold of the desk. */
  apply(
    account: string,
    at: string,
    role: Role,
    procedure: string,
    caseId: CaseId | null,
    events: readonly JournalEvent[],
  ): void {
    const seq = this.entries.length + 1;
    const id = hex(seq, 64) as EntryId;
    const tips = caseId === null ? undefined : this.tables.get('cases', caseId)?.tips;
    const entry: Entry = frozen({
      format: 1,
      suite: 1,
      station: hex(1, 16) as StationId,
      seq,
      prev: this.entries.at(-1)?.id ?? null,
      lamport: seq,
      seen: [],
      case: caseId,
      casePrev: tips ?? [],
      base: null,
      epoch: 0,
      actor: account as AccountId,
      role,
      procedure,
      commandId: hex(seq, 32) as CommandId,
      rulePack: this.profile.id,
      schema: 1,
      claimedAt: instantOf(at),
      clockDoubt: false,
      events,
      attachments: [],
      signature: '0'.repeat(128),
    });
    applyEntry(DESK_FOLD, this.views, this.tables, entry, id);
    this.entries.push({ entry, id });
    if (caseId !== null) frozen(this.tables.get('cases', caseId));
  }

  /** Does a command that must be allowed. */
  do(account: string, at: string, command: CaseCommand, target: RegisterId | null = null): this {
    const refusals = this.try(account, at, command, target);
    if (refusals.length > 0) throw new Error(`${command.type} refused: ${JSON.stringify(refusals)}`);
    return this;
  }

  /** The command that begins a case; its id and number follow from the entries before. */
  creation(type: CaseType, at: string, start: Start = {}): Extract<CaseCommand, { type: 'create' }> {
    const day = localDate(at);
    return {
      type: 'create',
      id: hex(this.tables.size('cases') + 1, 32) as CaseId,
      number: formatLocalNumber(this.office.division, day, nextSerial(this.views, 'case', day)),
      caseType: type,
      objectType: start.objectType ?? '1',
      requester: start.requester ?? 'SUBJECT',
      matter: start.matter ?? null,
    };
  }

  /** Begins a case; on the register item of the current case unless another is named. */
  start(type: CaseType, at: string, start: Start = {}): this {
    const own = this.current === null ? null : (this.entryOf(this.case)?.id ?? null);
    const target = type === 'FIRST' ? null : (start.target ?? own);
    const account = start.account ?? (start.matter ? 'reviewer' : 'clerk');
    return this.do(account, at, this.creation(type, at, start), target);
  }

  /** Types values and adds papers to the draft. */
  fill(account: string, at: string, { subject, application, request, papers }: Content): this {
    this.do(account, at, { type: 'saveDraft', subject, application, request });
    for (const paper of papers)
      this.do(account, at, {
        type: 'attach',
        attachment: attachment(paper.type, paper.field, this.entries.length),
      });
    return this;
  }

  /** Adds a paper that belongs to no field, and gives its number. */
  evidence(account: string, at: string): number {
    this.do(account, at, { type: 'attachEvidence', attachment: attachment('99', '', this.entries.length) });
    return this.case.attachments.at(-1)?.id ?? 0;
  }

  /** A complete draft of a first registration; the second and later ones are about other data. */
  first(at: string, content: Content = this.ownContent(at)): this {
    const objectType = content.application.dataRegistType === '2' ? '2' : '1';
    return this.start('FIRST', at, { objectType }).fill('clerk', at, content);
  }

  private ownContent(at: string): Content {
    const count = this.tables.size('cases');
    const content = contentOfSample(sample('kashgar-bus'), at);
    if (count === 0) return content;
    const name = `${String(content.application.dataRegistName)}${'甲乙丙丁戊己庚辛壬癸'[count % 10]}`;
    const own = { dataRegistName: name, hashValue: hex(count, 64) };
    return { ...content, application: { ...content.application, ...own } };
  }

  /** A complete draft of another application on the current item, or on another. */
  on(type: Exclude<ApplyType, 'FIRST'>, at: string, start: Start = {}, changes: Partial<Content> = {}): this {
    this.start(type, at, start);
    const { objectType } = this.case;
    const content = requestOf(type, objectType, start.requester ?? 'SUBJECT', at);
    return this.fill(start.account ?? 'clerk', at, {
      subject: { ...content.subject, ...changes.subject },
      application: { ...content.application, ...changes.application },
      request: { ...content.request, ...changes.request },
      papers: changes.papers ?? content.papers,
    });
  }

  /** A case of the agency on the current item, or on another. */
  exOfficio(matter: AgencyMatter, at: string, start: Start = {}): this {
    return this.start(matter.kind, at, { ...start, matter });
  }

  /** Does the next lawful steps by the usual people until the case stands at `until`. Gives the last day. */
  advance(until: CaseStatus, from: string): LocalDate {
    let at = localDate(from);
    for (let steps = 0; this.case.status !== until; steps += 1) {
      if (steps > 40) throw new Error(`no way from ${this.case.status} to ${until}`);
      const due = latestClock(this.case.clocks, 'C3')?.due;
      if (this.case.status === 'PUBLICITY' && due && at <= due) at = addDays(due, 1);
      const [account, command] = usualStep(
        this.case,
        this.profileOf(this.case),
        at,
        this.tables.size('cases'),
      );
      this.do(account, at, command);
    }
    return at;
  }

  /** A case with its notice out and an objection received on the first day of the notice. */
  objected(from = '2026-03-10', changes: Parameters<typeof objection>[1] = {}): LocalDate {
    const at = this.first(from).advance('PUBLICITY', from);
    this.do('clerk', at, objection(at, changes));
    return at;
  }

  /** Does the usual steps on one objection until it stands at `until`, all on one day. */
  advanceObjection(number: number, until: ObjectionStatus, at: LocalDate, answers = true): this {
    for (let steps = 0; this.objection(number).status !== until; steps += 1) {
      if (steps > 10) throw new Error(`no way to ${until}`);
      const [account, command] = objectionStep(this.case, this.objection(number), at, answers);
      this.do(account, at, command);
    }
    return this;
  }

  objection(number: number): Objection {
    const found = this.case.objections.find((one) => one.number === number);
    if (!found) throw new Error(`no objection ${number}`);
    return found;
  }

  /** The number of the latest valid document of a kind. */
  numberOf(document: string): string {
    const issued = this.case.documents.findLast((one) => one.document === document && one.voided === null);
    if (!issued) throw new Error(`no document ${document}`);
    return issued.number;
  }

  /** A run of a clock, the latest unless an objection is named. */
  run(clock: string, objection: number | null = null): ClockRun {
    const run = this.case.clocks.findLast((one) => one.clock === clock && one.objection === objection);
    if (!run) throw new Error(`no clock ${clock}`);
    return run;
  }

  /** A registered item in one go. Gives the day on which it was coded. */
  registered(at = '2026-03-09', content?: Content): LocalDate {
    return this.first(at, content).advance('REGISTERED', at);
  }
}
