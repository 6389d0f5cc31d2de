/**
 * The state of a case, and of its register item, when a document was issued: an issued text never changes, so it is
 * made from what its officer knew, not from what came later or was done elsewhere meanwhile. It stands in the name of
 * the office that issued it, whoever looks at it.
 */
import type { SignedInCall } from '#electron/services/service';
import { CaseGraph } from '#shared/agreement/case-graph';
import { compareEntries } from '#shared/agreement/entry-order';
import { type CaseId, type RegisterId, registerIdOf, type StationId } from '#shared/domain/ids';
import type { Entry, StoredEntry } from '#shared/journal/entry';
import { changesItem, makerOfItem } from '#shared/journal/item-say';
import { writerOf } from '#shared/journal/lineage';
import { caseOf } from '#shared/journal/refold';
import { stepsOnPaper } from '#shared/regulation/casework/overtaken-papers';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { changeEntry } from '#shared/regulation/register/change-entry';
import type { RegisterEntry } from '#shared/regulation/register/entry';

interface Then {
  readonly state: CaseState;
  readonly entry: RegisterEntry | null;
  /** The station that issued it. */
  readonly station: StationId;
}

/** Which issue is meant: a number alone may stand on two papers of offices that worked side by side. */
export type Issue = Pick<IssuedDocument, 'document' | 'number' | 'round'>;

/** Folds what was known to the entry of an issue, and the entry itself; `null` when none issued it. */
export function whenIssued(call: SignedInCall, caseId: CaseId, issue: Issue): Then | null {
  const { store } = call;
  const { tables, views } = store;
  const target = tables.get('cases', caseId)?.state.target ?? registerIdOf(caseId);
  const about = new Set([...(tables.get('register', target)?.cases ?? []), caseId]);
  const all = [...store.entriesOf(about)];
  const issuing = all.find(({ entry }) => entry.case === caseId && issues(entry, issue));
  if (issuing === undefined) return null;
  const known = pastOf(
    all.filter(({ entry }) => entry.case === caseId),
    issuing,
  );
  const record = caseOf(views, known, []);
  if (record === null) return null;
  let item: RegisterEntry | null = null;
  for (const { entry } of all.sort((a, b) => compareEntries(a.entry, b.entry))) {
    if (compareEntries(entry, issuing.entry) > 0) break;
    item = itemAfter(call, item, entry, target);
  }
  const now = tables.get('cases', caseId)?.state ?? record.state;
  const { station } = issuing.entry;
  return { state: { ...record.state, steps: stepsOnPaper(record.state, now) }, entry: item, station };
}

const issues = ({ events }: Entry, { document, number, round }: Issue): boolean =>
  events.some(
    (event) =>
      event.type === 'documentIssued' &&
      event.issued.document === document &&
      event.issued.number === number &&
      event.issued.round === round,
  );

/** The entries of a case that the officer of one knew, and the one. */
function pastOf(entries: readonly StoredEntry[], last: StoredEntry): readonly StoredEntry[] {
  const graph = new CaseGraph(
    entries.map((stored) => {
      const { station, seq, lamport, casePrev } = stored.entry;
      return { id: stored.id, station, seq, lamport, casePrev, stored };
    }),
  );
  const place = graph.placeOf(last.id);
  return graph.order.flatMap(({ stored }, at) => (at === place || graph.knew(place, at) ? [stored] : []));
}

/** The register item after an entry of any case about it; a change of one that is not made yet changes nothing. */
function itemAfter(
  { store: { tables, views } }: SignedInCall,
  item: RegisterEntry | null,
  entry: Entry,
  target: RegisterId,
): RegisterEntry | null {
  const acting = entry.case === null ? undefined : tables.get('cases', entry.case)?.state;
  const maker = makerOfItem(tables, target);
  if (!acting || !maker || (acting.target ?? registerIdOf(acting.id)) !== target) return item;
  const author = writerOf(views, entry.station);
  let after = item;
  for (const event of entry.events) {
    if (event.type !== 'registerChanged' || (after === null && event.change.kind !== 'made')) continue;
    if (!changesItem(event.change, acting, author, maker)) continue;
    const by = { caseId: acting.id, type: acting.caseType, target: acting.target, on: event.on };
    after = changeEntry(after, event.change, by);
  }
  return after;
}
