/** What contradicts: the list, by the rows of cases. */
import { caseName } from '#electron/services/cases/header';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { CaseConflict } from '#shared/agreement/conflict';
import { CONFLICT_CLASS, DECIDER_NAMES } from '#shared/agreement/conflict-class';
import type { ConflictRow } from '#shared/contract/agreement';
import { PAGE_SIZE } from '#shared/contract/fields';
import { beijingDate, daysBetween } from '#shared/domain/local-date';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { suspendedStations } from '#shared/journal/suspended';
import { agencyName } from './agencies';
import { isOurs } from './deciding';

/** Cases with contradictions that are looked through for one list. */
const MOST_CASES = 5000;

/** How an objection that came to be known late ends. */
const HEARD = '办结该异议后自动解除';

/** How one ends that two of a level decided differently. */
const TIED = '两份裁决不一致，由上级登记机构裁决';

/** A contradiction of a case as a line. */
export function conflictRow(call: SignedInCall, record: CaseRecord, conflict: CaseConflict): ConflictRow {
  const { state } = record;
  const { name, decider } = CONFLICT_CLASS[conflict.class];
  return {
    id: conflict.id,
    class: conflict.class,
    className: name,
    caseId: state.id,
    caseNumber: state.number,
    name: caseName(state),
    sentence: `${state.number}：${name}`,
    ageDays: Math.max(0, daysBetween(beijingDate(state.changedAt), beijingDate(call.caller.now))),
    decides: conflict.class === 'C13' ? HEARD : conflict.tied === undefined ? DECIDER_NAMES[decider] : TIED,
    mine: isOurs(call, { record, conflict }),
    state: conflict.status === 'open' ? 'open' : 'decided',
  };
}

export const conflicts: SessionService<'sync.conflicts'> = (call, { state, page }) => {
  const { tables } = call.store;
  const { rows } = tables.query({
    table: 'cases',
    where: (section) => {
      const open = section.ints('open');
      const decided = section.ints('decided');
      return (i) =>
        (state !== 'decided' && (open[i] ?? 0) > 0) || (state !== 'open' && (decided[i] ?? 0) > 0);
    },
    order: { column: 'createdAt', descending: false },
    limit: MOST_CASES,
  });
  const seen = new Set<string>();
  const found = rows.flatMap(({ key }): ConflictRow[] => {
    const record = tables.get('cases', key);
    if (record === undefined) return [];
    return record.conflicts.flatMap((conflict) => {
      const wanted = state === 'all' ? conflict.status !== 'settled' : conflict.status === state;
      // Between two cases it is one contradiction, whichever of them tells it.
      if (!wanted || seen.has(conflict.id)) return [];
      seen.add(conflict.id);
      return [conflictRow(call, record, conflict)];
    });
  });
  const all = [...(state === 'decided' ? [] : forks(call)), ...found];
  const ordered = [...all].sort(
    (a, b) => Number(a.state === 'decided') - Number(b.state === 'decided') || b.ageDays - a.ageDays,
  );
  return answered({ total: all.length, items: ordered.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE) });
};

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
    };
  });
}
