/** Takes what is dropped on what it shows. Choosing by a button leads to the same: this is the mouse's way. */
import { type DragEvent, type ReactNode, useState } from 'react';

interface DropHereProps {
  /** What was dropped waits in the program for the call that takes it. Null while nothing can be taken. */
  readonly onDropped: (() => void) | null;
  readonly children: ReactNode;
}

export function DropHere({ onDropped, children }: DropHereProps) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean): void => {
    if (onDropped === null) return;
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is the keyboard's
    <div
      className="rd-sync-drop"
      data-over={over}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        onDropped?.();
      }}
    >
      {children}
    </div>
  );
}
