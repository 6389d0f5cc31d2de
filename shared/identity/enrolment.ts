/**
 * Enrolment in two records: the station's request, signed by its own new key, and the region's answer with all a
 * station needs to begin. Everything in the answer is signed by itself; its own signature binds it to the request,
 * so that nothing can be left out on the way.
 */
import { z } from 'zod';
import { certificateSchema } from './certificate';
import {
  dateField,
  divisionField,
  hexField,
  nameField,
  numberField,
  officeLevelField,
  placeField,
  publicKeyField,
  recipientField,
  recordHead,
  recordIdField,
  signatureField,
  stationField,
} from './fields';
import { inboxKeysSchema } from './inbox-keys';
import { POLICY_CONTENT_CHARACTERS, policySchema } from './policy';
import { revocationListSchema } from './revocation';
import { rootSchema } from './root';

/** A request goes into one dense QR code beside its hybrid recipient. */
export const REQUEST_CHARACTERS = 4096;
export const RESPONSE_CHARACTERS = 8_388_608;
const MOST_ROOTS = 200;
/** Policies that go along, with what they name. */
export const MOST_POLICIES = 50;

export const enrolRequestSchema = z
  .strictObject({
    ...recordHead,
    station: stationField,
    publicKey: publicKeyField,
    /** What is sealed to the station alone. */
    recipient: recipientField,
    agency: divisionField,
    level: officeLevelField,
    /** The office's name. */
    name: nameField,
    /** Install number: the store's id. */
    install: hexField(16),
    /** The station this one goes on for after a restore; null for a new one. */
    continues: stationField.nullable(),
    /** Its last entry when it asked, so that a change spares what was done before; 0 while it has no certificate, because
     * a first one counts from the first entry. */
    head: placeField,
    requestedOn: dateField,
    /** By `publicKey`: whoever asks has the private key. */
    signature: signatureField,
  })
  .readonly();

export const enrolResponseSchema = z
  .strictObject({
    ...recordHead,
    /** Id of the request that is answered. */
    request: recordIdField,
    root: numberField,
    roots: z.array(rootSchema).min(1).max(MOST_ROOTS).readonly(),
    revocations: revocationListSchema.nullable(),
    /** The agency's and the station's. */
    certificates: z.array(certificateSchema).min(1).max(4).readonly(),
    /** Of each kind the newest and those before it, ascending: numbers of a kind count without gaps. */
    policies: z.array(policySchema).max(MOST_POLICIES).readonly(),
    /** Canonical texts of what `policies` name, in any order. */
    packs: z.array(z.string().max(POLICY_CONTENT_CHARACTERS)).max(MOST_POLICIES).readonly(),
    inboxKeys: z.array(inboxKeysSchema).max(MOST_POLICIES).readonly(),
    issuedOn: dateField,
    /** By the enrolment key of `root`. */
    signature: signatureField,
  })
  .readonly();

export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export type EnrolResponse = z.infer<typeof enrolResponseSchema>;
