/**
 * How one entry changes the desk: its small state in memory, and the documents of its tables. Pure: the same
 * entries in the same order give the same desk on every machine.
 */
import { isApplication } from '#shared/domain/case-type';
import { type AccountId, type EntryId, registerIdOf } from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { alikeKeys } from '#shared/regulation/casework/duplicates';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { evolve } from '#shared/regulation/casework/evolve';
import { logLine } from '#shared/regulation/casework/log-line';
import { type MovedClock, withMovedClock } from '#shared/regulation/casework/moved-clocks';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import { changeEntry } from '#shared/regulation/register/change-entry';
import { codeKey } from '#shared/regulation/register/code-key';
import type { DeskDocuments, Line, RegisterRecord } from './desk-tables';
import { type DeskViews, nextSerial } from './desk-views';
import type { Entry } from './entry';
import { type Account, isCaseEvent, isStationEvent, type StationEvent } from './events';

/** What an entry does to the documents; `views` are those before it. */
export function applyToDocuments(
  views: DeskViews,
  documents: DeskDocuments,
  entry: Entry,
  id: EntryId,
): void {
  documents.put('commands', entry.commandId, { procedure: entry.procedure, case: entry.case });
  const line = { at: entry.claimedAt, actor: entry.actor, role: entry.role };
  const before = entry.case === null ? undefined : documents.get('cases', entry.case);
  let record = before;
  for (const event of entry.events) {
    if (event.type === 'calendarConfirmed') moveClocks(views, documents, event.moved, line);
    if (!isCaseEvent(event)) continue;
    const state = evolve(record?.state ?? null, { event, at: entry.claimedAt, by: entry.actor });
    record = { state, tip: id, log: told(record?.log ?? [], { ...line, ...logLine(event) }) };
    if (event.type === 'registerChanged') changeRegister(documents, state, event);
  }
  if (!record || entry.case === null) return;
  const state = { ...record.state, version: record.state.version + 1 };
  documents.put('cases', entry.case, { ...record, state });
  noteAlike(documents, before?.state ?? null, state);
  noteInRegister(documents, state, beijingDate(entry.claimedAt));
}

/** What an entry does to the desk state. */
export function applyToViews(views: DeskViews, entry: Entry): void {
  if (views.latest === null || entry.claimedAt > views.latest) views.latest = entry.claimedAt;
  const date = beijingDate(entry.claimedAt);
  for (const event of entry.events) {
    if (isStationEvent(event)) applyStation(views, event, entry.claimedAt, entry.actor);
    else if (event.type === 'caseCreated') bump(views, 'case', date);
    else if (event.type === 'documentIssued') bump(views, 'document', date);
  }
}

function changeRegister(
  documents: DeskDocuments,
  state: CaseState,
  event: Extract<CaseEvent, { type: 'registerChanged' }>,
): void {
  const by = { caseId: state.id, type: state.caseType, target: state.target, on: event.on };
  const id = state.target ?? registerIdOf(state.id);
  const known = documents.get('register', id);
  const entry = changeEntry(known ?? null, event.change, by);
  const { maker, touchedOn } = known ?? { maker: makerOf(state), touchedOn: event.on };
  documents.put('register', id, { ...entry, maker, touchedOn });
  documents.put('codes', codeKey(entry.code), { register: id });
}

const makerOf = ({ number, people, profile, steps }: CaseState): RegisterRecord['maker'] => {
  const [drafter] = people.drafters;
  if (drafter === undefined) throw new Error('a case without anybody who began it');
  const confirmed = steps.some(({ step, confirmedAt }) => step === 'coding' && confirmedAt !== null);
  return { number, drafter, profile, confirmed };
};

