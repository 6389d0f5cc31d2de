/**
 * A packet of inbox keys: the recipient that bundles to an agency are sealed to in one epoch, and its private key
 * sealed to each live station. When a station is revoked its agency goes to the next epoch; earlier private keys
 * are kept, because earlier bundles still come.
 */
import { z } from 'zod';
import {
  dateField,
  divisionField,
  numberField,
  recipientField,
  recordHead,
  signatureField,
  stationField,
} from './fields';

export const INBOX_KEYS_CHARACTERS = 2_097_152;
const MOST_STATIONS = 400;

export const inboxKeysSchema = z
  .strictObject({
    ...recordHead,
    root: numberField,
    agency: divisionField,
    /** Counts per agency from 1. */
    epoch: numberField,
    recipient: recipientField,
    /** The private key in an age file to each station's own recipient, base64. Sorted by station, each once. */
    sealed: z
      .array(z.strictObject({ station: stationField, file: z.base64().min(1).max(16_384) }).readonly())
      .min(1)
      .max(MOST_STATIONS)
      .refine((all) => all.every(({ station }, at) => at === 0 || station > (all[at - 1]?.station ?? '')))
      .readonly(),
    issuedOn: dateField,
    /** By the enrolment key of `root`. */
    signature: signatureField,
  })
  .readonly();

export type InboxKeyPacket = z.infer<typeof inboxKeysSchema>;
