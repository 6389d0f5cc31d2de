/**
 * The objections to the notice of a case: list with their clocks, and the chosen one with its steps
 * (XJR-16-5 to XJR-16-11). What may be done comes from the view; every objection is kept and shown.
 */
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import type { ActionView } from '#shared/contract/action-view';
import type { DocumentView } from '#shared/contract/views';
import { formatLong } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { EmptyState } from '../../components/EmptyState';
import { focusCaseHead } from '../../components/focus-case-head';
import { useOpenCase } from '../../stores/case-store';
import { OBJECTIONS as W } from '../../text/objections';
import { DeliverDialog } from './DeliverDialog';
import { ObjectionDetail } from './ObjectionDetail';
import { ObjectionList } from './ObjectionList';
import { ObjectionStep } from './ObjectionStep';
import './objections.css';
import { holdingOnes, namesOf } from './objection-marks';

/** The page 异议 of the case around. */
export function ObjectionDesk() {
  const { view } = useOpenCase();
  const { objections } = view;
  const [chosen, setChosen] = useState<number | null>(null);
  const [action, setAction] = useState<ActionView | null>(null);
  const [letter, setLetter] = useState<DocumentView | null>(null);
  const current =
    objections.find(({ number }) => number === chosen) ??
    objections.find(({ closedOn }) => closedOn === null) ??
    objections.at(-1);
  const register = view.actions.find(({ command }) => command === 'registerObjection');
  const count = objections.length;
  const [known, setKnown] = useState(count);
  // The one just registered is the one to go on with.
  useEffect(() => {
    if (count > known) setChosen(count);
    setKnown(count);
  }, [count, known]);
  // It stays in view when its step closes it.
  const begin = (next: ActionView) => {
    if (next.objection !== null) setChosen(next.objection);
    setAction(next);
  };
  const close = () => {
    setAction(null);
    setLetter(null);
    focusCaseHead('[data-objection-heading]');
  };
  return (
    <div className="objections">
      <HeldBanner />
      <div className="objections-desk">
        <div className="objections-side">
          {register ? (
            <ActionButton label={register.label} refusals={register.refusals} onAct={() => begin(register)} />
          ) : null}
          <ObjectionList objections={objections} current={current?.number ?? null} onChoose={setChosen} />
        </div>
        {current ? (
          <ObjectionDetail key={current.number} objection={current} onAction={begin} onDeliver={setLetter} />
        ) : (
          <EmptyState text={W.none} note={W.noneNote} />
        )}
      </div>
      {action ? <ObjectionStep action={action} onClose={close} /> : null}
      {letter ? <DeliverDialog letter={letter} onClose={close} /> : null}
    </div>
  );
}

/** 暂缓登记, and what it does to the notice period by the rules of the case. */
function HeldBanner() {
  const { view } = useOpenCase();
  if (!view.held) return null;
  const notice = view.clocks.findLast((run) => run.clock === 'C3');
  const stands = notice?.holds.find((hold) => hold.to === null);
  const effect =
    !notice || notice.stopped !== null
      ? ''
      : stands
        ? W.publicityStands(formatLong(stands.from))
        : W.publicityRuns(formatLong(notice.due));
  return (
    <Alert
      showIcon
      type="warning"
      title={`${W.held}：${W.heldBy(namesOf(holdingOnes(view.objections)))}${effect}`}
    />
  );
}
