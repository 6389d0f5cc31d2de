/** Numbers of a year for the 登记年度报告, to read and to copy. Printing is the word processor's. */
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { LoadingArea } from '../../components/LoadingArea';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { COMMON } from '../../text/common';
import { REPORT as W } from '../../text/reminders';

interface ReportPageProps {
  readonly year: number;
  readonly onYear: (year: number) => void;
  readonly onBack: () => void;
}

type Row = CallOutput<'reports.annual'>['rows'][number];

/** Rows by part, parts in the order given. */
function byPart(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const part = parts.get(row.part);
    if (part) part.push(row);
    else parts.set(row.part, [row]);
  }
  return parts;
}

export function ReportPage({ year, onYear, onBack }: ReportPageProps) {
  const { value, failure, reload } = useQuery('reports.annual', { year }, 'cases');
  const { message } = App.useApp();
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  const copy = async (): Promise<void> => {
    const lines = (value?.rows ?? []).map(({ part, label, value: words }) => `${part}\t${label}\t${words}`);
    await navigator.clipboard.writeText([W.title(year), ...lines].join('\n'));
    message.success(COMMON.copied);
  };
  return (
    <div className="rd-page rd-page-scroll">
      <div className="rd-page-head">
        <Button onClick={onBack}>{W.back}</Button>
        <h1>{W.title(year)}</h1>
        <span className="rd-spring" />
        <YearChoice key={year} year={year} onYear={onYear} />
        <Button type="primary" disabled={value === null} onClick={() => void copy()}>
          {W.copy}
        </Button>
      </div>
      <p className="rd-quiet">{W.note}</p>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        {[...byPart(value?.rows ?? [])].map(([part, rows]) => (
          <section key={part} className="rd-card" aria-label={part}>
            <table className="rd-plain-table">
              <caption>{W.caption(part, year)}</caption>
              <thead>
                <tr>
                  <th scope="col">{W.columns.label}</th>
                  <th scope="col">{W.columns.value}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.label}>
                    <th scope="row">{row.label}</th>
                    <td>{row.value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </LoadingArea>
    </div>
  );
}

function YearChoice({ year, onYear }: Pick<ReportPageProps, 'year' | 'onYear'>) {
  const [typed, setTyped] = useState(String(year));
  const wrong = !/^2[01]\d\d$/.test(typed.trim());
  const show = (event: FormEvent): void => {
    event.preventDefault();
    if (!wrong) onYear(Number(typed.trim()));
  };
  return (
    <form className="rd-page-head" onSubmit={show}>
      <label htmlFor="rd-report-year">{W.year}</label>
      <Input
        id="rd-report-year"
        style={{ width: 80 }}
        value={typed}
        inputMode="numeric"
        maxLength={4}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        onChange={({ target }) => setTyped(target.value)}
      />
      {wrong ? <span role="alert">{W.badYear}</span> : null}
      <Button htmlType="submit">{W.show}</Button>
    </form>
  );
}
