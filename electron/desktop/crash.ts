/**
 * When the program itself fails: a local report without personal data, a plain word to the person, and a way
 * on. Nothing is sent anywhere. Saved data is safe by then, because "saved" is only said after the disk has it.
 */
import type { App, BrowserWindow, Dialog } from 'electron';
import { describeIncident, writeIncident } from './incident';

export interface CrashSettings {
  readonly app: App;
  readonly dialog: Dialog;
  /** Folder for the reports. */
  readonly reports: string;
  readonly now: () => string;
}

function report({ app, reports, now }: CrashSettings, where: string, error: unknown): string {
  return writeIncident(reports, describeIncident(where, error, now(), app.getVersion()));
}

/** A mistake that nobody caught: the state in memory can no longer be trusted, so the program ends. */
export function endOnDefect(settings: CrashSettings): void {
  const end = (error: unknown): void => {
    const id = report(settings, 'main', error);
    settings.dialog.showErrorBox('程序出错', `已保存的内容不受影响。请重新打开程序。\n错误报告编号：${id}`);
    settings.app.exit(70);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** A page that died or hangs: the store is untouched, so the page can simply be loaded again. */
export function offerReload(window: BrowserWindow, settings: CrashSettings): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const id = report(settings, `page ${details.reason}`, null);
    const chosen = settings.dialog.showMessageBoxSync(window, {
      type: 'error',
      message: '页面意外关闭。',
      detail: `已保存的内容不受影响，未保存的填写需要重新录入。\n错误报告编号：${id}`,
      buttons: ['重新载入', '退出'],
    });
    if (chosen === 0) window.webContents.reload();
    else settings.app.quit();
  });
}
