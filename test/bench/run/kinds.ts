// All stores of the benchmark, ours first.
import { OURS } from '../ours/ours';
import type { Kind } from '../stores/bench-store';
import { PEERS } from '../stores/peers';

export const KINDS: readonly Kind[] = [OURS, ...PEERS];
