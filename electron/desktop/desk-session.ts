/**
 * The one session that all our windows use: kept in memory, so that nothing a page shows is written to disk by
 * Chromium, and closed to network, permissions and downloads before the first window opens.
 */
import type { Session } from 'electron';
import { servePages } from './app-protocol';
import { closeNetwork, type NetworkFence } from './network';
import { denyPermissions } from './permissions';

type SessionModule = typeof import('electron').session;

export interface DeskSession {
  readonly session: Session;
  readonly network: NetworkFence;
}

/**
 * Prepares the session; Electron must be ready.
 * @param pages folder of the built renderer
 */
export function openDeskSession(sessions: SessionModule, pages: string): DeskSession {
  // No "persist:" in the name: Electron then keeps it in memory.
  const session = sessions.fromPartition('desk', { cache: false });
  const network = closeNetwork(session);
  denyPermissions(session);
  servePages(session.protocol, pages);
  // Nothing of ours uses the default session; it is closed too, in case something of Electron's does.
  closeNetwork(sessions.defaultSession);
  denyPermissions(sessions.defaultSession);
  return { session, network };
}
