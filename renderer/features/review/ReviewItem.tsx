/** One line of the 形式审核表; the current one opens: clause, what to look at, evidence, answers, remark. */
import { Input } from 'antd';
import { type KeyboardEvent, memo } from 'react';
import type { CaseView } from '#shared/contract/views';
import { ClauseTags } from '../../components/ClauseTags';
import type { ReviewAnswer, ReviewResult } from '../../stores/review-draft';
import { REVIEW as W } from '../../text/case';

type Item = CaseView['checklist'][number];

export const RESULTS: readonly ReviewResult[] = ['pass', 'fail', 'notApplicable', 'doubtful'];
const SHAPES = { pass: '●', fail: '■', notApplicable: '–', doubtful: '◆' } as const;

/** Whether an answer needs a reason: it is not the plain one, or not what the program found. */
export function needsRemark(item: Item, answer: ReviewAnswer | null): boolean {
  if (answer?.remark.trim() !== '') return false;
  const computed = item.auto?.result;
  return answer.result !== 'pass'
    ? answer.result !== computed
    : computed !== undefined && computed !== 'pass';
}

interface ReviewItemProps {
  readonly item: Item;
  readonly number: number;
  readonly answer: ReviewAnswer | null;
  readonly current: boolean;
  readonly editable: boolean;
  readonly onSelect: (id: string) => void;
  readonly onKey: (event: KeyboardEvent, id: string) => void;
  readonly onAnswer: (id: string, result: ReviewResult) => void;
  readonly onRemark: (id: string, remark: string) => void;
  readonly onRemarkDone: (id: string) => void;
}

export const ReviewItem = memo(function ReviewItem(props: ReviewItemProps) {
  const { item, number, answer, current } = props;
  const words = answer ? W.results[answer.result] : W.open;
  return (
    <li className={current ? 'review-item review-item-current' : 'review-item'}>
      <button
        type="button"
        className="review-line"
        data-item={item.id}
        tabIndex={current ? 0 : -1}
        aria-expanded={current}
        onClick={() => props.onSelect(item.id)}
        onKeyDown={(event) => props.onKey(event, item.id)}
      >
        <span className="review-number">{number}</span>
        <span className="review-label">{item.label}</span>
        {item.auto ? (
          <span className="review-auto" title={item.auto.evidence}>
            {W.auto} {W.results[item.auto.result]}
          </span>
        ) : null}
        <span className={`review-result review-result-${answer?.result ?? 'open'}`}>
          <span aria-hidden="true">{answer ? SHAPES[answer.result] : '○'}</span> {words}
        </span>
      </button>
      {current ? <Details {...props} /> : null}
      {!current && answer && answer.remark !== '' ? <p className="review-remark">{answer.remark}</p> : null}
      {!current && needsRemark(item, answer) ? <p className="field-error">■ {W.remarkMissing}</p> : null}
    </li>
  );
});

function Details({ item, answer, editable, onAnswer, onRemark, onRemarkDone }: ReviewItemProps) {
  const remarkId = `remark-${item.id}`;
  const missing = needsRemark(item, answer);
  return (
    <div className="review-details">
      <p>
        {W.lookAt}：{item.lookAt} <ClauseTags ids={item.basis} />
      </p>
      {item.auto ? (
        <p className={`review-evidence review-evidence-${item.auto.result}`}>
          {W.auto}：{W.results[item.auto.result]}，{item.auto.evidence}
        </p>
      ) : null}
      {editable ? (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: four buttons of one question, not a fieldset of inputs */}
          <div className="review-answers" role="group" aria-label={item.label}>
            {RESULTS.map((result, index) => (
              <button
                key={result}
                type="button"
                className="mark-button"
                aria-pressed={answer?.result === result}
                onClick={() => onAnswer(item.id, result)}
              >
                <kbd>{index + 1}</kbd> {W.results[result]}
              </button>
            ))}
          </div>
          <label htmlFor={remarkId} className="review-remark-label">
            {W.remark}
          </label>
          <Input
            id={remarkId}
            size="small"
            maxLength={500}
            value={answer?.remark ?? ''}
            disabled={answer === null}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            aria-describedby={missing ? `${remarkId}-error` : undefined}
            onChange={(event) => onRemark(item.id, event.target.value)}
            onKeyDown={(event) => {
              if (
                event.nativeEvent.isComposing ||
                (event.key !== 'Enter' && event.key !== 'Escape') ||
                event.ctrlKey
              )
                return;
              event.preventDefault();
              event.stopPropagation();
              onRemarkDone(item.id);
            }}
          />
          <div className="review-phrases">
            {W.phrases.map((phrase) => (
              <button
                key={phrase}
                type="button"
                className="link-button"
                disabled={answer === null}
                onClick={() => onRemark(item.id, phrase)}
              >
                {phrase}
              </button>
            ))}
          </div>
          {missing ? (
            <p className="field-error" id={`${remarkId}-error`}>
              ■ {W.remarkMissing}
            </p>
          ) : null}
        </>
      ) : answer && answer.remark !== '' ? (
        <p>
          {W.remark}：{answer.remark}
        </p>
      ) : null}
    </div>
  );
}
