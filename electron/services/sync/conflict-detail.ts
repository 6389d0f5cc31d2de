/** One contradiction with both sides, what follows from each choice, and who decides. */

import { poolDoubtOf } from '#electron/services/cases/code-doubt';
import { visibleCase } from '#electron/services/cases/visible';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { CaseGraph } from '#shared/agreement/case-graph';
import { isOfOne } from '#shared/agreement/choices';
import { type CaseConflict, stopsCase } from '#shared/agreement/conflict';
import { BLOCKED_NAMES, CONFLICT_CLASS, type ConflictClass } from '#shared/agreement/conflict-class';
import { LEVEL_FIELD } from '#shared/agreement/core-level';
import { FATE_NAMES } from '#shared/agreement/fates';
import { requestDifferences } from '#shared/agreement/request-differences';
import type { ConflictDetail } from '#shared/contract/agreement';
import type { Answer } from '#shared/contract/failure';
import type { CaseId, EntryId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { StoredEntry } from '#shared/journal/entry';
import { eventsRead } from '#shared/journal/events-read';
import { isOwnStation, personName } from '#shared/journal/lineage';
import type { Json } from '#shared/lib/canonical-json';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import type { logLine } from '#shared/regulation/casework/log-line';
import { comparisonOf, groupOf } from './conflict-group';
import { conflictTold, entriesOf, sideOf } from './conflicts';
import { editPlace } from './edit-place';
import { fieldWords } from './field-words';
import { laterPapers } from './later-papers';

type Side = NonNullable<ConflictDetail['ours']>;
type Option = ConflictDetail['options'][number];

/** A contradiction where it is told. */
export interface Found {
  readonly record: CaseRecord;
  readonly conflict: CaseConflict;
}

/** The contradiction that is meant. */
export function findConflict(call: SignedInCall, caseId: CaseId, id: string): Answer<Found> {
  const record = visibleCase(call, caseId);
  const conflict = record?.conflicts.find((one) => one.id === id);
  return record && conflict
    ? answered({ record, conflict })
    : refusal('CONFLICT_UNKNOWN', '没有这项冲突，或已随新数据消失。', '请刷新冲突清单。');
}

export const conflict: SessionService<'sync.conflict'> = (call, { caseId, id }) => {
  const found = findConflict(call, caseId, id);
  return found.ok ? answered({ conflict: detailOf(call, found.value) }) : found;
};

/** Everything the screen shows of it. */
export function detailOf(call: SignedInCall, { record, conflict: one }: Found): ConflictDetail {
  const { views } = call.store;
  const entries = entriesOf(call, [{ record, conflict: one }]);
  const first = entries.get(one.first);
  const second = one.second === one.first ? undefined : entries.get(one.second);
  const isOurs = (stored: StoredEntry | undefined) =>
    stored !== undefined && isOwnStation(views, stored.entry.station);
  const [ours, theirs] = isOurs(second) && !isOurs(first) ? [second, first] : [first, second];
  const options = optionsOf(call, record, one, ours, theirs, entries);
  const shown = (stored: StoredEntry | undefined, other: StoredEntry | undefined): Side | null =>
    stored === undefined
      ? null
      : {
          ...sideOf(call, stored),
          called: calledSide(call, stored, other),
          consequences: followsFrom(options, stored),
          doubt: one.class === 'C09' ? poolWords(call, stored) : '',
        };
  return {
    ...conflictTold(call, record, one, entries),
    ours: shown(ours, theirs),
    theirs: shown(theirs, ours),
    group: groupOf(call, { record, conflict: one }),
    comparison: comparisonOf(call, { record, conflict: one }),
    differences: differencesOf(call, record, one, ours?.id),
    timeline: record.log.map(({ at, actor, title, detail, fate }) => ({
      at,
      who: personName(views, actor),
      what: detail === '' ? title : `${title}：${detail}`,
      fate: fate === undefined ? '' : FATE_NAMES[fate],
    })),
    blocked: stopsCase(one, record.made) ? [BLOCKED_NAMES[CONFLICT_CLASS[one.class].blocked]] : [],
    options,
    edit: editPlace(call, { record, conflict: one }),
    decision: decisionOf(call, record, one, entries),
  };
}

/** What follows when a side is chosen. */
const followsFrom = (options: readonly Option[], { id }: StoredEntry): string[] =>
  options.find((option) => option.id === id)?.consequences ?? [];

/** What is wrong with the pool that the code of a side's case is said to be from, and what the region does about it (C09). */
function poolWords(call: SignedInCall, { entry }: StoredEntry): string {
  const state = entry.case === null ? undefined : visibleCase(call, entry.case)?.state;
  const doubt = state?.code ? poolDoubtOf(call.store.views, state.code, state.objectType) : '';
  return doubt === '' ? '' : `查询码${doubt}，请自治区核查录入该码的工作站，必要时吊销`;
}

/** What was given out and counted with an act: to be taken back when the other side is chosen. */
function consequencesOf(events: readonly Parameters<typeof logLine>[0][]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'documentIssued')
      return [`收回《${DOCUMENT_TITLES[event.issued.document]}》${event.issued.number}`];
    if (event.type === 'clockStarted') return [`撤销期限：${event.clock.name}，${event.clock.due} 到期`];
    if (event.type === 'codeEntered') return [`查询码 ${event.code} 不再使用`];
    return [];
  });
}

