/** One contradiction: what happened, base, ours and theirs beside each other, what follows, and the choice of who may. */
import { Alert, App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ConflictDetail, ConflictRow } from '#shared/contract/agreement';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { instantWords } from '../../components/instant-words';
import { LoadingArea } from '../../components/LoadingArea';
import { useCommand } from '../../components/use-command';
import { useMainAction, useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { SYNC as S, CONFLICTS as W } from '../../text/sync';
import { ChoiceForm } from './ChoiceForm';
import { SidesTable, Timeline } from './ConflictTables';
import { type EditCase, type Missing, missingOf, type Typed } from './conflict-choice';
import { BesideTable, GroupTable } from './GroupTables';

interface ConflictPageProps {
  readonly row: ConflictRow;
  /** Its sides are on the screen. */
  readonly onSeen: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onCase: (caseId: string) => void;
  readonly onEdit: EditCase;
}

const NOTHING_TYPED: Typed = { option: null, keep: null, reason: '' };
const NOTHING_MISSING: Missing = { option: '', keep: '', reason: '' };

export function ConflictPage({ row, onSeen, onNext, onBack, onCase, onEdit }: ConflictPageProps) {
  const { caseId, id } = row;
  const { value, failure, reload } = useQuery('sync.conflict', { caseId, id }, 'sync');
  const decides = useHolds('sync.decide');
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const [asked, setAsked] = useState(false);
  const deciding = useCommand('sync.decide');
  const { message } = App.useApp();
  const detail = value?.conflict ?? null;
  const mayDecide = detail?.mine === true && decides;
  const missing = detail === null ? NOTHING_MISSING : missingOf(detail, typed);
  const decide = async (): Promise<void> => {
    setAsked(true);
    const { option, keep, reason } = typed;
    if (option === null || missing.keep !== '' || missing.reason !== '') return;
    const answer = await deciding.run({ commandId: newCommandId(), caseId, id, option, keep, reason });
    if (!answer?.ok) return;
    message.success(W.decided);
    onNext();
  };
  useMainAction(W.decide, mayDecide && !deciding.busy ? () => void decide() : null);
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  const place = detail?.edit ?? null;
  const edit = place?.mine ? () => onEdit(caseId, place) : null;
  useShortcut('E', W.edit, edit);
  const nextLabel = mayDecide ? W.setAside : W.next;
  useShortcut('N', nextLabel, deciding.busy ? null : onNext);
  const isShown = detail !== null;
  const told = useRef(onSeen);
  useEffect(() => {
    if (isShown) told.current();
  }, [isShown]);
  return (
    <LoadingArea loading={detail === null} failure={failure} onRetry={reload} what={S.loading}>
      {detail ? (
        <div className="rd-sync-conflict">
          <div className="rd-sync-head">
            <Button onClick={onBack}>{W.back}</Button>
            <h2>
              {detail.class} {detail.className}
            </h2>
            <span className="rd-spring" />
            <Button onClick={() => onCase(detail.caseId)}>{W.toCase}</Button>
            {edit ? (
              <Button aria-keyshortcuts="E" onClick={edit}>
                {W.edit}
              </Button>
            ) : null}
            <Button onClick={() => window.print()}>{W.print}</Button>
            <Button aria-keyshortcuts="N" onClick={onNext}>
              {nextLabel}
            </Button>
            {mayDecide ? (
              <Button
                type="primary"
                aria-keyshortcuts="Control+Enter"
                loading={deciding.busy}
                onClick={() => void decide()}
              >
                {W.decide}
              </Button>
            ) : null}
          </div>
          <FailureNotice failure={deciding.failure} onClose={deciding.clear} />
          <div className="rd-sync-conflict-print rd-paper">
            <p className="rd-sync-paper-only">
              {detail.class} {detail.className}
            </p>
            <p>
              <span className="rd-code">{detail.caseNumber}</span> {detail.name}
            </p>
            <p>
              <strong>{detail.sentence}</strong>
            </p>
            <Standing detail={detail} decides={decides} />
            {detail.comparison ? null : <SidesTable detail={detail} chosen={typed.option} />}
            {detail.group.length > 1 ? <GroupTable group={detail.group} /> : null}
            {detail.comparison ? <BesideTable comparison={detail.comparison} group={detail.group} /> : null}
            {mayDecide ? (
              <ChoiceForm
                detail={detail}
                typed={typed}
                missing={asked ? missing : NOTHING_MISSING}
                onTyped={(change) => setTyped({ ...typed, ...change })}
              />
            ) : null}
            <Timeline lines={detail.timeline} />
          </div>
        </div>
      ) : null}
    </LoadingArea>
  );
}

/** Who decides when it is not this person, what waits for it, how it ends without a choice, and what was decided. */
function Standing({ detail, decides }: { readonly detail: ConflictDetail; readonly decides: boolean }) {
  const { decision, blocked, options, edit } = detail;
  const open = detail.state === 'open';
  return (
    <>
      {decision ? (
        <Alert
          role="status"
          showIcon
          type="success"
          title={`${W.decision}：${options.find(({ id }) => id === decision.option)?.label ?? decision.option}`}
          description={`${W.decisionBy(decision.by, instantWords(decision.at))}。${W.reason}：${decision.reason}`}
        />
      ) : null}
      {open && !(detail.mine && decides) ? (
        <Alert
          role="status"
          showIcon
          type="info"
          title={detail.mine ? W.notAllowed : W.notMine(detail.decides)}
        />
      ) : null}
      {edit ? <p>{editWords(detail.class, edit.mine)}</p> : null}
      {open && blocked.length > 0 ? (
        <p>
          ▲ {W.blocked}：{blocked.join('、')}
        </p>
      ) : null}
    </>
  );
}

/** How it ends by what is written, or taken away, in the form. */
function editWords(about: string, mine: boolean): string {
  if (about === 'C04') return mine ? W.editFiles : W.editFilesByClerk;
  return mine ? W.editNote : W.editByClerk;
}
