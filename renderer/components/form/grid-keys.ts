/** What keys do in the row grid: moves like a spreadsheet. Pure; the grid carries the moves out. */

export interface Place {
  readonly row: number;
  readonly column: number;
}

export type GridMove = Place | 'append' | 'leave' | 'copy-above' | null;

export interface GridKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** The cursor stands at the start or end of the typed text, or the whole text is selected. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Where a key leads from a place in a grid of rows × columns; null when the key is the control's own. */
export function gridMove(at: Place, rows: number, columns: number, pressed: GridKey): GridMove {
  const { row, column } = at;
  const go = (r: number, c: number): Place => ({
    row: Math.min(Math.max(r, 0), rows - 1),
    column: Math.min(Math.max(c, 0), columns - 1),
  });
  if (pressed.alt) return null;
  if (pressed.ctrl) {
    if (pressed.key === 'd' || pressed.key === 'D') return 'copy-above';
    if (pressed.key === 'Home') return go(0, 0);
    return pressed.key === 'End' ? go(rows - 1, columns - 1) : null;
  }
  switch (pressed.key) {
    case 'ArrowUp':
      return go(row - 1, column);
    case 'ArrowDown':
      return go(row + 1, column);
    case 'Enter':
      if (pressed.shift) return go(row - 1, column);
      return row === rows - 1 ? 'append' : go(row + 1, column);
    case 'ArrowLeft':
      return pressed.atStart ? go(row, column - 1) : null;
    case 'ArrowRight':
      return pressed.atEnd ? go(row, column + 1) : null;
    case 'PageUp':
      return go(row - 12, column);
    case 'PageDown':
      return go(row + 12, column);
    case 'Tab': {
      const next = row * columns + column + (pressed.shift ? -1 : 1);
      if (next < 0 || next >= rows * columns) return null;
      return { row: Math.floor(next / columns), column: next % columns };
    }
    case 'Escape':
      return 'leave';
    default:
      return null;
  }
}
