/**
 * The page's only way to ask anything: typed calls through the functions of the preload. It knows no
 * rules and keeps no results; it tells listeners when an answer says that something was saved.
 */
import type { CallInput, CallOutput, ProcedureName, Topic } from '#shared/contract/contract';
import type { Answer, Failure } from '#shared/contract/failure';

interface DeskBridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly subscribe: (topic: string, listener: () => void) => () => void;
}

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}

/** What became of writing: heard by the status bar. */
export type SaveEvent =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

const saveListeners = new Set<(event: SaveEvent) => void>();

/** Hears of every acknowledged write and of every write that the disk refused. */
export function onSave(listener: (event: SaveEvent) => void): () => void {
  saveListeners.add(listener);
  return () => {
    saveListeners.delete(listener);
  };
}

const READS: readonly string[] = ['cases.get', 'cases.history', 'cases.readAttachment'];

function tellSave(name: string, answer: Answer<unknown>): void {
  let event: SaveEvent | null = null;
  if (!answer.ok) {
    // Only what was typed can fail to be saved: a wrong passphrase is a fault too, but loses nothing.
    if (answer.failure.kind === 'fault' && name.startsWith('cases.') && !READS.includes(name))
      event = { kind: 'failed', failure: answer.failure };
  } else if (typeof answer.value === 'object' && answer.value !== null && 'savedAt' in answer.value) {
    const at = answer.value.savedAt;
    if (typeof at === 'string') event = { kind: 'saved', at };
  }
  if (event) for (const listener of saveListeners) listener(event);
}

/** What is said when the door itself breaks: a defect, never a silent button. */
const BROKEN_DOOR: Failure = {
  kind: 'defect',
  code: 'DEFECT',
  message: '程序内部没有应答，本次操作未执行。',
  wayOut: '已保存的内容不受影响。请重试；仍不行时关闭程序后重新打开。',
  clauses: [],
  places: [],
  others: [],
};

/** Calls a procedure. Refusals, faults and even a broken door are values: this never rejects. */
export async function call<N extends ProcedureName>(
  name: N,
  input: CallInput<N>,
): Promise<Answer<CallOutput<N>>> {
  try {
    const answer = (await window.desk.call(name, input)) as Answer<CallOutput<N>>;
    tellSave(name, answer);
    return answer;
  } catch {
    return { ok: false, failure: BROKEN_DOOR };
  }
}

/** Hears when something of a topic changed. Gives the function that stops listening. */
export function subscribe(topic: Topic, listener: () => void): () => void {
  return window.desk.subscribe(topic, listener);
}

/** A fresh id for one press of a button: 32 hex digits. A repeated id is answered, not repeated. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
