/**
 * Puts measured blocks on pages: whole lines, whole rows, table heads repeated, no heading left alone at
 * the foot, no signature on a page without text. Pure arithmetic; a row is cut only when it is taller than
 * a page.
 */
import type {
  MeasuredBlock,
  MeasuredSheet,
  Piece,
  RowPiece,
  SheetLayoutPage,
  Slice,
  TextLines,
} from './pieces';

/** The smallest thing that moves between pages. */
type Atom = { readonly block: number; readonly height: number } & (
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'rowLine'; readonly row: number; readonly line: number }
  | { readonly kind: 'whole' }
);

/** Least free space above and below a table or code box, in lines: half of a line's leading comes on top. */
const ABOVE_BOX = 0.25;
const BELOW_BOX = 0.05;
/** Drawn sizes are not whole pixels; less than this is no overflow. */
const TOLERANCE = 0.6;

/** Pages of a sheet. Every line and row of every block stands on exactly one page, in order. */
export function paginate(sheet: MeasuredSheet): readonly SheetLayoutPage[] {
  const pages: Atom[][] = [[]];
  for (const atoms of keptTogether(sheet)) {
    const page = pages.at(-1) ?? [];
    const candidate = [...page, ...atoms];
    if (page.length > 0 && !fits(sheet, candidate, pages.length === 1, 0)) pages.push([...atoms]);
    else page.push(...atoms);
  }
  const last = pages.at(-1) ?? [];
  if (!fits(sheet, last, pages.length === 1, sheet.tailHeight)) pages.push(takeCompany(sheet, last));
  return pages.map((atoms, index) => ({
    pieces: pieces(sheet, atoms, index === 0),
    last: index === pages.length - 1,
  }));
}

/** Atoms in order; a heading comes with the line or row that follows it. */
function keptTogether(sheet: MeasuredSheet): Atom[][] {
  const groups: Atom[][] = [];
  let heading: Atom[] = [];
  sheet.blocks.forEach((block, index) => {
    const atoms = atomsOf(sheet, block, index);
    if (block.kind === 'text' && block.heading) {
      heading = [...heading, ...atoms];
      return;
    }
    atoms.forEach((atom, position) => {
      groups.push(position === 0 ? [...heading, atom] : [atom]);
    });
    heading = [];
  });
  return heading.length > 0 ? [...groups, heading] : groups;
}

function atomsOf(sheet: MeasuredSheet, block: MeasuredBlock, index: number): Atom[] {
  if (block.kind === 'whole') return [{ block: index, kind: 'whole', height: block.height }];
  if (block.kind === 'text')
    return block.lines.starts.map((_, line) => ({
      block: index,
      kind: 'line',
      line,
      height: block.lineHeight,
    }));
  return block.rows.flatMap((row, at): Atom[] => {
    if (row.height <= sheet.areaHeight - block.headerHeight)
      return [{ block: index, kind: 'row', row: at, height: row.height }];
    const lines = Math.max(1, ...row.cells.map((cell) => cell.starts.length));
    return Array.from({ length: lines }, (_, line) => ({
      block: index,
      kind: 'rowLine',
      row: at,
      line,
      height: block.lineHeight,
    }));
  });
}

/** Height of `atoms` on one page, and the space that each block needs below it. */
function measure(sheet: MeasuredSheet, atoms: readonly Atom[], first: boolean) {
  const spaces = new Map<number, number>();
  let y = first ? sheet.headHeight : 0;
  atoms.forEach((atom, index) => {
    const before = atoms[index - 1];
    const block = sheet.blocks[atom.block];
    if (before && before.block !== atom.block) {
      const space = gap(sheet, before.block, atom.block, y);
      spaces.set(before.block, space);
      y += space;
    }
    if (block?.kind === 'rows') {
      if (before?.block !== atom.block) y += block.headerHeight;
      if (atom.kind === 'rowLine' && !(before?.kind === 'rowLine' && before.row === atom.row))
        y += chrome(block, atom.row);
    }
    y += atom.height;
  });
  return { height: y, spaces };
}

