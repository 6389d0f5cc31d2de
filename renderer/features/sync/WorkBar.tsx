/** The long work of the exchange that is under way, wherever it was begun: what it is at, how far, and a way to end it. */
import { Button, Progress } from 'antd';
import { call } from '../../bridge/client';
import { useSync } from '../../stores/sync-store';
import { WORK as W } from '../../text/sync';

/** Percents that are read out; others only show. */
const SPOKEN = 25;

export function WorkBar() {
  const work = useSync((sync) => sync.value?.work ?? null);
  if (work === null) return null;
  const percent = Math.floor(work.percent);
  return (
    <section className="rd-sync-work" aria-label={work.step}>
      <Progress
        percent={percent}
        showInfo={false}
        size="small"
        style={{ width: 180 }}
        aria-label={work.step}
        status="active"
      />
      <span>{W.busy(work.step, percent)}</span>
      <span className="rd-hidden" role="status">
        {W.busy(work.step, percent - (percent % SPOKEN))}
      </span>
      <Button size="small" onClick={() => void call('sync.cancel', {})}>
        {W.cancel}
      </Button>
    </section>
  );
}
