/** The objections of a case by number, each with its state, marks and clocks. */
import type { ObjectionView } from '#shared/contract/objection-view';
import { formatShort } from '#shared/domain/local-date';
import { DeadlineTag } from '../../components/DeadlineTag';
import { OBJECTIONS as W } from '../../text/objections';
import { marksOf, objectorName } from './objection-marks';

interface ObjectionListProps {
  readonly objections: readonly ObjectionView[];
  readonly current: number | null;
  readonly onChoose: (number: number) => void;
}

export function ObjectionList({ objections, current, onChoose }: ObjectionListProps) {
  if (objections.length === 0) return null;
  return (
    <nav aria-label={W.list}>
      <ul className="objections-list">
        {objections.map((objection) => (
          <li key={objection.number} className={objection.number === current ? 'objections-current' : ''}>
            <button
              type="button"
              aria-current={objection.number === current}
              onClick={() => onChoose(objection.number)}
            >
              <strong>
                {W.one(objection.number)} {objectorName(objection)}
              </strong>
              <span>
                {objection.closedOn === null ? '◐' : '●'} {objection.statusName}
                {' · '}
                {W.received(formatShort(objection.receivedAt))}
              </span>
            </button>
            <span className="objections-marks">
              {marksOf(objection).map((mark) => (
                <span key={mark} className="case-mark">
                  {mark}
                </span>
              ))}
              {objection.clocks.map((clock) => (
                <DeadlineTag key={`${clock.clock}-${clock.run}`} deadline={clock} named />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
