/** Names of the files and folders of a store, and how a fault names one. Nothing is read here. */

export const KEYS_FILE = 'keys';
export const ATTEMPTS_FILE = 'attempts';
export const JOURNAL_FOLDER = 'journal';
export const SNAPSHOT_FOLDER = 'snapshot';
export const SNAPSHOT_FILE = 'views';
export const BLOB_FOLDER = 'blobs';
/** Holds the chain of the security journal, laid out like the store itself. */
export const SECURITY_FOLDER = 'security';

/** Format number of a store as a whole; it stands in `keys`. Whatever an earlier program could not read raises it,
 * so that such a program does not open the store at all. Every other kind of file has a number of its own. */
export const STORE_FORMAT = 2;
/** Format of a store that has taken part in the exchange with other stations: its journal may hold batches and stubs,
 * its keys those with which it receives. A store keeps the lower number until then, and earlier programs read it. */
export const EXCHANGE_FORMAT = 3;

const SEGMENT_NAME = /^\d{8}\.seg$/;

/** `00000003.seg` */
export const segmentName = (segment: number): string => `${String(segment).padStart(8, '0')}.seg`;

/** Whether a name in the journal folder is a segment's. */
export const isSegmentName = (name: string): boolean => SEGMENT_NAME.test(name);

/** How faults and reports name a segment: its place inside the store folder. */
export const segmentPlace = (segment: number): string => `${JOURNAL_FOLDER}/${segmentName(segment)}`;
