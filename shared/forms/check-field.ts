/**
 * Judges one field by its specification: required, shape, lists, dates, public text. Used live while typing
 * and again for the whole form. Rules that need several fields stand in check-rules; files in check-files.
 */
import { division, divisionName, isInside, NATION_CODE } from '#shared/domain/divisions';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { FieldFacts } from './application-input';
import { isChoosable, isInGroup, itemOf } from './code-lists';
import { isEmpty, isRequired, isVisible } from './conditions';
import { digestProblem } from './digest';
import { emailProblem } from './email';
import { error, type FindingCode, PUBLIC_TEXT_CODES, warning } from './findings';
import { phoneProblem } from './phone';
import { isPublicTextHint, scanPublicText } from './public-text';
import type { FieldSpec, FieldValue, Finding, FormValues } from './schema';
import { countChars, findForbidden, hasArabicScript, nameKey } from './text';
import { urlProblem } from './url';
import { checkUscc } from './uscc';

type Of<Kind extends FieldSpec['kind']> = Extract<FieldSpec, { kind: Kind }>;

const DECIMAL = /^\d{1,15}(\.\d{1,6})?$/;

/** Codes of the declarations and acts that must be true, where they have one of their own. */
const MUST_BE_TRUE: { readonly [key: string]: readonly [FindingCode, string] } = {
  noSecretDeclared: [
    'SECRET_NOT_EXCLUDED',
    '未声明不含国家秘密、工作秘密，不能登记；如确含秘密，请停止填报，不要在本机留存有关内容',
  ],
  riskAssessed: ['RISK_NOT_ASSESSED', '尚未开展数据安全风险评估，请评估后再提交'],
  deposited: ['DEPOSIT_MISSING', '尚未存证，申请登记前应先对数据资源存证'],
  truthDeclared: ['MUST_BE_TRUE', '请由申请单位确认材料真实、完整、合法、有效'],
  publicPreviewConfirmed: ['MUST_BE_TRUE', '请由申请单位看过公示文字后确认'],
};

/** What is wrong with one field now; empty for a hidden field, and for files, which are no values. */
export function checkField(
  spec: FieldSpec,
  value: FieldValue | undefined,
  values: FormValues,
  facts: FieldFacts,
): readonly Finding[] {
  if (!isVisible(spec, values) || spec.kind === 'files') return [];
  if (spec.kind === 'bool') return checkBool(spec, value, values);
  if (value === undefined || isEmpty(value)) {
    return isRequired(spec, values)
      ? [error(spec.key, 'REQUIRED', `${spec.label}未填写，请补填`, spec.basis)]
      : [];
  }
  return checkFilled(spec, value, values, facts);
}

function checkBool(spec: Of<'bool'>, value: FieldValue | undefined, values: FormValues): readonly Finding[] {
  if (spec.mustBe !== undefined && value !== spec.mustBe) {
    const [code, message] = MUST_BE_TRUE[spec.key] ?? ['MUST_BE_TRUE', `${spec.label}应为“是”`];
    return [error(spec.key, code, message, spec.basis)];
  }
  if (typeof value === 'boolean' || !isRequired(spec, values)) return [];
  return [error(spec.key, 'REQUIRED', `${spec.label}未选择，请选择`, spec.basis)];
}

function checkFilled(
  spec: Exclude<FieldSpec, Of<'bool'> | Of<'files'>>,
  value: FieldValue,
  values: FormValues,
  facts: FieldFacts,
): readonly Finding[] {
  const say = (code: FindingCode, message: string): Finding => error(spec.key, code, message, spec.basis);
  const typed = (problem: string | undefined, code: FindingCode) => (problem ? [say(code, problem)] : []);
  switch (spec.kind) {
    case 'text':
    case 'longtext':
      return typeof value === 'string' ? checkText(spec, value.trim()) : [wrongType(spec)];
    case 'uscc': {
      const outcome = checkUscc(typeof value === 'string' ? value.trim() : '');
      return outcome.ok ? [] : [say(outcome.error.code, `${spec.label}：${outcome.error.message}`)];
    }
    case 'phone':
      return typed(phoneProblem(String(value).trim()), 'PHONE');
    case 'email':
      return typed(emailProblem(String(value).trim()), 'EMAIL');
    case 'url':
      return typed(urlProblem(String(value).trim()), 'URL');
    case 'digest':
      return typed(digestProblem(String(value)), 'DIGEST');
    case 'enum':
      return typeof value === 'string' && itemOf(facts.lists, spec.list, value)
        ? closedCodes(spec, [value], facts)
        : [say('LIST_MEMBER', `${spec.label}不在代码表中，请重新选择`)];
    case 'enums':
      return checkEnums(spec, textsOf(value), values, facts);
    case 'region':
    case 'regions':
      return checkRegions(spec, spec.kind === 'region' ? [String(value)] : textsOf(value));
    case 'date':
      return checkDate(spec, String(value), values, facts.today);
    case 'decimal':
      return checkDecimal(spec, value, values);
    case 'integer':
      return checkInteger(spec, value);
    case 'tags':
      return checkTags(spec, textsOf(value));
    case 'rows':
      return checkRows(spec, value, facts);
    default:
      return assertNever(spec, 'field kind');
  }
}

