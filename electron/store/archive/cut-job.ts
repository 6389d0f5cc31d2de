/**
 * Writes the older part of the log to a medium and proves it there, as a job of the store's worker: files of the
 * store as they are, with the keys they are opened by; read back, every record, signature and seal checked in the
 * copy. Nothing of the store is changed: only a line of the journal, written afterwards, makes the cut.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StationId } from '#shared/domain/ids';
import type { CutPlace } from '#shared/journal/security-events';
import { err, ok, type Result } from '#shared/lib/result';
import { Failed, failing, pour, toTarget } from '../backup/copy-file';
import { FlushBatch } from '../backup/flush-batch';
import { onTarget, targetFault } from '../backup/target-fault';
import { namesIn } from '../disk';
import { type Damage, damageFault, type StoreFault } from '../faults';
import { fileFault, systemCode } from '../file-fault';
import { statedLength } from '../journal/journal-scan';
import { readFrom } from '../journal/segment-files';
import { KeyRing } from '../key-ring';
import { JOURNAL_FOLDER, KEYS_FILE, SECURITY_FOLDER, segmentPlace } from '../layout';
import { checkChain } from '../session/check-chain';
import { SECURITY_CHAIN } from '../session/entry-text';
import { damageIn } from '../session/part-fault';
import { securityRing } from '../session/security-journal';
import type { StationChecks } from '../session/stations';
import type { WorkerHooks, WorkerParts } from '../worker-jobs';
import { CUT_README } from './cut-readme';
import { BEGIN_FILES, readBegin } from './journal-begin';
import { type CutOrder, type CutPlan, planCut } from './plan-cut';

/** What the worker is told. */
export interface CutJobOrder extends CutOrder {
  /** Folder on the medium. */
  readonly target: string;
  readonly station: StationId;
  readonly stationKeys: { readonly [station: string]: string };
}

/** The older part stands on the medium. */
export interface CutArchived extends CutPlan {
  readonly fileName: string;
  readonly sha256: string;
}

