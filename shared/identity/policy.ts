/**
 * The policy record: the region's signature over a rule pack, calendar, code list, set of templates or code pool.
 * It names the content by hash; packs are data, never code. Numbers count per kind without gaps.
 */
import { z } from 'zod';
import { dateField, nameField, numberField, recordHead, recordIdField, signatureField } from './fields';

/** Kinds that put something in force in this program: only these are signed with it. */
export const POLICY_KINDS = ['rules', 'calendar', 'pool', 'codes'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

export const POLICY_KIND_NAMES: { readonly [K in PolicyKind]: string } = {
  rules: '规则包',
  calendar: '工作日历',
  pool: '码池',
  codes: '代码表',
};

/** What kinds are called that have no effect here: a region with another program may sign them. */
const OTHER_KIND_NAMES = new Map([['templates', '文书模板']]);

/** Whether a kind puts anything in force in this program. */
export const isPolicyKind = (kind: string): kind is PolicyKind => POLICY_KINDS.some((one) => one === kind);

/** Kinds of which a later content holds all of the one before: none in between is missed. */
const CUMULATIVE: ReadonlySet<string> = new Set<PolicyKind>(['pool', 'codes']);

/** Whether a later content of a kind holds all of the one before. */
export const isCumulative = (kind: string): boolean => CUMULATIVE.has(kind);

/** A kind in words, also one that this program does not know. */
export const policyKindName = (kind: string): string =>
  isPolicyKind(kind) ? POLICY_KIND_NAMES[kind] : (OTHER_KIND_NAMES.get(kind) ?? `其他规则（${kind}）`);

export const POLICY_CHARACTERS = 4096;
/** Longest content: a rule pack has some 100,000 characters. */
export const POLICY_CONTENT_CHARACTERS = 2_097_152;

export const policySchema = z
  .strictObject({
    ...recordHead,
    /** One of `POLICY_KINDS`, or of another program: its record is kept, because it counts on further down. */
    kind: z.string().regex(/^[a-z]{1,20}$/),
    number: numberField,
    root: numberField,
    /** The content's own name, e.g. of a rule profile. */
    id: nameField,
    /** SHA-256 of the content's canonical text. */
    content: recordIdField,
    /** Active from this date on, by the confirmed local date. */
    inForceFrom: dateField,
    issuedOn: dateField,
    /** By the policy key of `root`. */
    signature: signatureField,
  })
  .readonly();

export type PolicyRecord = z.infer<typeof policySchema>;

/** A policy record as it travels: with the pack that it signs for, or without where the reader need not have it. */
export const policyItemSchema = z
  .strictObject({
    content: z.string().max(POLICY_CONTENT_CHARACTERS).nullable(),
    record: policySchema,
  })
  .readonly();

/** Longest text of one: within it every quotation mark of the pack takes two characters. */
export const POLICY_ITEM_CHARACTERS = 2 * POLICY_CONTENT_CHARACTERS + POLICY_CHARACTERS;