const textsOf = (value: FieldValue): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const wrongType = (spec: FieldSpec): Finding =>
  error(spec.key, 'WRONG_TYPE', `${spec.label}的内容格式不对，请重新填写`, spec.basis);

function checkText(spec: Of<'text'> | Of<'longtext'>, text: string): readonly Finding[] {
  const findings: Finding[] = [];
  const isUyghur = spec.kind === 'text' && spec.rtl === true;
  const forbidden = findForbidden(text, { lines: spec.kind === 'longtext', bidi: isUyghur });
  const count = countChars(text);
  if (forbidden) {
    const message = `${spec.label}第 ${forbidden.place} 字是不可见字符（${forbidden.name}），请删除后重新录入`;
    findings.push(error(spec.key, 'FORBIDDEN_CHARACTER', message, spec.basis));
  }
  if (spec.min !== undefined && count < spec.min) {
    const message = `${spec.label}已输入 ${count} 字，至少 ${spec.min} 字`;
    findings.push(error(spec.key, 'TOO_SHORT', message, spec.basis));
  }
  if (count > spec.max) {
    const message = `${spec.label}已输入 ${count} 字，限 ${spec.max} 字`;
    findings.push(error(spec.key, 'TOO_LONG', message, spec.basis));
  }
  if (isUyghur && !hasArabicScript(text)) {
    findings.push(error(spec.key, 'UYGHUR_SCRIPT', `${spec.label}应使用维吾尔文书写`, spec.basis));
  }
  return spec.isPublic === true ? [...findings, ...checkPublicText(spec, text)] : findings;
}

function checkPublicText(spec: FieldSpec, text: string): readonly Finding[] {
  return scanPublicText(text).map((hit) => {
    const make = isPublicTextHint(hit.kind) ? warning : error;
    return make(spec.key, PUBLIC_TEXT_CODES[hit.kind], `${spec.label}：${hit.message}`, spec.basis);
  });
}

/** What is to be done about a closed value, at the end of what is said of it. */
export const CLOSED_ADVICE = '，请重新选择';

/** Codes that their list has, but not for the day: closed before it, or to be chosen only later. */
function closedCodes(
  spec: Of<'enum'> | Of<'enums'>,
  codes: readonly string[],
  { lists, listsOn }: FieldFacts,
): readonly Finding[] {
  return codes.flatMap((code) => {
    const item = itemOf(lists, spec.list, code);
    if (item === undefined || isChoosable(item, listsOn)) return [];
    const { label, from, to } = item;
    const words = from !== undefined && listsOn < from ? `自 ${from} 起才可选择` : `已停用（可选至 ${to}）`;
    return [error(spec.key, 'LIST_CLOSED', `${spec.label}“${label}”${words}${CLOSED_ADVICE}`, spec.basis)];
  });
}

function checkEnums(
  spec: Of<'enums'>,
  codes: readonly string[],
  values: FormValues,
  facts: FieldFacts,
): readonly Finding[] {
  const parent = spec.dependsOn === undefined ? undefined : values[spec.dependsOn];
  const known = (code: string) => {
    const item = itemOf(facts.lists, spec.list, code);
    return item !== undefined && (typeof parent !== 'string' || isInGroup(item, parent));
  };
  const findings: Finding[] = [...closedCodes(spec, codes, facts)];
  if (!codes.every(known)) {
    const message = `${spec.label}中有不在代码表内或与上级选项不符的项，请重新选择`;
    findings.push(error(spec.key, 'LIST_MEMBER', message, spec.basis));
  }
  if (new Set(codes).size < codes.length) {
    findings.push(error(spec.key, 'DUPLICATE_ITEM', `${spec.label}中有重复的项，请删去`, spec.basis));
  }
  if (spec.max !== undefined && codes.length > spec.max) {
    const message = `${spec.label}最多选 ${spec.max} 项，现为 ${codes.length} 项`;
    findings.push(error(spec.key, 'TOO_MANY', message, spec.basis));
  }
  return findings;
}

