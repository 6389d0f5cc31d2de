/**
 * Tells which rows of the rule tables a test really uses: the property that only a use of the row reads is
 * replaced by one that reports and then answers the same value. The rows, the functions and their answers stay
 * what they are.
 */
import { ALL_FORMS, fieldsOf } from '#shared/forms/form-of';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { TEXTS } from '#shared/regulation/clauses/texts';
import { GROUND_LISTS, type Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { clausesOfRow, touch } from './clause-record';

/** Reports each reading of a property. */
function watch<T extends object>(row: T, key: keyof T & string, report: (row: T) => void): void {
  const value = row[key];
  Object.defineProperty(row, key, {
    enumerable: true,
    configurable: true,
    get: () => {
      report(row);
      return value;
    },
  });
}

interface Row {
  readonly basis: readonly string[];
}

/** Reading one of these properties of a row is using the row. */
function watchRows<T extends Row>(rows: readonly T[], ...keys: readonly (keyof T & string)[]): void {
  for (const row of rows) {
    const { basis } = row;
    for (const key of [...keys, 'basis' as const]) if (key in row) watch(row, key, () => touch(basis));
  }
}

function watchProfile(profile: Profile, validUntil: string): void {
  watchRows(profile.clocks, 'days', 'nature', 'tag');
  watchRows(profile.stages, 'publicity', 'code', 'tag');
  watchRows(profile.checklist, 'label', 'objectTypes');
  watchRows(profile.materials, 'label', 'objectTypes');
  watchRows([profile.validity], 'years', 'limitedByAgreement');
  watchRows([profile.renewal], 'windowDays', 'maxMonths', 'reminderDays');
  watchRows(profile.guards, 'guard');
  watchRows(Object.values(profile.settings), 'value');
  for (const list of GROUND_LISTS) watchRows(profile.grounds[list], 'label');
  watch(profile, 'effectiveTo', () => touch([validUntil]));
}

/** Starts watching the tables of the program; once for each test file. */
export function watchTables(): void {
  for (const row of TRANSITIONS) {
    const { basis } = row;
    const clauses = clausesOfRow(row);
    // Only carrying a row out reads which clocks it stops.
    watch(row, 'stops', () => touch(clauses));
    watch(row, 'by', () => touch(basis));
    watch(row, 'basis', () => touch(basis));
  }
  watchProfile(XJ_2025_PROFILE, 'XJR-28-1');
  watchProfile(TJ_DRAFT_PROFILE, 'TJR-32-1');
  for (const field of ALL_FORMS.flatMap(fieldsOf)) {
    watchRows([field], 'help', 'isPublic', 'visible');
    if (field.kind === 'rows') watchRows(field.columns, 'help', 'isPublic', 'visible');
  }
  // What the draft calls a code and a result, and that it is a draft, stands in no row.
  watch(TJ_DRAFT_PROFILE, 'title', () => touch(['TJR-32-1']));
  watch(TJ_DRAFT_PROFILE.texts, 'codeName', () => touch(['TJR-22-1']));
  watch(TJ_DRAFT_PROFILE.texts, 'resultName', () => touch(['TJR-12-1']));
  watch(TEXTS.XJR, 'effectiveTo', () => touch(['XJR-28-1']));
  watch(TEXTS.XJO, 'effectiveTo', () => touch(['XJO-35-1']));
  watch(TEXTS.NDR, 'effectiveTo', () => touch(['NDR-24-1']));
}
