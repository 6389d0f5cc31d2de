/** What the demo needs of Electron: sheets to PDF, and a hidden desk window on the demo's own application. */
import type { BrowserWindow, IpcMain, Session } from 'electron';
import type { DemoWindow } from '../commands/desk-io';
import { openScreens } from './capture';
import { openWire } from './ipc';
import { createPrinting } from './print-window';

type WindowClass = new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindow;

/** Makes the demo's window parts; nothing is opened before they are asked for. */
export function createDemoWindow(
  Window: WindowClass,
  session: Session,
  ipcMain: IpcMain,
  preload: string,
): DemoWindow {
  return {
    printing: createPrinting(Window, session),
    openScreens: (application) =>
      openScreens(Window, session, preload, openWire(ipcMain, application).connect),
  };
}