/** Padding and rules of a row that is cut, in px. */
function chrome(block: Extract<MeasuredBlock, { kind: 'rows' }>, at: number): number {
  const row = block.rows[at];
  if (!row) return 0;
  return row.height - Math.max(1, ...row.cells.map((cell) => cell.starts.length)) * block.lineHeight;
}

/** Air around boxes; text under a box goes back to the line grid. */
function gap(sheet: MeasuredSheet, above: number, below: number, y: number): number {
  const isText = (index: number) => sheet.blocks[index]?.kind === 'text';
  if (!isText(below)) return ABOVE_BOX * sheet.pitch;
  const least = isText(above) ? 0 : BELOW_BOX * sheet.pitch;
  const target = Math.ceil((y + least - TOLERANCE) / sheet.pitch) * sheet.pitch;
  return Math.max(0, target - y);
}

function fits(sheet: MeasuredSheet, atoms: readonly Atom[], first: boolean, more: number): boolean {
  return measure(sheet, atoms, first).height + more <= sheet.areaHeight + TOLERANCE;
}

/**
 * Takes the end of the text along to a page where the signature would stand alone: two or three lines, or
 * a row, with a heading above it. Every letter ends with words, so there is always something to take. Leaves
 * `page` at least one atom.
 */
function takeCompany(sheet: MeasuredSheet, page: Atom[]): Atom[] {
  const taken: Atom[] = [];
  const take = () => {
    const atom = page.length > 1 ? page.pop() : undefined;
    if (atom) taken.unshift(atom);
    return atom;
  };
  const first = take();
  const linesLeft = () => page.filter((atom) => atom.kind === 'line' && atom.block === first?.block).length;
  if (first?.kind === 'line' && linesLeft() > 0) {
    take();
    // One line alone would look lost at the foot.
    if (linesLeft() === 1) take();
  }
  for (let above = page.at(-1); above && isHeading(sheet, above); above = page.at(-1)) if (!take()) break;
  return taken;
}

const isHeading = (sheet: MeasuredSheet, atom: Atom): boolean => {
  const block = sheet.blocks[atom.block];
  return block?.kind === 'text' && block.heading;
};

function pieces(sheet: MeasuredSheet, atoms: readonly Atom[], first: boolean): Piece[] {
  const { spaces } = measure(sheet, atoms, first);
  const indices = [...new Set(atoms.map((atom) => atom.block))];
  return indices.flatMap((index): Piece[] => {
    const block = sheet.blocks[index];
    const own = atoms.filter((atom) => atom.block === index);
    const common = { block: index, spaceAfter: spaces.get(index) ?? 0 };
    if (!block) return [];
    if (block.kind === 'whole') return [{ ...common, kind: 'whole' }];
    if (block.kind === 'rows') return [{ ...common, kind: 'rows', rows: rowPieces(block.rows, own) }];
    const lines = own.flatMap((atom) => (atom.kind === 'line' ? [atom.line] : []));
    const slice = sliceOf(block.lines, lines[0] ?? 0, lines.at(-1) ?? 0);
    return [{ ...common, kind: 'text', slice }];
  });
}

function rowPieces(
  rows: Extract<MeasuredBlock, { kind: 'rows' }>['rows'],
  atoms: readonly Atom[],
): RowPiece[] {
  const wanted = [
    ...new Set(atoms.flatMap((atom) => (atom.kind === 'row' || atom.kind === 'rowLine' ? [atom.row] : []))),
  ];
  return wanted.map((at) => {
    const cells = rows[at]?.cells ?? [];
    const lines = atoms.flatMap((atom) => (atom.kind === 'rowLine' && atom.row === at ? [atom.line] : []));
    const [from, to] = [lines[0], lines.at(-1)];
    return {
      row: at,
      cut: from !== undefined,
      cells: cells.map((cell) =>
        from === undefined || to === undefined ? { from: 0, to: cell.length } : sliceOf(cell, from, to),
      ),
    };
  });
}

/** The text of lines `from` to `to`; empty when the text has fewer lines. */
function sliceOf(text: TextLines, from: number, to: number): Slice {
  return { from: text.starts[from] ?? text.length, to: text.starts[to + 1] ?? text.length };
}
