/**
 * The acceptance desk: materials at the left, the paper in the middle, findings, outcomes and the
 * correction list at the right. A notice can only go out once everything was looked at (XJR-14-2).
 */
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ActionView } from '#shared/contract/action-view';
import type { CaseView } from '#shared/contract/views';
import { ActionButton } from '../../components/ActionButton';
import { AttachmentViewer } from '../../components/AttachmentViewer';
import { ClauseTags } from '../../components/ClauseTags';
import { DueDate } from '../../components/DueDate';
import { kindOf } from '../../components/form/application-pages';
import { clockDays } from '../../components/known-profile';
import { ProposalFacts } from '../../components/ProposalFacts';
import { type MaterialMark, useAcceptanceDraft } from '../../stores/acceptance-draft';
import { useOpenCase } from '../../stores/case-store';
import { ACCEPTANCE as W } from '../../text/case';
import './acceptance.css';
import { DefectEditor } from './DefectEditor';
import { addRows, emptyRow, firstIncomplete, rowOfFinding, rowOfMaterial } from './defect-rows';
import { Findings, Resubmission } from './Findings';
import { MaterialList } from './MaterialList';

type Pane = 'outcome' | 'list';

interface AcceptanceDeskProps {
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  /** Opens the dialog of a step. */
  readonly onAction: (command: string) => void;
}

const actionOf = (view: CaseView, command: string): ActionView | undefined =>
  view.actions.find((action) => action.command === command);

