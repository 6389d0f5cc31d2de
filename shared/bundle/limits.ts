/**
 * Hard limits of a bundle. They bound what a reader ever holds in memory and how long it works on a file that
 * somebody made to harm it. A writer keeps to the same numbers, or nobody could read what it wrote.
 */

const KIB = 1024;
export const MIB = 1024 * KIB;
export const GIB = 1024 * MIB;

/** Canonical text of the header. */
export const MAX_HEADER_BYTES = 64 * KIB;
/** Parts of one bundle: 20 MiB parts of the largest bundle are fewer. */
export const MAX_PARTS = 4_096;
/** Smallest part worth making: a header may need most of it. */
export const MIN_PART_BYTES = 256 * KIB;
/** Agencies one bundle is addressed to. With the region's escrow their stanzas stay below the limit of age's header. */
export const MAX_ADDRESSEES = 16;
/** The header of the age file: about 1.6 KiB for each hybrid recipient. */
export const MAX_AGE_HEADER_BYTES = 64 * KIB;
/** All of the payload, unpacked. */
export const MAX_PLAIN_BYTES = 64 * GIB;
/** All of the payload as it is carried: what does not compress grows a little. */
export const MAX_WHOLE_BYTES = 65 * GIB;
/** What a payload may unpack to whatever its size, and how many times its size beyond that. */
export const FREE_PLAIN_BYTES = 64 * MIB;
export const MAX_RATIO = 200;
/** Records are gathered to frames of this size; a longer record has a frame of its own. */
export const FRAME_FILL_BYTES = MIB;
/** One record: as long as a record of the journal may be. */
export const MAX_RECORD_BYTES = 32 * MIB;
/** All records together, and how many there may be: a reader holds them in memory until they are taken in. */
export const MAX_RECORDS_BYTES = 512 * MIB;
export const MAX_RECORDS = 2_000_000;
/**
 * What a writer fills one bundle with: well below what a reader takes, and what a stick holds. The rest goes with the next,
 * after the receipt. How many records is a setting (`exchange.bundleRecords`).
 */
export const FILL_RECORDS_BYTES = 384 * MIB;
export const FILL_BLOB_BYTES = 8 * GIB;
/** Of stubs alone, which cost many times what they travel as. */
export const MAX_STUBS = 1_000_000;
/** Of receipts: each names as many heads as a manifest. */
export const MAX_RECEIPTS = 1_000;
/** Attachments that are not what their names say: each is named, and a bundle of more is nobody's mistake. */
export const MAX_WRONG_BLOBS = 10_000;
/** Attachments travel in chunks of exactly this size, but for the last. */
export const BLOB_CHUNK_BYTES = MIB;
/** The manifest names at most the stations of the region, several times over. */
export const MAX_MANIFEST_BYTES = 2 * MIB;
export const MAX_FRAMES = 10_000_000;
/** Members and elements in one JSON text, and its nesting. */
export const MAX_JSON_NODES = 500_000;
export const MAX_JSON_DEPTH = 16;
/** The header has far less to say. */
export const MAX_HEADER_NODES = 8_192;
/** Rows of one table of the manifest. */
export const MAX_ROWS = 10_000;

/** Whether a payload of `wholeBytes` may unpack to `plainBytes`. */
export const plausibleSize = (wholeBytes: number, plainBytes: number): boolean =>
  plainBytes <= MAX_PLAIN_BYTES && plainBytes <= FREE_PLAIN_BYTES + MAX_RATIO * wholeBytes;

/** What each medium takes in one file, in bytes. `usb` stays below what FAT32 can hold. */
export const MEDIUM_PROFILES = {
  usb: 512 * MIB,
  cd: 650_000_000,
  gateway: 20_000_000,
} as const;

export type MediumProfile = keyof typeof MEDIUM_PROFILES;

/** What a printed sheet or a looping QR code carries: receipts, revocations and keys only. */
export const PAPER_BYTES = 12 * KIB;
