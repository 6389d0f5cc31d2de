/**
 * The desk's window. Every security switch is stated here and never left to a default; the page reaches the
 * program only through the two functions of the preload file.
 */
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Session,
  WebPreferences,
} from 'electron';
import { deskOrigin } from './page-file';

export const windowTitle = '登记工作台';

/** The size of the offices' screens. */
export const windowSize = { width: 1366, height: 768 } as const;

/** Preferences that all windows share; a window without a preload file has no way into the program at all. */
export function safePreferences(session: Session): WebPreferences {
  return {
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  };
}

/** Options of the desk's window. `devTools` is true only while developing. */
export function windowOptions(
  session: Session,
  preload: string,
  devTools: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...windowSize,
    minWidth: 1024,
    minHeight: 640,
    title: windowTitle,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    show: false,
    webPreferences: { ...safePreferences(session), preload, devTools },
  };
}

/** Asks before a page with unsent input is closed; without this Electron would silently refuse to close it. */
function askBeforeLeaving(window: BrowserWindow, dialog: Dialog): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: '有尚未保存的内容。',
      detail: '已保存的内容不受影响。',
      buttons: ['返回继续填写', '放弃并离开'],
      defaultId: 0,
      cancelId: 0,
    });
    if (chosen === 1) event.preventDefault();
  });
}

/** Loads the desk into a new window and shows it when it has something to show. */
export async function showDesk(window: BrowserWindow, dialog: Dialog): Promise<void> {
  askBeforeLeaving(window, dialog);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${deskOrigin}/index.html`);
}
