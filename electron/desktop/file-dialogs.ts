/**
 * Asks the person where a file shall go, or which are meant. Writing it is the application's work, not this file's.
 */
import type { BrowserWindow, Dialog } from 'electron';
import type { FileDialogs } from '../ports';
import type { DroppedFiles } from './dropped-files';

/** The file dialogs of a door that has Electron. `current` is the desk's window, if it is open. */
export function createFileDialogs(
  dialog: Dialog,
  current: () => BrowserWindow | undefined,
  dropped: DroppedFiles,
): FileDialogs {
  return {
    takeDropped: (client) => dropped.take(client),
    saveAs: async (suggestedName) => {
      const options = { title: '保存文件', defaultPath: suggestedName };
      const window = current();
      const answer = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options);
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    openFolder: async (title) => {
      const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
      const window = current();
      const answer = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    openFiles: async (title) => {
      const options = { title, properties: ['openFile' as const, 'multiSelections' as const] };
      const window = current();
      const answer = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options);
      return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
    },
  };
}
