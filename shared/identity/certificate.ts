/**
 * A certificate: the region's word that a key belongs to a station of an agency, or that an agency takes part, and
 * what it may do. Small on purpose: it travels in the header of every bundle. It holds no personal data.
 */
import { z } from 'zod';
import { BUNDLE_KINDS, type BundleKind } from './bundle-kind';
import {
  dateField,
  divisionField,
  hexField,
  nameField,
  numberField,
  officeLevelField,
  publicKeyField,
  recordHead,
  signatureField,
  stationField,
} from './fields';

/** Longest canonical text of a certificate. */
export const CERTIFICATE_CHARACTERS = 16_384;
/** In `mayAuthor`: every kind of event. */
export const EVERY_EVENT = '*';

const common = {
  ...recordHead,
  /** Counts per subject; the highest is in force, earlier ones stay for what was written under them. */
  number: numberField,
  /** Number of the root record whose enrolment key signed. */
  root: numberField,
  agency: divisionField,
  level: officeLevelField,
  name: nameField,
  /** Kinds of event that may be authored, or `*`. */
  mayAuthor: z
    .array(z.string().regex(/^(?:\*|[A-Za-z]{1,60})$/))
    .max(200)
    .readonly(),
  mayBundle: z.array(z.enum(BUNDLE_KINDS)).max(BUNDLE_KINDS.length).readonly(),
  /** Claimed local dates, both included. */
  validFrom: dateField,
  validTo: dateField,
  /** In force only for a reader whose revocation list has at least this number; 0 when there was none yet. */
  revocation: z.int().min(0).max(1_000_000),
  /** By the enrolment key of `root`. */
  signature: signatureField,
};

const stationCertificate = z
  .strictObject({
    ...common,
    kind: z.literal('station'),
    /** The station's id: a fingerprint of its key. */
    subject: stationField,
    publicKey: publicKeyField,
  })
  .readonly();

const agencyCertificate = z
  .strictObject({
    ...common,
    kind: z.literal('agency'),
    /** The division's code, as `agency`. */
    subject: divisionField,
    /** Empty: its stations sign for an agency, and what it receives is opened by its inbox key. */
    publicKey: hexField(0),
  })
  .readonly();

export const certificateSchema = z.discriminatedUnion('kind', [stationCertificate, agencyCertificate]);

export type StationCertificate = z.infer<typeof stationCertificate>;
export type AgencyCertificate = z.infer<typeof agencyCertificate>;
export type Certificate = z.infer<typeof certificateSchema>;

/** Whether the certificate alone allows sending bundles of a kind. */
export const allowsBundle = ({ mayBundle }: Certificate, kind: BundleKind): boolean =>
  mayBundle.includes(kind);

/** Whether the certificate alone allows authoring events of a kind. */
export const allowsEvent = ({ mayAuthor }: Certificate, event: string): boolean =>
  mayAuthor.includes(EVERY_EVENT) || mayAuthor.includes(event);
