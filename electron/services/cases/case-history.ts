/** The log of a case as it is read: each line with who, when and what, whether it counts and whether its time can be. */
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { bundlesOf, bundleWith } from '#electron/services/sync/bundle-rows';
import { ROLE_NAMES } from '#shared/access/roles';
import type { CaseEntry } from '#shared/agreement/case-entry';
import { TIME_DOUBTS, timeDoubts } from '#shared/agreement/claimed-times';
import { FATE_NAMES } from '#shared/agreement/fates';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import type { CaseRecord, Line } from '#shared/journal/desk-tables';
import { isOwnStation } from '#shared/journal/lineage';
import { graphOf } from '#shared/journal/refold';
import { personName } from './header';
import { visibleCase } from './visible';

export const history: SessionService<'cases.history'> = (call, input) => {
  const record = visibleCase(call, input.caseId);
  if (!record) return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  const doubts = doubtsIn(call, record);
  return answered({
    lines: record.log.map((line) => ({
      at: line.at,
      date: beijingDate(line.at),
      time: beijingTime(line.at),
      actor: personName(call, line.actor),
      role: ROLE_NAMES[line.role],
      title: line.title,
      detail: line.detail,
      fate: line.fate === undefined || line.fate === 'effective' ? '' : FATE_NAMES[line.fate],
      doubt: doubts.get(keyOf(line)) ?? '',
    })),
  });
};

/** What an entry and its lines have in common. */
const keyOf = ({ at, actor }: Pick<Line, 'at' | 'actor'>): string => `${at} ${actor}`;

/** Bundles that are looked through for the day on which an entry came. */
const MOST_BUNDLES = 200;

/** Why the time of a line cannot be, by what the line and its entry have in common. */
function doubtsIn(call: SignedInCall, { state }: CaseRecord): ReadonlyMap<string, string> {
  const { store, caller } = call;
  const graph = graphOf(store.views, [...store.entriesOf(new Set([state.id]))]);
  const isOfOthers = graph.order.some(({ station }) => !isOwnStation(store.views, station));
  const bundles = isOfOthers
    ? bundlesOf(call, 'in', { states: ['imported'], limit: MOST_BUNDLES }).bundles
    : [];
  const today = beijingDate(caller.now);
  const hereOn = (entry: CaseEntry) => {
    const bundle = bundleWith(bundles, entry);
    return bundle === undefined ? today : beijingDate(bundle.at);
  };
  const doubts = timeDoubts(graph, hereOn);
  return new Map(
    graph.order.flatMap((entry): (readonly [string, string])[] => {
      const doubt = doubts.get(entry.id);
      return doubt === undefined ? [] : [[keyOf(entry), TIME_DOUBTS[doubt]]];
    }),
  );
}
