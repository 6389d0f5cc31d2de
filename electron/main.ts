/**
 * The door with a window. Wires Electron's objects to the files in desktop/ and to the application; decides
 * nothing itself. With `--desk` it hands over to the commands before any window opens.
 */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron';
import type { Instant } from '#shared/domain/local-date';
import { createApplication } from './application';
import { appScheme } from './desktop/app-protocol';
import { memoryClearer } from './desktop/clear-memory';
import { readCommandLine } from './desktop/command-line';
import { endOnDefect, offerReload } from './desktop/crash';
import { createDemoWindow } from './desktop/demo-window';
import { runDeskCommand } from './desktop/desk-command';
import { openDeskSession } from './desktop/desk-session';
import { DroppedFiles } from './desktop/dropped-files';
import { createFileDialogs } from './desktop/file-dialogs';
import { openWire } from './desktop/ipc';
import { setMenu } from './desktop/menu';
import { lockNavigation } from './desktop/navigation';
import { beginInNewProcess } from './desktop/new-process';
import { createPrinting } from './desktop/print-window';
import { closeBeforeQuit } from './desktop/shutdown';
import { holdSingleInstance } from './desktop/single-instance';
import { isTapped, setSwitches } from './desktop/switches';
import { showDesk, windowOptions } from './desktop/window';

const line = readCommandLine(process.argv);
const userData = line.userData ?? join(app.getPath('appData'), 'registry-desk');
const preload = join(__dirname, 'preload.cjs');
const samples = join(__dirname, 'samples');
const now = (): Instant => new Date().toISOString() as Instant;
const crash = { app, dialog, reports: join(userData, 'reports'), now };
let desk: BrowserWindow | undefined;

app.setPath('userData', userData);
setSwitches(app);
protocol.registerSchemesAsPrivileged([appScheme]);
lockNavigation(app);

async function openDesk(): Promise<void> {
  endOnDefect(crash);
  const pages = openDeskSession(session, join(__dirname, 'renderer')).session;
  const dropped = new DroppedFiles();
  const application = createApplication({
    clock: { now },
    paths: {
      vault: line.vault ?? join(userData, 'vault'),
      samples,
      anchors: join(userData, 'anchors'),
      archiveKit: join(__dirname, 'archive-kit'),
    },
    printing: createPrinting(BrowserWindow, pages),
    files: createFileDialogs(dialog, () => desk, dropped),
    clearMemory: memoryClearer(),
  });
  const wire = openWire(ipcMain, application, dropped);
  setMenu(Menu);
  closeBeforeQuit(app, () => application.close());
  desk = new BrowserWindow(windowOptions(pages, preload, !app.isPackaged));
  wire.connect(desk.webContents);
  beginInNewProcess(desk.webContents);
  offerReload(desk, crash);
  await showDesk(desk, dialog);
}

function runCommand(words: readonly string[]): Promise<void> {
  const pages = openDeskSession(session, join(__dirname, 'renderer')).session;
  return runDeskCommand(app, words, samples, createDemoWindow(BrowserWindow, pages, ipcMain, preload));
}

if (isTapped(app) || (line.desk === null && !holdSingleInstance(app, () => desk))) app.exit(0);
else void app.whenReady().then(() => (line.desk === null ? openDesk() : runCommand(line.desk)));
