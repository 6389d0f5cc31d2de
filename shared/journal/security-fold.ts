/**
 * What the security journal adds up to: a few facts that the desk asks for at every turn, and one table of
 * lines that an auditor reads. Lines are ordered by their place in the chain, never by the time they claim.
 */
import type { AccountId, CaseId, CommandId, EntryId } from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import type { Json } from '#shared/lib/canonical-json';
import { type EnrolmentState, foldEnrolment, isEnrolmentEvent, NO_ENROLMENT } from './enrolment-events';
import type { Entry } from './entry';
import type { StationEvent } from './events';
import { type Documents, type Fold, ONE_CHAIN, type TableSpec } from './fold';
import { MEDIUM_USES, type MediumUse, mediumUseKey } from './medium-use';
import {
  type CarriedState,
  type CutPlace,
  type ProposedCut,
  type SavedQuestion,
  type SecurityEvent,
  securityEvents,
} from './security-events';
import { type ActKind, type ActOutcome, securityLine } from './security-line';

/** One line of the log. */
export interface Act {
  /** Place of the entry in its station's chain, from 1. */
  readonly seq: number;
  readonly lamport: number;
  /** Place of the event in its entry, from 0. */
  readonly part: number;
  readonly entry: EntryId;
  readonly at: Instant;
  /** The claimed time is in doubt. */
  readonly clockDoubt: boolean;
  readonly actor: AccountId;
  readonly role: Entry['role'];
  readonly kind: ActKind;
  readonly outcome: ActOutcome;
  readonly procedure: string;
  readonly case: CaseId | null;
  readonly title: string;
  readonly subject: string;
  readonly detail: string;
}

/** A press of a button that left its only trace here. */
export interface SecurityCommand {
  readonly procedure: string;
}

export interface SecurityTables {
  readonly acts: Act;
  /** By press of a button and medium: what was read from media, and receipts written to them. */
  readonly mediumUses: MediumUse;
  /** By bundle: its courier slips that were let out. */
  readonly slips: { readonly times: number };
  readonly commands: SecurityCommand;
}

/** The result of the last check of all records. */
export interface LastVerification {
  readonly at: Instant;
  readonly by: AccountId;
  readonly clean: boolean;
  readonly finding: string | null;
}

export interface SecurityState {
  readonly lastSignIn: Map<AccountId, Instant>;
  /** Who looked at what on the latest day: `account/case`. */
  viewedOn: LocalDate | null;
  readonly viewed: Set<string>;
  /** Lines by kind. */
  readonly counts: Map<ActKind, number>;
  readonly questions: Map<AccountId, readonly SavedQuestion[]>;
  verified: LastVerification | null;
  /** Where the last cut was made; null before any. */
  cut: CutPlace | null;
  /** A cut that waits for another officer. */
  proposedCut: WaitingCut | null;
  /** What was asked of the region, and what of its answer waits. */
  enrolment: EnrolmentState;
  /** The acts of the office that were told since the store was opened, by the press of a button that did them all: any
   * of them may not have come about. Lines of others come between an act's line and the act, while an import is written. */
  readonly toldActs: Map<CommandId, ToldActs>;
  /** The last new master key a line tells of: it may not have come about. */
  newMaster: ToldMaster | null;
}

/** A new master key, by its mark, and the press of a button its line is of. */
export interface ToldMaster {
  readonly key: string;
  readonly commandId: CommandId;
}

/** A cut that somebody has proposed. */
export interface WaitingCut extends ProposedCut {
  readonly by: AccountId;
  readonly at: Instant;
}

/** Acts of the office that one press of a button told. */
export type ToldActs = readonly StationEvent['type'][];

/** Lines of one entry that a page can tell apart. */
const PARTS = 1000;
const ORDER_DIGITS = 16;

/** The newest first: a line's place in the order of all stations, counted down. */
const newestFirst = ({ lamport, part }: Pick<Act, 'lamport' | 'part'>): string =>
  String(Number.MAX_SAFE_INTEGER - (lamport * PARTS + part)).padStart(ORDER_DIGITS, '0');

const ACTS: TableSpec<Act> = {
  columns: {
    month: 'code',
    actor: 'code',
    kind: 'code',
    outcome: 'code',
    procedure: 'code',
    found: 'text',
    order: 'text',
    at: 'int',
  },
  search: ['found'],
  row: (act) => ({
    month: beijingDate(act.at).slice(0, 7),
    actor: act.actor,
    kind: act.kind,
    outcome: act.outcome,
    procedure: act.procedure,
    found: nameKey(`${act.title} ${act.subject} ${act.detail} ${act.procedure}`),
    order: newestFirst(act),
    at: Date.parse(act.at),
  }),
  cluster: (row) => String(row.month),
  order: (row) => String(row.order),
};

