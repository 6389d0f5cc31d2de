/**
 * What pages are made of: parts of the model's blocks, cut at lines and rows. Data only; text is cut by
 * offsets, so that nothing can be lost or said twice.
 */

/** A part of a text, by UTF-16 offsets: `from` inclusive, `to` exclusive. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** A row, or the part of a row taller than a page that stands on this page. */
export interface RowPiece {
  readonly row: number;
  /** Whether it goes on from the page before or onto the next one. */
  readonly cut: boolean;
  readonly cells: readonly Slice[];
}

export type Piece = {
  readonly block: number;
  /** Space below, in CSS px, that brings the next block back to the line grid. */
  readonly spaceAfter: number;
} & (
  | { readonly kind: 'text'; readonly slice: Slice }
  | { readonly kind: 'rows'; readonly rows: readonly RowPiece[] }
  | { readonly kind: 'whole' }
);

export interface SheetLayoutPage {
  readonly pieces: readonly Piece[];
  /** Signature, QR and foot stand on the last page only. */
  readonly last: boolean;
}

/** Line starts of a text: offsets, the first is 0. `length`: offset of its end. */
export interface TextLines {
  readonly starts: readonly number[];
  readonly length: number;
}

export interface MeasuredRow {
  readonly height: number;
  readonly cells: readonly TextLines[];
}

/** Sizes of a block in CSS px, as the engine drew it without page ends. */
export type MeasuredBlock =
  | {
      readonly kind: 'text';
      readonly lines: TextLines;
      readonly lineHeight: number;
      readonly heading: boolean;
    }
  | {
      readonly kind: 'rows';
      readonly headerHeight: number;
      readonly rows: readonly MeasuredRow[];
      readonly lineHeight: number;
    }
  | { readonly kind: 'whole'; readonly height: number };

export interface MeasuredSheet {
  readonly areaHeight: number;
  readonly pitch: number;
  readonly headHeight: number;
  /** Signature, QR and foot. */
  readonly tailHeight: number;
  readonly blocks: readonly MeasuredBlock[];
}
