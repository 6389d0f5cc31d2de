/** An empty list says why it is empty and offers one way on. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import './EmptyState.css';

interface EmptyStateProps {
  readonly text: string;
  readonly note?: ReactNode;
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined;
}

export function EmptyState({ text, note, action }: EmptyStateProps) {
  return (
    <div className="rd-empty" role="status">
      <svg className="rd-empty-picture" width="56" height="44" viewBox="0 0 56 44" aria-hidden="true">
        <path d="M6 16 12 4h32l6 12v22a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2Z" />
        <path d="M6 16h14l3 6h10l3-6h14" />
      </svg>
      <p className="rd-empty-text">{text}</p>
      {note ? <div className="rd-quiet">{note}</div> : null}
      {action ? <Button onClick={action.onClick}>{action.label}</Button> : null}
    </div>
  );
}
