/**
 * The wire between page and application: one channel for calls, one for dropped files, one for notices. Must hear nobody
 * but the main frame of one of our own windows on our own origin; anyone else who calls gets a refusal, never silence.
 */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Answer } from '#shared/contract/failure';
import type { DroppedFiles } from './dropped-files';
import { deskOrigin } from './page-file';

export const callChannel = 'desk:call';
export const dropChannel = 'desk:dropped';
export const noticeChannel = 'desk:notice';

/** What a sender hears that may not call. */
const stranger: Answer<never> = {
  ok: false,
  failure: {
    kind: 'refusal',
    code: 'SENDER_REFUSED',
    message: '调用不是来自登记工作台的窗口，已拒绝，未作任何改动。',
    wayOut: '请关闭并重新打开登记工作台。',
    clauses: [],
    places: [],
    others: [],
  },
};

/** The application as the wire sees it. */
export interface Callee {
  dispatch(client: string, name: string, input: unknown): Promise<unknown>;
  subscribe(listener: (topic: string) => void): () => void;
  forget(client: string): void;
  /** Somebody called who may not: not one of our windows. */
  strange(): void;
}

/** The name under which the application knows a window; its session ends with the window or its reload. */
export const clientOf = (contents: WebContents): string => `window-${contents.id}`;

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

function mayCall(event: Sender, known: ReadonlySet<WebContents>): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || !known.has(event.sender)) return false;
  return frame.url.startsWith(`${deskOrigin}/`);
}

export interface Wire {
  /** Makes a window known, until it closes. */
  connect(contents: WebContents): void;
}

/** Opens the channels. `dropped`: where files wait that are dropped on a window; absent where nobody sits before it. */
export function openWire(ipcMain: IpcMain, callee: Callee, dropped?: DroppedFiles): Wire {
  const known = new Set<WebContents>();

  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    if (typeof name !== 'string' || !mayCall(event, known)) {
      callee.strange();
      return stranger;
    }
    return callee.dispatch(clientOf(event.sender), name, input);
  });

  if (dropped)
    ipcMain.on(dropChannel, (event, paths: unknown) => {
      if (!mayCall(event, known)) callee.strange();
      else dropped.put(clientOf(event.sender), paths);
    });

  callee.subscribe((topic) => {
    for (const contents of known) contents.send(noticeChannel, topic);
  });

  return {
    connect: (contents) => {
      const client = clientOf(contents);
      known.add(contents);
      // A page that starts anew has lost what it knew: so must its session. Only a navigation that happened
      // counts, else a refused link would sign the person out.
      contents.on('did-navigate', () => callee.forget(client));
      contents.on('render-process-gone', () => callee.forget(client));
      contents.once('destroyed', () => {
        known.delete(contents);
        callee.forget(client);
      });
    },
  };
}
