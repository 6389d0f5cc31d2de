/** The one-time correction notice on top of the form: each defect, where it is, and the subject's answer. */
import { Input } from 'antd';
import { useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import type { CaseView } from '#shared/contract/views';
import { formatLong } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { ClauseTags } from '../../components/ClauseTags';
import { FailureNotice } from '../../components/FailureNotice';
import { fieldOfPlace, kindOf } from '../../components/form/application-pages';
import { useOpenCase } from '../../stores/case-store';
import { useSaveOnLeave } from '../../stores/use-save-on-leave';
import { DELIVERY_METHODS } from '../../text/case';
import { WIZARD } from '../../text/wizard';

const W = WIZARD.correction;
const SAVE_AFTER_MS = 1_200;
const SHORTEST = 2;

type Notice = CaseView['corrections'][number];

interface CorrectionPanelProps {
  readonly notice: Notice;
  readonly editable: boolean;
  readonly onGo: (path: string) => void;
}

export function CorrectionPanel({ notice, editable, onGo }: CorrectionPanelProps) {
  const answered = notice.answers.filter((answer) => answer !== null).length;
  const { delivery } = notice;
  const { view } = useOpenCase();
  const kind = kindOf(view);
  return (
    <section className="correction" aria-label={W.title}>
      <h2>
        {W.title}
        <span className="field-note">
          {W.lead(
            formatLong(delivery.date),
            DELIVERY_METHODS[delivery.method] ?? delivery.method,
            delivery.receiver,
          )}
        </span>
        <span role="status" className="correction-count">
          {W.done(answered, notice.defects.length)}
        </span>
      </h2>
      <ol>
        {notice.defects.map((defect, index) => (
          <li key={`${defect.place} ${defect.problem}`}>
            <div className="correction-head">
              <strong>{defect.place}</strong>
              <span>{labelOf('CL-DEFECT', defect.kind)}</span>
              <ClauseTags ids={defect.basis} />
              {fieldOfPlace(defect.place, kind) ? (
                <button
                  type="button"
                  className="link-button"
                  aria-label={`${W.toField}：${defect.place}`}
                  onClick={() => onGo(fieldOfPlace(defect.place, kind)?.path ?? '')}
                >
                  {W.toField}
                </button>
              ) : null}
            </div>
            <p>
              {W.problem}：{defect.problem}
            </p>
            <p>
              {W.requirement}：{defect.requirement}
            </p>
            {editable ? (
              <DefectAnswer index={index} place={defect.place} saved={notice.answers[index] ?? ''} />
            ) : (
              <p>
                {W.answer}：{notice.answers[index] ?? '未填'}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function DefectAnswer(props: { readonly index: number; readonly place: string; readonly saved: string }) {
  const { session } = useOpenCase();
  const [answer, setAnswer] = useState(props.saved);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sent = useRef(props.saved);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(answer);
  latest.current = answer;
  const save = async () => {
    clearTimeout(timer.current);
    const text = latest.current.trim();
    if (text.length < SHORTEST || text === sent.current) return;
    sent.current = text;
    const result = await session.act('cases.answerDefect', { index: props.index, answer: text });
    if (!result.ok) sent.current = '';
    setFailure(result.ok ? null : result.failure);
  };
  const saveLatest = useRef(save);
  saveLatest.current = save;
  useSaveOnLeave(save);
  const id = `defect-answer-${props.index}`;
  return (
    <div className="correction-answer">
      <label htmlFor={id}>
        {W.answer}
        <span className="visually-hidden">：{props.place}</span>
      </label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        value={answer}
        placeholder={W.answerHelp}
        onChange={(event) => {
          setAnswer(event.target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => void saveLatest.current(), SAVE_AFTER_MS);
        }}
        onBlur={() => void save()}
      />
      <FailureNotice failure={failure} />
    </div>
  );
}
