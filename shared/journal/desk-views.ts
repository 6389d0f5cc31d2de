/**
 * The views of a desk: a pure fold of its entries. Cases, accounts, numbers, answered commands. Rebuilt
 * from the journal at any time; nothing lives here that the journal does not say.
 */
import type { AccountId, CaseId, CommandId, EntryId, RegistryCode } from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { assertNever } from '#shared/lib/assert-never';
import type { Json } from '#shared/lib/canonical-json';
import { evolve } from '#shared/regulation/casework/evolve';
import { logLine } from '#shared/regulation/casework/log-line';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Entry } from './entry';
import { type Account, isStationEvent, type StationEvent } from './events';
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
  readonly codes: Map<RegistryCode, CaseId>;
  /** Commands that have been answered: a repeated one is answered again, not done again. */
  readonly commands: Map<CommandId, DoneCommand>;
  /** Serials given, by year: `case/2026`, `document/2026`. */
  readonly serials: Map<string, number>;
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
      applyStation(views, event, entry.claimedAt);
      views.stationLog.push({ ...line, ...stationLine(event) });
      continue;
    }
    const state = evolve(record?.state ?? null, { event, at: entry.claimedAt, by: entry.actor });
    record = { state, tip: id, log: told(record?.log ?? [], { ...line, ...logLine(event) }) };
    if (event.type === 'caseCreated') bump(views, 'case', date);
    if (event.type === 'documentIssued') bump(views, 'document', date);
    if (event.type === 'codeConfirmed' && state.code) views.codes.set(state.code.code, state.id);
  }
  if (record && entry.case !== null)
    views.cases.set(entry.case, { ...record, state: { ...record.state, version: record.state.version + 1 } });
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

function applyStation(views: DeskViews, event: StationEvent, at: Instant): void {
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
    case 'passphraseReset':
    case 'signInsFailed':
    case 'signedOut':
    case 'documentOutput':
      return;
    default:
      assertNever(event, 'station event');
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
  readonly codes: readonly (readonly [RegistryCode, CaseId])[];
  readonly commands: readonly (readonly [CommandId, DoneCommand])[];
  readonly serials: readonly (readonly [string, number])[];
  readonly stationLog: readonly Line[];
  readonly latest: Instant | null;
}

/** The fold of a desk. */
export const DESK_FOLD: Fold<DeskViews> = {
  version: 2,
  create: () => ({
    office: null,
    practice: false,
    recoveryKeyConfirmed: false,
    practiceOffsetMs: 0,
    accounts: new Map(),
    lastSignIn: new Map(),
    mustChange: new Set(),
    cases: new Map(),
    codes: new Map(),
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
      codes: [...views.codes],
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
      codes: new Map(form.codes),
      commands: new Map(form.commands),
      serials: new Map(form.serials),
      stationLog: [...form.stationLog],
      latest: form.latest,
    };
  },
};
