/**
 * Clears the program's own memory when the desk is locked: what nobody uses any more is collected at once and its
 * place given back or written over, instead of lying about until it is needed. Keys are wiped by the store itself
 * before; this is for what JavaScript holds besides: passphrases, names, keys inside of the runtime. What Chromium
 * has freed of its messages cannot be reached from here. It must never be called while a person types.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Until the answer to whoever locked the desk is on its way and nothing that still runs holds its data. */
const SOON_MS = 100;
/** What the first round lets go, such as the keys of a signature, is freed by the second. */
const ROUNDS = 2;
/** The part of the heap in which new values are made is not given back: so much is made over it. */
const OVER_BYTES = 32 * 1024 * 1024;
const PIECE_NUMBERS = 128;
const NUMBER_BYTES = 8;

function writeOver(): void {
  let pieces = 0;
  for (let done = 0; done < OVER_BYTES; done += PIECE_NUMBERS * NUMBER_BYTES)
    pieces += new Array<number>(PIECE_NUMBERS).fill(0).length;
  if (pieces === 0) throw new Error('nothing was written over');
}

/** Answers what is to be called when the store was closed. To be made once. */
export function memoryClearer(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  return () => {
    setTimeout(() => {
      for (let round = 0; round < ROUNDS; round += 1) {
        collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
        writeOver();
      }
    }, SOON_MS);
  };
}
