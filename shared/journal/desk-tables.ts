/**
 * The tables of a desk: cases, register items, codes, answered commands, like applications. Documents live sealed on disk;
 * only their rows are searched. A row holds what lists filter and order by, nothing that a screen shows alone.
 */

import type { Role } from '#shared/access/roles';
import type { Share } from '#shared/agreement/case-size';
import type { CaseConflict, ConflictDecision } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { EntryFate } from '#shared/agreement/fates';
import type { AccountId, CaseId, EntryId, LocalNumber, RegisterId, StationId } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { BUNDLES, type BundleRecord } from './bundle-row';
import type { CaseMove } from './case-fold';
import { CASES } from './case-row';
import type { Documents, TableSpec } from './fold';
import { MEDIUM_USES, type MediumUse } from './medium-use';
import { REGISTER } from './register-row';

export interface Line {
  readonly at: Instant;
  readonly actor: AccountId;
  readonly role: Role;
  readonly title: string;
  readonly detail: string;
  /** Fields that a saved draft changed; only for such lines. */
  readonly fields?: number;
  /** What became of it, when it does not count. */
  readonly fate?: EntryFate;
}

/** A choice between this case and another. */
export interface CaseChoice extends ConflictDecision {
  readonly conflict: string;
  readonly class: ConflictClass;
  /** The other case, which need not be known here; absent when whoever chose did not tell it. */
  readonly other?: CaseId;
  readonly on: LocalDate;
}

/** An entry of a case that does not count, and why. */
export interface FatedEntry {
  readonly entry: EntryId;
  readonly station: StationId;
  readonly seq: number;
  readonly fate: EntryFate;
}

export interface CaseRecord {
  readonly state: CaseState;
  /** The entry that made the case. */
  readonly made: EntryId;
  /** The latest entries of the case, ascending: what the next entry names. One, unless stations worked side by side. */
  readonly tips: readonly EntryId[];
  /** How many entries each station wrote in the case, ascending by station. */
  readonly shares: readonly Share[];
  /** Ascending by id. */
  readonly conflicts: readonly CaseConflict[];
  /** Entries that do not count, in the order of all stations. */
  readonly fates: readonly FatedEntry[];
  readonly log: readonly Line[];
  /** What was chosen in conflicts with other cases. */
  readonly choices?: readonly CaseChoice[];
  /** All of it came with an import that is left out of account: no list shows it. */
  readonly aside?: true;
}

/** An item of the register with what its row needs of the case that made it. */
export interface RegisterRecord extends RegisterEntry {
  readonly maker: {
    readonly number: LocalNumber;
    readonly drafter: AccountId;
    /** Rules that case was received under. */
    readonly profile: string | null;
    /** The region confirmed the code. */
    readonly confirmed: boolean;
    /** The region said that the code is another item's. */
    readonly codeLost?: true;
  };
  /** The case that made it is left out of account: no list shows it. */
  readonly aside?: true;
  /** Codes that were entered for it and gave way to the one it has: a search finds it by them. */
  readonly formerCodes?: readonly string[];
  /** The day of the latest act in any case about it; the day it was made when there was none. */
  readonly touchedOn: LocalDate;
}

/** What a press of a button did. */
export interface DoneCommand {
  readonly procedure: string;
  readonly case: CaseId | null;
}

/**
 * The documents of a desk by table: cases by id, register items by id, items by code, commands by id, the
 * applications that have one thing in common (`alikeKeys`) or in which something was chosen about one case
 * (`chosenKey`), what stays here, and what the exchange with others needs.
 */
export interface DeskTables {
  readonly cases: CaseRecord;
  readonly register: RegisterRecord;
  readonly codes: { readonly registers: readonly RegisterId[] };
  readonly commands: DoneCommand;
  readonly alike: { readonly cases: readonly CaseId[] };
  /** By local number: the cases that bear it; more than one only when a machine or its data were copied. */
  readonly numbers: { readonly cases: readonly CaseId[] };
  /** Cases on a register item that is not known here yet. */
  readonly targets: { readonly cases: readonly CaseId[] };
  /** By case: clocks that calendars moved. */
  readonly moves: { readonly moves: readonly CaseMove[] };
  /** By bundle number. */
  readonly bundles: BundleRecord;
  /** By case: whether it is about core data and stays here. No document for one of which no entry ever said so. */
  readonly core: { readonly core: boolean };
  /** By press of a button and medium: what was written to media. */
  readonly mediumUses: MediumUse;
}

export type DeskDocuments = Documents<DeskTables>;

/** Found by their keys only. */
const BY_KEY: Pick<TableSpec<unknown>, 'columns' | 'search' | 'row' | 'cluster' | 'order'> = {
  columns: {},
  search: [],
  row: () => null,
  cluster: () => '',
  order: () => '',
};

/** Those that stay here, and those that did or may have, are listed by their keys alone. */
const CORE_CASES: TableSpec<DeskTables['core']> = {
  ...BY_KEY,
  columns: { group: 'code' },
  row: ({ core }) => ({ group: core ? STAYS : STAYED }),
  cluster: ({ group }) => String(group),
};

/** Groups of the cases of which some entry says that they are about core data. */
export const STAYS = 'stays';
const STAYED = 'was';

/** How each table is indexed. */
export const DESK_TABLES: { readonly [N in keyof DeskTables]: TableSpec<DeskTables[N]> } = {
  cases: CASES,
  register: REGISTER,
  codes: BY_KEY,
  commands: BY_KEY,
  alike: BY_KEY,
  numbers: BY_KEY,
  targets: BY_KEY,
  moves: BY_KEY,
  bundles: BUNDLES,
  core: CORE_CASES,
  mediumUses: MEDIUM_USES,
};