/** A register item knows the case that made it, and the application and the agency's case that are open on it. */
function noteInRegister(documents: DeskDocuments, state: CaseState, day: LocalDate): void {
  if (state.target === null) {
    noteMaker(documents, state);
    return;
  }
  const entry = documents.get('register', state.target);
  if (!entry) return;
  const slot = isApplication(state.caseType) ? 'openApplication' : 'openAgencyCase';
  const open = isEnded(state.status)
    ? null
    : { caseId: state.id, type: state.caseType, received: state.round > 0 };
  const cases = entry.cases.includes(state.id) ? entry.cases : [...entry.cases, state.id];
  const mine = entry[slot] === null || entry[slot].caseId === state.id;
  const touchedOn = day > entry.touchedOn ? day : entry.touchedOn;
  documents.put('register', entry.id, { ...entry, cases, touchedOn, ...(mine ? { [slot]: open } : {}) });
}

/** The region may confirm the code long after the item was made. */
function noteMaker(documents: DeskDocuments, state: CaseState): void {
  const entry = state.status === 'REGISTERED' ? documents.get('register', registerIdOf(state.id)) : undefined;
  const maker = makerOf(state);
  if (entry && entry.maker.confirmed !== maker.confirmed)
    documents.put('register', entry.id, { ...entry, maker });
}

/** Applications that have a digest, a code or a name in common find each other; one without hope of a code is left out. */
function noteAlike(documents: DeskDocuments, before: CaseState | null, state: CaseState): void {
  const former = before ? alikeKeys(before) : [];
  const keys = alikeKeys(state);
  const casesOf = (key: string) => documents.get('alike', key)?.cases ?? [];
  for (const key of former)
    if (!keys.includes(key))
      documents.put('alike', key, { cases: casesOf(key).filter((id) => id !== state.id) });
  for (const key of keys)
    if (!former.includes(key)) documents.put('alike', key, { cases: [...casesOf(key), state.id] });
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

function changeRoles(views: DeskViews, account: AccountId, roles: Account['roles']): void {
  const person = views.accounts.get(account);
  if (person) views.accounts.set(account, { ...person, roles });
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
      views.removed.delete(event.account.account);
      if (!views.practice) views.mustChange.add(event.account.account);
      return;
    case 'accountRemoved':
      changeRoles(views, event.account, []);
      views.removed.add(event.account);
      return;
    case 'rolesSet':
      changeRoles(views, event.account, event.after);
      return;
    case 'officerProposed':
      views.proposedOfficer = { post: event.post, account: event.account, by };
      return;
    case 'officerReplaced':
      if (event.former !== null) changeRoles(views, event.former, []);
      changeRoles(views, event.account, [event.post]);
      views.proposedOfficer = null;
      return;
    case 'officerDeclined':
      views.proposedOfficer = null;
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
      confirmCalendar(views);
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
    case 'stationContinued':
      return;
    default:
      assertNever(event, 'station event');
  }
}

/** The confirmed calendar counts from now on. */
function confirmCalendar({ rules }: DeskViews): void {
  const confirmed = rules.pendingCalendar?.value;
  rules.pendingCalendar = null;
  if (confirmed) rules.calendars.set(confirmed.year, confirmed);
}

/** The clocks that the calendar about to count moves are told in their cases. */
function moveClocks(
  { rules }: DeskViews,
  documents: DeskDocuments,
  moved: readonly MovedClock[],
  by: Pick<Line, 'at' | 'actor'>,
): void {
  const confirmed = rules.pendingCalendar?.value;
  if (!confirmed) return;
  const because = `载入${confirmed.year}年工作日历`;
  for (const move of moved) {
    const record = documents.get('cases', move.caseId);
    if (!record) continue;
    const line: Line = {
      at: by.at,
      actor: by.actor,
      role: 'SUPERVISOR',
      title: `${move.name}变动`,
      detail: `${because}：${move.from} → ${move.next.due}`,
    };
    documents.put('cases', move.caseId, {
      ...record,
      state: withMovedClock(record.state, move, because),
      log: [...record.log, line],
    });
  }
}
