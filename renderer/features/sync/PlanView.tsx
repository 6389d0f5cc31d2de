/** The preview of a bundle: one sentence, numbers, warnings, the second person, and every line by group and page. */
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { ImportPlan, IncomingBundle, PlanRow } from '#shared/contract/sync-views';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { type Query, useQuery } from '../../components/use-query';
import { SYNC as S, IN as W } from '../../text/sync';
import { SecondPerson } from './SecondPerson';

export type PlanGroup = keyof typeof W.groups;

/** The preview of a bundle, asked anew when something of the exchange changed. */
export const usePlan = ({ bundleId }: IncomingBundle, group: PlanGroup, page: number): Query<'sync.plan'> =>
  useQuery('sync.plan', { bundleId, group, page }, 'sync');

const columnsOf = (open: string | null): readonly DataColumn<KeyedRow>[] => [
  { key: 'kind', title: W.planColumns.kind, width: 90, render: (row) => W.kinds[row.kind] },
  {
    key: 'number',
    title: W.planColumns.number,
    width: 215,
    render: (row) => <span className="rd-code">{row.caseNumber}</span>,
  },
  { key: 'title', title: W.planColumns.title, width: 300, render: (row) => <Cut text={row.title} /> },
  {
    key: 'detail',
    title: W.planColumns.detail,
    render: (row) => (
      <Cut
        text={
          hasFields(row) ? `${row.key === open ? W.closeFields : W.openFields}　${row.detail}` : row.detail
        }
      />
    ),
  },
];

type KeyedRow = PlanRow & { readonly key: string };

const hasFields = ({ fields, moreFields }: PlanRow): boolean => fields.length > 0 || moreFields > 0;

function Cut({ text }: { readonly text: string }) {
  return (
    <span className="rd-cut" title={text}>
      {text}
    </span>
  );
}

/** What changes in one application, old beside new. */
function ChangedFields({ row }: { readonly row: PlanRow }) {
  const { label, before, after } = W.fieldsColumns;
  return (
    <>
      <table className="rd-sync-fields">
        <caption className="rd-hidden">{W.fieldsCaption(row.caseNumber || row.title)}</caption>
        <thead>
          <tr>
            {[label, before, after].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row.fields.map((field, at) => (
            // A form may have two fields of one name.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
            <tr key={at}>
              <th scope="row">{field.label}</th>
              <td>{field.before}</td>
              <td>{field.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {row.moreFields > 0 ? <p className="rd-quiet">{W.moreFields(row.moreFields)}</p> : null}
    </>
  );
}

/** Whether a preview of it is on the screen. */
export const hasPreview = ({ state }: IncomingBundle): boolean => state === 'planned' || state === 'imported';

interface PlanViewProps {
  /** Which bundle it is, on the sheet that is printed of it. */
  readonly heading: string;
  readonly bundle: IncomingBundle;
  readonly query: Query<'sync.plan'>;
  readonly group: PlanGroup;
  readonly page: number;
  readonly onGroup: (group: PlanGroup) => void;
  readonly onPage: (page: number) => void;
  readonly onCase: (caseId: string) => void;
}

/**
 * Nothing while there is no preview; why there is none stands with the bundle. Once it was taken in, what was looked at
 * last stays, and its lines open their cases; the other groups are gone with the preview.
 */
export function PlanView(props: PlanViewProps) {
  const { heading, bundle, query, group, page, onGroup, onPage, onCase } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  if (!hasPreview(bundle)) return null;
  if (query.value === null) return null;
  const { plan, items, total } = query.value;
  const rows = items.map((row, at) => ({ ...row, key: `${plan.hash} ${group} ${page} ${at}` }));
  return (
    <div className="rd-sync-plan rd-paper">
      <p className="rd-sync-paper-only">
        {heading}　{W.groups[group]}　
        {W.sheet(page + 1, Math.max(1, Math.ceil(total / PAGE_SIZE)), plan.hash)}
      </p>
      <div className="rd-sync-bar">
        {bundle.state === 'planned' ? <strong>{plan.sentence}</strong> : null}
        <span className="rd-quiet">✓ {S.neverDeletes}</span>
      </div>
      <Counts counts={plan.counts} />
      {plan.warnings.length > 0 ? (
        <Alert
          role="status"
          showIcon
          type="warning"
          title={W.warnings}
          description={
            <ul>
              {plan.warnings.map(({ code, words }) => (
                <li key={code}>
                  {words}（{code}）
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {bundle.state === 'planned' && plan.secondNeeded ? (
        <div className="rd-sync-screen">
          <SecondPerson bundle={bundle} plan={plan} onAgreed={query.reload} />
        </div>
      ) : null}
      {bundle.state === 'planned' ? (
        <Segmented<PlanGroup>
          className="rd-sync-screen"
          style={{ flex: 'none', alignSelf: 'flex-start' }}
          aria-label={W.groupsLabel}
          value={group}
          onChange={onGroup}
          options={(Object.keys(W.groups) as PlanGroup[]).map((value) => ({ value, label: W.groups[value] }))}
        />
      ) : null}
      <DataTable
        caption={W.planCaption(W.groups[group])}
        columns={columnsOf(open)}
        rows={rows}
        rowKey={(row) => row.key}
        onOpen={(row) => {
          if (row.caseId !== null && bundle.state === 'imported') onCase(row.caseId);
          else if (hasFields(row)) setOpen(row.key === open ? null : row.key);
        }}
        detailOf={(row) => (row.key === open ? <ChangedFields row={row} /> : null)}
        focused={focused}
        onFocus={setFocused}
        total={total}
        page={page}
        onPage={onPage}
        unit={W.lines}
        empty={<EmptyState text={W.planEmpty} />}
      />
      {/* What a line opens on the screen stands on paper without a press. */}
      <div className="rd-sync-on-paper">
        {rows
          .filter((row) => hasFields(row) && row.key !== open)
          .map((row) => (
            <section key={row.key}>
              <p>
                <span className="rd-code">{row.caseNumber}</span> {row.title}
              </p>
              <ChangedFields row={row} />
            </section>
          ))}
      </div>
    </div>
  );
}

/** What is not nought. */
function Counts({ counts }: { readonly counts: ImportPlan['counts'] }) {
  return (
    <dl className="rd-sync-counts" aria-label={W.countsLabel}>
      {(Object.keys(W.counts) as (keyof typeof W.counts)[]).map((key) =>
        counts[key] === 0 ? null : (
          <div key={key}>
            <dt>{W.counts[key]}</dt>
            <dd>{counts[key]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
