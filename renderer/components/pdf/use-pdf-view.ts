/** Where a reader of a PDF stands: page, zoom, turns; and the keys that move it, while the viewer has the focus. */
import { useState } from 'react';
import { PDF as W } from '../../text/pdf';
import { useShortcut } from '../use-main-action';

/** In percent; 100 fits the page into the width. */
const ZOOMS: readonly number[] = [50, 75, 100, 125, 150, 200, 300, 400];

export interface PdfView {
  readonly page: number;
  readonly pages: number;
  readonly zoom: number;
  readonly turns: number;
  /** Goes to a page; beyond an end to the end. */
  readonly go: (page: number) => void;
  readonly zoomBy: (steps: 1 | -1) => void;
  readonly turn: () => void;
}

/** @param listening whether keys belong to the viewer now */
export function usePdfView(pages: number, listening: boolean): PdfView {
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(100);
  const [turns, setTurns] = useState(0);
  const go = (to: number) => setPage(Math.min(Math.max(to, 1), pages));
  const zoomBy = (steps: 1 | -1) => {
    const at = ZOOMS.indexOf(zoom) + steps;
    setZoom(ZOOMS[Math.min(Math.max(at, 0), ZOOMS.length - 1)] ?? zoom);
  };
  const turn = () => setTurns((turns + 1) % 4);
  const when = (run: () => void): (() => void) | null => (listening ? run : null);
  useShortcut(
    'ArrowLeft',
    W.previous,
    when(() => go(page - 1)),
  );
  useShortcut(
    'ArrowRight',
    W.next,
    when(() => go(page + 1)),
  );
  useShortcut(
    'Home',
    W.first,
    when(() => go(1)),
  );
  useShortcut(
    'End',
    W.last,
    when(() => go(pages)),
  );
  useShortcut(
    '+',
    W.zoomIn,
    when(() => zoomBy(1)),
  );
  useShortcut(
    '=',
    W.zoomIn,
    when(() => zoomBy(1)),
  );
  useShortcut(
    '-',
    W.zoomOut,
    when(() => zoomBy(-1)),
  );
  useShortcut('R', W.rotate, when(turn));
  return { page, pages, zoom, turns, go, zoomBy, turn };
}
