/**
 * Cases that another agency has handed to this one are taken: one entry for each, by the station, because whoever
 * confirmed the import has confirmed that they came. It says the day the medium came, and moves the clocks that run
 * otherwise by the calendar in force here. It may be done at any time and again.
 */
import { newCommandId } from '#electron/services/desk/station-act';
import { answered, deskClosed } from '#electron/services/desk/trouble';
import { inSlices } from '#electron/services/in-slices';
import { clocksOfTaker } from '#electron/services/rules/calendar-moves';
import type { SignedInCall } from '#electron/services/service';
import { Turns } from '#electron/store/turns';
import type { Answer } from '#shared/contract/failure';
import type { CaseId } from '#shared/domain/ids';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { ownAgency } from './agencies';
import { bundlesOf, bundleWith } from './bundle-rows';
import { holdingConflict } from './hand-over';
import { casesOnTheWayTo } from './holders';
import { writeInCase } from './supervisor-act';

/** Takes every case that is on its way here; answers which. `among`: looks at these alone, whoever knows that no other
 * can have come since all were looked at. */
export async function takeReleased(
  call: SignedInCall,
  among: Iterable<CaseId> | null = null,
): Promise<Answer<readonly CaseId[]>> {
  const { desk, store, caller } = call;
  const own = ownAgency(store.views);
  const taken: CaseId[] = [];
  const coming: CaseId[] = [];
  const look = (of: CaseId): void => {
    if (store.tables.get('cases', of)?.state.holder.releasedTo === own) coming.push(of);
  };
  if (!(await inSlices(call, among ?? casesOnTheWayTo(call, own), look))) return deskClosed();
  const arrivals = await arrivalsOf(call, coming);
  if (arrivals === null) return deskClosed();
  const turns = new Turns();
  for (const of of coming) {
    if (turns.due) await turns.next();
    if (desk.store !== store) return deskClosed();
    const record = store.tables.get('cases', of);
    if (record === undefined || record.state.holder.releasedTo !== own) continue;
    // Behind a dispute it would not count; whoever brings the choice makes up for it.
    if (holdingConflict(record) !== undefined) continue;
    const { holder } = record.state;
    const receivedOn = arrivals.get(of) ?? beijingDate(caller.now);
    const written = writeInCase(
      call,
      record,
      { procedure: 'sync.take', commandId: newCommandId() },
      { type: 'caseTaken', by: own, epoch: holder.epoch + 1, receivedOn },
      ...clocksOfTaker(call, record.state),
    );
    if (!written.ok) return written;
    taken.push(of);
  }
  return answered(taken);
}

/** Bundles that are looked through for the day on which a case came. */
const MOST_BUNDLES = 200;

/** The days on which bundles brought cases that were handed over (workflow 9.4): an import may have been cut off since.
 * Null when the store was closed. */
async function arrivalsOf(
  call: SignedInCall,
  cases: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, LocalDate> | null> {
  const arrivals = new Map<CaseId, LocalDate>();
  if (cases.length === 0) return arrivals;
  const { bundles } = bundlesOf(call, 'in', { states: ['imported'], limit: MOST_BUNDLES });
  const isWhole = await inSlices(call, call.store.entriesOf(new Set(cases)), ({ entry }) => {
    if (entry.case === null || !entry.events.some(({ type }) => type === 'caseReleased')) return;
    const bundle = bundleWith(bundles, entry);
    // The last hand-over of a case is the one that is on its way.
    if (bundle) arrivals.set(entry.case, beijingDate(bundle.at));
    else arrivals.delete(entry.case);
  });
  return isWhole ? arrivals : null;
}
