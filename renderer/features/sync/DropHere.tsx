/** Takes what is dropped on what it shows. Choosing by a button leads to the same: this is the mouse's way. */
import { type DragEvent, type ReactNode, useState } from 'react';

interface DropHereProps {
  /** Null while nothing can be taken. */
  readonly onFiles: ((files: readonly File[]) => void) | null;
  readonly children: ReactNode;
}

export function DropHere({ onFiles, children }: DropHereProps) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean): void => {
    if (onFiles === null) return;
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
        onFiles?.([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
