/**
 * The door for form values: drafts may be incomplete but never malformed. Unknown keys, wrong types and
 * oversize are refused whole and change nothing; texts come out in NFC and trimmed, empty values absent.
 */
import { isLocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { err, ok, type Result } from '#shared/lib/result';
import { normalizeDigest } from './digest';
import { error, type FindingCode } from './findings';
import type { FieldSpec, FieldValue, Finding, FormSchema, FormValues } from './schema';
import { countChars, findForbidden, normalizeText } from './text';
import { normalizeUscc } from './uscc';

/** A draft may overrun a limit while it is being shortened; beyond this factor it is refused. */
const DRAFT_SLACK = 4;
const CODE_MAX = 64;
const LINE_MAX = 500;
const LIST_MAX = 200;

type Outcome = Result<FieldValue | undefined, FindingCode>;
type Cell = string | number | boolean | null;

const isRecord = (raw: unknown): raw is { readonly [key: string]: unknown } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const WORDS: { readonly [code in FindingCode]?: string } = {
  WRONG_TYPE: '内容格式不对，未保存',
  OVERSIZE: '内容过长，未保存，请缩短后再存',
  FORBIDDEN_CHARACTER: '有不可见字符，未保存，请删除后重新录入',
};

/** Values that fit the schema, or every reason why they were refused. An empty field is absent. */
export function conformValues(schema: FormSchema, raw: unknown): Result<FormValues, Finding[]> {
  if (!isRecord(raw)) return err([error('', 'MALFORMED', '表单内容格式不对，未保存')]);
  const specs = new Map(schema.pages.flatMap((page) => page.fields).map((spec) => [spec.key, spec]));
  const findings: Finding[] = [];
  const values: { [key: string]: FieldValue } = {};
  for (const [key, value] of Object.entries(raw)) {
    const spec = specs.get(key);
    if (!spec || spec.kind === 'files') {
      findings.push(error(key, 'UNKNOWN_FIELD', `表单中没有“${key}”这一项，未保存`));
      continue;
    }
    const outcome = conformValue(spec, value);
    if (!outcome.ok) findings.push(error(key, outcome.error, `${spec.label}：${WORDS[outcome.error] ?? ''}`));
    else if (outcome.value !== undefined) values[key] = outcome.value;
  }
  return findings.length > 0 ? err(findings) : ok(values);
}

/** A value as a field takes it; absent for an empty one. @returns the code of why it is refused. */
export function conformValue(spec: FieldSpec, raw: unknown): Outcome {
  if (raw === null || raw === undefined || raw === '') return ok(undefined);
  switch (spec.kind) {
    case 'text':
      return conformText(raw, spec.max * DRAFT_SLACK, normalizeText, spec.rtl === true);
    case 'longtext':
      return conformText(raw, spec.max * DRAFT_SLACK, normalizeText);
    case 'uscc':
      return conformText(raw, CODE_MAX, normalizeUscc);
    case 'digest':
      return conformText(raw, CODE_MAX * DRAFT_SLACK, normalizeDigest);
    case 'phone':
    case 'decimal':
    case 'enum':
    case 'region':
      return conformText(raw, CODE_MAX, normalizeText);
    case 'email':
    case 'url':
      return conformText(raw, LINE_MAX * DRAFT_SLACK, normalizeText);
    case 'date':
      return typeof raw === 'string' && isLocalDate(raw) ? ok(raw) : err('WRONG_TYPE');
    case 'bool':
      return typeof raw === 'boolean' ? ok(raw) : err('WRONG_TYPE');
    case 'integer':
      return Number.isSafeInteger(raw) && !Object.is(raw, -0) ? ok(raw as number) : err('WRONG_TYPE');
    case 'enums':
    case 'regions':
      return conformList(raw, LIST_MAX, CODE_MAX);
    case 'tags':
      return conformList(raw, spec.max * DRAFT_SLACK, spec.eachMax * DRAFT_SLACK);
    case 'rows':
      return conformRows(spec, raw);
    case 'files':
      return err('WRONG_TYPE');
    default:
      return assertNever(spec, 'field kind');
  }
}

/** `bidi`: direction marks may stand in the text, as in a Uyghur name; elsewhere they hide what is written. */
function conformText(raw: unknown, max: number, clean: (text: string) => string, bidi = false): Outcome {
  if (typeof raw !== 'string' || !isWellFormed(raw)) return err('WRONG_TYPE');
  if (findForbidden(raw, { lines: true, bidi })) return err('FORBIDDEN_CHARACTER');
  const text = clean(raw);
  if (countChars(text) > max) return err('OVERSIZE');
  return ok(text === '' ? undefined : text);
}

/** Half a surrogate pair cannot be stored or signed. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

function conformList(raw: unknown, max: number, eachMax: number): Outcome {
  if (!Array.isArray(raw)) return err('WRONG_TYPE');
  if (raw.length > max) return err('OVERSIZE');
  const list: string[] = [];
  for (const item of raw) {
    const outcome = conformText(item, eachMax, normalizeText);
    if (!outcome.ok) return outcome;
    if (typeof outcome.value === 'string') list.push(outcome.value);
  }
  return ok(list.length === 0 ? undefined : list);
}

function conformRows(spec: Extract<FieldSpec, { kind: 'rows' }>, raw: unknown): Outcome {
  if (!Array.isArray(raw)) return err('WRONG_TYPE');
  if (raw.length > spec.maxRows) return err('OVERSIZE');
  const columns = new Map(spec.columns.map((column) => [column.key, column]));
  const rows: { readonly [key: string]: Cell }[] = [];
  for (const item of raw) {
    if (!isRecord(item)) return err('WRONG_TYPE');
    const row: { [key: string]: Cell } = {};
    for (const [key, value] of Object.entries(item)) {
      const column = columns.get(key);
      if (!column) return err('WRONG_TYPE');
      const outcome = conformValue(column, value);
      if (!outcome.ok) return outcome;
      if (outcome.value === undefined) continue;
      if (typeof outcome.value === 'object' && outcome.value !== null) return err('WRONG_TYPE');
      row[key] = outcome.value;
    }
    rows.push(row);
  }
  return ok(rows.length === 0 ? undefined : rows);
}
