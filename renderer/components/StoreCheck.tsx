/** The check of every record of the store: its button, how far it is, and what it found. It shows no content. */
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { LOG as W } from '../text/security-log';
import { FailureNotice } from './FailureNotice';
import { useCommand } from './use-command';
import { useMainAction } from './use-main-action';
import { WorkUnderWay } from './WorkUnderWay';

type Verdict = CallOutput<'store.verify'>;

export interface StoreCheck {
  readonly button: ReactNode;
  readonly finding: ReactNode;
}

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
        {check.busy ? (
          <WorkUnderWay
            progress="store.verifyProgress"
            cancel="store.cancelVerify"
            label={W.verify}
            words={W.verifying}
            cancelLabel={W.stop}
          />
        ) : null}
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
