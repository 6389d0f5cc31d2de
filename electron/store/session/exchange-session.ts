/** The part of an open store that the exchange uses. */
import type { TableMap } from '#shared/journal/fold';
import { err } from '#shared/lib/result';
import type { ExchangeStore } from '../exchange-types';
import type { KeyKeeper } from '../keys/key-keeper';
import type { EntryStore } from './entry-store';

/** Nothing is taken in before programs that could not read it are kept away. */
export function exchangeOf<D, T extends TableMap>(cases: EntryStore<D, T>, keeper: KeyKeeper): ExchangeStore {
  return {
    receive: async (batch) => {
      const { refusal } = cases;
      if (refusal !== null) return err(refusal);
      const ready = keeper.raiseFormat();
      return ready.ok ? cases.receive(batch) : ready;
    },
    heads: () => cases.heads(),
    headOf: (of) => cases.heads().find(({ station }) => station === of) ?? null,
    lookUp: (station, seq) => cases.lookUp(station, seq),
    entriesAfter: (heads) => cases.entriesAfter(heads),
  };
}
