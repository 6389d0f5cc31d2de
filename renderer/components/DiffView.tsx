/**
 * Fields that differ, before and after, grouped by the page of the form they stand on. It shows what the
 * service found different; what is the same is folded away.
 */
import type { DifferenceView } from '#shared/contract/views';

export interface DiffViewProps {
  /** What is compared, in words: the table's caption. */
  readonly caption: string;
  readonly rows: readonly DifferenceView[];
  /** Heads of the two columns; 原登记 and 本次 unless said otherwise. */
  readonly beforeLabel?: string;
  readonly afterLabel?: string;
  /** Every row that was compared, for unfolding what is the same. */
  readonly all?: readonly DifferenceView[];
}

export function DiffView({ caption, rows }: DiffViewProps) {
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td>{row.before}</td>
            <td>{row.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
