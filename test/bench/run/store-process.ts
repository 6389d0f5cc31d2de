// The parent's side of a process that holds one store: orders go in one at a time.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Order, Reply } from './orders';

export class StoreProcess {
  readonly #child: ChildProcess;
  #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | null =
    null;

  constructor(private readonly name: string) {
    this.#child = fork(join(__dirname, 'child.cjs'), { execArgv: ['--max-old-space-size=8192'] });
    this.#child.on('message', (reply: Reply) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      if ('fault' in reply) waiting?.reject(new Error(`${this.name}: ${reply.fault}`));
      else waiting?.resolve(reply.answer);
    });
    this.#child.on('exit', (code, signal) =>
      this.#waiting?.reject(new Error(`${this.name}: its process ended (${code ?? signal})`)),
    );
  }

  /** Gives an order and waits until it is carried out. */
  order(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#child.send(order);
    });
  }

  /** Ends the process; the store should be closed. */
  end(): Promise<void> {
    return this.#gone(() => this.#child.disconnect());
  }

  /** Ends the process as a power cut would: nothing is closed or flushed. */
  kill(): Promise<void> {
    return this.#gone(() => this.#child.kill('SIGKILL'));
  }

  #gone(end: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      end();
    });
  }
}

/** Runs one task with a process of its own and ends it, whatever happens. */
export async function withProcess<T>(name: string, task: (process: StoreProcess) => Promise<T>): Promise<T> {
  const store = new StoreProcess(name);
  try {
    return await task(store);
  } finally {
    await store.end();
  }
}
