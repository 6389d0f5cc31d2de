/**
 * The views of a desk: a pure fold of its entries. Cases, accounts, numbers, answered commands. Rebuilt
 * from the journal at any time; nothing lives here that the journal does not say.
 */
import { isApplication } from '#shared/domain/case-type';
import {
  type AccountId,
  type CaseId,
  type CommandId,
  type EntryId,
  type RegisterId,
  type RegistryCode,
  registerIdOf,
} from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { assertNever } from '#shared/lib/assert-never';
import type { Json } from '#shared/lib/canonical-json';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { evolve } from '#shared/regulation/casework/evolve';
import { logLine } from '#shared/regulation/casework/log-line';
import { type MovedClock, withMovedClock } from '#shared/regulation/casework/moved-clocks';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import type { Profile } from '#shared/regulation/profiles/profile';
import { changeEntry } from '#shared/regulation/register/change-entry';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import type { Entry } from './entry';
import { type Account, type AnnualReport, isStationEvent, type Measure, type StationEvent } from './events';
import type { Fold } from './fold';
import { stationLine } from './station-line';

export interface Line {
  readonly at: Instant;
  readonly actor: AccountId;
  readonly role: Entry['role'];
  readonly title: string;
  readonly detail: string;
  /** Fields that a saved draft changed; only for such lines. */
  readonly fields?: number;
}

export interface CaseRecord {
  readonly state: CaseState;
  /** Latest entry of the case: the tip that the next entry names. */
  readonly tip: EntryId;
  readonly log: readonly Line[];
}

/** What a press of a button did. */
export interface DoneCommand {
  readonly procedure: string;
  readonly case: CaseId | null;
}

/** Rules and calendars of the office, and what waits for a second person. */
export interface RulesView {
  readonly adopted: Profile[];
  pendingProfile: Pending<Profile> | null;
  readonly calendars: Map<number, SourcedCalendarYear>;
  pendingCalendar: Pending<SourcedCalendarYear> | null;
}

export interface Pending<T> {
  readonly value: T;
  readonly by: AccountId;
}

/** What the data authority and the region know of the office. */
export interface SupervisionView {
  filing: { readonly reference: string; readonly date: LocalDate } | null;
  disqualified: boolean;
  readonly measures: Measure[];
  readonly reports: AnnualReport[];
}

export interface DeskViews {
  office: Office | null;
  practice: boolean;
  recoveryKeyConfirmed: boolean;
  /** How far the practice date is from the computer's; 0 in every real store. */
  practiceOffsetMs: number;
  readonly accounts: Map<AccountId, Account>;
  readonly lastSignIn: Map<AccountId, Instant>;
  /** People whose passphrase somebody else chose: they choose their own before anything else. */
  readonly mustChange: Set<AccountId>;
  readonly cases: Map<CaseId, CaseRecord>;
  /** The register: only cases change it. */
  readonly register: Map<RegisterId, RegisterEntry>;
  readonly codes: Map<RegistryCode, RegisterId>;
  readonly rules: RulesView;
  /** Commands that have been answered: a repeated one is answered again, not done again. */
  readonly commands: Map<CommandId, DoneCommand>;
  /** Serials given, by year: `case/2026`, `document/2026`. */
  readonly serials: Map<string, number>;
  readonly supervision: SupervisionView;
  readonly stationLog: Line[];
  /** Latest claimed time of any entry: a computer clock before it is in doubt. */
  latest: Instant | null;
}

/** The serial that comes next in a year. */
export function nextSerial(views: DeskViews, kind: 'case' | 'document', date: LocalDate): number {
  return (views.serials.get(`${kind}/${date.slice(0, 4)}`) ?? 0) + 1;
}

function apply(views: DeskViews, entry: Entry, id: EntryId): void {
  if (views.latest === null || entry.claimedAt > views.latest) views.latest = entry.claimedAt;
  views.commands.set(entry.commandId, { procedure: entry.procedure, case: entry.case });
  const line = { at: entry.claimedAt, actor: entry.actor, role: entry.role };
  const date = beijingDate(entry.claimedAt);
  let record = entry.case === null ? undefined : views.cases.get(entry.case);
  for (const event of entry.events) {
    if (isStationEvent(event)) {
      applyStation(views, event, entry.claimedAt, entry.actor);
      views.stationLog.push({ ...line, ...stationLine(event) });
      continue;
    }
    const state = evolve(record?.state ?? null, { event, at: entry.claimedAt, by: entry.actor });
    record = { state, tip: id, log: told(record?.log ?? [], { ...line, ...logLine(event) }) };
    if (event.type === 'caseCreated') bump(views, 'case', date);
    if (event.type === 'documentIssued') bump(views, 'document', date);
    if (event.type === 'registerChanged') changeRegister(views, state, event);
  }
  if (!record || entry.case === null) return;
  const state = { ...record.state, version: record.state.version + 1 };
  views.cases.set(entry.case, { ...record, state });
  noteOpenCase(views, state);
}

