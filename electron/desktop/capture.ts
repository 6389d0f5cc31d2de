/**
 * Pictures of the screens, for the demonstration on machines without a display: a window that is never shown,
 * at the offices' screen size. It is an ordinary desk window otherwise: same page, same bridge, same limits.
 */
import type { BrowserWindow, Session, WebContents } from 'electron';
import { deskOrigin } from './page-file';
import { safePreferences, windowSize } from './window';

type WindowClass = new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindow;

export interface Screen {
  readonly contents: WebContents;
  /** Goes to a route of the desk, e.g. `/cases`, and waits until it is drawn. */
  show(route: string): Promise<void>;
  /** The picture as PNG. */
  picture(): Promise<Uint8Array>;
  close(): void;
}

/** Fonts loaded, no loading sign left, and two frames drawn. Gives up after ten seconds with a failure. */
const whenDrawn = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  const busy = () => document.querySelector('.ant-spin-spinning, .ant-skeleton-active, [aria-busy="true"]') !== null;
  const end = performance.now() + 10000;
  do {
    await document.fonts.ready;
    await frame();
    await frame();
    if (performance.now() > end) throw new Error('screen did not settle');
  } while (busy());
})()`;

/** Opens the desk in a window that is never shown. */
export async function openScreen(
  Window: WindowClass,
  session: Session,
  preload: string,
  connect: (contents: WebContents) => void,
): Promise<Screen> {
  const window = new Window({
    ...windowSize,
    useContentSize: true,
    show: false,
    // Drawn in memory: a hidden window of the ordinary kind would never be painted.
    webPreferences: { ...safePreferences(session), preload, offscreen: true, backgroundThrottling: false },
  });
  const { webContents: contents } = window;
  connect(contents);
  await window.loadURL(`${deskOrigin}/index.html`);
  return {
    contents,
    show: async (route) => {
      await contents.executeJavaScript(`location.hash = ${JSON.stringify(`#${route}`)}`);
      await contents.executeJavaScript(whenDrawn);
    },
    picture: async () => {
      await contents.executeJavaScript(whenDrawn);
      return new Uint8Array((await contents.capturePage()).toPNG());
    },
    close: () => window.destroy(),
  };
}
