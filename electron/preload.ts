/**
 * The page's only way into the program: two functions. What may be called is decided by the contract behind the
 * door, not here. Must stay one file without imports besides Electron: a sandboxed preload can load nothing else.
 */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('desk', {
  /** Calls a procedure of the contract; always resolves with an outcome, also when it is refused. */
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('desk:call', name, input),

  /** Hears when something of a topic changed. Gives the function that stops listening. */
  subscribe: (topic: string, listener: () => void): (() => void) => {
    const hear = (_event: unknown, changed: unknown): void => {
      if (changed === topic) listener();
    };
    ipcRenderer.on('desk:notice', hear);
    return () => {
      ipcRenderer.removeListener('desk:notice', hear);
    };
  },
});
