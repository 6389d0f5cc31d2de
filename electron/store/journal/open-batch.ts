/**
 * A batch that is being written. Until its last record is flushed nothing of it is in the journal; a batch that
 * fails or is given up leaves the journal as it was before.
 */
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import { Turns } from '../turns';
import { inBatch } from './batch-record';
import type { JournalBatch, NewRecord, RecordPlace } from './journal-types';
import type { PackedRecord } from './segment-writer';

/** What a batch asks of its journal. */
export interface BatchHooks {
  readonly refusal: () => StoreFault | null;
  readonly pack: (record: NewRecord) => Result<PackedRecord, StoreFault>;
  /** One write, one flush. On a fault the batch is gone. */
  readonly write: (records: readonly PackedRecord[]) => Promise<Result<readonly RecordPlace[], StoreFault>>;
  readonly giveUp: () => void;
  /** The batch is over, whole or not. */
  readonly over: () => void;
}

export class OpenBatch implements JournalBatch {
  readonly #hooks: BatchHooks;
  #missing: number;
  #isOver = false;

  constructor(records: number, hooks: BatchHooks) {
    this.#missing = records;
    this.#hooks = hooks;
  }

  async add(records: readonly NewRecord[]): Promise<Result<readonly RecordPlace[], StoreFault>> {
    if (this.#isOver) throw new Error('the batch is over');
    if (records.length > this.#missing || records.some(({ kind }) => !inBatch(kind)))
      throw new Error('a batch holds as many entries and stubs as it announced, and nothing else');
    const written = await this.#write(records);
    if (!written.ok) this.giveUp();
    else if (this.#missing === 0) this.#end();
    return written;
  }

  giveUp(): void {
    if (this.#isOver) return;
    this.#hooks.giveUp();
    this.#end();
  }

  async #write(records: readonly NewRecord[]): Promise<Result<readonly RecordPlace[], StoreFault>> {
    const packed: PackedRecord[] = [];
    const turns = new Turns();
    for (const record of records) {
      if (turns.due) await turns.next();
      const refused = this.#hooks.refusal();
      if (refused !== null) return err(refused);
      const one = this.#hooks.pack(record);
      if (!one.ok) return one;
      packed.push(one.value);
    }
    if (packed.length === 0) return ok([]);
    const written = await this.#hooks.write(packed);
    if (written.ok) this.#missing -= records.length;
    return written;
  }

  #end(): void {
    this.#isOver = true;
    this.#hooks.over();
  }
}
