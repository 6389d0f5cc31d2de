// A while of desk work, for the memory it takes: lists, searches, documents read and saved.
import { caseIdOf, editOf } from '../cases/book';
import type { BenchStore } from '../stores/bench-store';
import { TIMED } from './questions';
import { breathe } from './stall';

const ROUNDS = 40;
const STRIDE = 6_007;
/** Edits of this workload bear numbers that no other phase uses. */
const FIRST_EDIT = 2_000_000;

/** Forty rounds of every question, ten documents and five savings. */
export async function mixedWork(store: BenchStore, cases: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const question of Object.values(TIMED)) await store.rows(question);
    for (let turn = 0; turn < 10; turn += 1) {
      const at = ((round * 10 + turn) * STRIDE) % cases;
      const state = await store.get(caseIdOf(at));
      if (turn < 5) await store.save(editOf(at, state, FIRST_EDIT + round * 10 + turn));
    }
    await breathe();
  }
}
