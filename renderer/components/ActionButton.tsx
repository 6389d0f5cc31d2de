/**
 * A step's button. When the rules say no it stays readable and pressing it says why, with clauses and the
 * way out: never a dead grey button.
 */
import { Button, Popover } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '#shared/contract/action-view';
import { FAILURE_WORDS } from '../text/common';
import './ActionButton.css';
import { ClauseTags } from './ClauseTags';

interface ActionButtonProps {
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onAct: () => void;
  readonly main?: boolean;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Shown beside the verb, e.g. Ctrl+Enter. */
  readonly shortcut?: string;
  readonly refusals?: readonly RefusalView[];
}

export function ActionButton(props: ActionButtonProps) {
  const { label, onAct, main = false, danger = false, busy = false, shortcut, refusals = [] } = props;
  const [asked, setAsked] = useState(false);
  const refused = refusals.length > 0;
  const button = (
    <Button
      type={main ? 'primary' : 'default'}
      danger={danger}
      loading={busy}
      aria-label={label}
      data-main-action={main ? '' : undefined}
      aria-disabled={refused}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut.replace('Ctrl', 'Control') } : {})}
      className={refused ? 'rd-action-refused' : ''}
      onClick={refused ? undefined : onAct}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsked(false);
      }}
    >
      {label}
      {shortcut ? (
        <span className="rd-action-key" aria-hidden="true">
          {shortcut}
        </span>
      ) : null}
    </Button>
  );
  if (!refused) return button;
  return (
    <Popover
      open={asked}
      onOpenChange={setAsked}
      trigger="click"
      placement="bottomRight"
      title={`${FAILURE_WORDS.refusal}“${label}”`}
      content={
        <div role="status">
          <ul className="rd-action-reasons">
            {refusals.map((refusal) => (
              <li key={refusal.code}>
                <p>{refusal.message}</p>
                <p className="rd-quiet">{refusal.wayOut}</p>
                <ClauseTags ids={refusal.clauses} />
              </li>
            ))}
          </ul>
        </div>
      }
    >
      {button}
    </Popover>
  );
}
