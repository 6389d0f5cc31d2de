/**
 * Merges changed rows into the sections of one table. Only sections in which a row goes or comes are built
 * anew; neighbours that are built anew together are cut evenly, so that none grows or withers.
 */
import type { BuildContext } from './build-context';
import type { Change } from './change-list';
import type { SectionRef } from './directory';
import { packPlace } from './pack-format';
import { compareRows, compareText, type IndexRow, type RowLayout } from './row-layout';
import { Section } from './section';
import { cutRows, encodeSection, SECTION_ROWS } from './section-encode';
import { TablesDamaged } from './tables-damaged';

interface Gone {
  readonly order: string;
  readonly key: string;
}

/** Rows that leave and rows that join one group. */
interface GroupChange {
  readonly gone: Gone[];
  readonly come: IndexRow[];
}

function groupChanges(changes: readonly Change[]): Map<string, GroupChange> {
  const groups = new Map<string, GroupChange>();
  const of = (cluster: string): GroupChange => {
    let group = groups.get(cluster);
    if (!group) {
      group = { gone: [], come: [] };
      groups.set(cluster, group);
    }
    return group;
  };
  for (const { key, was, now, row } of changes) {
    if (was) of(was[0]).gone.push({ order: was[1], key });
    if (now && row) of(now[0]).come.push({ order: now[1], key, row });
  }
  return groups;
}

/** Number of the section of a group into which a row belongs. */
function sectionFor(refs: readonly SectionRef[], row: Gone): number {
  let low = 0;
  let high = refs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const ref = refs[middle];
    if (ref && compareRows(ref, row) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows of a section after its change, in their order. */
function mergedRows(
  context: BuildContext,
  layout: RowLayout,
  ref: SectionRef | undefined,
  change: GroupChange,
): IndexRow[] {
  const come = change.come.sort(compareRows);
  if (!ref) return come;
  const section = new Section(ref.cluster, layout, context.read('section', ref.place));
  const gone = new Set<number>();
  for (const { order, key } of change.gone) {
    const i = section.find(order, key);
    if (i < 0) throw new TablesDamaged(packPlace(ref.place[0]), ref.place[1]);
    gone.add(i);
  }
  const rows: IndexRow[] = [];
  let next = 0;
  for (let i = 0; i < section.n; i++) {
    if (gone.has(i)) continue;
    const row = section.indexRow(i);
    for (let first = come[next]; first && compareRows(first, row) < 0; first = come[next]) {
      rows.push(first);
      next++;
    }
    rows.push(row);
  }
  return rows.concat(come.slice(next));
}

/** The sections of one group after its change. */
function buildGroup(
  context: BuildContext,
  layout: RowLayout,
  cluster: string,
  refs: readonly SectionRef[],
  change: GroupChange,
): SectionRef[] {
  const bySection = refs.map((): GroupChange => ({ gone: [], come: [] }));
  for (const gone of change.gone) bySection[sectionFor(refs, gone)]?.gone.push(gone);
  for (const come of change.come) bySection[sectionFor(refs, come)]?.come.push(come);
  const built: SectionRef[] = [];
  let run: IndexRow[] = [];
  const flush = (): void => {
    for (const rows of cutRows(run, SECTION_ROWS)) {
      const [first] = rows;
      if (!first) continue;
      const place = context.append('section', encodeSection(layout, rows));
      built.push({ cluster, n: rows.length, order: first.order, key: first.key, place });
    }
    run = [];
  };
  if (refs.length === 0) run = mergedRows(context, layout, undefined, change);
  refs.forEach((ref, i) => {
    const own = bySection[i];
    if (own && own.gone.length + own.come.length > 0) {
      run = run.concat(mergedRows(context, layout, ref, own));
      context.release(ref.place);
      return;
    }
    flush();
    built.push({ ...ref, place: context.keep('section', ref.place) });
  });
  flush();
  return built;
}

/** The sections of a table after its changes.
 * @throws TablesDamaged when a row that should go is not where it must be */
export function buildSections(
  context: BuildContext,
  layout: RowLayout,
  refs: readonly SectionRef[],
  changes: readonly Change[],
): readonly SectionRef[] {
  const byCluster = new Map<string, SectionRef[]>();
  for (const ref of refs) {
    const known = byCluster.get(ref.cluster);
    if (known) known.push(ref);
    else byCluster.set(ref.cluster, [ref]);
  }
  const groups = groupChanges(changes);
  const clusters = [...new Set([...byCluster.keys(), ...groups.keys()])].sort(compareText);
  return clusters.flatMap((cluster) =>
    buildGroup(
      context,
      layout,
      cluster,
      byCluster.get(cluster) ?? [],
      groups.get(cluster) ?? { gone: [], come: [] },
    ),
  );
}
