/** Draws one piece of a block: text, rows of a table, or a code box. It cuts where the layout says, nowhere else. */
import type { ReactNode } from 'react';
import type { DocumentBlock } from '#shared/paper/model';
import type { Piece, RowPiece, Slice } from './pieces';
import { Words } from './Words';

type TableBlock = Extract<DocumentBlock, { kind: 'table' }>;
type FactsBlock = Extract<DocumentBlock, { kind: 'facts' }>;

interface PieceViewProps {
  readonly block: DocumentBlock;
  readonly piece: Piece;
  /** Drawn at the right of a code: its QR. */
  readonly beside?: ReactNode;
}

export function PieceView({ block, piece, beside }: PieceViewProps) {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return piece.kind === 'text' ? <TextPiece block={block} piece={piece} /> : null;
    case 'facts':
      return piece.kind === 'rows' ? <FactsPiece block={block} rows={piece.rows} /> : null;
    case 'table':
      return piece.kind === 'rows' ? <TablePiece block={block} rows={piece.rows} /> : null;
    case 'code':
      return (
        <div className="rd-sheet-code">
          <div className="rd-sheet-code-words">
            <div className="rd-sheet-code-label">{block.label}</div>
            <div className="rd-sheet-code-value" data-long={block.code.length > 30}>
              {block.code}
            </div>
          </div>
          {beside}
        </div>
      );
  }
}

/** `一、公示期`: a line of its own that names what follows. */
const HEADING = /^[一二三四五六七八九十]+、[^。；]{1,20}$/;

export const isHeading = (block: DocumentBlock): boolean =>
  block.kind === 'paragraph' && HEADING.test(block.text);

function TextPiece(props: {
  readonly block: Extract<DocumentBlock, { kind: 'paragraph' | 'note' }>;
  readonly piece: Extract<Piece, { kind: 'text' }>;
}) {
  const { block, piece } = props;
  return (
    <p
      className="rd-sheet-text"
      data-heading={isHeading(block)}
      data-note={block.kind === 'note'}
      data-part={piece.slice.from === 0 ? 'start' : 'rest'}
    >
      <Words text={block.text.slice(piece.slice.from, piece.slice.to)} />
    </p>
  );
}

function FactsPiece({ block, rows }: { readonly block: FactsBlock; readonly rows: readonly RowPiece[] }) {
  return (
    <table className="rd-sheet-table" data-size="wide">
      <colgroup>
        <col style={{ width: '27%' }} />
        <col style={{ width: '73%' }} />
      </colgroup>
      <tbody>
        {rows.map(({ row, cut, cells }) => (
          <tr key={row} data-cut={cut}>
            <th scope="row">
              <Cell text={block.rows[row]?.label ?? ''} slice={cells[0]} />
            </th>
            <td>
              <Cell text={block.rows[row]?.value ?? ''} slice={cells[1]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TablePiece({ block, rows }: { readonly block: TableBlock; readonly rows: readonly RowPiece[] }) {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const isNarrow = (width: number) => width / total < 0.12;
  return (
    <table className="rd-sheet-table" data-size={block.columns.length > 2 ? 'dense' : 'wide'}>
      <colgroup>
        {block.columns.map((column) => (
          <col key={column.title} style={{ width: `${(column.width / total) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.columns.map((column) => (
            <th key={column.title} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, cut, cells }) => (
          <tr key={row} data-cut={cut}>
            {block.columns.map((column, index) => (
              <td key={column.title} data-centred={isNarrow(column.width)}>
                <Cell text={block.rows[row]?.[index] ?? ''} slice={cells[index]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ text, slice }: { readonly text: string; readonly slice: Slice | undefined }) {
  return <div className="rd-sheet-cell">{slice ? text.slice(slice.from, slice.to) : text}</div>;
}
