/** What kinds of bundle there are. A certificate names those its station may send. */
export const BUNDLE_KINDS = [
  'up',
  'down',
  'receipt',
  'enrol-request',
  'enrol-response',
  'key-packet',
  'archive',
] as const;

export type BundleKind = (typeof BUNDLE_KINDS)[number];
