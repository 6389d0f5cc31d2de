/**
 * Carries a part to a medium, own ones from the outbox and sealed ones of others from the inbox alike, byte for byte:
 * written beside, flushed, read back, compared, named. The name is for people; no reader asks for it.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Result } from '#shared/lib/result';
import { needRoom, piecesOf, withFile, writeAll, writeNamed } from './file-pieces';
import { examinePart } from './part-file';
import { answering, type BundleHooks, type BundleStop, goOn, orThrow, stopWith, UNHINDERED } from './stopped';

export interface CarriedPart {
  /** The name in the folder of the medium. */
  readonly name: string;
  readonly bytes: number;
  /** Hex SHA-256 of the file, for the courier slip. */
  readonly hash: string;
}

const SHOWN_DIGITS = 12;

/** Copies a part unchanged into a folder of a medium. A part that is damaged here is not carried on. */
export function carryPart(
  file: string,
  folder: string,
  hooks: BundleHooks = UNHINDERED,
): Promise<Result<CarriedPart, BundleStop>> {
  return answering('B35_WRITE', async () => {
    const { header } = orThrow(await examinePart(file, { ...hooks, progress: () => undefined }));
    const { bundleId, part, parts } = header;
    const name = `${bundleId.slice(0, SHOWN_DIGITS)}-${part}-${parts}.rsb`;
    const { size } = await withFile(file, (handle) => handle.stat());
    await needRoom(folder, size);
    let hash = '';
    await writeNamed(join(folder, name), hooks, async (target) => {
      const digest = createHash('sha256');
      let at = 0;
      await withFile(file, async (source) => {
        for await (const piece of piecesOf(source, 0, size)) {
          goOn(hooks);
          digest.update(piece);
          await writeAll(target, piece, at);
          at += piece.length;
          hooks.progress(at / size);
        }
      });
      if (at !== size) stopWith('B35_WRITE', { detail: 'source' });
      hash = digest.digest('hex');
      return hash;
    });
    return { name, bytes: size, hash };
  });
}
