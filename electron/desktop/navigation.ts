/**
 * A window stays on the page it was opened with. Holds for every web contents of the program, whoever made it;
 * no link leaves the program and no new window opens from a page.
 */
import type { App } from 'electron';
import { deskOrigin } from './page-file';

/** The one address a page may go to by itself: reloading the desk. */
const deskPage = `${deskOrigin}/index.html`;

/** Whether a page may navigate: its main frame only back to the desk, frames only to attachments in memory. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (!isMainFrame) return address.startsWith(`blob:${deskOrigin}/`);
  return address === deskPage || address.startsWith(`${deskPage}#`);
}

/** Locks navigation for all web contents, present and future. */
export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    // Comes before will-navigate and covers frames as well as the page.
    contents.on('will-frame-navigate', (details) => {
      if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => details.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