interface CopiedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Files of the part that is cut off, as a store folder has them. @throws what the operating system throws. */
function* filesOf(
  order: CutJobOrder,
  ring: KeyRing,
  place: CutPlace,
  keys: Uint8Array,
): Generator<CopiedFile> {
  yield { path: KEYS_FILE, content: keys };
  yield { path: 'README.txt', content: Buffer.from(CUT_README, 'utf8') };
  const begin = readBegin(order.dir, ring);
  const journal = `${SECURITY_FOLDER}/${JOURNAL_FOLDER}`;
  for (const name of namesIn(join(order.dir, JOURNAL_FOLDER)))
    if (BEGIN_FILES.includes(name))
      yield { path: `${journal}/${name}`, content: readFileSync(join(order.dir, JOURNAL_FOLDER, name)) };
  for (let number = begin?.place.segment ?? 1; number < place.segment; number += 1) {
    const length = statedLength(order.dir, ring, number, place.segment);
    const read = length === null ? 'segment-unreadable' : readFrom(order.dir, number, 0, length);
    if (typeof read === 'string') throw new Failed({ code: 'IO_ERROR', where: segmentPlace(number) });
    yield { path: `${SECURITY_FOLDER}/${segmentPlace(number)}`, content: read.bytes };
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes the files and reads each back. @throws Failed */
function write(folder: string, files: Iterable<CopiedFile>): string {
  const batch = new FlushBatch();
  const written: [path: string, sha256: string][] = [];
  try {
    for (const { path, content } of files) {
      const sides = toTarget(path);
      const file = failing(sides.destination, () => {
        batch.makeFolder(join(folder, path, '..'));
        return batch.open(join(folder, `${path}.tmp`));
      });
      const { sha256 } = pour({ content }, file, sides, () => undefined);
      failing(sides.destination, () => batch.keep(join(folder, path), content.length));
      written.push([path, sha256]);
    }
    failing(targetFault, () => batch.end());
  } finally {
    batch.abandon();
  }
  const all = createHash('sha256');
  for (const [path, sha256] of written) {
    const back = failing(targetFault, () => digest(readFileSync(join(folder, path))));
    if (back !== sha256) throw new Failed({ code: 'TARGET_UNRELIABLE', where: path });
    all.update(`${sha256} ${path}\n`);
  }
  return all.digest('hex');
}

/** Checks the copied part like a journal of its own. */
function prove(
  folder: string,
  order: CutJobOrder,
  ring: KeyRing,
  place: CutPlace,
  hooks: WorkerHooks,
): StoreFault | 'cancelled' | null {
  const checks: StationChecks = new Map(
    Object.entries(order.stationKeys).map(([station, key]) => [
      station as StationId,
      ring.suite.verifier(Buffer.from(key, 'hex')),
    ]),
  );
  const { station } = place.seal;
  const dir = join(folder, SECURITY_FOLDER);
  const checked = checkChain({ dir, ring, chain: SECURITY_CHAIN, station, checks }, hooks);
  if (!checked.ok) return checked.error;
  if (checked.value === 'cancelled') return 'cancelled';
  const { entries, cutEntries, lastSeal, firstBreak } = checked.value.report;
  if (firstBreak !== null && !isBeginOnly(firstBreak, cutEntries))
    return damageFault(damageIn(SECURITY_FOLDER, firstBreak));
  const isWhole = entries + cutEntries === place.entries && lastSeal?.hash === place.seal.hash;
  return isWhole ? null : { code: 'TARGET_UNRELIABLE', where: SECURITY_FOLDER };
}

/** A part after an earlier cut may end before the line that names that cut. */
const isBeginOnly = ({ reason, record }: Damage, cutEntries: number): boolean =>
  cutEntries > 0 && reason === 'segment-missing' && record === 1;

function cut(
  order: CutJobOrder,
  ring: KeyRing,
  keys: Uint8Array,
  hooks: WorkerHooks,
): Result<CutArchived | 'nothing' | 'cancelled', StoreFault> {
  // A stick that is not there must not become a folder on this machine's own disk: what is cut off is here no more.
  const there = onTarget(() => statSync(order.target).isDirectory());
  if (!there.ok || !there.value) return err({ code: 'TARGET_MISSING' });
  try {
    const plan = planCut(order, ring, {
      cancelled: () => hooks.cancelled(),
      progress: (share) => hooks.progress(share / 2),
    });
    if (plan === 'cancelled') return ok('cancelled');
    if (plan === null) return ok('nothing');
    if ('reason' in plan) return err(damageFault(damageIn(SECURITY_FOLDER, plan)));
    const { place } = plan;
    const store = Buffer.from(ring.storeId).toString('hex');
    const fileName = `registry-log-${store}-${String(place.seal.number).padStart(8, '0')}`;
    const folder = join(order.target, fileName);
    const sha256 = write(folder, filesOf(order, ring, place, keys));
    const wrong = prove(folder, order, ring, place, {
      cancelled: () => hooks.cancelled(),
      progress: (share) => hooks.progress((1 + share) / 2),
    });
    if (wrong === 'cancelled') return ok('cancelled');
    return wrong === null ? ok({ ...plan, fileName, sha256 }) : err(wrong);
  } catch (error) {
    if (error instanceof Failed) return err(error.fault);
    if (systemCode(error) === null) throw error;
    return err(fileFault(error, SECURITY_FOLDER));
  }
}

/** Archives the part that the parts tell of, and wipes the keys it was given. */
export function runLogCut(parts: WorkerParts, hooks: WorkerHooks): Uint8Array | 'cancelled' {
  const { master, storeId, salt, order, keys } = parts;
  if (!master || !storeId || !salt || !order || !keys) throw new Error('a cut without its parts');
  const whole = KeyRing.received({ master, storeId, salt });
  const ring = securityRing(whole);
  const done = cut(JSON.parse(Buffer.from(order).toString('utf8')) as CutJobOrder, ring, keys, hooks);
  ring.wipe();
  whole.wipe();
  if (done.ok && done.value === 'cancelled') return 'cancelled';
  return Uint8Array.from(Buffer.from(JSON.stringify(done), 'utf8'));
}
