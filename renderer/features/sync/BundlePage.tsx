/**
 * One bundle on its way in: its four steps, what it would change, and the one thing to do next. Nothing of the
 * store changes before the last step.
 */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { awaitsReceipt } from '#shared/bundle/kinds';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { newCommandId } from '../../bridge/client';
import { sizeOf } from '../../components/byte-size';
import { FailureNotice } from '../../components/FailureNotice';
import { instantWords } from '../../components/instant-words';
import { useCommand } from '../../components/use-command';
import { useMainAction, useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { watchWork } from '../../stores/sync-store';
import { IN as W } from '../../text/sync';
import { ApplyDialog } from './ApplyDialog';
import { ConfirmBrought } from './ConfirmBrought';
import { FlowStrip } from './FlowStrip';
import { importSteps } from './import-steps';
import { OnwardButton } from './OnwardButton';
import { hasPreview, type PlanGroup, PlanView, usePlan } from './PlanView';
import { ReceiptDialog } from './ReceiptDialog';
import { SetBackButton, SetBackNotice } from './SetBack';

interface BundlePageProps {
  readonly bundle: IncomingBundle;
  readonly onChanged: (bundle: IncomingBundle) => void;
  /** What is shown of it changed by an act that does not tell it. */
  readonly onRefresh: () => void;
  readonly onBack: () => void;
  readonly onConflicts: () => void;
  readonly onCase: (caseId: string) => void;
}

/** What can be verified, also once more after something it needed has come. */
const CHECKABLE: readonly IncomingBundle['state'][] = ['ready', 'waiting', 'quarantine', 'planned'];
/** What a receipt can be written for: taken in, or refused with its code. */
const ANSWERABLE: readonly IncomingBundle['state'][] = ['imported', 'quarantine'];

export function BundlePage({ bundle, onChanged, onRefresh, onBack, onConflicts, onCase }: BundlePageProps) {
  const imports = useHolds('sync.import');
  const exports = useHolds('sync.export');
  const decides = useHolds('sync.decide');
  const [chosen, setGroup] = useState<PlanGroup | null>(null);
  const [page, setPage] = useState(0);
  const [asking, setAsking] = useState<'apply' | 'receipt' | null>(null);
  const [outcome, setOutcome] = useState('');
  const checking = useCommand('sync.check');
  const asked = useQuery('sync.plan', { bundleId: bundle.bundleId, group: 'needs-you', page: 0 }, 'sync');
  // Whoever has nothing to decide looks at what happens by itself.
  const group = chosen ?? (asked.value?.total === 0 ? 'done' : 'needs-you');
  const plan = usePlan(bundle, group, page);
  const { state } = bundle;
  const shown = plan.value?.plan ?? null;
  const check = async (): Promise<void> => {
    setOutcome('');
    const working = checking.run({ commandId: newCommandId(), bundleId: bundle.bundleId });
    watchWork();
    const answer = await working;
    if (!answer?.ok) return;
    onChanged(answer.value.bundle);
    asked.reload();
    plan.reload();
  };
  const needsSecond = shown?.secondNeeded === true && shown.secondBy === null;
  const mayApply = imports && state === 'planned' && shown !== null && !needsSecond;
  const mayCheck = imports && CHECKABLE.includes(state) && !checking.busy;
  const main = mayApply
    ? () => setAsking('apply')
    : mayCheck && state !== 'planned'
      ? () => void check()
      : null;
  useMainAction(mayApply ? W.apply : W.check, main);
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  return (
    <>
      <div className="rd-sync-head">
        <Button onClick={onBack}>{W.back}</Button>
        <h2>{W.heading(bundle.number, bundle.from)}</h2>
        <span className="rd-spring" />
        {imports && state === 'imported' && !bundle.setBack ? (
          <SetBackButton bundle={bundle} onChanged={onChanged} />
        ) : null}
        <OnwardButton bundle={bundle} mayCarry={exports} onCarried={onRefresh} />
        {decides && bundle.mayConfirm ? <ConfirmBrought bundle={bundle} /> : null}
        {imports && ANSWERABLE.includes(state) && awaitsReceipt(bundle.kind) ? (
          <Button onClick={() => setAsking('receipt')}>{W.receipt}</Button>
        ) : null}
        {state === 'imported' && (shown?.counts.conflicts ?? 0) > 0 ? (
          <Button onClick={onConflicts}>{W.toConflicts}</Button>
        ) : null}
        {shown !== null && hasPreview(bundle) ? (
          <Button onClick={() => window.print()}>{W.printPlan}</Button>
        ) : null}
        {mayCheck ? (
          <Button
            type={state === 'planned' ? 'default' : 'primary'}
            loading={checking.busy}
            onClick={() => void check()}
          >
            {state === 'ready' ? W.check : W.checkAgain}
          </Button>
        ) : null}
        {mayApply ? (
          <Button type="primary" aria-keyshortcuts="Control+Enter" onClick={() => setAsking('apply')}>
            {W.apply}
          </Button>
        ) : null}
      </div>
      <FlowStrip label={W.stepsLabel} stages={importSteps(bundle, shown)} />
      <dl className="rd-sync-counts">
        {[
          [W.facts.kind, bundle.kindName],
          [W.facts.station, bundle.station],
          [W.facts.to, bundle.state === 'courier' ? bundle.to : ''],
          [W.facts.arrivedAt, instantWords(bundle.arrivedAt)],
          [
            W.facts.size,
            bundle.bytes === 0
              ? ''
              : `${sizeOf(bundle.bytes)}，${W.partsHere(bundle.partsHere, bundle.parts)}`,
          ],
          [W.facts.onward, bundle.onward],
          [W.facts.importedAt, bundle.importedAt === null ? '' : instantWords(bundle.importedAt)],
        ].map(([term, value]) =>
          value === '' ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <FailureNotice failure={checking.failure} onClose={checking.clear} />
      {outcome === '' ? null : <Alert role="status" showIcon type="success" title={outcome} />}
      {bundle.setBack ? <SetBackNotice bundle={bundle} mayRestore={imports} onChanged={onChanged} /> : null}
      {bundle.words === '' ? null : (
        <Alert
          role="status"
          showIcon
          type={state === 'quarantine' ? 'error' : 'info'}
          title={bundle.code === null ? bundle.words : `${bundle.words}（${bundle.code}）`}
          description={state === 'courier' ? W.courierNote : undefined}
        />
      )}
      <PlanView
        heading={W.heading(bundle.number, bundle.from)}
        bundle={bundle}
        query={plan}
        group={group}
        page={page}
        onGroup={(next) => {
          setGroup(next);
          setPage(0);
        }}
        onPage={setPage}
        onCase={onCase}
      />
      {asking === 'apply' && shown ? (
        <ApplyDialog
          bundle={bundle}
          plan={shown}
          onClose={() => setAsking(null)}
          onStale={() => {
            setAsking(null);
            void check();
          }}
          onApplied={(applied, words) => {
            setOutcome(words);
            onChanged(applied);
            setAsking(awaitsReceipt(applied.kind) ? 'receipt' : null);
          }}
        />
      ) : null}
      {asking === 'receipt' ? <ReceiptDialog bundle={bundle} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
