/** The head of a case page: what it is, where it stands, what is due, and the one next lawful step. */
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ActionView } from '#shared/contract/action-view';
import type { CaseView, StepView } from '#shared/contract/views';
import { ActionButton } from '../components/ActionButton';
import { DeadlineTag } from '../components/DeadlineTag';
import { spendEnter } from '../components/menu-enter';
import { StatusTag } from '../components/StatusTag';
import { StepBar } from '../components/StepBar';
import { CASE_WORDS as W } from '../text/case';
import { HANDS } from '../text/case-hands';

interface CaseHeaderProps {
  readonly view: CaseView;
  /** Null where the page below draws the main button itself, or there is none. */
  readonly main: ActionView | null;
  readonly others: readonly ActionView[];
  /** What may be done about whose hands it is in; it stands under 更多. */
  readonly handing: CaseView['handing'];
  readonly onAction: (action: ActionView) => void;
  readonly onHand: (what: CaseView['handing'][number]) => void;
  readonly onStep: (step: StepView['step']) => void;
}

/** Subject and name; what is missing is said in one pair of brackets. */
function headingWords({ subject: { institutionName }, application: { dataRegistName } }: CaseView): string {
  const subject = typeof institutionName === 'string' ? institutionName.trim() : '';
  const name = typeof dataRegistName === 'string' ? dataRegistName.trim() : '';
  if (subject === '' && name === '') return W.noSubjectAndName;
  return name === '' ? `${subject}${W.unnamed}` : `${subject === '' ? W.noSubject : subject}「${name}」`;
}

export function CaseHeader(props: CaseHeaderProps) {
  const { view, main, others, handing, onAction, onHand, onStep } = props;
  const marks = view.marks.filter((mark) => mark !== W.held);
  return (
    <header className="case-head">
      <div className="case-head-line">
        <span className="case-number">{view.number}</span>
        <span>{view.typeName}</span>
        <StatusTag status={view.status} />
        {view.round > 1 ? <span className="case-mark">{W.round(view.round)}</span> : null}
        {view.held ? <span className="case-mark case-held">‖ {W.held}</span> : null}
        {marks.map((mark) => (
          <span key={mark} className="case-mark">
            {mark === W.waiting ? '○ ' : ''}
            {mark}
          </span>
        ))}
        <span className="case-actions">
          {main ? (
            <ActionButton
              label={main.label}
              main
              shortcut="Ctrl+Enter"
              refusals={main.refusals}
              onAct={() => onAction(main)}
            />
          ) : null}
          {others.length + handing.length > 0 ? (
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  ...others.map((action) => ({ key: action.transition, label: action.label })),
                  ...handing.map((what) => ({ key: what, label: HANDS[what] })),
                ],
                onClick: (chosen) => {
                  spendEnter(chosen);
                  const { key } = chosen;
                  const what = handing.find((candidate) => candidate === key);
                  if (what) onHand(what);
                  const action = others.find((candidate) => candidate.transition === key);
                  if (action) onAction(action);
                },
              }}
            >
              <Button icon={<DownOutlined />} iconPlacement="end" aria-label={W.more} aria-haspopup="menu">
                {W.more}
              </Button>
            </Dropdown>
          ) : null}
        </span>
      </div>
      <div className="case-head-line">
        <h1 tabIndex={-1} data-case-heading>
          {headingWords(view)}
        </h1>
        {view.deadline ? <DeadlineTag deadline={view.deadline} named /> : null}
        {view.entry ? (
          <a className="case-entry" href={`#/register/${view.entry.registerId}`}>
            {W.entry} {view.entry.code}
          </a>
        ) : null}
        <span className="case-officer">
          {W.officer} {view.officer}
        </span>
      </div>
      {view.steps.length > 0 ? <StepBar steps={view.steps} onSelect={onStep} /> : null}
    </header>
  );
}
