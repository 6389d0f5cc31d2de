/**
 * Formal review: the checklist at the left, answered by keys 1–4, and what to hold it against at the right.
 * Answers are saved shortly after they are given. Looks at form only and never claims more (XJR-15-1).
 */
import { Button } from 'antd';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { beijingTime } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { EmptyState } from '../../components/EmptyState';
import { FailureNotice } from '../../components/FailureNotice';
import { ProposalFacts } from '../../components/ProposalFacts';
import { useMainAction } from '../../components/use-main-action';
import { useOpenCase } from '../../stores/case-store';
import { type ReviewResult, reviewKey, useReviewAnswers } from '../../stores/review-draft';
import { isUnsaved, setUnsaved } from '../../stores/unsaved';
import { useSaveOnLeave } from '../../stores/use-save-on-leave';
import { REVIEW as W } from '../../text/case';
import { ComparePane } from './ComparePane';
import { Hearing } from './Hearing';
import { needsRemark, RESULTS, ReviewItem } from './ReviewItem';
import './review.css';

interface ReviewDeskProps {
  readonly onAction: (command: string) => void;
}

/** Milliseconds after the last answer or key. */
const SAVE_AFTER_MS = 1_200;
const BEFORE_REVIEW = [
  'DRAFT',
  'INTERNAL_REVIEW',
  'INTERNAL_APPROVED',
  'SUBMITTED',
  'CORRECTION',
  'DISCARDED',
  'NOT_ACCEPTED',
  'TRANSFERRED',
];

