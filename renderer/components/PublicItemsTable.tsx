/**
 * The four published items and nothing else (XJR-16-3), with what the guard found marked in the text
 * (XJR-16-4). It shows what it is given and adds no item of its own.
 */
import type { CaseView } from '#shared/contract/views';
import './PublicItemsTable.css';

export type PublicItemView = CaseView['publicItems'][number];

interface PublicItemsTableProps {
  readonly items: readonly PublicItemView[];
  /** Leads to the field of an item; absent where the form is not at hand. */
  readonly onEdit?: (key: string) => void;
}

interface Piece {
  readonly text: string;
  readonly message: string;
  readonly from: number;
}

/** A text cut at its hits. */
export function piecesOf({ value, hits }: Pick<PublicItemView, 'value' | 'hits'>): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hit of hits) {
    if (hit.from > at) pieces.push({ text: value.slice(at, hit.from), message: '', from: at });
    pieces.push({ text: value.slice(hit.from, hit.to), message: hit.message, from: hit.from });
    at = hit.to;
  }
  if (at < value.length) pieces.push({ text: value.slice(at), message: '', from: at });
  return pieces;
}

export function PublicItemsTable({ items, onEdit }: PublicItemsTableProps) {
  return (
    <table className="public-items">
      <caption>公示内容（共四项）</caption>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <th scope="row">{item.label}</th>
            <td>
              <p className="public-value">
                {item.value === '' ? <span className="field-note">未填</span> : null}
                {piecesOf(item).map((piece) =>
                  piece.message === '' ? (
                    piece.text
                  ) : (
                    <mark key={piece.from} title={piece.message}>
                      {piece.text}
                    </mark>
                  ),
                )}
              </p>
              {item.hits.length > 0 ? (
                <ul className="public-hits">
                  {item.hits.map((hit) => (
                    <li key={hit.from}>
                      <span aria-hidden="true">▲</span> {hit.message}
                    </li>
                  ))}
                </ul>
              ) : null}
              {onEdit ? (
                <button type="button" className="link-button" onClick={() => onEdit(item.key)}>
                  修改{item.label}
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
