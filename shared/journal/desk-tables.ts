/**
 * The tables of a desk: cases, register items, codes, answered commands. Documents live sealed on disk;
 * only their rows are searched. A row holds what lists filter and order by, nothing that a screen shows alone.
 */
import type { Role } from '#shared/access/roles';
import type { AccountId, CaseId, EntryId, RegisterId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import type { Documents, TableSpec } from './fold';

export interface Line {
  readonly at: Instant;
  readonly actor: AccountId;
  readonly role: Role;
  readonly title: string;
  readonly detail: string;
  /** Fields that a saved draft changed; only for such lines. */
  readonly fields?: number;
}

export interface CaseRecord {
  readonly state: CaseState;
  /** Latest entry of the case: the tip that the next entry names. */
  readonly tip: EntryId;
  readonly log: readonly Line[];
}

/** What a press of a button did. */
export interface DoneCommand {
  readonly procedure: string;
  readonly case: CaseId | null;
}

/** The documents of a desk by table: cases by id, register items by id, items by code, commands by id. */
export interface DeskTables {
  readonly cases: CaseRecord;
  readonly register: RegisterEntry;
  readonly codes: { readonly register: RegisterId };
  readonly commands: DoneCommand;
}

export type DeskDocuments = Documents<DeskTables>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `2026-03-05` as 20260305; 0 for none. */
export const dayNumber = (day: string | null | undefined): number =>
  day ? Number(day.slice(0, 10).replaceAll('-', '')) : 0;

/** A text that ascends where the day descends: the newest comes first in an ascending order. */
const newestFirst = (day: string): string => String(99_999_999 - dayNumber(day)).padStart(8, '0');

const CASES: TableSpec<CaseRecord> = {
  columns: { status: 'code', region: 'code', number: 'text', name: 'text', subject: 'text', uscc: 'text' },
  search: ['number', 'name', 'subject', 'uscc'],
  row: ({ state }) => ({
    status: state.status,
    region: text(state.subject.regionCode),
    number: state.number,
    name: nameKey(text(state.application.dataRegistName)),
    subject: nameKey(text(state.subject.institutionName)),
    uscc: nameKey(text(state.subject.uscc)),
  }),
  cluster: (row) => `${row.status}/${row.region}`,
  order: (row) => String(row.number),
};

const REGISTER: TableSpec<RegisterEntry> = {
  columns: { code: 'text', codedAt: 'int' },
  search: ['code'],
  row: (entry) => ({ code: entry.code, codedAt: dayNumber(entry.codedAt) }),
  cluster: () => '',
  order: (row) => newestFirst(String(row.codedAt)),
};

/** Found by their keys only. */
const BY_KEY: Pick<TableSpec<unknown>, 'columns' | 'search' | 'row' | 'cluster' | 'order'> = {
  columns: {},
  search: [],
  row: () => null,
  cluster: () => '',
  order: () => '',
};

/** How each table is indexed. */
export const DESK_TABLES: { readonly [N in keyof DeskTables]: TableSpec<DeskTables[N]> } = {
  cases: CASES,
  register: REGISTER,
  codes: BY_KEY,
  commands: BY_KEY,
};
