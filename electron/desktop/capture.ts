/**
 * Pictures of the screens, for the demonstration on machines without a display: a window that is never shown,
 * at the offices' screen size. It is an ordinary desk window otherwise: same page, same bridge, same limits.
 */
import type { BrowserWindow, Session, WebContents } from 'electron';
import type { Screens } from '../commands/desk-io';
import { deskOrigin } from './page-file';
import { safePreferences, windowSize } from './window';

type WindowClass = new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindow;

/** So long nothing may change before a screen counts as drawn, in ms: an answer that is on its way has then come. */
const STILL = 250;

/** After so long a picture that did not come is asked for again, in ms: a window nobody sees may leave out a frame. */
const ASK_AGAIN = 500;

/** Fonts loaded, no loading sign left, and nothing moving. Gives up after ten seconds with a failure. */
const whenDrawn = `(async () => {
  const frame = () =>
    new Promise((done) => { requestAnimationFrame(() => done()); setTimeout(done, ${ASK_AGAIN}); });
  const busy = () => document.querySelector('.ant-spin-spinning, .ant-skeleton-active, [aria-busy="true"]') !== null;
  const moving = () => document.getAnimations().some(({ playState }) => playState === 'running');
  let changed = performance.now();
  const watch = new MutationObserver(() => { changed = performance.now(); });
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const end = changed + 10000;
  do {
    await document.fonts.ready;
    await frame();
    if (performance.now() > end) throw new Error('screen did not settle');
  } while (busy() || moving() || performance.now() - changed < ${STILL});
  watch.disconnect();
})()`;

/** What a window drawn in memory shows now: its next whole picture, not the one before the last change. */
function nextPicture(page: WebContents): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const again = setInterval(() => page.invalidate(), ASK_AGAIN);
    page.once('paint', (_event, _changed, image) => {
      clearInterval(again);
      resolve(new Uint8Array(image.toPNG()));
    });
    page.invalidate();
  });
}

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
      return nextPicture(page);
    },
    close: () => window.destroy(),
  };
}
