/** How each kind of bundle is called at the desk, and which a supervisor lets out. Nothing here reads or writes one. */
import type { BundleKind } from '#shared/identity/bundle-kind';

/** How a kind is called on screens and on the courier slip. */
export const BUNDLE_KIND_WORDS: { readonly [K in BundleKind]: string } = {
  up: '上报数据包',
  down: '下发数据包',
  receipt: '回执',
  'enrol-request': '入网申请',
  'enrol-response': '入网批复',
  'key-packet': '密钥包',
  archive: '存档包',
};

/** Kinds whose export a supervisor has to sign: they carry the records of cases out of the office. */
export const APPROVED_KINDS: readonly BundleKind[] = ['up', 'down', 'archive'];

/** Kinds whose sender waits for a receipt: those that carry records between offices. Nobody answers an answer. */
export const ANSWERED_KINDS: readonly BundleKind[] = ['up', 'down'];

/** Whether whoever sent a bundle waits for its receipt. */
export const awaitsReceipt = (kind: BundleKind): boolean => ANSWERED_KINDS.includes(kind);
