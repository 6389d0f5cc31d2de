/** The cases that a contradiction is about, and applications for one resource beside each other, field by field. */
import { Checkbox } from 'antd';
import { Fragment, useState } from 'react';
import type { ConflictDetail } from '#shared/contract/agreement';
import { wordDiff } from '../../components/word-diff';
import { DIFF } from '../../text/diff';
import { CONFLICTS as W } from '../../text/sync';
import '../../components/DiffView.css';

type Group = ConflictDetail['group'];
type Comparison = NonNullable<ConflictDetail['comparison']>;
type Field = Comparison['fields'][number];

export function GroupTable({ group }: { readonly group: Group }) {
  const titles = Object.values(W.groupColumns);
  return (
    <table className="rd-plain-table">
      <caption>{W.group}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {group.map(({ caseId, here, number, name, office, status, receivedAt }) =>
          here ? (
            <tr key={caseId}>
              <th scope="row" className="rd-code">
                {number}
              </th>
              <td>{name}</td>
              <td>{office}</td>
              <td>{status}</td>
              <td>{receivedAt ?? W.dash}</td>
            </tr>
          ) : (
            <tr key={caseId}>
              <td colSpan={titles.length}>{W.notHere}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

interface BesideTableProps {
  readonly comparison: Comparison;
  readonly group: Group;
}

/** What differs, with what is the same folded away until it is asked for. */
export function BesideTable({ comparison, group }: BesideTableProps) {
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const { cases, fields } = comparison;
  const different = fields.filter(({ same }) => !same);
  const same = fields.length - different.length;
  const shown = onlyDifferent ? different : fields;
  return (
    <section className="rd-sync-beside" aria-label={W.beside}>
      <p className="rd-diff-bar">
        <span role="status">
          {DIFF.counts(different.length, onlyDifferent ? 0 : same)}
          {same > 0 && onlyDifferent ? `，${DIFF.folded(same)}` : ''}
        </span>
        {same > 0 ? (
          <Checkbox
            className="rd-sync-screen"
            checked={onlyDifferent}
            onChange={({ target }) => setOnlyDifferent(target.checked)}
          >
            {DIFF.onlyDifferent}
          </Checkbox>
        ) : null}
      </p>
      <table className="rd-plain-table rd-sync-sides">
        <caption>{W.beside}</caption>
        <thead>
          <tr>
            <th scope="col">{W.field}</th>
            {cases.map((of) => {
              const member = group.find(({ caseId }) => caseId === of);
              return (
                <th key={of} scope="col">
                  <span className="rd-code">{member?.number}</span>
                  <br />
                  {member?.office}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((field, at) => (
            <Fragment key={field.field}>
              {field.page === shown[at - 1]?.page ? null : (
                <tr>
                  <th scope="rowgroup" colSpan={cases.length + 1} className="rd-sync-page">
                    {field.page}
                  </th>
                </tr>
              )}
              <FieldRow field={field} cases={cases} />
            </Fragment>
          ))}
          {shown.length === 0 ? (
            <tr>
              <td colSpan={cases.length + 1}>{W.allSame}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

function FieldRow({ field, cases }: { readonly field: Field; readonly cases: Comparison['cases'] }) {
  const { name, values, same } = field;
  return (
    <tr>
      <th scope="row">
        {name}
        {same ? <span className="rd-diff-mark">{DIFF.same}</span> : null}
      </th>
      {cases.map((of, at) => {
        const value = values[at] ?? '';
        // Of two each is marked against the other, of more each against the first.
        const against = values[at === 0 ? 1 : 0] ?? '';
        const isMarked = !same && !(at === 0 && cases.length > 2);
        return (
          <td key={of}>
            {value === '' ? (
              W.dash
            ) : (
              <bdi dir="auto">{isMarked ? <Marked {...{ value, against }} /> : value}</bdi>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** A value with what the other one does not say marked; neither of the two came before the other. */
function Marked({ value, against }: { readonly value: string; readonly against: string }) {
  if (against === '') return value;
  let at = 0;
  return wordDiff(against, value)
    .filter(({ kind }) => kind !== 'removed')
    .map(({ kind, text }) => {
      at += text.length;
      return kind === 'same' ? text : <mark key={at}>{text}</mark>;
    });
}
