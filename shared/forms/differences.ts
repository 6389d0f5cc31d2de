/**
 * What differs between the registered content and the content of a case: for the letters, for the comparison
 * on the screen and for the locks. Judged by content, never by the order in which keys were typed.
 */
import type { ObjectType } from '#shared/domain/case-type';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Content } from './application-input';
import type { CodeLists } from './code-lists';
import { isEmpty } from './conditions';
import { type FormPart, formsOf, PART_PREFIX, type PartForm } from './form-of';
import { publicItems } from './public-items';
import { rowsOf } from './rule-facts';
import type { FieldSpec, FieldValue, FormValues } from './schema';
import { rowText, valueText } from './value-text';

/** One field whose content differs, in words. */
export interface Difference {
  /** `subject.key` or `key`. */
  readonly key: string;
  readonly label: string;
  /** Title of the page. */
  readonly page: string;
  readonly before: string;
  readonly after: string;
}

/** Rows told one by one in a comparison; the rest is counted. */
const TOLD_ROWS = 10;
const NOTHING = '（空）';

const keyOf = (value: FieldValue | undefined): string =>
  canonicalJson(value === undefined || isEmpty(value) ? null : value);

/** Whether two values have the same content; an absent value is an empty one. */
export const sameValue = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  keyOf(a) === keyOf(b);

function differingKeys(before: FormValues, after: FormValues): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !sameValue(before[key], after[key]));
}

/** Names of every field of the content that differs, `subject.key` or `key`, also of fields no form has. */
export function changedKeys(before: Content, after: Content): readonly string[] {
  return [
    ...differingKeys(before.subject, after.subject).map((key) => PART_PREFIX.subject + key),
    ...differingKeys(before.application, after.application),
  ];
}

/** Every field of the content that differs, in the order of the forms, one line each. */
export const differences = (
  before: Content,
  after: Content,
  objectType: ObjectType,
  lists: CodeLists,
): readonly Difference[] =>
  differencesIn(formsOf('FIRST', objectType), { request: {}, ...before }, { request: {}, ...after }, lists);

/** The values of an application, by part. */
export type PartValues = { readonly [P in FormPart]: FormValues };

/** Every field of these forms that differs, in their order, one line each. */
export const differencesIn = (
  forms: readonly PartForm[],
  before: PartValues,
  after: PartValues,
  lists: CodeLists,
): readonly Difference[] =>
  forms.flatMap(({ part, schema }) =>
    schema.pages.flatMap((page) =>
      page.fields
        .filter((spec) => !sameValue(before[part][spec.key], after[part][spec.key]))
        .map((spec) => ({
          key: PART_PREFIX[part] + spec.key,
          label: spec.label,
          page: page.title,
          ...textsOf(spec, before[part][spec.key], after[part][spec.key], lists),
        })),
    ),
  );

/** Whether the notice of the registration would read differently (XJR-16-3). */
export function affectsPublic(before: Content, after: Content): boolean {
  const items = ({ subject, application }: Content) =>
    canonicalJson(publicItems(subject, application).map(({ key, value }) => ({ key, value })));
  return items(before) !== items(after);
}

function textsOf(
  spec: FieldSpec,
  before: FieldValue | undefined,
  after: FieldValue | undefined,
  lists: CodeLists,
): Pick<Difference, 'before' | 'after'> {
  if (spec.kind === 'rows') return rowTexts(spec.columns, rowsOf(before), rowsOf(after), lists);
  const told = (value: FieldValue | undefined) => valueText(spec, value, lists) || NOTHING;
  return { before: told(before), after: told(after) };
}

function rowTexts(
  columns: readonly FieldSpec[],
  before: readonly FormValues[],
  after: readonly FormValues[],
  lists: CodeLists,
): Pick<Difference, 'before' | 'after'> {
  const gone = without(before, after);
  const fresh = without(after, before);
  if (gone.length === 0 && fresh.length === 0) {
    return { before: `共 ${before.length} 行`, after: `共 ${after.length} 行，次序有调整` };
  }
  return { before: rowsText(columns, before, gone, lists), after: rowsText(columns, after, fresh, lists) };
}

/** Rows of `a` that `b` does not have, each counted as often as it stands there. */
export function without(a: readonly FormValues[], b: readonly FormValues[]): readonly FormValues[] {
  const left = new Map<string, number>();
  for (const row of b) left.set(rowKey(row), (left.get(rowKey(row)) ?? 0) + 1);
  return a.filter((row) => {
    const count = left.get(rowKey(row)) ?? 0;
    left.set(rowKey(row), count - 1);
    return count <= 0;
  });
}

const rowKey = (row: FormValues): string =>
  canonicalJson(Object.fromEntries(Object.entries(row).filter(([, cell]) => !isEmpty(cell))));

/** Rows in words: how many there are, and of those to be told the first few. */
export function rowsText(
  columns: readonly FieldSpec[],
  all: readonly FormValues[],
  told: readonly FormValues[],
  lists: CodeLists,
): string {
  if (all.length === 0) return NOTHING;
  if (told.length === 0) return `共 ${all.length} 行`;
  const texts = told.slice(0, TOLD_ROWS).map((row) => rowText(columns, row, lists));
  const rest = told.length > TOLD_ROWS ? `；等 ${told.length} 行` : '';
  return `共 ${all.length} 行，不同的行：${texts.join('；')}${rest}`;
}
