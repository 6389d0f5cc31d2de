/**
 * One desk per person and machine: a second start brings the first one forward and ends. The store has its own
 * lock besides; this one only keeps people from working in two windows without knowing.
 */
import type { App, BrowserWindow } from 'electron';

/**
 * Takes the lock. False when another desk runs: the caller must then end without opening anything.
 * @param current the desk's window, if it is open
 */
export function holdSingleInstance(app: App, current: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = current();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  return true;
}
