/** Pages of a letter: nothing lost, nothing twice, nothing over the type area, whatever the sizes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../../renderer/print/paginate';
import type { MeasuredBlock, MeasuredSheet, TextLines } from '../../../renderer/print/pieces';

const PITCH = 40;
const AREA = 22 * PITCH;

const lines = (count: number, each = 10): TextLines => ({
  starts: Array.from({ length: Math.max(1, count) }, (_, index) => index * each),
  length: Math.max(1, count) * each,
});

const text = (count: number, heading = false): MeasuredBlock => ({
  kind: 'text',
  lines: lines(count),
  lineHeight: PITCH,
  heading,
});

const rows = (counts: readonly number[]): MeasuredBlock => ({
  kind: 'rows',
  headerHeight: 25,
  lineHeight: 20,
  rows: counts.map((count) => ({ height: count * 20 + 8, cells: [lines(1), lines(count)] })),
});

const sheet = (blocks: readonly MeasuredBlock[], changes: Partial<MeasuredSheet> = {}): MeasuredSheet => ({
  areaHeight: AREA,
  pitch: PITCH,
  headHeight: 4 * PITCH,
  tailHeight: 4 * PITCH,
  blocks,
  ...changes,
});

const anyBlock: fc.Arbitrary<MeasuredBlock> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((count) => text(count)),
  fc.constant(text(1, true)),
  fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 30 }).map(rows),
  fc.integer({ min: 20, max: 300 }).map((height): MeasuredBlock => ({ kind: 'whole', height })),
);

/** All text of a block, in the order in which the pages show it, as ranges of offsets. */
function shown(measured: MeasuredSheet, block: number): string[] {
  return paginate(measured).flatMap((page) =>
    page.pieces
      .filter((piece) => piece.block === block)
      .flatMap((piece) => {
        if (piece.kind === 'whole') return ['whole'];
        if (piece.kind === 'text') return [`${piece.slice.from}-${piece.slice.to}`];
        return piece.rows.map((row) => `${row.row}:${row.cells[1]?.from}-${row.cells[1]?.to}`);
      }),
  );
}

/** Joins ranges that follow each other, so that cuts at page ends vanish. */
function joined(ranges: readonly string[]): string[] {
  const whole: string[] = [];
  for (const range of ranges) {
    const before = whole.at(-1)?.match(/^(.*?)(\d+)-(\d+)$/);
    const now = range.match(/^(.*?)(\d+)-(\d+)$/);
    if (before && now && before[1] === now[1] && before[3] === now[2])
      whole[whole.length - 1] = `${now[1]}${before[2]}-${now[3]}`;
    else whole.push(range);
  }
  return whole;
}

describe('paginate', () => {
  it('shows every line and every row exactly once and in order', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 8 }), (blocks) => {
        const measured = sheet(blocks);
        blocks.forEach((block, index) => {
          const expected =
            block.kind === 'whole'
              ? ['whole']
              : block.kind === 'text'
                ? [`0-${block.lines.length}`]
                : block.rows.map((row, at) => `${at}:0-${row.cells[1]?.length}`);
          expect(joined(shown(measured, index))).toEqual(expected);
        });
      }),
    );
  });

  it('puts the signature on the last page only, never on a page without text', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 8 }), (blocks) => {
        // Every letter ends with words.
        const pages = paginate(sheet([...blocks, text(2)]));
        expect(pages.filter((page) => page.last)).toHaveLength(1);
        expect(pages.at(-1)?.last).toBe(true);
        for (const page of pages) expect(page.pieces.length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes two lines along when only the signature would go over', () => {
    const pages = paginate(sheet([text(16)]));
    expect(pages.map((page) => page.pieces.map((piece) => piece.kind === 'text' && piece.slice))).toEqual([
      [{ from: 0, to: 140 }],
      [{ from: 140, to: 160 }],
    ]);
  });

  it('never leaves a heading at the foot', () => {
    const pages = paginate(sheet([text(17), text(1, true), text(5)]));
    expect(pages[0]?.pieces.map((piece) => piece.block)).toEqual([0]);
    expect(pages[1]?.pieces.map((piece) => piece.block)).toEqual([1, 2]);
  });

  it('breaks a row only when it is taller than a page', () => {
    const whole = paginate(sheet([rows([30, 30, 30])]));
    expect(
      whole
        .flatMap((page) => page.pieces.flatMap((p) => (p.kind === 'rows' ? p.rows : [])))
        .every((r) => !r.cut),
    ).toBe(true);
    const cut = paginate(sheet([rows([2, 60])]));
    const parts = cut.flatMap((page) => page.pieces.flatMap((p) => (p.kind === 'rows' ? p.rows : [])));
    expect(parts.filter((row) => row.row === 1).length).toBeGreaterThan(1);
    expect(parts.filter((row) => row.row === 1).every((row) => row.cut)).toBe(true);
  });
});
