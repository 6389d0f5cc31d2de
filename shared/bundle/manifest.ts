/**
 * The manifest: first frame of a payload. Repeats who sends what to whom, so that nobody can put a payload under
 * another header; tells what is inside, what the reader must own already, and what the sender owns (which
 * acknowledges). Signed by the supervisor who let it out. Nothing in it is trusted before the station's signature.
 */
import { z } from 'zod';
import { BUNDLE_KINDS } from '#shared/identity/bundle-kind';
import { divisionField, publicKeyField, signatureField, stationField } from '#shared/identity/fields';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import {
  accountField,
  addressee,
  bundleIdField,
  claimedField,
  contentsField,
  countField,
  hashField,
  headsField,
  risingRows,
} from './fields';
import type { BundleHeader } from './header';
import { MAX_ADDRESSEES } from './limits';
import { type JsonProblem, readStrictJson } from './strict-json';

/** What a reader must understand to take a bundle in. One that is not listed here comes from a newer program. */
export const CAPABILITIES: readonly string[] = [];

/** Records of each kind and attachments: what the writer counted. */
const countsField = z.strictObject({
  certificates: countField,
  revocations: countField,
  policy: countField,
  keys: countField,
  entries: countField,
  stubs: countField,
  receipts: countField,
  blobs: countField,
  blobBytes: countField,
});

const addressedRow = z
  .strictObject({
    ...addressee,
    /** Whole hash of the bundle before it to the same agency; null for the first. */
    previous: hashField.nullable(),
  })
  .readonly();

const approvalField = z
  .strictObject({
    account: accountField,
    publicKey: publicKeyField,
    /** Ed25519 over the hash of `exportText`, under its domain words. */
    signature: signatureField,
  })
  .readonly();

const manifestSchema = z.strictObject({
  format: z.literal(1),
  bundleId: bundleIdField,
  kind: z.enum(BUNDLE_KINDS),
  fromOrg: divisionField,
  station: stationField,
  to: risingRows(addressedRow, ({ agency }) => agency, MAX_ADDRESSEES),
  toStation: stationField.nullable(),
  /** Version of entries and events. */
  schema: z.literal(1),
  capabilities: z.array(z.string().min(1).max(64)).max(64).readonly(),
  rulePack: z.string().max(128),
  /** Numbers of the newest root record, revocation list and policy the sender has; 0 for none. */
  root: countField,
  revocations: countField,
  policy: countField,
  claimedAt: claimedField,
  createdBy: accountField,
  note: z.string().max(500),
  /** What the sender owns: acknowledges everything up to there. */
  have: headsField,
  /** What the reader must own before. */
  prerequisites: headsField,
  contents: contentsField,
  counts: countsField,
  /** The supervisor's signature; null for kinds that need none. */
  approval: approvalField.nullable(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestCounts = Manifest['counts'];

/** Domain words of the supervisor's signature. */
export const EXPORT_DOMAIN = 'rsb/export/1';
export const EXPORT_SIGNATURE_DOMAIN = 'rsb/export-signature/1';

export const NO_COUNTS: ManifestCounts = {
  certificates: 0,
  revocations: 0,
  policy: 0,
  keys: 0,
  entries: 0,
  stubs: 0,
  receipts: 0,
  blobs: 0,
  blobBytes: 0,
};

/** Canonical characters of a manifest. */
export const manifestText = (manifest: Manifest): string => canonicalJson(manifest);

/** What the supervisor signs: the whole manifest but for the signature itself. */
export function exportText(manifest: Manifest): string {
  const { approval, ...rest } = manifest;
  if (approval === null) return canonicalJson({ ...rest, approval: null });
  const { signature: _signature, ...person } = approval;
  return canonicalJson({ ...rest, approval: person });
}

/** A manifest that a newer program made asks for what this one does not know. */
export type ManifestProblem = JsonProblem | 'newer';

const peek = z.looseObject({ format: z.int(), schema: z.int(), capabilities: z.array(z.string()) });

/** The manifest that a text is. */
export function readManifest(text: string): Result<Manifest, ManifestProblem> {
  const json = readStrictJson(text);
  if (!json.ok) return json;
  const seen = peek.safeParse(json.value);
  if (seen.success) {
    const { format, schema, capabilities } = seen.data;
    if (format > 1 || schema > 1 || capabilities.some((name) => !CAPABILITIES.includes(name)))
      return err('newer');
  }
  const manifest = manifestSchema.safeParse(json.value);
  return manifest.success ? ok(manifest.data) : err('format');
}

/** Whether the inside says of sender and recipients what the outside says (check 15). */
export function sameInsideAndOutside(manifest: Manifest, header: BundleHeader): boolean {
  const inside = {
    bundleId: manifest.bundleId,
    kind: manifest.kind,
    fromOrg: manifest.fromOrg,
    station: manifest.station,
    to: manifest.to.map(({ agency, pairSeq }) => ({ agency, pairSeq })),
    toStation: manifest.toStation,
  };
  const { bundleId, kind, fromOrg, station, to, toStation } = header;
  return canonicalJson(inside) === canonicalJson({ bundleId, kind, fromOrg, station, to, toStation });
}
