/**
 * What differs between two profiles, part by part, in words. It shows every difference and weighs none; who
 * looks may leave out those that concern citations alone, whose number stays in sight.
 */
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { RULES as W } from '../../text/rules';

export type ProfileDifferenceView = CallOutput<'rules.compareProfiles'>['differences'][number];

interface DifferenceTableProps {
  readonly caption: string;
  readonly rows: readonly ProfileDifferenceView[];
}

interface Group {
  readonly part: string;
  readonly rows: ProfileDifferenceView[];
}

function byPart(rows: readonly ProfileDifferenceView[]): readonly Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.part === row.part) last.rows.push(row);
    else groups.push({ part: row.part, rows: [row] });
  }
  return groups;
}

/** Where a row stands in the text, and not what it says. */
const isCitation = ({ place }: ProfileDifferenceView): boolean =>
  place.endsWith('.basis') || place.startsWith('cites.');

export function DifferenceTable({ caption, rows }: DifferenceTableProps) {
  const [hides, setHides] = useState(false);
  if (rows.length === 0) return <p className="rd-quiet">{W.noDifferences}</p>;
  const citations = rows.filter(isCitation).length;
  const shown = hides ? rows.filter((row) => !isCitation(row)) : rows;
  return (
    <>
      {citations > 0 ? (
        <Checkbox checked={hides} onChange={({ target }) => setHides(target.checked)}>
          {W.hideCitations(citations)}
        </Checkbox>
      ) : null}
      <Rows caption={`${caption}：${W.count(rows.length)}`} rows={shown} />
    </>
  );
}

function Rows({ caption, rows }: DifferenceTableProps) {
  return (
    <table className="rd-plain-table rd-rule-differences">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {Object.values(W.differenceColumns).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {byPart(rows).map((group) => (
        <tbody key={`${group.part} ${group.rows[0]?.place ?? ''}`}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              {group.part}
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.place}>
              <td className="rd-code">{row.place}</td>
              <th scope="row">{row.label}</th>
              <td>{row.before}</td>
              <td>{row.after}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
