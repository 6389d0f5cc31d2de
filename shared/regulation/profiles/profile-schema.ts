/**
 * Shape of a rule profile as it comes in from a file: every key, nothing else, texts and numbers in bounds.
 * What rows say about each other is in profile-rules.ts. It must accept exactly what the type Profile holds.
 */
import { z } from 'zod';
import { CASE_TYPES, OBJECT_TYPES } from '#shared/domain/case-type';
import type { ClauseId } from '#shared/domain/ids';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { AUTO_CHECKS, CLOCK_IDS, MATERIAL_CONDITIONS, type Profile } from './profile';

const MAX_ROWS = 200;

const words = (max: number) =>
  z
    .string()
    .max(max, `不能超过${max}字`)
    .refine((value) => value.trim() === value && value !== '', '不能为空，首尾不能有空格');

const whole = (min: number, max: number) =>
  z.custom<number>(
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
    `应为${min}到${max}的整数`,
  );

const oneOf = <const V extends readonly [string, ...string[]]>(...values: V) =>
  z.enum(values, `只能是${values.join('、')}之一`);

const sign = (pattern: RegExp, message: string) => z.string().regex(pattern, message);

const several = <S extends z.ZodType>(row: S) =>
  z.array(row).min(1, '不能为空').max(MAX_ROWS, `不能超过${MAX_ROWS}项`);

const clauseId = z.custom<ClauseId>(
  (value) => typeof value === 'string' && /^[A-Z]{2,4}-\d{1,3}-\d{1,3}$/.test(value),
  '应为条款编号，如XJR-14-1',
);
const date = z.custom<LocalDate>(
  (value) => typeof value === 'string' && isLocalDate(value),
  '应为存在的日期，如2025-10-01',
);
const profileId = sign(/^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/, '应为2到32位字母、数字或连字符');
const rowId = sign(/^[A-Za-z0-9]{1,8}$/, '应为1到8位字母或数字');
const transitionId = sign(/^[A-Z]\d{2}[a-z]?$/, '应为步骤编号，如T11');
const guardName = sign(/^[a-z][A-Za-z]{0,39}$/, '应为检查的名称');

const grounded = {
  tag: oneOf('LAW', 'INTERP', 'DESIGN'),
  basis: z.array(clauseId).max(MAX_ROWS, `不能超过${MAX_ROWS}项`),
};
const types = several(oneOf(...CASE_TYPES));
const objectTypes = several(oneOf(...OBJECT_TYPES));

const clock = z.strictObject({
  ...grounded,
  id: oneOf(...CLOCK_IDS),
  name: words(40),
  days: whole(1, 366),
  startsWith: words(80),
  nature: oneOf('deadline', 'period', 'reminder'),
  // Which clock may have none is said in profile-rules.ts.
  types: z.array(oneOf(...CASE_TYPES)).max(MAX_ROWS, `不能超过${MAX_ROWS}项`),
});

const stage = z.strictObject({
  ...grounded,
  type: oneOf(...CASE_TYPES),
  publicity: oneOf('always', 'openOrAuthorised', 'publicItemChanged', 'never'),
  code: oneOf('new', 'kept', 'none'),
});

const checklistItem = z.strictObject({
  ...grounded,
  id: rowId,
  label: words(100),
  lookAt: words(200),
  auto: oneOf(...AUTO_CHECKS).nullable(),
  types,
  objectTypes,
});

const material = z.strictObject({
  ...grounded,
  id: rowId,
  group: words(40),
  label: words(100),
  attachmentType: sign(/^\d{2}$/, '应为两位附件类型代码'),
  when: oneOf(...MATERIAL_CONDITIONS),
  types,
  objectTypes,
});

const grounds = several(z.strictObject({ code: rowId, label: words(100), basis: several(clauseId) }));

const settingOf = <V extends z.ZodType>(value: V) => z.strictObject({ ...grounded, value });
const yesNo = settingOf(z.boolean('应为是或否（true、false）'));

export const profileSchema: z.ZodType<Profile> = z.strictObject({
  id: profileId,
  title: words(100),
  effectiveFrom: date,
  effectiveTo: date,
  replaces: profileId.nullable(),
  text: sign(/^[A-Z]{2,4}$/, '应为条款编号的首段，如XJR'),
  clocks: several(clock),
  stages: several(stage),
  checklist: several(checklistItem),
  materials: several(material),
  validity: z.strictObject({
    ...grounded,
    years: whole(1, 30),
    convention: oneOf('day-before', 'anniversary'),
    limitedByAgreement: z.boolean('应为是或否（true、false）'),
  }),
  renewal: z.strictObject({
    ...grounded,
    windowDays: whole(1, 365),
    maxMonths: whole(1, 120),
    reminderDays: several(whole(1, 366)),
  }),
  // A text may add no guard to the table.
  guards: z
    .array(z.strictObject({ ...grounded, transition: transitionId, guard: guardName }))
    .max(MAX_ROWS, `不能超过${MAX_ROWS}项`),
  grounds: z.strictObject({
    refuse: grounds,
    transfer: grounds,
    notPass: grounds,
    objection: grounds,
    objectionInvalid: grounds,
    revoke: grounds,
    revokeSource: grounds,
  }),
  settings: z.strictObject({
    'objection.publicityClock': settingOf(oneOf('continue', 'pause')),
    'objection.decisionStart': settingOf(oneOf('material', 'answerDue')),
    'objection.evidence': settingOf(oneOf('required', 'mayFollow')),
    'withdrawal.enabled': yesNo,
    'correction.lapseCloses': yesNo,
    'duties.acceptEqualsReview': yesNo,
    'duties.twoPersons': yesNo,
    'deposit.required': settingOf(oneOf('always', 'authorised')),
    'subject.unincorporated': yesNo,
    'cancellation.announce': yesNo,
    'retention.years': settingOf(whole(1, 100)),
    'exchange.massShare': settingOf(whole(1, 100)).exactOptional(),
    'exchange.massFloor': settingOf(whole(1, 1000)).exactOptional(),
    'exchange.massCases': settingOf(whole(1, 100_000)).exactOptional(),
    'exchange.massConflicts': settingOf(whole(1, 10_000)).exactOptional(),
    'exchange.listWarning': settingOf(whole(1, 366)).exactOptional(),
    'exchange.listSecond': settingOf(whole(1, 366)).exactOptional(),
    // A reader takes at most MAX_STUBS, and holds everything in memory.
    'exchange.bundleRecords': settingOf(whole(10, 500_000)).exactOptional(),
  }),
  texts: z.strictObject({
    rulesTitle: words(100),
    rulesShort: words(40),
    codeName: words(40),
    resultName: words(40),
    system: words(40),
    superior: words(40),
    prevails: words(100),
  }),
  cites: z.record(clauseId, several(clauseId)).nullable(),
});
