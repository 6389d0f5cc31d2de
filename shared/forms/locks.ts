/**
 * Which registered fields a request may touch: a change only what its reasons are about (NDR-9-11), a
 * correction only what is said to be wrong (NDR-9-14), a cancellation nothing. The kind of application and
 * of object never changes.
 */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import { assertNever } from '#shared/lib/assert-never';
import type { Content } from './application-input';
import { AGREEMENT_KEYS } from './blocks/agreement-fields';
import { codeListOf } from './code-lists';
import { FIXED_FIELDS } from './correctable-fields';
import { changedKeys } from './differences';
import { F01_SUBJECT } from './f01-subject';
import { contentForm, fieldsOf, PART_PREFIX } from './form-of';
import { rowsOf } from './rule-facts';
import type { FormValues } from './schema';

/** Codes of CL-CHANGE. */
export const CHANGE_REASONS = [
  'SOURCE',
  'RESOURCE',
  'PRODUCT',
  'DEPOSIT',
  'SUBJECT',
  'AGREEMENT',
  'SHARING',
  'SECURITY',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Storage stands on the deposit page but belongs to the data. */
const STORAGE_KEYS: readonly string[] = ['storagePlace', 'storageMode', 'storageRegion'];
const JOINT_KEYS: readonly string[] = ['applicantMode', 'coApplicants', 'jointAgreementFile'];
const USE_KEYS: readonly string[] = ['scenarios', 'productNote'];
/** What a product says about the data it is made of. */
const PRODUCT_DATA_KEYS: readonly string[] = [
  'usedResources',
  'mixesOtherData',
  'mixedDataNote',
  'dataLicenceFile',
];

const pageKeys = (objectType: ObjectType, ...pages: readonly string[]): readonly string[] =>
  contentForm(objectType)
    .pages.filter((page) => pages.includes(page.key))
    .flatMap((page) => page.fields.map((spec) => spec.key));

const depositKeys = (objectType: ObjectType): readonly string[] =>
  pageKeys(objectType, 'deposit').filter((key) => !STORAGE_KEYS.includes(key));

/** Fields one reason unlocks, papers included. Empty: the reason does not fit the object. */
export function fieldsOfReason(reason: ChangeReason, objectType: ObjectType): readonly string[] {
  const isProduct = objectType === '2';
  switch (reason) {
    case 'SOURCE':
      return [...pageKeys(objectType, 'source'), ...depositKeys(objectType)];
    case 'RESOURCE':
      return [
        ...(isProduct ? PRODUCT_DATA_KEYS : pageKeys(objectType, 'data')),
        ...pageKeys(objectType, 'deposit'),
      ];
    case 'PRODUCT':
      return [...(isProduct ? pageKeys(objectType, 'product', 'use') : USE_KEYS), ...depositKeys(objectType)];
    case 'DEPOSIT':
      return depositKeys(objectType);
    case 'SUBJECT':
      return [...fieldsOf(F01_SUBJECT).map((spec) => PART_PREFIX.subject + spec.key), ...JOINT_KEYS];
    case 'AGREEMENT':
      return AGREEMENT_KEYS;
    case 'SHARING':
      return pageKeys(objectType, 'sharing');
    case 'SECURITY':
      return pageKeys(objectType, 'security');
    default:
      return assertNever(reason, 'change reason');
  }
}

/** The reasons a request gives; codes no list has are left out. */
export function reasonsOf(request: FormValues): readonly ChangeReason[] {
  const chosen = request.changeReasons;
  return Array.isArray(chosen)
    ? CHANGE_REASONS.filter((reason) => chosen.some((code) => code === reason))
    : [];
}

/** The fields a correction says are wrong, as far as the object has them and they can be corrected. */
export function fieldsToCorrect(objectType: ObjectType, request: FormValues): readonly string[] {
  const known = new Set(codeListOf('CL-FIELD', objectType).map((item) => item.code));
  return rowsOf(request.correctFields)
    .map((row) => row.field)
    .filter((field): field is string => typeof field === 'string' && known.has(field));
}

/** Fields that may differ from the register, `subject.key` or `key`; `all` for a first registration. */
export function unlockedFields(
  type: ApplyType,
  objectType: ObjectType,
  request: FormValues,
): 'all' | ReadonlySet<string> {
  switch (type) {
    case 'FIRST':
      return 'all';
    case 'CHANGE':
      return byReasons(objectType, request);
    case 'RENEW':
      return request.infoChanged === true ? byReasons(objectType, request) : new Set();
    case 'CORRECT':
      return new Set(fieldsToCorrect(objectType, request));
    case 'CANCEL':
      return new Set();
    default:
      return assertNever(type, 'application type');
  }
}

function byReasons(objectType: ObjectType, request: FormValues): ReadonlySet<string> {
  const keys = reasonsOf(request).flatMap((reason) => fieldsOfReason(reason, objectType));
  return new Set(keys.filter((key) => !FIXED_FIELDS.includes(key)));
}

/** Fields that differ from the register though the request does not unlock them, `subject.key` or `key`. */
export function lockedChanges(
  type: ApplyType,
  objectType: ObjectType,
  request: FormValues,
  before: Content,
  after: Content,
): readonly string[] {
  const unlocked = unlockedFields(type, objectType, request);
  return unlocked === 'all' ? [] : changedKeys(before, after).filter((key) => !unlocked.has(key));
}
