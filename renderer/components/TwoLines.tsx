/** Two short lines in one cell of a list: at 1366 px a column for each would cut every name. */
import type { ReactNode } from 'react';
import './TwoLines.css';

interface TwoLinesProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Shown in full when the pointer rests: both lines are cut at the cell's edge. */
  readonly hint: string;
}

export function TwoLines({ first, second, hint }: TwoLinesProps) {
  return (
    <span className="rd-two" title={hint}>
      <span className="rd-cut">{first}</span>
      <span className="rd-cut rd-two-second">{second}</span>
    </span>
  );
}
