/**
 * A certificate: the region's word that a key belongs to a station of an agency, or that an agency takes part, and
 * what it may do. Small on purpose: it travels in the header of every bundle. It holds no personal data.
 */
import { z } from 'zod';
import { canonicalJson } from '#shared/lib/canonical-json';
import { BUNDLE_KINDS, type BundleKind } from './bundle-kind';
import {
  dateField,
  divisionField,
  hexField,
  nameField,
  numberField,
  officeLevelField,
  placeField,
  publicKeyField,
  recordHead,
  signatureField,
  stationField,
} from './fields';

/** Longest canonical text of a certificate: of the station's and its agency's two go into the 64 KiB of a bundle's header. */
export const CERTIFICATE_CHARACTERS = 24_576;
/** In a grant: every kind of event. */
export const EVERY_EVENT = '*';
/** Ten designations that were all taken back again, which fit into the text; renewals on equal terms add none. A station
 * whose certificate is full goes on under it, and other rights need a new key. */
export const MOST_GRANTS = 20;

/** What may be authored from a place of the station's own chain on. */
const grantSchema = z
  .strictObject({
    from: placeField,
    /** Kinds of event, or `*`. */
    events: z
      .array(z.string().regex(/^(?:\*|[A-Za-z]{1,60})$/))
      .max(200)
      .readonly(),
  })
  .readonly();

export type Grant = z.infer<typeof grantSchema>;

/** The first grant counts from the station's first entry, each other from a later place than the one before. */
const inPlaces = (grants: readonly Grant[]): boolean =>
  grants.every(({ from }, at) => (at === 0 ? from === 1 : from > (grants[at - 1]?.from ?? 0)));

const common = {
  ...recordHead,
  /** Counts per subject; the highest is in force, earlier ones stay for what was written under them. */
  number: numberField,
  /** Number of the root record whose enrolment key signed. */
  root: numberField,
  agency: divisionField,
  level: officeLevelField,
  name: nameField,
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
    /**
     * All that was ever granted, each with its place, because the clock orders nothing (design 2.3): what was written
     * before a change is judged by what held there, whichever certificates came here before or will come after. An
     * agency's certificate has none: it has no place in anybody's chain, so its stations' say what it may do.
     */
    mayAuthor: z.array(grantSchema).min(1).max(MOST_GRANTS).refine(inPlaces).readonly(),
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

/** Whether the certificate allows an event of a kind in the entry at a place of the station's chain (design 2.3). */
export function allowsEvent({ mayAuthor }: StationCertificate, event: string, place: number): boolean {
  const events = mayAuthor.findLast(({ from }) => from <= place)?.events ?? [];
  return events.includes(EVERY_EVENT) || events.includes(event);
}

/**
 * What the next certificate of a station grants: from a place on these kinds of event, before it what was granted there.
 * A first certificate counts from the first entry: until then the station worked alone, under its office's own word. None
 * goes behind the place of the grant before: what was judged there was judged by it.
 */
export function grantsAfter(
  former: StationCertificate | null,
  place: number,
  events: readonly string[],
): readonly Grant[] {
  if (former === null) return [{ from: 1, events }];
  const from = Math.max(former.mayAuthor.at(-1)?.from ?? 1, place);
  const kept = former.mayAuthor.filter((grant) => grant.from < from);
  const isSame = canonicalJson(kept.at(-1)?.events ?? null) === canonicalJson(events);
  return isSame ? kept : [...kept, { from, events }];
}
