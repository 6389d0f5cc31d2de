/**
 * Sheets through Chromium: a hidden window shows the same page component as the preview, and Chromium makes the
 * PDF or prints it. The window has no preload file: a sheet is data in, pages out.
 */
import type { BrowserWindow, Session } from 'electron';
import type { Printing } from '../ports';
import { deskOrigin } from './page-file';
import { safePreferences } from './window';

type WindowClass = new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindow;

/** Chromium's word for "the person closed the print dialog"; everything else is a failure. */
const cancelled = /cancell?ed/i;

/** Longest time for drawing one sheet; a page that never answers must not hold up the desk. */
const drawingMs = 60_000;

function beforeDeadline<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the sheet was not drawn in time')), drawingMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function withSheet<T>(
  Window: WindowClass,
  session: Session,
  model: unknown,
  use: (window: BrowserWindow, lying: boolean) => Promise<T>,
): Promise<T> {
  const window = new Window({
    show: false,
    // A page that is not shown would be slowed down and wait long for its frames.
    webPreferences: { ...safePreferences(session), backgroundThrottling: false },
  });
  try {
    await window.loadURL(`${deskOrigin}/print.html`);
    // The page answers when the sheet is drawn and its fonts are there; without them glyphs would be missing.
    const draw = `window.renderSheet(${JSON.stringify(model)})`;
    const { lying } = (await beforeDeadline(window.webContents.executeJavaScript(draw))) as {
      lying: boolean;
    };
    return await use(window, lying);
  } finally {
    window.destroy();
  }
}

function printOnPaper(window: BrowserWindow, lying: boolean): Promise<'printed' | 'cancelled'> {
  return new Promise((resolve, reject) => {
    window.webContents.print(
      {
        silent: false,
        printBackground: true,
        pageSize: 'A4',
        landscape: lying,
        margins: { marginType: 'none' },
      },
      (done, reason) => {
        if (done) resolve('printed');
        else if (cancelled.test(reason)) resolve('cancelled');
        else reject(new Error(`printing failed: ${reason}`));
      },
    );
  });
}

/** The printing port of a door that has Electron. */
export function createPrinting(Window: WindowClass, session: Session): Printing {
  return {
    toPdf: (model) =>
      withSheet(Window, session, model, async (window) => {
        const pdf = await window.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
        });
        return new Uint8Array(pdf);
      }),
    toPrinter: (model) => withSheet(Window, session, model, printOnPaper),
  };
}
