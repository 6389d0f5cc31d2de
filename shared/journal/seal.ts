/**
 * A seal: a station's signature over everything it has written so far (sync 2.3). It says how many entries
 * there are, which is the last, and the Merkle root over the entries since the seal before, so that a later
 * reader proves one entry without the others. A station never signs two seals that do not extend each other.
 */
import type { BlobHash, EntryId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { canonicalJson } from '#shared/lib/canonical-json';

/** Entries after which a seal is made at the latest. */
export const SEAL_EVERY = 1024;

export interface UnsignedSeal {
  readonly format: 1;
  readonly suite: 1;
  readonly station: StationId;
  /** Running number of this station's seals, from 1. */
  readonly number: number;
  /** Entries of this station sealed so far: the `seq` of the last one. */
  readonly count: number;
  /** Id of the last sealed entry. */
  readonly last: EntryId;
  /** Merkle root over the entries after the seal before, 64 hex digits. */
  readonly root: string;
  /** Hash of the seal before, null for the first. */
  readonly previous: string | null;
  readonly claimedAt: Instant;
}

/** A signed seal. `signature` is Ed25519 over the domain word and the seal's hash, 128 hex digits. */
export interface Seal extends UnsignedSeal {
  readonly signature: string;
}

/** Domain word before the canonical characters whose hash names the seal. */
export const SEAL_DOMAIN = 'rsb/seal/1';
/** Domain word before the hash that the station signs. */
export const SEAL_SIGNATURE_DOMAIN = 'rsb/seal-signature/1';

/** What a leaf of the tree stands for: one entry with the attachments it names. */
export interface SealedLeaf {
  readonly id: EntryId;
  readonly attachments: readonly BlobHash[];
}

/** Canonical characters of the seal without its signature. */
export function unsignedSealText(seal: UnsignedSeal | Seal): string {
  const { signature: _signature, ...unsigned } = seal as Seal;
  return canonicalJson(unsigned);
}

/** Hash of bytes, supplied by the caller: this folder has no ciphers. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Bytes of hexadecimal digits. */
function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  return bytes;
}

/** Merkle tree hash in the manner of RFC 6962 (2.1): leaves and nodes are told apart, so neither passes for the other.
 * @throws for no leaves: an empty seal says nothing. */
export function merkleRoot(leaves: readonly SealedLeaf[], hash: Hash): Uint8Array {
  if (leaves.length === 0) throw new Error('a seal over nothing');
  let level = leaves.map(({ id, attachments }) => hash(LEAF, bytesOf(id), ...attachments.map(bytesOf)));
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = level.slice(index, index + 2);
      if (left) next.push(right ? hash(NODE, left, right) : left);
    }
    level = next;
  }
  const [root] = level;
  if (!root) throw new Error('a tree without a root');
  return root;
}
