/**
 * The end of the program: the store is closed properly before the process may go, however the person leaves.
 */
import type { App } from 'electron';

/** Quits with the last window, and holds the quit until `close` is done; a failing close cannot keep it open. */
export function closeBeforeQuit(app: App, close: () => Promise<void>): void {
  let closing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    close().then(
      () => app.exit(0),
      () => app.exit(1),
    );
  });
}
