/**
 * The anchor of a store on one machine: a small file outside the store's own folder that says how far the store
 * was, so that an old copy put in its place is noticed (sync 2.5, anchor a). Its MAC needs the master key. It
 * says nothing of what the records hold.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { equalBytes, CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { StationId } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Result } from '#shared/lib/result';
import { flushFolder } from '../disk';
import { readDurable, writeDurable } from '../durable-file';
import type { FileFault } from '../faults';
import { onDisk } from '../file-fault';
import type { KeyRing } from '../key-ring';

const WHERE = 'anchors';
const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

const pointSchema = z.readonly(
  z.strictObject({
    /** Records of the chain, and the head of its file chain after them. */
    count: z.int().check(z.nonnegative()),
    head: hex(32),
    /** Number of the last seal. */
    seal: z.int().check(z.nonnegative()),
  }),
);

const anchorSchema = z.readonly(
  z.strictObject({
    format: z.literal(1),
    store: hex(16),
    station: z.pipe(
      z.string(),
      z.transform((text: string) => text as StationId),
    ),
    cases: pointSchema,
    security: pointSchema,
    /** How often the file of the keys was replaced: a former one must not come back. */
    keys: z.exactOptional(z.int().check(z.nonnegative())),
    /** A seal slip has shown that the store is not the newest: not believed until it is restored, or two answer for it. */
    doubted: z.boolean(),
    mac: hex(32),
  }),
);

/** How far one chain was. */
export type AnchorPoint = z.infer<typeof pointSchema>;
/** What the file says. */
export type Anchor = Omit<z.infer<typeof anchorSchema>, 'mac' | 'format' | 'store'>;

/** A file is read once: compiling its check would take longer than the check. */
const ONCE = { jitless: true };

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const pathOf = (folder: string, ring: KeyRing): string => join(folder, `${toHex(ring.storeId)}.anchor`);

function macOf(ring: KeyRing, body: object): Uint8Array {
  const key = ring.derive('rsb/store/anchor/1');
  const mac = suite.mac(key, Buffer.from(canonicalJson(body as never), 'utf8'));
  key.fill(0);
  return mac;
}

/** What a file says, and whether it was written under the present master key. */
type Said = Anchor & { readonly isProven: boolean };

function parse(ring: KeyRing, bytes: Uint8Array): Said | null {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // Not JSON: a damaged file.
    return null;
  }
  const parsed = anchorSchema.safeParse(json, ONCE);
  if (!parsed.success || parsed.data.store !== toHex(ring.storeId)) return null;
  const { mac, ...body } = parsed.data;
  const isProven = equalBytes(macOf(ring, body), Buffer.from(mac, 'hex'));
  const { format: _format, store: _store, ...anchor } = body;
  return { ...anchor, isProven };
}

/** What this machine remembers of a store. */
export interface AnchorRead {
  /** Null when there is none, or none that can be believed. */
  readonly anchor: Anchor | null;
  /** How often the keys of this store were replaced when it was here last under another master key; null when it never
   * was. Nobody can prove it without that key: it is a reason to doubt, never one to believe. */
  readonly otherKeys: number | null;
}

/** The anchor of a store on this machine. */
export function readAnchor(folder: string, ring: KeyRing): Result<AnchorRead, FileFault> {
  let other: number | null = null;
  const read = readDurable(pathOf(folder, ring), (bytes) => {
    const said = parse(ring, bytes);
    if (said === null) return null;
    const { isProven, ...anchor } = said;
    if (isProven) return anchor;
    other = Math.max(other ?? 0, anchor.keys ?? 0);
    return null;
  });
  if (!read.ok) return { ok: false, error: { ...read.error, where: WHERE } };
  const anchor = 'value' in read.value ? read.value.value : null;
  return { ok: true, value: { anchor, otherKeys: anchor === null ? other : null } };
}

/** Replaces the anchor, flushed before this returns. */
export function writeAnchor(folder: string, ring: KeyRing, anchor: Anchor): Result<void, FileFault> {
  const made = onDisk(WHERE, () => {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) flushFolder(join(folder, '..'));
  });
  if (!made.ok) return made;
  const body = { format: 1 as const, store: toHex(ring.storeId), ...anchor };
  const text = `${canonicalJson({ ...body, mac: toHex(macOf(ring, body)) })}\n`;
  const written = writeDurable(pathOf(folder, ring), Buffer.from(text, 'utf8'));
  return written.ok ? written : { ok: false, error: { ...written.error, where: WHERE } };
}
