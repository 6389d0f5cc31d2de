/**
 * Cases that another agency has handed to this one are taken: one entry for each, by the station, because whoever
 * confirmed the import has confirmed that they came. It may be done at any time and again.
 */
import { newCommandId } from '#electron/services/desk/station-act';
import { answered } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import { isOpen } from '#shared/agreement/conflict';
import type { Answer } from '#shared/contract/failure';
import type { CaseId } from '#shared/domain/ids';
import { ownAgency } from './agencies';
import { casesOnTheWayTo } from './holders';

/** Takes every case that is on its way here; answers which. */
export function takeReleased(call: SignedInCall): Answer<readonly CaseId[]> {
  const { store, desk, session, caller } = call;
  const own = ownAgency(store.views);
  const taken: CaseId[] = [];
  for (const of of casesOnTheWayTo(call, own)) {
    const record = store.tables.get('cases', of);
    if (record === undefined || record.state.holder.releasedTo !== own) continue;
    if (record.conflicts.some((one) => one.class === 'C07' && isOpen(one))) continue;
    const { holder } = record.state;
    const written = desk.append(
      {
        case: of,
        casePrev: record.tips,
        base: null,
        epoch: holder.epoch,
        actor: session.account,
        role: 'SUPERVISOR',
        procedure: 'sync.take',
        commandId: newCommandId(),
        events: [{ type: 'caseTaken', by: own, epoch: holder.epoch + 1 }],
        attachments: [],
      },
      caller,
      'cases',
    );
    if (!written.ok) return written;
    taken.push(of);
  }
  return answered(taken);
}
