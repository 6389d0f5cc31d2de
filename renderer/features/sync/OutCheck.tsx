/** What is to be known before a bundle is made: which cases stay here, and what of the others is not in order. */
import { Alert } from 'antd';
import { LoadingArea } from '../../components/LoadingArea';
import type { Query } from '../../components/use-query';
import { SYNC as S, OUT as W } from '../../text/sync';

export function OutCheck({ value, failure, reload }: Query<'sync.checkOut'>) {
  const lines =
    value === null
      ? []
      : [
          ...(value.left === 0 ? [] : [W.checks.left(value.left)]),
          ...(value.core === 0 ? [] : [W.checks.core(value.core, value.travelled)]),
          ...(value.papers === 0 ? [] : [W.checks.papers(value.papers)]),
          ...(value.publicTexts === 0 ? [] : [W.checks.publicTexts(value.publicTexts)]),
        ];
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={S.loading}>
      <section className="rd-sync-stack" aria-label={W.checkLabel}>
        {value === null ? null : <p>{W.contents(value)}</p>}
        {lines.length === 0 ? (
          <Alert showIcon type="success" title={W.checks.none} />
        ) : (
          lines.map((line) => <Alert key={line} showIcon type="warning" title={line} />)
        )}
      </section>
    </LoadingArea>
  );
}
