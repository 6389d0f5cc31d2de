/** Bundles for tests: written by the product, or forged byte for byte with every hash and signature in order. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { onTestFinished } from 'vitest';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { BundleItem } from '#electron/sync/bundle/payload-writer';
import { type BundleReader, deliver, openBundle } from '#electron/sync/bundle/read-bundle';
import { approved, headerMessage } from '#electron/sync/bundle/signed-text';
import type { BundleStop } from '#electron/sync/bundle/stopped';
import { type Sender, type WrittenBundle, writeBundle } from '#electron/sync/bundle/write-bundle';
import { endContent, FRAME_KINDS, type FrameKind, frameHead, isRecordKind } from '#shared/bundle/frames';
import { type BundleHeader, headerText } from '#shared/bundle/header';
import { preludeOf } from '#shared/bundle/layout';
import { MEDIUM_PROFILES } from '#shared/bundle/limits';
import { type Manifest, type ManifestCounts, manifestText, NO_COUNTS } from '#shared/bundle/manifest';
import type { Result } from '#shared/lib/result';
import { type Office, PREFECTURE, type World } from './bundle-world';

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const hashes = new WeakMap<Uint8Array, string>();

/** Hex SHA-256; the same array is hashed once, so that a large one costs nothing to sort. */
export function hashOnce(bytes: Uint8Array): string {
  const known = hashes.get(bytes) ?? sha256(bytes);
  hashes.set(bytes, known);
  return known;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What is put into a bundle, in memory. */
export interface Content {
  readonly records?: readonly (readonly [Exclude<FrameKind, 'manifest' | 'blob' | 'end'>, string])[];
  readonly blobs?: readonly Uint8Array[];
}

export const entry = (n: number): string =>
  `{"events":[{"kind":"noted","text":"第${n}条，数据资源名称"}],"seq":${n},"station":"aa"}`;

export const COMMON: Content = {
  records: [
    ['entries', entry(1)],
    ['entries', entry(2)],
    ['stubs', '{"hash":"00","seq":3}'],
    ['receipts', '{"bundleId":"11"}'],
  ],
  blobs: [Buffer.from('scan one'), Buffer.alloc(0)],
};

const sorted = (blobs: readonly Uint8Array[]): readonly Uint8Array[] =>
  [...blobs].sort((a, b) => (hashOnce(a) < hashOnce(b) ? -1 : 1));

export async function* itemsOf({ records = [], blobs = [] }: Content): AsyncGenerator<BundleItem> {
  const order = ([kind]: readonly [FrameKind, string]) => FRAME_KINDS[kind];
  const rows = [...records].sort((a, b) => order(a) - order(b));
  const record = ([kind, text]: (typeof rows)[number]): BundleItem => ({
    is: 'record',
    kind,
    record: Buffer.from(text, 'utf8'),
  });
  for (const row of rows.filter((one) => order(one) < FRAME_KINDS.blob)) yield record(row);
  for (const blob of sorted(blobs))
    yield {
      is: 'blob',
      hash: hashOnce(blob),
      total: blob.length,
      bytes: (async function* () {
        for (let at = 0; at < blob.length; at += 300_000) yield blob.subarray(at, at + 300_000);
      })(),
    };
  for (const row of rows.filter((one) => order(one) > FRAME_KINDS.blob)) yield record(row);
}

export function countsOf({ records = [], blobs = [] }: Content): ManifestCounts {
  const counts = { ...NO_COUNTS } as { -readonly [K in keyof ManifestCounts]: number };
  for (const [kind] of records) if (isRecordKind(kind)) counts[kind] += 1;
  counts.blobs = blobs.length;
  counts.blobBytes = blobs.reduce((sum, { length }) => sum + length, 0);
  return counts;
}

export function senderOf(from: Office, more: Partial<Sender> = {}): Sender {
  return {
    bundleId: randomBytes(16).toString('hex'),
    kind: 'up',
    fromOrg: from.agency,
    station: from.station,
    publicKey: from.key.publicKey,
    chain: { roots: [], certificates: from.certificates, revocations: null },
    to: [{ agency: PREFECTURE, pairSeq: 12 }],
    toStation: null,
    ...more,
  };
}

/** The manifest that belongs to an outside, let out by the office's supervisor. */
export function manifestOf(
  sender: Sender,
  from: Office,
  counts: ManifestCounts,
  more: Partial<Manifest> = {},
): Manifest {
  const { bundleId, kind, fromOrg, station, to, toStation } = sender;
  const manifest: Manifest = {
    format: 1,
    bundleId,
    kind,
    fromOrg,
    station,
    to: to.map(({ agency, pairSeq }) => ({ agency, pairSeq, previous: null })),
    toStation,
    schema: 1,
    capabilities: [],
    rulePack: 'xj-2025',
    root: 1,
    revocations: 0,
    policy: 0,
    claimedAt: '2026-11-22T02:30:00.000Z',
    createdBy: 'zhang.san',
    note: '',
    have: [],
    prerequisites: [],
    contents: [],
    counts,
    approval: null,
    ...more,
  };
  const { publicKey, privateKey } = from.supervisor;
  return approved(manifest, { account: 'wang.wu', publicKey, sign: suite.signer(privateKey) });
}

export interface Pack {
  readonly content?: Content;
  readonly from?: Office;
  readonly sender?: Partial<Sender>;
  readonly manifest?: Partial<Manifest>;
  readonly recipients?: readonly string[];
  readonly partBytes?: number;
  readonly outbox?: string;
}

export async function pack(world: World, options: Pack = {}): Promise<Result<WrittenBundle, BundleStop>> {
  const { content = COMMON, from = world.county, recipients = [world.prefecture.recipient] } = options;
  const sender = senderOf(from, options.sender);
  return writeBundle({
    sender,
    manifest: manifestOf(sender, from, countsOf(content), options.manifest),
    recipients,
    items: itemsOf(content),
    sign: from.sign,
    partBytes: options.partBytes ?? MEDIUM_PROFILES.usb,
    outbox: options.outbox ?? folder(),
  });
}

/** Written, or the test fails. */
export async function packed(world: World, options: Pack = {}): Promise<WrittenBundle> {
  const written = await pack(world, options);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
}

/** What a reader was given. */
export interface Got {
  readonly manifest: Manifest;
  readonly records: readonly (readonly [string, string])[];
  readonly blobs: { readonly [hash: string]: string };
  readonly wrongBlobs: readonly string[];
}

/** Reads a bundle to its end: all of it, or the stop. */
export async function readBack(files: readonly string[], reader: BundleReader): Promise<Got | BundleStop> {
  const open = await openBundle(files, reader);
  if (!open.ok) return open.error;
  const records: (readonly [string, string])[] = [];
  const blobs: { [hash: string]: string } = {};
  const digests: { [hash: string]: ReturnType<typeof createHash> } = {};
  const given = await deliver(open.value, (frame) => {
    if (frame.is === 'records')
      for (const record of frame.records) records.push([frame.kind, Buffer.from(record).toString('utf8')]);
    if (frame.is === 'blob') {
      digests[frame.chunk.hash] ??= createHash('sha256');
      digests[frame.chunk.hash]?.update(frame.chunk.bytes);
    }
  });
  for (const [hash, digest] of Object.entries(digests)) blobs[hash] = digest.digest('hex');
  return given.ok
    ? { manifest: open.value.sound.manifest, records, blobs, wrongBlobs: open.value.sound.wrongBlobs }
    : given.error;
}

/** The code a reading ends with, or `taken`. */
export async function codeOf(files: readonly string[], reader: BundleReader): Promise<string> {
  const got = await readBack(files, reader);
  return 'code' in got ? got.code : 'taken';
}

export const frame = (kind: FrameKind, content: Uint8Array): Buffer =>
  Buffer.concat([frameHead(kind, content.length), content]);

export const lines = (kind: FrameKind, ...records: readonly string[]): Buffer =>
  frame(kind, Buffer.from(records.map((one) => `${one}\n`).join(''), 'utf8'));

/** Frames with the last one that fits them. */
export const closed = (...frames: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ...frames,
    frame('end', endContent(frames.length, createHash('sha256').update(Buffer.concat(frames)).digest())),
  ]);