export function ReviewDesk({ onAction }: ReviewDeskProps) {
  const { view, session } = useOpenCase();
  const answers = useReviewAnswers(view);
  const [current, setCurrent] = useState(view.checklist[0]?.id ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savedAt, setSavedAt] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = reviewKey(view);
  const unsaved = useRef(isUnsaved(key));
  const [notReady, setNotReady] = useState('');
  const latest = useRef(answers);
  latest.current = answers;

  const actions = ['proposeResult', 'returnToReviewer', 'fail', 'pass'].flatMap(
    (command) => view.actions.find((action) => action.command === command) ?? [],
  );
  const propose = actions.find((action) => action.command === 'proposeResult');
  const editable = propose !== undefined && propose.refusals.length === 0;

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (!unsaved.current) return;
    unsaved.current = false;
    const answer = await session.act('cases.saveChecklist', { answers: [...latest.current.all] });
    if (!answer.ok) unsaved.current = true;
    // What was answered while this was on its way waits for its own turn.
    setUnsaved(key, unsaved.current ? { words: W.unsaved, asks: !answer.ok } : null);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) setSavedAt(beijingTime(answer.value.savedAt));
  }, [session, key]);
  useSaveOnLeave(save);

  const put = useCallback(
    (item: string, change: { readonly result?: ReviewResult; readonly remark?: string }) => {
      const old = latest.current.answerOf(item);
      const result = change.result ?? old?.result;
      if (!result) return;
      latest.current.put({ item, result, remark: change.remark ?? old?.remark ?? '' });
      unsaved.current = true;
      setUnsaved(key, { words: W.unsaved, asks: false });
      setNotReady('');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    [save, key],
  );
  const ids = view.checklist.map((item) => item.id).join(' ');
  const go = useCallback(
    (id: string, by: number) => {
      const order = ids.split(' ');
      const target = order[Math.min(Math.max(order.indexOf(id) + by, 0), order.length - 1)] ?? id;
      setCurrent(target);
      requestAnimationFrame(() => {
        const line = list.current?.querySelector<HTMLElement>(`[data-item="${target}"]`);
        line?.focus();
        line?.scrollIntoView({ block: 'nearest' });
      });
    },
    [ids],
  );
  const goToRemark = useCallback((id: string) => {
    setCurrent(id);
    requestAnimationFrame(() => document.getElementById(`remark-${id}`)?.focus());
  }, []);
  const { checklist } = view;
  /** Answers an item; says whether the answer has to be explained first. */
  const answer = useCallback(
    (id: string, result: ReviewResult): boolean => {
      put(id, { result });
      const item = checklist.find((candidate) => candidate.id === id);
      const remark = latest.current.answerOf(id)?.remark ?? '';
      const explain = item !== undefined && needsRemark(item, { item: id, result, remark });
      if (explain) goToRemark(id);
      return explain;
    },
    [put, checklist, goToRemark],
  );
  const onKey = useCallback(
    (event: KeyboardEvent, id: string) => {
      if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
      const result = RESULTS[Number(event.key) - 1];
      if (result && editable) {
        if (!answer(id, result)) go(id, 1);
      } else if (event.key === 'ArrowDown') go(id, 1);
      else if (event.key === 'ArrowUp') go(id, -1);
      else if (event.key === 'Enter' && editable) document.getElementById(`remark-${id}`)?.focus();
      else return;
      event.preventDefault();
    },
    [editable, go, answer],
  );
  const onAnswer = useCallback((id: string, result: ReviewResult) => void answer(id, result), [answer]);
  const onRemark = useCallback((id: string, remark: string) => put(id, { remark }), [put]);
  const onRemarkDone = useCallback((id: string) => go(id, 0), [go]);

  const handOn = (command: string) => {
    const undecided = checklist.filter((item) => {
      const result = answers.answerOf(item.id)?.result;
      return result === undefined || result === 'doubtful';
    });
    const silent = checklist.filter((item) => needsRemark(item, answers.answerOf(item.id)));
    const first = undecided[0] ?? silent[0];
    if (command === 'proposeResult' && first) {
      const number = checklist.indexOf(first) + 1;
      if (undecided.length > 0) {
        setNotReady(W.notReady(undecided.length, number));
        go(first.id, 0);
      } else {
        setNotReady(W.unexplained(silent.length, number));
        goToRemark(first.id);
      }
      return;
    }
    void save().then(() => onAction(command));
  };
  const main = actions.find((action) => action.main && action.refusals.length === 0);
  useMainAction(main?.label ?? '', main ? () => handOn(main.command) : null);

  if (BEFORE_REVIEW.includes(view.status)) return <EmptyState text={W.notStarted} />;
  const count = (result: ReviewResult) => answers.all.filter((answer) => answer.result === result).length;
  const open = view.checklist.length - answers.all.length;
  const tally = [
    `${count('pass')} ${W.results.pass}`,
    ...(['fail', 'notApplicable', 'doubtful'] as const).flatMap((result) =>
      count(result) > 0 ? [`${count(result)} ${W.results[result]}`] : [],
    ),
    ...(open > 0 ? [`${open} ${W.open}`] : []),
  ];
  return (
    <div className="review">
      <section className="review-left" aria-label={W.list}>
        <div className="review-scroll">
          <h2>{W.list}</h2>
          {editable ? <p className="field-note">{W.keys}</p> : null}
          <FailureNotice failure={failure} onRetry={() => void save()} />
          <Hearing />
          {view.proposal ? (
            <section className="review-opinion" aria-label={view.proposal.title}>
              <strong>◆ {view.proposal.title}</strong>
              <ProposalFacts proposal={view.proposal} />
            </section>
          ) : null}
          {view.reviewOpinion !== '' ? (
            <p className="review-opinion">
              <strong>{W.opinion}：</strong>
              {view.reviewOpinion}
            </p>
          ) : null}
          {view.returnReason !== '' ? (
            <p className="review-opinion">
              <strong>{W.back}：</strong>
              {view.returnReason}
            </p>
          ) : null}
          <ol className="review-list" ref={list}>
            {view.checklist.map((item, index) => (
              <ReviewItem
                key={item.id}
                item={item}
                number={index + 1}
                answer={answers.answerOf(item.id)}
                current={item.id === current}
                editable={editable}
                onSelect={setCurrent}
                onKey={onKey}
                onAnswer={onAnswer}
                onRemark={onRemark}
                onRemarkDone={onRemarkDone}
              />
            ))}
          </ol>
        </div>
        <footer className="review-foot">
          {notReady !== '' ? (
            <p className="field-error review-not-ready" role="alert">
              ■ {notReady}
            </p>
          ) : null}
          <span role="status" className="review-tally">
            {W.tally(view.checklist.length, tally)}
          </span>
          {editable ? (
            <>
              {savedAt !== '' ? <span className="field-note">{`${W.saved} ${savedAt}`}</span> : null}
              <Button
                onClick={() => {
                  unsaved.current = true;
                  void save();
                }}
              >
                {W.save}
              </Button>
            </>
          ) : null}
          {actions.map((action) => (
            <ActionButton
              key={action.command}
              label={action.label}
              main={action.main}
              danger={action.command === 'fail'}
              refusals={action.refusals}
              onAct={() => handOn(action.command)}
            />
          ))}
        </footer>
      </section>
      <ComparePane />
    </div>
  );
}
