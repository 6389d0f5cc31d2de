/**
 * Pictures of the screens, for the demonstration on machines without a display: a window that is never shown,
 * at the offices' screen size. It is an ordinary desk window otherwise: same page, same bridge, same limits.
 */
import type { BrowserWindow, Session, WebContents } from 'electron';
import type { Screens } from '../commands/desk-io';
import { deskOrigin } from './page-file';
import { safePreferences, windowSize } from './window';

type WindowClass = new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindow;

/** Fonts loaded, no loading sign left, and two frames drawn. Gives up after ten seconds with a failure. */
const whenDrawn = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  const busy = () => document.querySelector('.ant-spin-spinning, .ant-skeleton-active, [aria-busy="true"]') !== null;
  const moving = () => document.getAnimations().some(({ playState }) => playState === 'running');
  const end = performance.now() + 10000;
  do {
    await document.fonts.ready;
    await frame();
    await frame();
    if (performance.now() > end) throw new Error('screen did not settle');
  } while (busy() || moving());
})()`;

/** Opens the desk in a window that is never shown; `connect` lets its page reach the application. */
export async function openScreens(
  Window: WindowClass,
  session: Session,
  preload: string,
  connect: (contents: WebContents) => void,
): Promise<Screens> {
  const window = new Window({
    ...windowSize,
    useContentSize: true,
    show: false,
    // Drawn in memory: a hidden window of the ordinary kind would never be painted.
    webPreferences: { ...safePreferences(session), preload, offscreen: true, backgroundThrottling: false },
  });
  const { webContents: page } = window;
  connect(page);
  await window.loadURL(`${deskOrigin}/index.html`);
  return {
    call: (name, input) =>
      page.executeJavaScript(`window.desk.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`),
    picture: async (route) => {
      await page.executeJavaScript(`location.hash = ${JSON.stringify(`#${route}`)}; 0`);
      await page.executeJavaScript(whenDrawn);
      return new Uint8Array((await page.capturePage()).toPNG());
    },
    close: () => window.destroy(),
  };
}
