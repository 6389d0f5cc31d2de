/** Above a case: whose hands it is in when that is not simply ours, and what of it contradicts. */
import type { CaseView } from '#shared/contract/views';
import { useHolds } from '../../stores/desk-store';
import { HANDS as W } from '../../text/case-hands';
import './case-hands.css';

/** Nothing is said of a case that never left this office. */
function handsWords(holder: NonNullable<CaseView['holder']>): string {
  const { name, epoch, mine, releasedTo, onTheWay } = holder;
  if (!mine) return W.there(name, epoch);
  if (releasedTo !== null) return W.released(releasedTo, epoch, onTheWay);
  return epoch === 0 ? '' : W.here(name, epoch);
}

export function HandsStrip({ view }: { readonly view: CaseView }) {
  const mayLook = useHolds('sync.read');
  const { holder, conflicts } = view;
  const words = holder === null ? '' : handsWords(holder);
  if (words === '' && conflicts.length === 0) return null;
  return (
    <div className="case-hands" role="status" aria-label={W.label}>
      {words === '' ? null : <p>⇄ {words}</p>}
      {conflicts.length === 0 ? null : (
        <p className="case-hands-conflict">
          ▲ {W.conflicts(conflicts.length)}
          {conflicts.map(({ className, blocked }) => `${className}（${blocked}）`).join('；')}{' '}
          {mayLook ? <a href="#/sync/conflicts">{W.toConflicts}</a> : null}
        </p>
      )}
    </div>
  );
}