/** Found by their keys only. */
const BY_KEY: Pick<TableSpec<unknown>, 'columns' | 'search' | 'row' | 'cluster' | 'order'> = {
  columns: {},
  search: [],
  row: () => null,
  cluster: () => '',
  order: () => '',
};

/** Key of a line: where it stands in the chain. */
export const actKey = ({ station, seq }: Pick<Entry, 'station' | 'seq'>, part: number): string =>
  `${station}/${seq}/${part}`;

/** Acts done by a button whose only record is here: pressed again, they must be known. */
const BY_BUTTON: readonly SecurityEvent['type'][] = [
  'documentOutput',
  'registerExported',
  'sheetOutput',
  'mediumRead',
  'exported',
  'signInReleased',
  'passphraseReset',
  'questionSaved',
  'questionRemoved',
  'archiveMade',
  'doubtLifted',
  'cutProposed',
  'cutDeclined',
  'journalCut',
  'enrolmentAsked',
  'enrolmentRead',
  'enrolmentDeclined',
];

function applyToDocuments(
  _state: SecurityState,
  documents: Documents<SecurityTables>,
  entry: Entry,
  id: EntryId,
): void {
  securityEvents(entry).forEach((event, part) => {
    documents.put('acts', actKey(entry, part), {
      seq: entry.seq,
      lamport: entry.lamport,
      part,
      entry: id,
      at: entry.claimedAt,
      clockDoubt: entry.clockDoubt,
      actor: entry.actor,
      role: entry.role,
      procedure: entry.procedure,
      case: 'case' in event ? event.case : null,
      ...securityLine(event),
    });
    noteMedium(documents, event, entry);
    if (BY_BUTTON.includes(event.type))
      documents.put('commands', entry.commandId, { procedure: entry.procedure });
  });
}

/** What a line says of media and of the slips that go with them. What came of a reading stands in the place of its beginning. */
function noteMedium(documents: Documents<SecurityTables>, event: SecurityEvent, entry: Entry): void {
  if (event.type === 'sheetOutput' && entry.procedure === 'sync.printSlip') {
    const times = (documents.get('slips', event.about)?.times ?? 0) + 1;
    documents.put('slips', event.about, { times });
  }
  if (event.type !== 'mediumRead' && event.type !== 'mediumUsed') return;
  const { medium } = event;
  const [way, bundles] = event.type === 'mediumUsed' ? [event.way, event.bundles] : (['read', []] as const);
  documents.put('mediumUses', mediumUseKey(entry.commandId, medium), {
    ...{ medium, way, bundles, carrier: '' },
    ...{ at: entry.claimedAt, by: entry.actor },
  });
}

/** Names one look at one thing by one person. */
export const viewKey = (account: AccountId, thing: CaseId | 'log'): string => `${account}/${thing}`;

/** Whether this look has been written down today already. */
export const isViewNoted = (
  { viewedOn, viewed }: SecurityState,
  account: AccountId,
  thing: CaseId | 'log',
  day: LocalDate,
): boolean => viewedOn === day && viewed.has(viewKey(account, thing));

/** That a store goes on under a new station is told by that station: when it can, it was done. */
const ONCE_DONE: StationEvent['type'] = 'stationContinued';

function noteAct(state: SecurityState, { commandId }: Entry, act: StationEvent['type']): void {
  if (act === ONCE_DONE) return;
  state.toldActs.set(commandId, [...(state.toldActs.get(commandId) ?? []), act]);
}

function applyToDesk(state: SecurityState, entry: Entry): void {
  for (const event of securityEvents(entry)) {
    const { kind } = securityLine(event);
    state.counts.set(kind, (state.counts.get(kind) ?? 0) + 1);
    if (event.type === 'signedIn') state.lastSignIn.set(event.account, entry.claimedAt);
    else if (event.type === 'importantViewed') noteView(state, entry, event.case);
    else if (event.type === 'logViewed') noteView(state, entry, 'log');
    else if (event.type === 'verified')
      state.verified = {
        at: entry.claimedAt,
        by: entry.actor,
        clean: event.clean,
        finding: event.finding,
      };
    else if (event.type === 'officeActed') noteAct(state, entry, event.act);
    else if (event.type === 'officeActFailed') state.toldActs.delete(event.of);
    // Whoever opens a whole store looks up first what was told before, and writes down what was not done.
    else if (event.type === 'storeOpened' && !event.damaged) state.toldActs.clear();
    else if (event.type === 'masterRenewed') state.newMaster = toldMaster(entry, event.key);
    else if (event.type === 'masterKept') state.newMaster = null;
    else if (event.type === 'cutProposed') state.proposedCut = waiting(entry, event);
    else if (event.type === 'cutDeclined') state.proposedCut = null;
    else if (event.type === 'journalCut') takeCut(state, event.place, event.carried);
    else if (isEnrolmentEvent(event)) state.enrolment = foldEnrolment(state.enrolment, event, entry);
    else if (event.type === 'questionSaved')
      state.questions.set(entry.actor, [
        ...questionsBut(state, entry.actor, event.question.name),
        event.question,
      ]);
    else if (event.type === 'questionRemoved')
      state.questions.set(entry.actor, questionsBut(state, entry.actor, event.name));
  }
}

