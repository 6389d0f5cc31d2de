/** 登记异议: whatever came in is recorded whole, in time or late, by real name or not (XJR-16-5). */
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { formatLong } from '#shared/domain/local-date';
import { DialogChoice } from '../../components/DialogChoice';
import { DialogText } from '../../components/DialogText';
import { EvidencePicker } from '../../components/EvidencePicker';
import { DateEntry } from '../../components/form/DateEntry';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useOpenCase, useStep } from '../../stores/case-store';
import { useEvidence } from '../../stores/use-evidence';
import { OBJECTION_STEPS as S, OBJECTIONS as W } from '../../text/objections';
import { ObjectorFields } from './ObjectorFields';
import { OBJECTION_PAPERS } from './objection-papers';
import { EMPTY_OBJECTOR, type ObjectorKind, objectorInput, objectorProblems } from './objector-draft';

interface RegisterDialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

const KINDS: readonly ObjectorKind[] = ['person', 'unit', 'anonymous'];

export function RegisterDialog({ label, onClose }: RegisterDialogProps) {
  const { view, today } = useOpenCase();
  const step = useStep('cases.registerObjection', onClose);
  const evidence = useEvidence(OBJECTION_PAPERS);
  const [receivedAt, setReceivedAt] = useState<string>(today);
  const [objector, setObjector] = useState(EMPTY_OBJECTOR);
  const [ground, setGround] = useState<string | null>(null);
  const [content, setContent] = useState('');
  const [request, setRequest] = useState('');
  const [follows, setFollows] = useState(false);
  const [asked, setAsked] = useState(false);
  const notice = view.clocks.findLast((run) => run.clock === 'C3');
  const isLate = notice !== undefined && receivedAt > notice.due;
  const problems = objectorProblems(objector);
  const noEvidence = objector.kind !== 'anonymous' && evidence.picked.length === 0 && !follows;
  const short = (text: string) => (asked && text.trim().length < 2 ? S.notText : '');
  const submit = () => {
    setAsked(true);
    const isWhole = content.trim().length >= 2 && request.trim().length >= 2;
    if (receivedAt === '' || ground === null || !isWhole || Object.keys(problems).length > 0) return;
    void step.run({
      receivedAt,
      objector: objectorInput(objector),
      ground,
      content,
      request,
      evidence: [...evidence.picked],
      evidenceFollows: follows,
    });
  };
  return (
    <StepDialog
      title={S.registerTitle(view.name)}
      okLabel={label}
      width={1040}
      busy={step.busy || evidence.busy}
      failure={step.failure ?? evidence.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{S.registerLead}</p>
      <div className="dialog-three">
        <DialogField
          id="objectionReceivedAt"
          label={S.receivedAt}
          required
          error={asked && receivedAt === '' ? S.dateMissing : ''}
        >
          <DateEntry
            required
            id="objectionReceivedAt"
            value={receivedAt}
            onChange={(next) => setReceivedAt(next ?? '')}
          />
          <span className="field-note" role="status">
            {isLate ? `◆ ${S.lateNote(formatLong(notice.due))}` : ''}
          </span>
        </DialogField>
        <DialogField
          id="objectionGround"
          label={W.ground}
          required
          error={asked && ground === null ? S.notChosen : ''}
        >
          <Select
            id="objectionGround"
            aria-required
            value={ground}
            options={view.grounds.objection.map(({ code, label: words }) => ({ value: code, label: words }))}
            onChange={(code: string) => setGround(code)}
          />
        </DialogField>
        <DialogChoice
          label={S.kind}
          value={objector.kind}
          options={KINDS.map((kind) => ({ value: kind, label: W.kinds[kind] }))}
          onChange={(kind) => setObjector({ ...objector, kind })}
        />
      </div>
      <ObjectorFields draft={objector} problems={asked ? problems : {}} onChange={setObjector} />
      <div className="dialog-pair">
        <DialogText
          id="objectionContent"
          label={W.content}
          rows={3}
          max={5000}
          value={content}
          error={short(content)}
          onChange={setContent}
        />
        <DialogText
          id="objectionRequest"
          label={W.request}
          rows={3}
          max={1000}
          value={request}
          error={short(request)}
          onChange={setRequest}
        />
      </div>
      <EvidencePicker
        label={S.evidenceLabel}
        addLabel={S.addEvidence}
        hint={S.evidenceHint}
        accept={evidence.accept}
        files={evidence.files}
        picked={evidence.picked}
        busy={evidence.busy}
        problem={evidence.problem}
        onPicked={evidence.pick}
        onFiles={(files) => void evidence.add(files)}
      />
      <Checkbox checked={follows} onChange={({ target }) => setFollows(target.checked)}>
        {S.evidenceFollowsLabel}
      </Checkbox>
      {noEvidence ? <p className="field-note">{S.evidenceMissing}</p> : null}
    </StepDialog>
  );
}
