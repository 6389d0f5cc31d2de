/**
 * The state of a case, and of its register item, when a document was issued: an issued text never changes, so it is
 * made from what its officer knew, not from what came later or was done elsewhere meanwhile. It stands in the name of
 * the office that issued it, whoever looks at it.
 */
import type { DeskStore } from '#electron/services/desk/desk-store';
import { CaseGraph } from '#shared/agreement/case-graph';
import { compareEntries } from '#shared/agreement/entry-order';
import { type CaseId, type RegisterId, registerIdOf, type StationId } from '#shared/domain/ids';
import type { CaseRecord, DeskDocuments } from '#shared/journal/desk-tables';
import type { Entry, StoredEntry } from '#shared/journal/entry';
import { changesItem } from '#shared/journal/item-say';
import { writerOf } from '#shared/journal/lineage';
import { caseOf } from '#shared/journal/refold';
import { stepsOnPaper } from '#shared/regulation/casework/overtaken-papers';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { changeEntry } from '#shared/regulation/register/change-entry';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { knownThen } from './known-then';

interface Then {
  readonly state: CaseState;
  readonly entry: RegisterEntry | null;
  /** The station that issued it. */
  readonly station: StationId;
}

/** What is looked at of the store. */
interface Held extends Pick<DeskStore, 'views' | 'entriesOf' | 'chainBack'> {
  readonly tables: Pick<DeskDocuments, 'get'>;
}

/** A case as an officer knew it, with the entries that tell so. */
interface CaseThen {
  readonly record: CaseRecord;
  readonly entries: readonly StoredEntry[];
}

/** Which issue is meant: a number alone may stand on two papers of offices that worked side by side. */
export type Issue = Pick<IssuedDocument, 'document' | 'number' | 'round'>;

/** Folds what was known to the entry of an issue, and the entry itself; `null` when none issued it. */
export function whenIssued(store: Held, caseId: CaseId, issue: Issue): Then | null {
  const { tables, views } = store;
  const now = tables.get('cases', caseId);
  const target = now?.state.target ?? registerIdOf(caseId);
  const about = new Set([...(tables.get('register', target)?.cases ?? []), caseId]);
  const byCase = new Map<CaseId, StoredEntry[]>([...about].map((of) => [of, []]));
  for (const stored of store.entriesOf(about)) byCase.get(stored.entry.case as CaseId)?.push(stored);
  const issuing = issuedBy(byCase.get(caseId) ?? [], issue, now);
  if (issuing === undefined) return null;
  const isKnown = knownThen(store, issuing.entry, stationsIn(byCase.values()));
  const known = [...byCase].flatMap(([of, all]): readonly CaseThen[] => {
    const entries = of === caseId ? pastOf(all, issuing) : all.filter(({ entry }) => isKnown(entry));
    const record = caseOf(views, entries, []);
    return record === null ? [] : [{ record, entries }];
  });
  const record = known.find((one) => one.record.state.id === caseId)?.record;
  if (record === undefined) return null;
  return {
    state: { ...record.state, steps: stepsOnPaper(record.state, now?.state ?? record.state) },
    entry: itemThen(store, target, known),
    station: issuing.entry.station,
  };
}

/** The entry that issued a paper: of two with one number the first that counts, the same at every station. */
function issuedBy(
  entries: readonly StoredEntry[],
  issue: Issue,
  now: CaseRecord | undefined,
): StoredEntry | undefined {
  const fated = new Set(now?.fates.map(({ entry }) => entry));
  const all = entries
    .filter(({ entry }) => issues(entry, issue))
    .sort((a, b) => compareEntries(a.entry, b.entry));
  return all.find(({ id }) => !fated.has(id)) ?? all[0];
}

const issues = ({ events }: Entry, { document, number, round }: Issue): boolean =>
  events.some(
    (event) =>
      event.type === 'documentIssued' &&
      event.issued.document === document &&
      event.issued.number === number &&
      event.issued.round === round,
  );

const stationsIn = (cases: Iterable<readonly StoredEntry[]>): ReadonlySet<StationId> =>
  new Set([...cases].flatMap((entries) => entries.map(({ entry }) => entry.station)));

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

/** The register item as the entries of its cases make it that were known, each with what counted of it then. */
function itemThen(
  { views }: Pick<Held, 'views'>,
  target: RegisterId,
  cases: readonly CaseThen[],
): RegisterEntry | null {
  const maker = cases.find(({ record }) => registerIdOf(record.state.id) === target)?.record.state;
  if (maker === undefined) return null;
  return cases
    .filter(({ record: { state } }) => (state.target ?? registerIdOf(state.id)) === target)
    .flatMap(({ record: { state, fates }, entries }) => {
      const fated = new Set(fates.map(({ entry }) => entry));
      return entries.flatMap(({ entry, id }) => (fated.has(id) ? [] : [{ entry, state }]));
    })
    .sort((a, b) => compareEntries(a.entry, b.entry))
    .reduce<RegisterEntry | null>((item, { entry, state }) => {
      const author = writerOf(views, entry.station);
      return entry.events.reduce<RegisterEntry | null>((after, event) => {
        // A change of an item that is not made yet changes nothing.
        if (event.type !== 'registerChanged' || (after === null && event.change.kind !== 'made'))
          return after;
        if (!changesItem(event.change, state, author, maker)) return after;
        return changeEntry(after, event.change, {
          caseId: state.id,
          type: state.caseType,
          target: state.target,
          on: event.on,
        });
      }, item);
    }, null);
}
