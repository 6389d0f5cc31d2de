/** 运行日志: acts of the station, and the check of every record. Reads only. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import { type DataColumn, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { LOG as W } from '../../text/station-log';

type Line = CallOutput<'log.station'>['lines'][number];
type KeyedLine = Line & { readonly key: string };
type Verdict = CallOutput<'store.verify'>;

const COLUMNS: readonly DataColumn<KeyedLine>[] = [
  {
    key: 'at',
    title: W.columns.at,
    width: 170,
    render: (line) => (
      <span className="rd-code">
        {beijingDate(line.at)} {beijingTime(line.at)}
      </span>
    ),
  },
  { key: 'actor', title: W.columns.actor, width: 120, render: (line) => line.actor },
  { key: 'role', title: W.columns.role, width: 150, render: (line) => line.role },
  { key: 'title', title: W.columns.title, width: 200, render: (line) => line.title },
  {
    key: 'detail',
    title: W.columns.detail,
    render: (line) => (
      <span className="rd-cut" title={line.detail}>
        {line.detail}
      </span>
    ),
  },
];

export function StationLogPage() {
  const [page, setPage] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { value, failure, reload } = useQuery('log.station', { page }, 'session');
  const check = useCommand('store.verify');
  const verify = async (): Promise<void> => {
    setVerdict(null);
    const answer = await check.run({});
    if (answer?.ok) setVerdict(answer.value);
  };
  useMainAction(W.verify, () => void verify());
  // Two lines may carry the same instant, so the place in the page is part of the key.
  const lines = (value?.lines ?? []).map((line, index) => ({ ...line, key: `${page}-${index}` }));
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        <span className="rd-spring" />
        {check.busy ? (
          <span className="rd-quiet" role="status">
            {W.verifying}…
          </span>
        ) : null}
        <Button type="primary" loading={check.busy} onClick={() => void verify()}>
          {W.verify}
        </Button>
      </div>
      <FailureNotice failure={check.failure} onClose={check.clear} />
      {verdict ? <VerdictNotice verdict={verdict} /> : null}
      <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
        <DataTable
          caption={W.caption}
          columns={COLUMNS}
          rows={lines}
          rowKey={(line) => line.key}
          focused={focused}
          onFocus={setFocused}
          total={value?.total ?? 0}
          page={page}
          onPage={setPage}
          unit={W.unit}
          empty={<EmptyState text={W.empty} />}
        />
      </LoadingArea>
    </div>
  );
}

function VerdictNotice({ verdict }: { readonly verdict: Verdict }) {
  return verdict.clean ? (
    <Alert
      role="status"
      type="success"
      showIcon
      title={W.clean(verdict.entries)}
      description={W.counts(verdict.segments, verdict.attachments)}
    />
  ) : (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={`${W.broken}：${verdict.finding ?? ''}`}
      description={W.brokenWay}
    />
  );
}
