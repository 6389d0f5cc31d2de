/**
 * An import that one supervisor alone does not confirm: another one agrees at the same window, by account and passphrase
 * in a dialog. Whoever is signed in stays signed in and confirms the import.
 */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ImportPlan, IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { NO_SECOND, SecondFields, secondOf } from '../../components/SecondFields';
import { StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { useHolds } from '../../stores/desk-store';
import { IN as W } from '../../text/sync';

interface SecondPersonProps {
  readonly bundle: IncomingBundle;
  readonly plan: ImportPlan;
  readonly onAgreed: () => void;
}

export function SecondPerson({ bundle, plan, onAgreed }: SecondPersonProps) {
  const imports = useHolds('sync.import');
  const [isAsking, setAsking] = useState(false);
  const isAgreed = plan.secondBy !== null;
  return (
    <>
      <Alert
        role="status"
        showIcon
        type={isAgreed ? 'success' : 'warning'}
        title={plan.secondBy === null ? W.secondNeeded : W.secondBy(plan.secondBy)}
        action={
          imports && !isAgreed ? (
            <Button size="small" onClick={() => setAsking(true)}>
              {W.agree}
            </Button>
          ) : undefined
        }
      />
      {isAsking && !isAgreed ? (
        <AgreeDialog bundle={bundle} plan={plan} onClose={() => setAsking(false)} onAgreed={onAgreed} />
      ) : null}
    </>
  );
}

function AgreeDialog({
  bundle,
  plan,
  onClose,
  onAgreed,
}: SecondPersonProps & { readonly onClose: () => void }) {
  const [second, setSecond] = useState(NO_SECOND);
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('sync.agree');
  const submit = async (): Promise<void> => {
    setAsked(true);
    const typed = secondOf(second);
    if (typed === null) return;
    const answer = await run({
      commandId: newCommandId(),
      bundleId: bundle.bundleId,
      plan: plan.hash,
      ...typed,
    });
    if (!answer?.ok) return setSecond({ ...second, passphrase: '' });
    onClose();
    onAgreed();
  };
  return (
    <StepDialog
      title={W.agreeTitle(bundle.number, bundle.from)}
      okLabel={W.agree}
      busy={busy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>
        <strong>{plan.sentence}</strong>
      </p>
      <ul>
        {plan.warnings.map(({ code, words }) => (
          <li key={code}>{words}</li>
        ))}
      </ul>
      <p>{W.agreeNote}</p>
      <SecondFields id="rd-agree" value={second} asked={asked} onChange={setSecond} />
    </StepDialog>
  );
}