function changeRegister(
  views: DeskViews,
  state: CaseState,
  event: Extract<CaseEvent, { type: 'registerChanged' }>,
): void {
  const by = { caseId: state.id, type: state.caseType, target: state.target, on: event.on };
  const id = state.target ?? registerIdOf(state.id);
  const entry = changeEntry(views.register.get(id) ?? null, event.change, by);
  views.register.set(id, entry);
  views.codes.set(entry.code, id);
}

/** A register item knows the application and the agency's case that are open on it. */
function noteOpenCase(views: DeskViews, state: CaseState): void {
  const entry = state.target === null ? undefined : views.register.get(state.target);
  if (!entry) return;
  const slot = isApplication(state.caseType) ? 'openApplication' : 'openAgencyCase';
  const open = isEnded(state.status)
    ? null
    : { caseId: state.id, type: state.caseType, received: state.round > 0 };
  const cases = entry.cases.includes(state.id) ? entry.cases : [...entry.cases, state.id];
  const mine = entry[slot] === null || entry[slot].caseId === state.id;
  views.register.set(entry.id, { ...entry, cases, ...(mine ? { [slot]: open } : {}) });
}

/** Adds a line to a case's log. Savings of one person on one day are told in one line; the journal has each. */
function told(log: readonly Line[], line: Line): readonly Line[] {
  const last = log.at(-1);
  const goesOn =
    line.fields !== undefined &&
    last?.fields !== undefined &&
    last.actor === line.actor &&
    beijingDate(last.at) === beijingDate(line.at);
  if (!goesOn) return [...log, line];
  const fields = (last.fields ?? 0) + (line.fields ?? 0);
  return [...log.slice(0, -1), { ...line, fields, detail: `修改 ${fields} 项次` }];
}

function bump(views: DeskViews, kind: 'case' | 'document', date: LocalDate): void {
  views.serials.set(`${kind}/${date.slice(0, 4)}`, nextSerial(views, kind, date));
}

function applyStation(views: DeskViews, event: StationEvent, at: Instant, by: AccountId): void {
  switch (event.type) {
    case 'storeCreated':
      views.office = event.office;
      views.practice = event.practice;
      for (const account of event.accounts) views.accounts.set(account.account, account);
      return;
    case 'recoveryKeyConfirmed':
      views.recoveryKeyConfirmed = true;
      return;
    case 'accountAdded':
      views.accounts.set(event.account.account, event.account);
      if (!views.practice) views.mustChange.add(event.account.account);
      return;
    case 'passphraseChanged':
      views.mustChange.delete(event.account);
      return;
    case 'recoveryKeyRenewed':
      views.recoveryKeyConfirmed = false;
      return;
    case 'designationRecorded':
      if (views.office) views.office = { ...views.office, designation: event.designation };
      return;
    case 'clockConfirmed':
      views.latest = at;
      return;
    case 'practiceClockMoved':
      views.practiceOffsetMs = event.offsetMs;
      return;
    case 'signedIn':
      views.lastSignIn.set(event.account, at);
      return;
    case 'profileProposed':
      views.rules.pendingProfile = { value: event.profile, by };
      return;
    case 'profileConfirmed':
      if (views.rules.pendingProfile) views.rules.adopted.push(views.rules.pendingProfile.value);
      views.rules.pendingProfile = null;
      return;
    case 'profileDeclined':
      views.rules.pendingProfile = null;
      return;
    case 'calendarProposed':
      views.rules.pendingCalendar = { value: event.calendar, by };
      return;
    case 'calendarConfirmed':
      confirmCalendar(views, event.moved, { at, actor: by });
      return;
    case 'calendarDeclined':
      views.rules.pendingCalendar = null;
      return;
    case 'filingRecorded':
      views.supervision.filing = { reference: event.reference, date: event.date };
      return;
    case 'measureRecorded':
      views.supervision.measures.push(event.measure);
      if (event.measure.kind === 'disqualified') views.supervision.disqualified = true;
      if (event.measure.kind === 'requalified') views.supervision.disqualified = false;
      return;
    case 'annualReportSubmitted':
      views.supervision.reports.push(event.report);
      return;
    case 'passphraseReset':
    case 'signInsFailed':
    case 'signedOut':
    case 'documentOutput':
    case 'registerExported':
      return;
    default:
      assertNever(event, 'station event');
  }
}

