// Our store by name. Its code is loaded when it is opened, as the peers' is.
import type { Kind } from '../stores/bench-store';

export const OURS: Kind = {
  name: 'ours',
  ours: true,
  history: true,
  upTo: Number.MAX_SAFE_INTEGER,
  load: async () => (await import('./open-ours')).openOurs,
};