export interface Forgery {
  /** The plain payload, given the manifest. */
  readonly plain?: (manifest: Buffer) => Buffer;
  /** What is sealed, given the plain payload. */
  readonly squeeze?: (plain: Buffer) => Buffer | Promise<Buffer>;
  readonly header?: Partial<BundleHeader>;
  readonly sender?: Partial<Sender>;
  readonly manifest?: Partial<Manifest>;
  readonly manifestBytes?: (text: string) => Buffer;
  readonly counts?: Partial<ManifestCounts>;
  readonly recipients?: readonly string[];
  /** What is sealed instead of the age file. */
  readonly sealed?: (age: Buffer) => Buffer;
  readonly from?: Office;
}

/** A single part of a registered sender whose outside is in order, whatever its inside is. Answers the file. */
export async function forged(world: World, forgery: Forgery): Promise<string> {
  const from = forgery.from ?? world.county;
  const sender = senderOf(from, forgery.sender);
  const manifest = manifestOf(sender, from, { ...NO_COUNTS, ...forgery.counts }, forgery.manifest);
  const text = manifestText(manifest);
  const first = frame('manifest', forgery.manifestBytes?.(text) ?? Buffer.from(text, 'utf8'));
  const plain = (forgery.plain ?? closed)(first);
  const age = new Encrypter();
  for (const one of forgery.recipients ?? [world.prefecture.recipient]) age.addRecipient(one);
  const file = Buffer.from(await age.encrypt(await (forgery.squeeze ?? gzipSync)(plain)));
  const whole = forgery.sealed?.(file) ?? file;
  const header: BundleHeader = {
    format: 1,
    suite: 1,
    ...sender,
    part: 1,
    parts: 1,
    partBytes: whole.length,
    partHash: sha256(whole),
    wholeBytes: whole.length,
    wholeHash: sha256(whole),
    plainBytes: plain.length,
    ...forgery.header,
  };
  const path = join(folder(), 'forged');
  writeFileSync(path, partBytes(headerText(header), from, whole));
  return path;
}

/** A part with its signature and trailer. */
export function partBytes(header: string, from: Pick<Office, 'sign'>, payload: Uint8Array): Buffer {
  const text = Buffer.from(header, 'utf8');
  const bytes = Buffer.concat([preludeOf(text.length), text, from.sign(headerMessage(text)), payload]);
  return Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]);
}
