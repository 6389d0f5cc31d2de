/**
 * Entries and stubs as they travel. The shape of an entry is closed; what its events say is judged by the fold, and an
 * event of a kind that a newer program made is no fault of the bundle.
 */
import { z } from 'zod';
import { ROLES } from '#shared/access/roles';
import type { AccountId, BlobHash, CaseId, CommandId, EntryId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { hexField, signatureField, stationField } from '#shared/identity/fields';
import type { Entry } from '#shared/journal/entry';
import type { Json } from '#shared/lib/canonical-json';
import { claimedField, countField, headsField, placeField } from './fields';

const MOST_EVENTS = 200;
const MOST_ATTACHMENTS = 200;
const MOST_TIPS = 1000;

const idField = hexField(32).transform((text) => text as EntryId);

const attachment = z
  .strictObject({
    hash: hexField(32).transform((text) => text as BlobHash),
    bytes: countField,
    name: z.string().min(1).max(400),
  })
  .readonly();

const event = z.looseObject({ type: z.string().regex(/^[A-Za-z]{1,60}$/) }).readonly();

const entrySchema = z.strictObject({
  format: z.literal(1),
  suite: z.literal(1),
  station: stationField,
  seq: placeField,
  prev: idField.nullable(),
  lamport: placeField,
  seen: headsField,
  case: hexField(16)
    .transform((text) => text as CaseId)
    .nullable(),
  casePrev: z.array(idField).max(MOST_TIPS).readonly(),
  base: hexField(32).nullable(),
  epoch: countField,
  actor: z
    .string()
    .min(1)
    .max(64)
    .transform((text) => text as AccountId),
  role: z.enum(ROLES),
  procedure: z.string().min(1).max(80),
  commandId: hexField(16).transform((text) => text as CommandId),
  rulePack: z.string().max(128),
  schema: z.literal(1),
  claimedAt: claimedField.transform((text) => text as Instant),
  clockDoubt: z.boolean(),
  events: z.array(event).min(1).max(MOST_EVENTS).readonly(),
  attachments: z.array(attachment).max(MOST_ATTACHMENTS).readonly(),
  signature: signatureField,
});

/** The entry that a value from outside is, or null. */
export function entryIn(value: Json): Entry | null {
  const entry = entrySchema.safeParse(value);
  if (!entry.success || (entry.data.prev === null) !== (entry.data.seq === 1)) return null;
  return entry.data as unknown as Entry;
}

/** What travels for an entry that may not be seen: its place in its station's chain, and the station's word for it. */
export const stubSchema = z
  .strictObject({
    station: stationField,
    seq: placeField,
    id: idField,
    prev: idField.nullable(),
    lamport: placeField,
    signature: signatureField,
  })
  .refine(({ prev, seq }) => (prev === null) === (seq === 1))
  .readonly();

export type TravellingStub = z.output<typeof stubSchema>;
