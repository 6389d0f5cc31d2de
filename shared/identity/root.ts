/**
 * The root record: the region's three root keys, of which any two decide, and the four keys they appoint. Number N
 * is followed by exactly N+1, signed by two of the keys before and two of the keys after (as TUF 5.3 and 6.1 have
 * it). Everything else hangs on it, so nothing but these rules may ever replace it.
 */
import { z } from 'zod';
import {
  dateField,
  nameField,
  numberField,
  publicKeyField,
  recordHead,
  recordIdField,
  signatureField,
} from './fields';
import { type RecordChecks, recordId, signatureWord } from './record';

export const ROOT_KEYS = 3;
export const ROOT_QUORUM = 2;
export const ROOT_CHARACTERS = 16_384;

export const rootSchema = z
  .strictObject({
    ...recordHead,
    /** No record of a weaker suite is taken from here on. */
    leastSuite: z.int().min(1).max(1000),
    number: numberField,
    /** Whose root it is, for the screen. */
    name: nameField,
    /** Id of the record before; null only in number 1. */
    previous: recordIdField.nullable(),
    keys: z.array(publicKeyField).length(ROOT_KEYS).readonly(),
    /** Signs certificates, inbox keys and answers to enrolments. */
    enrolment: publicKeyField,
    /** Signs rule packs, calendars, code lists, templates and code pools. */
    policy: publicKeyField,
    /** Signs the revocation list. */
    revocation: publicKeyField,
    /** The maker's, signs application packages. */
    release: publicKeyField,
    /** What was signed under an earlier root is void: raised when an appointed key was lost. */
    oldestIssuer: numberField,
    issuedOn: dateField,
    /** Sorted by key. A signature is by a key of this record or of the one before. */
    signatures: z
      .array(z.strictObject({ key: publicKeyField, signature: signatureField }).readonly())
      .max(2 * ROOT_KEYS)
      .readonly(),
  })
  .readonly();

export type RootRecord = z.infer<typeof rootSchema>;
export type RootSignature = RootRecord['signatures'][number];

/** Whether the seven keys of a record are seven keys: nobody decides twice, no appointed key is a root key. */
export function hasDistinctKeys({ keys, enrolment, policy, revocation, release }: RootRecord): boolean {
  const all = [...keys, enrolment, policy, revocation, release];
  return new Set(all).size === all.length;
}

/** Keys that signed the record: each once, each in order, each truly; null when any of that fails. */
export function rootSigners(record: RootRecord, checks: RecordChecks): readonly string[] | null {
  const id = recordId('root', record, checks);
  const signers = record.signatures.map(({ key }) => key);
  const ordered = signers.every((key, at) => at === 0 || key > (signers[at - 1] ?? ''));
  const valid = record.signatures.every(({ key, signature }) =>
    checks.verify(key, signatureWord('root'), id, signature),
  );
  return ordered && valid ? signers : null;
}

/** Whether enough of the keys are among the signers. */
export const isQuorum = (signers: readonly string[], keys: readonly string[]): boolean =>
  keys.filter((key) => signers.includes(key)).length >= ROOT_QUORUM;

/** The record with one more signature in its place; one by the same key is replaced. */
export function withSignature(record: RootRecord, added: RootSignature): RootRecord {
  const others = record.signatures.filter(({ key }) => key !== added.key);
  return { ...record, signatures: [...others, added].sort((a, b) => (a.key < b.key ? -1 : 1)) };
}
