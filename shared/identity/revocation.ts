/**
 * The revocation list: numbered, cumulative, signed by the region's revocation key. An entry says why a station is
 * no longer trusted and up to which of its entries it was. Nothing on it ever leaves it.
 */
import { z } from 'zod';
import type { DivisionCode } from '#shared/domain/ids';
import {
  dateField,
  divisionField,
  numberField,
  recordHead,
  recordIdField,
  signatureField,
  stationField,
} from './fields';

/** Why: closed on purpose, because the effect depends on it. */
export const REVOCATION_REASONS = ['retired', 'lost', 'stolen', 'suspected'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export const REVOCATION_REASON_NAMES: { readonly [R in RevocationReason]: string } = {
  retired: '停用',
  lost: '遗失',
  stolen: '被盗',
  suspected: '疑似泄露',
};

/** The whole list: some 10,000 entries, more than the region will ever have stations. */
export const REVOCATIONS_CHARACTERS = 2_097_152;
const MOST_REVOKED = 10_000;

export const revocationSchema = z
  .strictObject({
    /** A station, or an agency with all its stations. */
    subject: z.union([stationField, divisionField]),
    reason: z.enum(REVOCATION_REASONS),
    /** The station's last entry that is taken as its own; null when none is, and for an agency, whose stations have lines
     * of their own: theirs count before its. */
    lastTrusted: z
      .strictObject({ seq: z.int().min(1), hash: recordIdField })
      .readonly()
      .nullable(),
    /** Region date of the decision. */
    on: dateField,
  })
  .readonly();

export const revocationListSchema = z
  .strictObject({
    ...recordHead,
    number: numberField,
    root: numberField,
    issuedOn: dateField,
    /** Sorted by subject, each once. */
    revoked: z
      .array(revocationSchema)
      .max(MOST_REVOKED)
      .refine((all) => all.every(({ subject }, at) => at === 0 || subject > (all[at - 1]?.subject ?? '')))
      .readonly(),
    /** By the revocation key of `root`. */
    signature: signatureField,
  })
  .readonly();

export type Revocation = z.infer<typeof revocationSchema>;
export type RevocationList = z.infer<typeof revocationListSchema>;

/** Whether what is revoked is an agency with all its stations: divisions have six digits, stations sixteen signs. */
export const isAgencySubject = (subject: Revocation['subject']): subject is DivisionCode =>
  subject.length === 6;

/** The entry about a subject, if it is revoked. The list is sorted: it is asked for every station again and again. */
export function revocationOf(list: RevocationList | null, subject: string): Revocation | null {
  const revoked = list?.revoked ?? [];
  let [low, high] = [0, revoked.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((revoked[middle]?.subject ?? '') < subject) low = middle + 1;
    else high = middle;
  }
  const found = revoked[low];
  return found?.subject === subject ? found : null;
}

/** Subjects of the earlier list that the later one lacks: there must be none. */
export function missingFrom(later: RevocationList, earlier: RevocationList): readonly string[] {
  const kept = new Set<string>(later.revoked.map(({ subject }) => subject));
  return earlier.revoked.map(({ subject }) => subject).filter((subject) => !kept.has(subject));
}