function checkRegions(spec: Of<'region'> | Of<'regions'>, codes: readonly string[]): readonly Finding[] {
  const isKnown = (code: string) =>
    division(code) !== undefined || (spec.allowNation === true && code === NATION_CODE);
  if (!codes.every(isKnown)) {
    return spec.key === 'storageRegion'
      ? [error(spec.key, 'STORAGE_ABROAD', '存储地区不在境内行政区划代码表中，数据应存储在境内', spec.basis)]
      : [error(spec.key, 'REGION_CODE', `${spec.label}：行政区划代码不在代码表中`, spec.basis)];
  }
  if (codes.includes(NATION_CODE) && codes.length > 1) {
    const message = `${spec.label}选了“全国”，不能再选其他地区，请删去一方`;
    return [error(spec.key, 'COVER_NATION_EXCLUSIVE', message, spec.basis)];
  }
  if (new Set(codes).size < codes.length) {
    return [error(spec.key, 'DUPLICATE_ITEM', `${spec.label}中有重复的地区，请删去`, spec.basis)];
  }
  for (const inner of codes) {
    const outer = codes.find((code) => code !== inner && isInside(inner, code));
    if (outer === undefined) continue;
    const message = `${spec.label}已选${divisionName(outer)}，不必再选${divisionName(inner)}，请删去一方`;
    return [error(spec.key, 'COVER_PARENT_CHILD', message, spec.basis)];
  }
  return [];
}

function checkDate(spec: Of<'date'>, text: string, values: FormValues, today: LocalDate): readonly Finding[] {
  if (!isLocalDate(text))
    return [error(spec.key, 'DATE', `${spec.label}不是有效日期，请重新选择`, spec.basis)];
  if (spec.notFuture === true && text > today) {
    return [error(spec.key, 'DATE_FUTURE', `${spec.label}：日期不能晚于今天`, spec.basis)];
  }
  const earlier = spec.notBefore === undefined ? undefined : values[spec.notBefore];
  if (typeof earlier === 'string' && isLocalDate(earlier) && text < earlier) {
    const message = `${spec.label}早于应在其前的日期（${earlier}）：起始日期不能晚于结束日期`;
    return [error(spec.key, 'DATE_ORDER', message, spec.basis)];
  }
  return [];
}

function checkDecimal(spec: Of<'decimal'>, value: FieldValue, values: FormValues): readonly Finding[] {
  if (typeof value !== 'string' || !DECIMAL.test(value.trim())) {
    const message = `${spec.label}应为不小于 0 的数，最多 6 位小数`;
    return [error(spec.key, 'NUMBER', message, spec.basis)];
  }
  if (spec.unitField === undefined || !isEmpty(values[spec.unitField])) return [];
  return [error(spec.key, 'UNIT_MISSING', `${spec.label}缺少单位，请选择单位`, spec.basis)];
}

function checkInteger(spec: Of<'integer'>, value: FieldValue): readonly Finding[] {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = spec;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return [];
  const range = spec.max === undefined ? `不小于 ${min} 的整数` : `${min} 至 ${max} 的整数`;
  return [error(spec.key, 'NUMBER', `${spec.label}应为${range}`, spec.basis)];
}

function checkTags(spec: Of<'tags'>, tags: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  if (tags.length > spec.max) {
    const message = `${spec.label}最多 ${spec.max} 个，现为 ${tags.length} 个`;
    findings.push(error(spec.key, 'TOO_MANY', message, spec.basis));
  }
  if (tags.some((tag) => countChars(tag) > spec.eachMax)) {
    findings.push(error(spec.key, 'TOO_LONG', `${spec.label}每个限 ${spec.eachMax} 字`, spec.basis));
  }
  if (tags.some((tag) => findForbidden(tag, { lines: false, bidi: false }) !== undefined)) {
    const message = `${spec.label}中有不可见字符，请删除后重新录入`;
    findings.push(error(spec.key, 'FORBIDDEN_CHARACTER', message, spec.basis));
  }
  if (new Set(tags.map(nameKey)).size < tags.length) {
    findings.push(error(spec.key, 'DUPLICATE_ITEM', `${spec.label}中有重复的项，请删去`, spec.basis));
  }
  return findings;
}

function checkRows(spec: Of<'rows'>, value: FieldValue, facts: FieldFacts): readonly Finding[] {
  if (!Array.isArray(value)) return [wrongType(spec)];
  const rows = value.filter((row): row is FormValues => typeof row === 'object' && row !== null);
  const findings: Finding[] = [];
  if (spec.minRows !== undefined && rows.length < spec.minRows) {
    const message = `${spec.label}至少 ${spec.minRows} 行，现为 ${rows.length} 行`;
    findings.push(error(spec.key, 'TOO_FEW', message, spec.basis));
  }
  if (rows.length > spec.maxRows) {
    const message = `${spec.label}最多 ${spec.maxRows} 行，现为 ${rows.length} 行`;
    findings.push(error(spec.key, 'TOO_MANY', message, spec.basis));
  }
  rows.slice(0, spec.maxRows).forEach((row, index) => {
    for (const column of spec.columns) {
      for (const finding of checkField(column, row[column.key], row, facts)) {
        const field = `${spec.key}[${index}].${finding.field}`;
        findings.push({ ...finding, field, message: `第 ${index + 1} 行：${finding.message}` });
      }
    }
  });
  return findings;
}
