/** The check of every record of the store: its button, how far it is, and what it found. It shows no content. */
import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { call } from '../bridge/client';
import { LOG as W } from '../text/security-log';
import { FailureNotice } from './FailureNotice';
import { useCommand } from './use-command';
import { useMainAction } from './use-main-action';

type Verdict = CallOutput<'store.verify'>;

export interface StoreCheck {
  readonly button: ReactNode;
  readonly finding: ReactNode;
}

/** How often somebody who waits is told how far it is, in milliseconds. */
const ASK_EVERY_MS = 400;

/** Button and finding, for the page to place; the check is the page's main action. */
export function useStoreCheck(): StoreCheck {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const check = useCommand('store.verify');
  const verify = async (): Promise<void> => {
    setVerdict(null);
    const answer = await check.run({});
    if (answer?.ok) setVerdict(answer.value);
  };
  useMainAction(W.verify, () => void verify());
  return {
    button: (
      <>
        {check.busy ? <Running /> : null}
        <Button type="primary" loading={check.busy} onClick={() => void verify()}>
          {W.verify}
        </Button>
      </>
    ),
    finding: (
      <>
        <FailureNotice failure={check.failure} onClose={check.clear} />
        {verdict ? <VerdictNotice verdict={verdict} /> : null}
      </>
    ),
  };
}

/** How far the check is, and the way to end it. */
function Running() {
  const [percent, setPercent] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      void call('store.verifyProgress', {}).then((answer) => {
        if (answer.ok && answer.value.percent !== null) setPercent(answer.value.percent);
      });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <progress aria-label={W.verify} max={100} value={percent} />
      <span className="rd-quiet">{W.verifying(percent)}</span>
      <Button onClick={() => void call('store.cancelVerify', {})}>{W.stop}</Button>
    </>
  );
}

function VerdictNotice({ verdict }: { readonly verdict: Verdict }) {
  const { clean, entries, segments, seals, attachments, security, finding } = verdict;
  return clean ? (
    <Alert
      role="status"
      type="success"
      showIcon
      title={W.clean(entries, security.entries)}
      description={W.counts(segments + security.segments, seals + security.seals, attachments)}
    />
  ) : (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={`${W.broken}：${finding ?? ''}`}
      description={W.brokenWay}
    />
  );
}
