/**
 * The page's only way into the program: two functions. What may be called is decided by the contract behind the
 * door, not here. Must stay one file without imports besides Electron: a sandboxed preload can load nothing else.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** What a drop tells here; the types of a page's world are no part of the program's. */
interface Drop {
  /** False for one that a script made. */
  readonly isTrusted: boolean;
  readonly dataTransfer: { readonly files: Iterable<File> } | null;
}

declare const window: {
  addEventListener(type: 'drop', listener: (drop: Drop) => void, how: { readonly capture: true }): void;
};

/** Deeper inputs are refused by the program anyway. */
const DEEPEST = 32;

/**
 * Electron's bridge makes a key `__proto__` the prototype of its copy, and the wire then drops it. Here it becomes
 * a key again, so that the program sees what was sent and refuses it.
 */
function asSent(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  for (const inner of Object.values(value)) asSent(inner, depth + 1);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || Array.isArray(value)) return value;
  Object.setPrototypeOf(value, Object.prototype);
  return Object.defineProperty(value, '__proto__', { value: prototype, enumerable: true });
}

contextBridge.exposeInMainWorld('desk', {
  /** Calls a procedure of the contract; always resolves with an outcome, also when it is refused. */
  call: (name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('desk:call', name, asSent(input)),

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

/**
 * Files that a person dropped are told to the program before the page hears of the drop, for the call that takes them.
 * Only the system knows where a file lies and who dropped it: a drop or a file that a script made counts for nothing,
 * and the page never sees a path.
 */
window.addEventListener(
  'drop',
  ({ isTrusted, dataTransfer }) => {
    if (!isTrusted || dataTransfer === null) return;
    const paths = Array.from(dataTransfer.files, (file) => webUtils.getPathForFile(file));
    ipcRenderer.send(
      'desk:dropped',
      paths.filter((path) => path !== ''),
    );
  },
  { capture: true },
);