export function AcceptanceDesk({ pane, onPane, onAction }: AcceptanceDeskProps) {
  const { view } = useOpenCase();
  const [draft, change] = useAcceptanceDraft(view.caseId, view.round);
  const [current, setCurrent] = useState(view.materials[0]?.id ?? '');
  const [paper, setPaper] = useState<number | null>(null);
  const canCorrect = actionOf(view, 'requestCorrection');
  const canAccept = actionOf(view, 'accept');
  const isDesk = canCorrect !== undefined || canAccept !== undefined;

  const material = view.materials.find((candidate) => candidate.id === current);
  const papers = view.attachments.filter((file) => material?.attachmentIds.includes(file.id) === true);
  const others = view.attachments.filter(
    (file) => !view.materials.some((candidate) => candidate.attachmentIds.includes(file.id)),
  );
  const shown = view.attachments.find((file) => file.id === paper) ?? papers[0];

  const mark = (target: CaseView['materials'][number], to: MaterialMark) =>
    change(({ marks, rows }) => {
      const row = rowOfMaterial(target, kindOf(view));
      return {
        marks: { ...marks, [target.id]: to },
        rows: to === 'bad' ? addRows(rows, [row]) : rows.filter((old) => old.key !== row.key),
      };
    });
  const select = (id: string) => {
    setCurrent(id);
    setPaper(null);
  };

  return (
    <div className={isDesk ? 'acceptance' : 'acceptance acceptance-read'}>
      <div className="acceptance-left">
        <h2>{W.materials}</h2>
        {isDesk ? <p className="field-note">{W.keys}</p> : null}
        <MaterialList
          materials={view.materials}
          marks={draft.marks}
          current={current}
          onMark={isDesk ? mark : null}
          onCurrent={select}
        />
        {others.length > 0 ? (
          <>
            <h3>{W.others}</h3>
            <ul className="paper-list">
              {others.map((file) => (
                <li key={file.id}>
                  <button
                    type="button"
                    className="link-button"
                    aria-current={file.id === shown?.id}
                    onClick={() => setPaper(file.id)}
                  >
                    {file.title}
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
      <div className="acceptance-middle">
        {papers.length > 1 ? (
          <Segmented
            aria-label={material?.label ?? ''}
            value={shown?.id ?? 0}
            options={papers.map((file) => ({ value: file.id, label: file.title }))}
            onChange={(id) => setPaper(Number(id))}
          />
        ) : null}
        {shown ? (
          <AttachmentViewer key={shown.hash} caseId={view.caseId} attachment={shown} />
        ) : (
          <p className="viewer-none">{material?.missing === true ? W.none : W.pick}</p>
        )}
      </div>
      {isDesk ? (
        <div className="acceptance-right">
          <Segmented
            block
            aria-label={W.outcome}
            value={pane}
            options={[
              { value: 'outcome', label: W.outcome },
              { value: 'list', label: `${W.list}（${draft.rows.length}）` },
            ]}
            onChange={(value) => onPane(value === 'list' ? 'list' : 'outcome')}
          />
          {pane === 'outcome' ? (
            <OutcomePane {...{ canAccept, canCorrect, onAction }} onList={() => onPane('list')} />
          ) : (
            <CorrectionPane action={canCorrect} onAction={onAction} />
          )}
        </div>
      ) : null}
    </div>
  );
}

interface PaneProps {
  readonly canAccept: ActionView | undefined;
  readonly canCorrect: ActionView | undefined;
  readonly onAction: (command: string) => void;
  readonly onList: () => void;
}

/** Outcomes that end the application here; a supervisor decides what is proposed. */
const ENDINGS = [
  { command: 'proposeRefusal', words: W.refusalFollow },
  { command: 'proposeTransfer', words: W.transferFollow },
] as const;

function OutcomePane({ canAccept, canCorrect, onAction, onList }: PaneProps) {
  const { view, today } = useOpenCase();
  const reviewDays = clockDays(view.rules.id, 'C2');
  const reminderDays = clockDays(view.rules.id, 'C1b');
  return (
    <>
      {view.proposal ? (
        <section aria-label={view.proposal.title}>
          <h3>◆ {view.proposal.title}</h3>
          <ProposalFacts proposal={view.proposal} />
        </section>
      ) : null}
      <Resubmission />
      <Findings />
      <h3>{W.outcome}</h3>
      <ul className="outcomes">
        {canAccept ? (
          <li>
            <strong>{W.accept}</strong>
            {canAccept.refusals.length === 0 ? (
              <>
                <p>{W.acceptFollow}</p>
                {reviewDays === null ? null : <DueDate label={W.dueLabel} from={today} days={reviewDays} />}
              </>
            ) : (
              canAccept.refusals.map((refusal) => (
                <div key={refusal.code}>
                  <p className="field-error">■ {refusal.message}</p>
                  <p className="field-note">{refusal.wayOut}</p>
                  <ClauseTags ids={refusal.clauses} />
                </div>
              ))
            )}
          </li>
        ) : null}
        {canCorrect ? (
          <li>
            <strong>{W.correction}</strong>
            <p>{W.correctionFollow}</p>
            {reminderDays === null ? null : <DueDate label={W.reminder} from={today} days={reminderDays} />}
            <Button onClick={onList}>{W.list}</Button>
          </li>
        ) : null}
        {ENDINGS.map(({ command, words }) => {
          const action = actionOf(view, command);
          return action ? (
            <li key={command}>
              <strong>{action.label}</strong> <ClauseTags ids={action.basis} />
              <p>{words}</p>
              <ActionButton label={action.label} refusals={action.refusals} onAct={() => onAction(command)} />
            </li>
          ) : null;
        })}
      </ul>
    </>
  );
}

function CorrectionPane(props: {
  readonly action: ActionView | undefined;
  readonly onAction: (command: string) => void;
}) {
  const { view } = useOpenCase();
  const [{ marks, rows }, change] = useAcceptanceDraft(view.caseId, view.round);
  const [problem, setProblem] = useState('');
  const errors = view.findings.filter((finding) => finding.level === 'error');
  const toRow = (finding: (typeof errors)[number]) => rowOfFinding(finding, kindOf(view));
  const open = addRows(rows, errors.map(toRow)).length - rows.length;
  const unchecked = view.materials.filter((material) => marks[material.id] === undefined).length;
  const send = () => {
    const incomplete = firstIncomplete(rows);
    if (rows.length === 0) setProblem(W.listMissing);
    else if (incomplete !== null) setProblem(W.rowIncomplete(incomplete));
    else {
      setProblem('');
      props.onAction('requestCorrection');
    }
  };
  return (
    <>
      {unchecked > 0 ? <Alert showIcon type="warning" title={W.unchecked(unchecked)} /> : null}
      <div className="defect-tools">
        {open > 0 ? (
          <Button
            onClick={() => change((draft) => ({ ...draft, rows: addRows(draft.rows, errors.map(toRow)) }))}
          >
            {W.addFindings(open)}
          </Button>
        ) : null}
        <Button
          onClick={() =>
            change((draft) => ({ ...draft, rows: [...draft.rows, emptyRow(draft.rows.length + 1)] }))
          }
        >
          {W.addRow}
        </Button>
      </div>
      {rows.length === 0 ? <p className="field-note">{W.listEmpty}</p> : null}
      <ol className="defects">
        {rows.map((row, index) => (
          <DefectEditor
            key={row.key}
            row={row}
            number={index + 1}
            later={view.corrections.length > 0}
            onChange={(next) =>
              change((draft) => ({
                ...draft,
                rows: draft.rows.map((old) => (old.key === row.key ? next : old)),
              }))
            }
            onRemove={() =>
              change((draft) => ({ ...draft, rows: draft.rows.filter((old) => old.key !== row.key) }))
            }
          />
        ))}
      </ol>
      {problem !== '' ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
      {props.action ? (
        <ActionButton
          label={props.action.label}
          refusals={
            unchecked > 0
              ? [
                  {
                    code: 'DEFECTS_MISSING',
                    message: W.unchecked(unchecked),
                    wayOut: W.keys,
                    clauses: [...ONE_TIME_BASIS],
                    places: [],
                  },
                ]
              : props.action.refusals
          }
          onAct={send}
        />
      ) : null}
    </>
  );
}

/** The article behind the rule of one notice, cited where the button is held back. */
const ONE_TIME_BASIS = emptyRow(0).basis;
