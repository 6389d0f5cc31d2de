/**
 * Reads sizes and line breaks off the drawn, not yet cut sheet. It only reads; sizes are CSS px at 100 %,
 * whatever zoom the sheet stands in.
 */
import type { MeasuredBlock, MeasuredRow, MeasuredSheet, TextLines } from './pieces';

/** Measures the layer that `MeasureLayer` drew. */
export function measureSheet(layer: HTMLElement): MeasuredSheet {
  const zoom = layer.getBoundingClientRect().width / layer.offsetWidth || 1;
  const heightOf = (element: Element | null) => (element?.getBoundingClientRect().height ?? 0) / zoom;
  const part = (name: string) => heightOf(layer.querySelector(`:scope > [data-part-of-sheet="${name}"]`));
  return {
    areaHeight: part('area'),
    pitch: lineHeightOf(layer),
    headHeight: part('head'),
    tailHeight: part('tail'),
    blocks: [...layer.querySelectorAll<HTMLElement>(':scope > [data-block]')].map((element) =>
      measureBlock(element, heightOf),
    ),
  };
}

function measureBlock(element: HTMLElement, heightOf: (element: Element | null) => number): MeasuredBlock {
  const text = element.querySelector<HTMLElement>('.rd-sheet-text');
  if (text)
    return {
      kind: 'text',
      lines: linesOf(text),
      lineHeight: lineHeightOf(text),
      heading: text.dataset.heading === 'true',
    };
  const table = element.querySelector('table');
  if (!table) return { kind: 'whole', height: heightOf(element) };
  const rows = [...table.querySelectorAll<HTMLElement>('tbody > tr')].map(
    (row): MeasuredRow => ({
      height: heightOf(row),
      cells: [...row.querySelectorAll<HTMLElement>('.rd-sheet-cell')].map(linesOf),
    }),
  );
  const drawn = rows.reduce((sum, row) => sum + row.height, 0);
  // What is not rows is the head and the outer rules, which every part of the table has again.
  return { kind: 'rows', headerHeight: heightOf(table) - drawn, rows, lineHeight: lineHeightOf(table) };
}

const lineHeightOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).lineHeight);

/** Offsets at which the engine began a line. Marks without width belong to the line they stand in. */
function linesOf(element: HTMLElement): TextLines {
  const starts = [0];
  const half = lineHeightOf(element) / 2;
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let offset = 0;
  let lineTop: number | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    for (let index = 0; index < text.length; index += 1) {
      if (isLowSurrogate(text, index)) continue;
      range.setStart(node, index);
      range.setEnd(node, isLowSurrogate(text, index + 1) ? index + 2 : index + 1);
      const box = [...range.getClientRects()].find((rect) => rect.width > 0);
      if (!box) continue;
      if (lineTop !== null && box.top - lineTop > half) starts.push(offset + index);
      if (lineTop === null || box.top - lineTop > half) lineTop = box.top;
    }
    offset += text.length;
  }
  return { starts, length: offset };
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