function differencesOf(
  { desk, store }: SignedInCall,
  { state }: CaseRecord,
  { class: about, field, base, values, first, cases }: CaseConflict,
  ours: EntryId | undefined,
): ConflictDetail['differences'] {
  const line = (of: string, was: Json, one: Json, other: Json) => {
    const [left, right] = ours === first ? [one, other] : [other, one];
    const { name, told } = fieldWords(desk, state, of);
    return { field: of, name, base: told(was), ours: told(left), theirs: told(right) };
  };
  if (about === 'C12') {
    const records = cases.flatMap((of) => store.tables.get('cases', of) ?? []);
    const one = records.find(({ made }) => made === first);
    const other = records.find(({ made }) => made !== first);
    return one && other
      ? requestDifferences(one.state, other.state).map((it) => line(it.field, it.base, it.one, it.other))
      : [];
  }
  return field === null || values === null ? [] : [line(field, base, values.first, values.second)];
}

/** What can be chosen. The consequences of a choice are those of the other side, which goes. */
function optionsOf(
  call: SignedInCall,
  { state }: CaseRecord,
  { class: about, first, second, openedBy, cases, field }: CaseConflict,
  ours: StoredEntry | undefined,
  theirs: StoredEntry | undefined,
  entries: ReadonlyMap<EntryId, StoredEntry>,
): Option[] {
  switch (about) {
    case 'C08':
      return [
        {
          id: 'same',
          label: '同一资源，只继续一件',
          consequences: ['另一件不得赋码，须以不予登记或撤回办结'],
        },
        {
          id: 'different',
          label: '不同资源，分别办理',
          consequences: [`${cases.length} 件分别继续，不再提示`],
        },
      ];
    case 'C13':
      return [];
    case 'C16':
      return [
        { id: first, label: '认可这条记录', consequences: ['记录生效，案件重新计算'] },
        {
          id: 'void',
          label: '不认可，记录无效',
          consequences: ['记录不生效，留存备查', ...(ours ? consequencesOf(eventsRead(ours.entry)) : [])],
        },
      ];
  }
  if (about === 'C15' && field === LEVEL_FIELD)
    return [
      {
        id: first,
        label: '不是核心数据，维持原定级别',
        consequences: ['该记录留存备查，本件内容照常随数据包报送'],
      },
      {
        id: second,
        label: '是核心数据',
        consequences: ['本件内容继续留存本机，不随数据包送出；已登记的，须依法办理撤销'],
      },
    ];
  if (isOfOne(about, first, second))
    return [
      { id: first, label: '认定按期', consequences: ONLY_NOTED },
      { id: 'late', label: '认定逾期', consequences: ONLY_NOTED },
    ];
  const option = (chosen: StoredEntry, others: readonly StoredEntry[], label: string): Option => {
    const falling = () => [
      ...others.flatMap(({ id }) => fallingWith(call, state.id, id, chosen.id)),
      ...(about === 'C10' ? laterPapers(call, state, chosen, others) : []),
    ];
    return {
      id: chosen.id,
      label,
      consequences: others.length === 0 ? [] : (LOSES[about] ?? falling()),
    };
  };
  if (openedBy.length > 2)
    return openedBy.flatMap((id): Option[] => {
      const chosen = entries.get(id);
      const others = openedBy.flatMap((one) => (one === id ? [] : (entries.get(one) ?? [])));
      if (chosen === undefined) return [];
      const { what, office, who } = sideOf(call, chosen);
      return [option(chosen, others, `${what}（${office || who}）`)];
    });
  const label = (stored: StoredEntry): string => {
    const { who, office } = sideOf(call, stored);
    const called = calledSide(call, stored, stored === ours ? theirs : ours);
    return `采用${called}办理的${isNamed(called) ? '' : `（${office || who}）`}`;
  };
  return [
    ...(ours ? [option(ours, theirs ? [theirs] : [], label(ours))] : []),
    ...(theirs ? [option(theirs, ours ? [ours] : [], label(theirs))] : []),
  ];
}

