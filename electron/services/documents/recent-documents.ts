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
import { papersIn } from '#shared/journal/case-row';
import { dayNumber } from '#shared/journal/row-values';
import type { CaseState } from '#shared/regulation/casework/state';
import { issuedRow } from './document-rows';

/** A case with papers. */
interface Source {
  readonly key: string;
  /** Day of its latest paper, as `dayNumber`. */
  readonly latest: number;
}

export const recent: SessionService<'documents.recent'> = async (call, input) => {
  const { sources, total } = sourcesOf(call);
  const start = input.page * PAGE_SIZE;
  const wanted = start < total ? start + PAGE_SIZE : 0;
  const rows: ReturnType<typeof papersOf> = [];
  const days = new Days();
  const done = await inSlices(call, stillWanted(sources, days, wanted), ({ key }) => {
    const record = call.store.tables.get('cases', key);
    if (!record) return;
    const papers = papersOf(record.state);
    rows.push(...papers);
    for (const { date } of papers) days.add(dayNumber(date));
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
    return (i) => {
      const { latest, count } = papersIn(papers[i] ?? 0);
      if (count === 0) return;
      total += count;
      sources.push({ key: section.key(i), latest });
    };
  });
  return { sources: sources.sort((a, b) => b.latest - a.latest), total };
}

/** How many papers found so far are of a day or a later one. */
class Days {
  readonly #counts = new Map<number, number>();

  add(day: number): void {
    this.#counts.set(day, (this.#counts.get(day) ?? 0) + 1);
  }

  after(day: number): number {
    let count = 0;
    for (const [known, papers] of this.#counts) if (known > day) count += papers;
    return count;
  }
}

/** Cases as long as a paper of theirs may be among the first `wanted`. */
function* stillWanted(sources: readonly Source[], days: Days, wanted: number): Iterable<Source> {
  let asked = 0;
  for (const source of sources) {
    // Days are compared once for each day of cases, not for each case.
    if (source.latest !== asked && days.after(source.latest) >= wanted) return;
    asked = source.latest;
    yield source;
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
