/**
 * The header of a part: what anybody who carries a bundle may read and check without a key. Who sends, to whom, which
 * part, how long, which hash. No names of people, no counts, no case numbers.
 */
import { z } from 'zod';
import { BUNDLE_KINDS } from '#shared/identity/bundle-kind';
import { certificateSchema } from '#shared/identity/certificate';
import { divisionField, publicKeyField, stationField } from '#shared/identity/fields';
import { revocationListSchema } from '#shared/identity/revocation';
import { rootSchema } from '#shared/identity/root';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import { addresseesField, bundleIdField, countField, hashField, partField } from './fields';
import { MAX_HEADER_NODES, MAX_JSON_DEPTH, MAX_WHOLE_BYTES } from './limits';
import { readStrictJson } from './strict-json';

/** Each proves itself; together they are bounded by the length of the header. */
const chainField = z
  .strictObject({
    roots: z.array(rootSchema).max(16).readonly(),
    /** The agency's and the station's own. */
    certificates: z.array(certificateSchema).max(4).readonly(),
    /** The list the sender holds, where it is short enough. */
    revocations: revocationListSchema.nullable(),
  })
  .readonly();
const lengthField = countField.max(MAX_WHOLE_BYTES);

const headerSchema = z
  .strictObject({
    format: z.literal(1),
    suite: z.literal(1),
    /** Random; the same in all parts. */
    bundleId: bundleIdField,
    kind: z.enum(BUNDLE_KINDS),
    fromOrg: divisionField,
    /** The sending station and its key. */
    station: stationField,
    publicKey: publicKeyField,
    /** So that a station enrolled last week is known before its certificate came by another way. */
    chain: chainField,
    /** Agencies that can open it; none when it is for one station alone. */
    to: addresseesField,
    toStation: stationField.nullable(),
    part: partField,
    parts: partField,
    /** The payload of this part: bytes and SHA-256. */
    partBytes: lengthField,
    partHash: hashField,
    /** The payloads of all parts, one after the other. */
    wholeBytes: lengthField,
    wholeHash: hashField,
    /** What the payload unpacks to. */
    plainBytes: countField,
  })
  .refine(({ part, parts }) => part <= parts)
  .refine(({ to, toStation }) => to.length > 0 || toStation !== null)
  .refine(({ partBytes, wholeBytes, parts }) =>
    parts === 1 ? partBytes === wholeBytes : partBytes < wholeBytes,
  )
  .refine(({ partHash, wholeHash, parts }) => parts > 1 || partHash === wholeHash)
  .readonly();

export type BundleHeader = z.output<typeof headerSchema>;

export type HeaderProblem = 'format' | 'newer';

/** Canonical characters of a header. */
export const headerText = (header: BundleHeader): string => canonicalJson(header);

const newer = z.looseObject({ format: z.int(), suite: z.int() });

/** The header that a text is. */
export function readHeader(text: string): Result<BundleHeader, HeaderProblem> {
  const json = readStrictJson(text, { depth: MAX_JSON_DEPTH, nodes: MAX_HEADER_NODES });
  if (!json.ok) return err('format');
  const seen = newer.safeParse(json.value);
  if (seen.success && (seen.data.format > 1 || seen.data.suite > 1)) return err('newer');
  const header = headerSchema.safeParse(json.value);
  return header.success ? ok(header.data) : err('format');
}

/** What all parts of one bundle say alike. */
export function commonText(header: BundleHeader): string {
  const { part: _part, partBytes: _bytes, partHash: _hash, ...common } = header;
  return canonicalJson(common);
}

/** Whether a bundle is for this office or for this very station (check 6). */
export const isAddressedTo = (
  { to, toStation }: BundleHeader,
  own: { readonly agency: string; readonly station: string },
): boolean =>
  toStation === null ? to.some(({ agency }) => agency === own.agency) : toStation === own.station;

/** What tells bundles apart: anybody may put another content under a number that was seen. */
export const bundleKey = ({ bundleId, wholeHash }: Pick<BundleHeader, 'bundleId' | 'wholeHash'>): string =>
  `${bundleId} ${wholeHash}`;
