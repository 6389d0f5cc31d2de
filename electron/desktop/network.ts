/**
 * The program talks to nobody. Every request that is not for our own pages or for data already in memory is
 * cancelled and counted, so that "no network" can be shown and not only claimed.
 */
import type { Session } from 'electron';

const allowed: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Whether an address may be requested at all. */
export function mayRequest(address: string): boolean {
  return URL.canParse(address) && allowed.has(new URL(address).protocol);
}

export interface NetworkFence {
  /** How many requests were cancelled since the program started. */
  cancelled(): number;
}

/** Closes a session to the network. */
export function closeNetwork(session: Session): NetworkFence {
  let count = 0;
  session.webRequest.onBeforeRequest((details, done) => {
    const cancel = !mayRequest(details.url);
    if (cancel) count += 1;
    done({ cancel });
  });
  // The spelling checker would fetch dictionaries.
  session.setSpellCheckerEnabled(false);
  return { cancelled: () => count };
}
