/** What a closed store of an office says, for holding it against those of others. */
import { findingText } from '#electron/store/finding-text';
import { openStore, verifyStore } from '#electron/store/store';
import { isBetweenCases } from '#shared/agreement/conflict-class';
import type { AccountId, CaseId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { agreementParts } from '#shared/journal/agreement-text';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { type ExchangeOffice, passphraseOf } from './exchange-office';

export interface SettledStore {
  /** The first thing that the check of every record found; null when nothing. */
  readonly finding: string | null;
  /** Ids of all entries it holds whole, by case; of acts of stations under the empty name. */
  readonly entries: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of what was written in cases here. */
  readonly own: readonly string[];
  /** How many entries were written by a procedure, wherever. */
  written(procedure: string): number;
  /**
   * What the desk shows of a case: all that does not name anybody. `alone`: without what contradicts another case, which
   * not every office sees.
   */
  shown(of: string, alone: boolean): string;
  /** What the entries of some cases add up to, the same in every store that has them. */
  agreementOn(cases: Iterable<string>): string;
}

/** Reads the store of an office that nobody has open; it is closed again afterwards. */
export async function atSettledStore<T>(
  office: ExchangeOffice,
  read: (store: SettledStore) => T,
): Promise<T> {
  const { settled, close } = await settledStore(office);
  try {
    return read(settled);
  } finally {
    close();
  }
}

/** Checks the store of an office and opens it to be read. */
export async function settledStore({
  key,
  vault,
}: ExchangeOffice): Promise<{ readonly settled: SettledStore; close(): void }> {
  const unlock = {
    kind: 'passphrase',
    account: 'supervisor' as AccountId,
    passphrase: passphraseOf('supervisor'),
  } as const;
  const now = '2027-01-01T00:00:00.000Z' as Instant;
  const report = await verifyStore({ dir: vault, unlock, now });
  if (!report.ok) throw new Error(`${key}: ${report.error.code}`);
  const opened = await openStore({ dir: vault, unlock, fold: DESK_FOLD, readOnly: true, now });
  if (!opened.ok) throw new Error(`${key}: ${opened.error.code}`);
  const store = opened.value;
  const all = [...store.entries()];
  const entriesOf = (of: CaseId) => all.filter(({ entry }) => entry.case === of);
  const entries = new Map<string, Set<string>>();
  for (const { entry, id } of all)
    entries.set(entry.case ?? '', (entries.get(entry.case ?? '') ?? new Set()).add(id));
  const { views, tables, station } = store;
  const settled: SettledStore = {
    finding: findingText(report.value),
    entries,
    own: all.filter(({ entry }) => entry.station === station && entry.case !== null).map(({ id }) => id),
    written: (procedure) => all.filter(({ entry }) => entry.procedure === procedure).length,
    shown: (of, alone) => {
      const record = tables.get('cases', of);
      if (record === undefined) return 'nothing';
      const { status, version, holder, code, clocks } = record.state;
      const conflicts = record.conflicts
        .filter((one) => !alone || !(one.class === 'C08' || isBetweenCases(one)))
        .map(({ id, status: stands }) => `${id} ${stands}`)
        .sort();
      return JSON.stringify({
        status,
        version,
        holder,
        code: code?.code,
        clocks: clocks.map(({ due }) => due),
        conflicts,
      });
    },
    agreementOn: (cases) =>
      [...agreementParts(views, tables, cases as Iterable<CaseId>, entriesOf)].join('\n'),
  };
  return { settled, close: () => store.close() };
}