/** A line of a former program was written when it was done. */
const toldMaster = ({ commandId }: Entry, key?: string): ToldMaster | null =>
  key === undefined ? null : { key, commandId };

const waiting = (
  { actor: by, claimedAt: at }: Entry,
  { place, span, fileName, sha256 }: ProposedCut,
): WaitingCut => ({ place, span, fileName, sha256, by, at });

/** What only the lines before the cut told is told by the line of the cut from now on. */
function takeCut(state: SecurityState, place: CutPlace, carried: CarriedState): void {
  const { lastSignIn, questions, enrolment } = carried;
  state.cut = place;
  state.enrolment = enrolment ?? NO_ENROLMENT;
  state.proposedCut = null;
  for (const [account, at] of lastSignIn) state.lastSignIn.set(account, at);
  for (const [account, kept] of questions) state.questions.set(account, kept);
}

/** What the line of a cut carries. */
export const carriedBy = ({ lastSignIn, questions, enrolment }: SecurityState): CarriedState => ({
  lastSignIn: [...lastSignIn],
  questions: [...questions],
  ...(enrolment.asked === null ? {} : { enrolment }),
});

const questionsBut = ({ questions }: SecurityState, account: AccountId, name: string) =>
  (questions.get(account) ?? []).filter((question) => question.name !== name);

function noteView(state: SecurityState, entry: Entry, thing: CaseId | 'log'): void {
  const day = beijingDate(entry.claimedAt);
  if (state.viewedOn !== day) state.viewed.clear();
  state.viewedOn = day;
  state.viewed.add(viewKey(entry.actor, thing));
}

/** Snapshot form: maps as lists of pairs. */
interface SnapshotForm {
  readonly lastSignIn: readonly (readonly [AccountId, Instant])[];
  readonly viewedOn: LocalDate | null;
  readonly viewed: readonly string[];
  readonly counts: readonly (readonly [ActKind, number])[];
  readonly questions: readonly (readonly [AccountId, readonly SavedQuestion[]])[];
  readonly verified: LastVerification | null;
  readonly cut: CutPlace | null;
  readonly proposedCut: WaitingCut | null;
  readonly enrolment: EnrolmentState;
  readonly toldActs: readonly (readonly [CommandId, ToldActs])[];
  readonly newMaster: ToldMaster | null;
}

/** The fold of the security journal. */
export const SECURITY_FOLD: Fold<SecurityState, SecurityTables> = {
  ...ONE_CHAIN,
  version: 8,
  tables: { acts: ACTS, mediumUses: MEDIUM_USES, slips: BY_KEY, commands: BY_KEY },
  create: () => ({
    lastSignIn: new Map(),
    viewedOn: null,
    viewed: new Set(),
    counts: new Map(),
    questions: new Map(),
    verified: null,
    cut: null,
    proposedCut: null,
    enrolment: NO_ENROLMENT,
    toldActs: new Map(),
    newMaster: null,
  }),
  applyToDocuments,
  applyToDesk,
  toJson: (state): Json => {
    const form: SnapshotForm = {
      lastSignIn: [...state.lastSignIn],
      viewedOn: state.viewedOn,
      viewed: [...state.viewed],
      counts: [...state.counts],
      questions: [...state.questions],
      verified: state.verified,
      cut: state.cut,
      proposedCut: state.proposedCut,
      enrolment: state.enrolment,
      toldActs: [...state.toldActs],
      newMaster: state.newMaster,
    };
    return form as unknown as Json;
  },
  fromJson: (json): SecurityState => {
    // Written by `toJson` of the same fold version and authenticated by the store: trusted here.
    const form = json as unknown as SnapshotForm;
    return {
      lastSignIn: new Map(form.lastSignIn),
      viewedOn: form.viewedOn,
      viewed: new Set(form.viewed),
      counts: new Map(form.counts),
      questions: new Map(form.questions),
      verified: form.verified,
      cut: form.cut,
      proposedCut: form.proposedCut,
      enrolment: form.enrolment,
      toldActs: new Map(form.toldActs),
      newMaster: form.newMaster,
    };
  },
};
