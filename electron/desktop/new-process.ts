/**
 * A page that begins anew does so in a process of its own. Reloading alone would keep the process of the page before,
 * and with it all memory in which a case was shown; so whenever a page goes back to its own address, the window first
 * leaves for an empty page of nobody, and the former process ends. It must never lead to another address.
 */
import type { WebContents } from 'electron';
import { mayNavigate } from './navigation';

/** Of no origin, so that it shares a process with none of our pages. */
const NOWHERE = 'data:text/html,';

async function leaveAndReturn(contents: WebContents, address: string): Promise<void> {
  await contents.loadURL(NOWHERE);
  await contents.loadURL(address);
  // Going back must not lead to the empty page.
  contents.navigationHistory.clear();
}

/** Holds for every new beginning that the page itself asks for. */
export function beginInNewProcess(contents: WebContents): void {
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !mayNavigate(details.url, true)) return;
    details.preventDefault();
    // A page that asks before it is left may stay, or the window may close on the way.
    leaveAndReturn(contents, details.url).catch((error: unknown) => {
      if (!(error instanceof Error) || !/ERR_ABORTED|destroyed/.test(error.message)) throw error;
    });
  });
}
