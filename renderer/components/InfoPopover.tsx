/**
 * A word that explains itself when pressed: by mouse, Enter or Space. The focus moves into the explanation,
 * Esc closes it, returns the focus and goes no further. For explanations only, never for decisions.
 */
import { Popover } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import './InfoPopover.css';

interface InfoPopoverProps {
  /** What screen readers hear; the visible children may be shorter. */
  readonly label: string;
  readonly title?: ReactNode;
  readonly content: ReactNode;
  readonly className?: string;
  readonly tabIndex?: 0 | -1;
  readonly children: ReactNode;
}

export function InfoPopover({ label, title, content, className, tabIndex = 0, children }: InfoPopoverProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const explanation = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stops what happens in the explanation, which hangs under it in React's tree, from reaching a table row
    <span
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Popover
        open={open}
        onOpenChange={setOpen}
        afterOpenChange={(shown) => (shown ? explanation.current?.focus() : undefined)}
        trigger="click"
        placement="bottomLeft"
        title={title}
        content={
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the focus must reach the explanation to scroll and leave it
          <div ref={explanation} className="rd-info-content" tabIndex={0}>
            {content}
          </div>
        }
      >
        <button
          ref={button}
          type="button"
          tabIndex={tabIndex}
          className={`rd-info${className ? ` ${className}` : ''}`}
          aria-label={label}
          aria-expanded={open}
        >
          {children}
        </button>
      </Popover>
    </span>
  );
}
