/**
 * Applications of different cases beside each other, field by field: whether they ask for one thing is read off what they
 * say. Pure; nothing of it judges which of them is right.
 */
import type { ObjectType } from '#shared/domain/case-type';
import type { Content } from './application-input';
import type { CodeLists } from './code-lists';
import { rowsText, sameValue, without } from './differences';
import { formsOf, PART_PREFIX } from './form-of';
import { rowsOf } from './rule-facts';
import type { FieldSpec } from './schema';
import { valueText } from './value-text';

/** A paper as far as it is compared: the same file has the same digest, whatever it is called. */
interface Paper {
  readonly field: string;
  readonly title: string;
  readonly hash: string;
}

/** One of the applications. */
export interface Beside extends Content {
  readonly objectType: ObjectType;
  readonly attachments: readonly Paper[];
}

/** A field with what each application says there, in their order. */
export interface SideBySide {
  /** `subject.key` or `key`. */
  readonly key: string;
  readonly label: string;
  /** Title of the page. */
  readonly page: string;
  /** In words; empty where an application says nothing. */
  readonly values: readonly string[];
  readonly same: boolean;
}

/** Signs of a file's digest that are shown: enough to tell two papers apart. */
const DIGEST_SIGNS = 12;

/** Every field in which any of the applications says something, in the order of their forms. */
export function sideBySide(applications: readonly Beside[], lists: CodeLists): readonly SideBySide[] {
  return fieldsOfAll(applications).flatMap(({ part, page, spec }): readonly SideBySide[] => {
    const { values, same } =
      spec.kind === 'files' ? papersOf(spec.key, applications) : valuesOf(spec, part, applications, lists);
    if (values.every((value) => value === '')) return [];
    return [{ key: PART_PREFIX[part] + spec.key, label: spec.label, page, values, same }];
  });
}

type Told = Pick<SideBySide, 'values' | 'same'>;

interface PlacedField {
  readonly part: keyof Content;
  readonly page: string;
  readonly spec: FieldSpec;
}

/** The fields of the forms that the applications stand on, each once; a first registration has no form of a request. */
function fieldsOfAll(applications: readonly Beside[]): readonly PlacedField[] {
  const found = new Map<string, PlacedField>();
  for (const { objectType } of applications)
    for (const { part, schema } of formsOf('FIRST', objectType)) {
      if (part === 'request') continue;
      for (const page of schema.pages)
        for (const spec of page.fields) {
          const key = PART_PREFIX[part] + spec.key;
          if (!found.has(key)) found.set(key, { part, page: page.title, spec });
        }
    }
  return [...found.values()];
}

function valuesOf(
  spec: FieldSpec,
  part: keyof Content,
  applications: readonly Beside[],
  lists: CodeLists,
): Told {
  const values = applications.map((application) => application[part][spec.key]);
  if (spec.kind === 'rows') return rowsBeside(spec.columns, values.map(rowsOf), lists);
  return {
    values: values.map((value) => valueText(spec, value, lists)),
    same: values.every((value) => sameValue(value, values[0])),
  };
}

/** Rows that every application has are counted only; rows in another order are the same ones. */
function rowsBeside(
  columns: readonly FieldSpec[],
  tables: readonly ReturnType<typeof rowsOf>[],
  lists: CodeLists,
): Told {
  const common = tables.reduce((before, rows) => without(before, without(before, rows)));
  const own = tables.map((rows) => without(rows, common));
  return {
    values: tables.map((rows, at) =>
      rows.length === 0 ? '' : rowsText(columns, rows, own[at] ?? [], lists),
    ),
    same: own.every((rows) => rows.length === 0),
  };
}

function papersOf(field: string, applications: readonly Beside[]): Told {
  const papers = applications.map(({ attachments }) => attachments.filter((paper) => paper.field === field));
  const digests = papers.map((filed) => [...new Set(filed.map(({ hash }) => hash))].sort().join(' '));
  return {
    values: papers.map((filed) =>
      filed.map(({ title, hash }) => `${title}（摘要 ${hash.slice(0, DIGEST_SIGNS)}…）`).join('；'),
    ),
    same: digests.every((digest) => digest === digests[0]),
  };
}
