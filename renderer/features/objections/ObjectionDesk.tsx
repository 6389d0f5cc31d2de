/** The objections to the notice of a case: list, the chosen one, and its steps (XJR-16-5 to XJR-16-11). */
import { useOpenCase } from '../../stores/case-store';

/** The page 异议 of the case around. */
export function ObjectionDesk() {
  const { view } = useOpenCase();
  return <section aria-label="异议">{view.objections.length}</section>;
}
