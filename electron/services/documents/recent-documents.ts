/**
 * Issued papers of the office, newest first. The rows of cases say how many papers each has and when the latest was
 * issued: only the cases whose papers can stand on the page, or before it, are read.
 */
import { answered, deskClosed } from '#electron/services/desk/trouble';
import { inSlices } from '#electron/services/in-slices';
import { asked, casesIn } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { PAGE_SIZE } from '#shared/contract/fields';
import { paperPlace } from '#shared/journal/case-row';
import type { CaseState } from '#shared/regulation/casework/state';
import { issuedRow } from './document-rows';

/** A case with papers. */
interface Source {
  readonly key: string;
  /** Place of its latest paper. */
  readonly latest: number;
}

export const recent: SessionService<'documents.recent'> = async (call, input) => {
  const { sources, total } = sourcesOf(call);
  const start = input.page * PAGE_SIZE;
  const wanted = start < total ? start + PAGE_SIZE : 0;
  const rows: ReturnType<typeof papersOf> = [];
  const places: number[] = [];
  const done = await inSlices(call, stillWanted(sources, places, wanted), ({ key }) => {
    const record = call.store.tables.get('cases', key);
    if (!record) return;
    const papers = papersOf(record.state);
    rows.push(...papers);
    for (const paper of papers) places.push(paperPlace(paper));
  });
  if (!done) return deskClosed();
  rows.sort(
    (a, b) => b.date.localeCompare(a.date) || b.number.localeCompare(a.number, 'zh-CN', { numeric: true }),
  );
  return answered({ total, items: rows.slice(start, start + PAGE_SIZE) });
};

/** Cases with papers, the one with the latest paper first, and the number of all papers. */
function sourcesOf(call: SignedInCall): { readonly sources: readonly Source[]; readonly total: number } {
  const sources: Source[] = [];
  let total = 0;
  eachRow(call, asked(casesIn(call, () => true)), (section) => {
    const papers = section.ints('papers');
    const latest = section.ints('latestPaper');
    return (i) => {
      const count = papers[i] ?? 0;
      if (count === 0) return;
      total += count;
      sources.push({ key: section.key(i), latest: latest[i] ?? 0 });
    };
  });
  return { sources: sources.sort((a, b) => b.latest - a.latest), total };
}

/** Cases that are read before it is looked whether the page is complete. */
const STRIDE = 16;

/** Cases as long as a paper of theirs may be among the first `wanted`; `places` are those of papers found so far. */
function* stillWanted(sources: readonly Source[], places: number[], wanted: number): Iterable<Source> {
  let last = wanted === 0 ? Number.POSITIVE_INFINITY : 0;
  let read = 0;
  for (const source of sources) {
    if (source.latest < last) return;
    yield source;
    read += 1;
    if (read % STRIDE !== 0 || places.length < wanted) continue;
    places.sort((a, b) => b - a).splice(wanted);
    last = places.at(-1) ?? 0;
  }
}

const papersOf = (state: CaseState) =>
  state.documents.map((paper) => ({
    ...issuedRow(state, paper),
    date: paper.date,
    number: paper.number,
    caseId: state.id,
    caseNumber: state.number,
    name: String(state.application.dataRegistName ?? ''),
  }));
