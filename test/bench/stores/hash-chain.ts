// The chained history of a SQLite peer: each entry's hash covers the one before it, so that a changed or
// missing entry is seen. It says nothing of who wrote it: the peers sign nothing.
import { createHash } from 'node:crypto';
import type { Database } from './sqlite-database';
import { STATEMENTS } from './sqlite-schema';

export interface HashChain {
  /** Adds an entry of the case in row `rid`, inside the transaction that is open. */
  add(rid: number, json: string): void;
}

/** The chain of a database, from its latest entry on. */
export function chainOf(database: Database): HashChain {
  const link = database.prepare(STATEMENTS.chain);
  const last = database.prepare(STATEMENTS.tip).get()?.hash;
  let head = last instanceof Uint8Array ? last : new Uint8Array(32);
  return {
    add: (rid, json) => {
      head = createHash('sha256').update(head).update(json).digest();
      link.run(rid, head, json);
    },
  };
}
