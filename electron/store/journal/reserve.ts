/**
 * A file of zeros that is given up when the disk is full, so that the work in hand can still be saved once. It
 * holds nothing; losing it loses no record.
 */
import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFully } from '../disk';
import { quietly, systemCode } from '../file-fault';
import { JOURNAL_FOLDER } from '../layout';
import { whenFree } from './locked-file';

const RESERVE_FILE = 'reserve';
const RESERVE_BYTES = 8 * 1024 * 1024;
const STEP = Buffer.alloc(1024 * 1024);

export class Reserve {
  readonly #path: string;
  #used = false;

  constructor(dir: string) {
    this.#path = join(dir, JOURNAL_FOLDER, RESERVE_FILE);
  }

  /** It was given up, or could not be made, and is not back yet. */
  get used(): boolean {
    return this.#used;
  }

  /** Gives the space free. False when there was none to give. */
  giveUp(): boolean {
    if (!this.#isWhole()) return false;
    this.#used = true;
    return quietly(() => whenFree(() => rmSync(this.#path)));
  }

  /** Makes it if it is not there. True when it is there. */
  renew(): boolean {
    if (!this.#isWhole() && !quietly(() => this.#make())) {
      this.#used = true;
      quietly(() => rmSync(this.#path, { force: true }));
      return false;
    }
    this.#used = false;
    return true;
  }

  #isWhole(): boolean {
    try {
      return statSync(this.#path).size === RESERVE_BYTES;
    } catch (error) {
      if (systemCode(error) === null) throw error;
      return false;
    }
  }

  #make(): void {
    const file = whenFree(() => openSync(this.#path, 'w', 0o600));
    try {
      for (let at = 0; at < RESERVE_BYTES; at += STEP.length) writeFully(file, STEP, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}
