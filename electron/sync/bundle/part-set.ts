/**
 * Check 5: the parts of one bundle, which may have come on different days, in any order, some twice. What is missing
 * is named; parts of different bundles never make one.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { commonText } from '#shared/bundle/header';
import type { Result } from '#shared/lib/result';
import { piecesOf } from './file-pieces';
import type { ExaminedPart } from './part-file';
import { answering, type BundleHooks, type BundleStop, goOn, stopWith, UNHINDERED } from './stopped';

/** All parts of one bundle, in order. */
export interface PartSet {
  readonly parts: readonly [ExaminedPart, ...ExaminedPart[]];
}

/** The numbers of the parts that are not there yet, for the screen and the slip. */
export function missingParts(parts: readonly ExaminedPart[]): readonly number[] {
  const count = parts[0]?.header.parts ?? 0;
  const there = new Set(parts.map(({ header }) => header.part));
  return Array.from({ length: count }, (_, at) => at + 1).filter((number) => !there.has(number));
}

/** Puts examined parts together. */
export function joinParts(
  found: readonly ExaminedPart[],
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<PartSet, BundleStop>> {
  return answering('B06_DAMAGED', async () => {
    const parts = inOrder(found);
    const [first, ...others] = parts;
    if (first === undefined) return stopWith('B07_PARTS');
    const missing = missingParts(parts);
    if (missing.length > 0) stopWith('B07_PARTS', { parts: missing });
    if (others.length > 0) await checkWhole([first, ...others], hooks);
    return { parts: [first, ...others] };
  });
}

/** By part number, each once. @throws a stop when they are not of one bundle */
function inOrder(found: readonly ExaminedPart[]): readonly ExaminedPart[] {
  const byPart = new Map<number, ExaminedPart>();
  for (const part of found) {
    const { header } = part;
    const other = found[0]?.header ?? header;
    if (commonText(header) !== commonText(other)) stopWith('B08_MIXED', { detail: 'headers' });
    const same = byPart.get(header.part);
    if (same !== undefined && same.header.partHash !== header.partHash)
      stopWith('B08_MIXED', { detail: 'same-part' });
    if (same === undefined) byPart.set(header.part, part);
  }
  return [...byPart.values()].sort((a, b) => a.header.part - b.header.part);
}

/** Each part is sound by itself; together they have to be the whole that each of them names. */
async function checkWhole(parts: PartSet['parts'], hooks: BundleHooks): Promise<void> {
  const { wholeBytes, wholeHash } = parts[0].header;
  const lengths = parts.reduce((sum, { header }) => sum + header.partBytes, 0);
  if (lengths !== wholeBytes) stopWith('B08_MIXED', { detail: 'length' });
  const digest = createHash('sha256');
  let done = 0;
  for await (const piece of sealedBytes(parts)) {
    goOn(hooks);
    digest.update(piece);
    done += piece.length;
    hooks.progress(done / wholeBytes);
  }
  if (digest.digest('hex') !== wholeHash) stopWith('B08_MIXED', { detail: 'hash' });
}

/** The payload of all parts, one after the other. A piece is valid until the next is asked for. */
export async function* sealedBytes(parts: readonly ExaminedPart[]): AsyncGenerator<Uint8Array> {
  for (const { file, payloadAt, header } of parts) {
    const handle = await open(file, 'r');
    try {
      yield* piecesOf(handle, payloadAt, payloadAt + header.partBytes);
    } finally {
      await handle.close();
    }
  }
}