const HERE = '本机';
const THERE = '对方';

/** Whether a side is called by who did it. */
const isNamed = (called: string): boolean => called !== HERE && called !== THERE;

/**
 * What a side is called beside the other one: 本机 and 对方 only where just one of them was done at this station, else by who
 * did it, and by the station where that is one person at two.
 */
function calledSide(call: SignedInCall, stored: StoredEntry, other: StoredEntry | undefined): string {
  const isHere = isOwnStation(call.store.views, stored.entry.station);
  const isOtherHere = other !== undefined && isOwnStation(call.store.views, other.entry.station);
  if (isHere !== isOtherHere) return isHere ? HERE : THERE;
  const nameOf = (side: StoredEntry): string => {
    const { who, office } = sideOf(call, side);
    return `${office}${who}`;
  };
  const name = nameOf(stored);
  return other !== undefined && nameOf(other) === name ? `${name}（工作站 ${stored.entry.station}）` : name;
}

/** What follows from saying whether a clock in doubt was kept. */
const ONLY_NOTED = ['文书、期限不变，仅记明是否逾期'];

/** What becomes of the other case where two met: nothing of it falls by itself. */
const LOSES: { readonly [C in ConflictClass]?: string[] } = {
  C09: ['另一件不再使用该查询码，其登记结果作废并收回，登记簿标记“查询码待更正”'],
  C11: ['另一件不得变动登记簿，须以不予登记或撤回办结，其文书另行送达'],
  C12: ['另一件不得变动登记簿，须以不予登记或撤回办结，其文书另行送达'],
  C14: ['该期限按所选一方的计算，已作的决定和已出的文书不变'],
  C21: ['两件编号均保留，所附文书不变'],
  C23: ['另一件不再使用该公示号，由自治区另行告知；所附文书不变'],
};

/** Everything that was done on the side that goes, and what of it is to be taken back. */
function fallingWith({ store }: SignedInCall, of: CaseId, loser: EntryId, chosen: EntryId): string[] {
  const graph = new CaseGraph(
    [...store.entriesOf(new Set([of]))].map((stored) => {
      const { station, seq, lamport, casePrev } = stored.entry;
      return { id: stored.id, station, seq, lamport, casePrev, stored };
    }),
  );
  const [lost, kept] = [graph.placeOf(loser), graph.placeOf(chosen)];
  return graph.order.flatMap(({ stored }, at) => {
    const falls = at === lost || (graph.knew(at, lost) && at !== kept && !graph.knew(at, kept));
    return falls ? consequencesOf(eventsRead(stored.entry)) : [];
  });
}

function decisionOf(
  { store }: SignedInCall,
  { state }: CaseRecord,
  { decided, class: about }: CaseConflict,
  entries: ReadonlyMap<EntryId, StoredEntry>,
): ConflictDetail['decision'] {
  if (decided === null) return null;
  const stored = entries.get(decided.entry);
  const event = stored?.entry.events.find(
    ({ type }) => type === 'conflictDecided' || type === 'duplicatesJudged',
  );
  const reason = event && 'reason' in event && typeof event.reason === 'string' ? event.reason : '';
  const nobody = about === 'C14' ? 'late' : 'void';
  const option = about === 'C08' ? 'same' : decided.chosen === '' ? nobody : decided.chosen;
  return {
    by: personName(store.views, decided.by),
    at: stored?.entry.claimedAt ?? state.changedAt,
    option,
    reason,
  };
}
