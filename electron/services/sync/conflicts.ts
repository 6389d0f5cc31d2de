/** What contradicts: the list, by the rows of cases. */
import { caseName } from '#electron/services/cases/header';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { type CaseConflict, conflictDays } from '#shared/agreement/conflict';
import { CONFLICT_CLASS, DECIDER_NAMES } from '#shared/agreement/conflict-class';
import { numberApart } from '#shared/agreement/number-apart';
import type { ConflictRow, ConflictTold } from '#shared/contract/agreement';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { EntryId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { StoredEntry } from '#shared/journal/entry';
import { eventsRead } from '#shared/journal/events-read';
import { accountsOf, agencyOf, bareName } from '#shared/journal/lineage';
import { suspendedStations } from '#shared/journal/suspended';
import { logLine } from '#shared/regulation/casework/log-line';
import { agencyName } from './agencies';
import { alikeAmong } from './alike';
import { isOurs, type Told } from './deciding';

/** Cases with contradictions that are looked through for one list. */
export const MOST_CASES = 5000;

/** How an objection that came to be known late ends. */
const HEARD = '办结该异议后自动解除';

/** How one ends that two of a level decided differently. */
const TIED = '两份裁决不一致，由上级登记机构裁决';

/** Who decides it, or how it ends, in words. */
function endsBy({ class: about, status, tied }: CaseConflict): string {
  if (status === 'settled') return DECIDER_NAMES.none;
  if (about === 'C13') return HEARD;
  return tied === undefined ? DECIDER_NAMES[CONFLICT_CLASS[about].decider] : TIED;
}

/** Columns of the row of a case that count what is asked for, in the order of the list. */
const COLUMNS_OF = {
  open: ['open'],
  decided: ['decided'],
  all: ['open', 'decided', 'settled'],
} as const;

/** A contradiction of a case in short. `entries`: those it stands on, at least. */
export function conflictTold(
  call: SignedInCall,
  record: CaseRecord,
  conflict: CaseConflict,
  entries: ReadonlyMap<EntryId, StoredEntry>,
): ConflictTold {
  const { state } = record;
  const { name } = CONFLICT_CLASS[conflict.class];
  return {
    id: conflict.id,
    class: conflict.class,
    className: name,
    caseId: state.id,
    caseNumber: numberApart(record),
    name: caseName(state),
    sentence: sentenceOf(call, conflict, entries),
    ageDays: conflictDays(conflict, beijingDate(call.caller.now)),
    decides: endsBy(conflict),
    mine: isOurs(call, { record, conflict }),
    state: conflict.status,
  };
}

export const conflicts: SessionService<'sync.conflicts'> = (call, { state, page }) => {
  const { tables } = call.store;
  const { rows } = tables.query({
    table: 'cases',
    where: (section) => {
      const counts = COLUMNS_OF[state].map((column) => section.ints(column));
      return (i) => counts.some((count) => (count[i] ?? 0) > 0);
    },
    order: { column: 'createdAt', descending: false },
    limit: MOST_CASES,
  });
  const seen = new Set<string>();
  const found = rows.flatMap(({ key }): Told[] => {
    const record = tables.get('cases', key);
    if (record === undefined) return [];
    return record.conflicts.flatMap((conflict) => {
      const wanted = state === 'all' || conflict.status === state;
      // Between two cases it is one contradiction, whichever of them tells it.
      if (!wanted || seen.has(conflict.id)) return [];
      seen.add(conflict.id);
      return [{ record, conflict }];
    });
  });
  const place = ({ conflict }: Told): string =>
    `${COLUMNS_OF.all.indexOf(conflict.status)}/${conflict.arose}`;
  const ordered = [...found].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  // What happened is read in the journal, for the page alone.
  const all: readonly (Told | ConflictRow)[] = [...(state === 'decided' ? [] : forks(call)), ...ordered];
  const shown = all.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const entries = entriesOf(
    call,
    shown.flatMap((one) => ('conflict' in one ? one : [])),
  );
  const alike = alikeAmong(call, entries);
  const items = shown.map((one) =>
    'conflict' in one ? { ...conflictTold(call, one.record, one.conflict, entries), alike: alike(one) } : one,
  );
  return answered({ total: all.length, items });
};

/** The entries that contradictions stand on, and those that decided them. */
export function entriesOf({ store }: SignedInCall, told: readonly Told[]): ReadonlyMap<EntryId, StoredEntry> {
  const wanted = new Set(
    told.flatMap(({ conflict: { first, second, openedBy, decided } }) => [
      ...[first, second, ...openedBy],
      ...(decided === null ? [] : [decided.entry]),
    ]),
  );
  const cases = new Set(told.flatMap(({ record, conflict }) => [record.state.id, ...conflict.cases]));
  const found = new Map<EntryId, StoredEntry>();
  for (const stored of store.entriesOf(cases)) if (wanted.has(stored.id)) found.set(stored.id, stored);
  return found;
}

/** Who did what at which office, on both sides. */
function sentenceOf(
  call: SignedInCall,
  { class: about, first, second, cases, openedBy }: CaseConflict,
  entries: ReadonlyMap<EntryId, StoredEntry>,
): string {
  const sides = [...new Set([first, second, ...openedBy])].flatMap((id) => entries.get(id) ?? []);
  // Of a case that is not known here only the class is.
  if (sides.length === 0) return CONFLICT_CLASS[about].name;
  return sides
    .map((stored) => {
      const { who, office, what, at } = sideOf(call, stored);
      const record = cases.length === 0 ? undefined : call.store.tables.get('cases', stored.entry.case ?? '');
      return `${office}${who}于${beijingDate(at)}${what}${record === undefined ? '' : `（${numberApart(record)}）`}`;
    })
    .join('；');
}

const UNREAD = '写入本机不能识别的记录';

/** One side as it was written: who, of which office, when, what. */
export function sideOf({ store }: SignedInCall, { entry, id }: StoredEntry) {
  const { views } = store;
  const agency = agencyOf(views, entry.station);
  const lines = eventsRead(entry).map(logLine);
  return {
    entry: id as string,
    who: bareName(views, accountsOf(views, entry.station)(entry.actor)),
    office: agency === null ? '' : agencyName(views.trust, agency),
    at: entry.claimedAt,
    what:
      lines.map(({ title, detail }) => (detail === '' ? title : `${title}：${detail}`)).join('；') || UNREAD,
  };
}

/** How the suspension of a station ends: nothing is chosen. */
const WAY_OUT_OF_FORK = '由自治区核查后重新颁发证书，或由该单位以新身份入网，之后自动解除';

/** Stations with two versions of one entry: nobody decides it here; the region looks into the station (C17). */
function forks(call: SignedInCall): readonly ConflictRow[] {
  const { trust, exchange } = call.store.views;
  const { name, decider } = CONFLICT_CLASS.C17;
  return suspendedStations(exchange, trust).map((station) => {
    const agency = trust.certificates[station]?.at(-1)?.agency ?? '';
    return {
      id: `C17/${station}`,
      class: 'C17',
      className: name,
      caseId: '',
      caseNumber: '',
      name: `${agencyName(trust, agency)}　工作站 ${station}`,
      sentence: `该工作站同一序号有两个版本，均已隔离保存，该机已暂停；${WAY_OUT_OF_FORK}`,
      ageDays: 0,
      decides: DECIDER_NAMES[decider],
      mine: false,
      state: 'open' as const,
      alike: null,
    };
  });
}
