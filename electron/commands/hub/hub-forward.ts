/** A bundle of others is written into a folder unchanged: for its addressee, or from quarantine for the region. */
import { refusal } from '#electron/services/desk/trouble';
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { HubDesk } from './hub-desk';
import { allPages } from './hub-pages';

export interface ForwardOrder {
  readonly folder: string;
  /** Who carries the medium. */
  readonly carrier: string;
  /** Day it is handed over. */
  readonly on: string;
}

/** Writes the parts that are here; refuses a bundle that is not there to be handed on. */
export async function forwardBundle(
  hub: HubDesk,
  bundleId: string,
  { folder, carrier, on }: ForwardOrder,
): Promise<Answer<CallOutput<'sync.carry'>>> {
  const inbox = await allPages((page) => hub.ask('sync.inbox', { page }));
  if (!inbox.ok) return inbox;
  const state = inbox.value.find((bundle) => bundle.bundleId === bundleId)?.state;
  if (state !== 'courier' && state !== 'quarantine')
    return refusal(
      'BUNDLE_UNKNOWN',
      '没有这个转交件或隔离件，没有写出。',
      '请先读入数据包，核对编号后再办理。',
    );
  return hub.askInto(folder, 'sync.carry', { bundleId, from: state, carrier, on });
}