/** The confirmed calendar counts from now on; the clocks it moved are told in their cases. */
function confirmCalendar(
  views: DeskViews,
  moved: readonly MovedClock[],
  by: Pick<Line, 'at' | 'actor'>,
): void {
  const { rules } = views;
  const confirmed = rules.pendingCalendar?.value;
  rules.pendingCalendar = null;
  if (!confirmed) return;
  rules.calendars.set(confirmed.year, confirmed);
  const because = `载入${confirmed.year}年工作日历`;
  for (const move of moved) {
    const record = views.cases.get(move.caseId);
    if (!record) continue;
    const line: Line = {
      ...by,
      role: 'SUPERVISOR',
      title: `${move.name}变动`,
      detail: `${because}：${move.from} → ${move.next.due}`,
    };
    views.cases.set(move.caseId, {
      ...record,
      state: withMovedClock(record.state, move, because),
      log: [...record.log, line],
    });
  }
}

/** Snapshot form: maps as lists of pairs. */
interface SnapshotForm {
  readonly office: Office | null;
  readonly practice: boolean;
  readonly recoveryKeyConfirmed: boolean;
  readonly practiceOffsetMs: number;
  readonly accounts: readonly Account[];
  readonly lastSignIn: readonly (readonly [AccountId, Instant])[];
  readonly mustChange: readonly AccountId[];
  readonly cases: readonly CaseRecord[];
  readonly register: readonly RegisterEntry[];
  readonly rules: Omit<RulesView, 'calendars'> & { readonly calendars: readonly SourcedCalendarYear[] };
  readonly supervision: SupervisionView;
  readonly commands: readonly (readonly [CommandId, DoneCommand])[];
  readonly serials: readonly (readonly [string, number])[];
  readonly stationLog: readonly Line[];
  readonly latest: Instant | null;
}

/** The fold of a desk. */
export const DESK_FOLD: Fold<DeskViews> = {
  version: 3,
  create: () => ({
    office: null,
    practice: false,
    recoveryKeyConfirmed: false,
    practiceOffsetMs: 0,
    accounts: new Map(),
    lastSignIn: new Map(),
    mustChange: new Set(),
    cases: new Map(),
    register: new Map(),
    codes: new Map(),
    rules: {
      adopted: [],
      pendingProfile: null,
      calendars: new Map(),
      pendingCalendar: null,
    },
    supervision: { filing: null, disqualified: false, measures: [], reports: [] },
    commands: new Map(),
    serials: new Map(),
    stationLog: [],
    latest: null,
  }),
  apply,
  toJson: (views): Json => {
    const form: SnapshotForm = {
      office: views.office,
      practice: views.practice,
      recoveryKeyConfirmed: views.recoveryKeyConfirmed,
      practiceOffsetMs: views.practiceOffsetMs,
      accounts: [...views.accounts.values()],
      lastSignIn: [...views.lastSignIn],
      mustChange: [...views.mustChange],
      cases: [...views.cases.values()],
      register: [...views.register.values()],
      rules: { ...views.rules, calendars: [...views.rules.calendars.values()] },
      supervision: views.supervision,
      commands: [...views.commands],
      serials: [...views.serials],
      stationLog: views.stationLog,
      latest: views.latest,
    };
    return form as unknown as Json;
  },
  fromJson: (json): DeskViews => {
    // Written by `toJson` of the same fold version and authenticated by the store: trusted here.
    const form = json as unknown as SnapshotForm;
    return {
      office: form.office,
      practice: form.practice,
      recoveryKeyConfirmed: form.recoveryKeyConfirmed,
      practiceOffsetMs: form.practiceOffsetMs,
      accounts: new Map(form.accounts.map((account) => [account.account, account])),
      lastSignIn: new Map(form.lastSignIn),
      mustChange: new Set(form.mustChange),
      cases: new Map(form.cases.map((record) => [record.state.id, record])),
      register: new Map(form.register.map((entry) => [entry.id, entry])),
      codes: new Map(form.register.map((entry) => [entry.code, entry.id])),
      rules: {
        ...form.rules,
        adopted: [...form.rules.adopted],
        calendars: new Map(form.rules.calendars.map((year) => [year.year, year])),
      },
      supervision: {
        ...form.supervision,
        measures: [...form.supervision.measures],
        reports: [...form.supervision.reports],
      },
      commands: new Map(form.commands),
      serials: new Map(form.serials),
      stationLog: [...form.stationLog],
      latest: form.latest,
    };
  },
};
