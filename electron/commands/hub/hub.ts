/**
 * `desk hub verify|plan|import|decide|confirm|export|forward|receipt|reconcile|audit|watch`: the exchange without a window. It listens to
 * nothing and nobody; bundles lie in folders. It goes on by itself until something needs a person.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { told } from '../backup';
import { type DeskIo, EXIT, type ExitCode } from '../desk-io';
import type { Given } from '../run-desk';
import { auditStore } from './hub-audit';
import { confirmBundle, confirmCases, decideConflict, listToConfirm, listWaiting } from './hub-decide';
import { HubDesk, today } from './hub-desk';
import { exportBundles, mediumOf, NOBODY_NAMED } from './hub-export';
import { type FoundFile, filesIn } from './hub-folder';
import { forwardBundle } from './hub-forward';
import { lookAtAll } from './hub-look';
import { hubPlace, withHub } from './hub-place';
import { receiveFiles, toTry } from './hub-receive';
import { reconcileMonth } from './hub-reconcile';
import { takeInAll } from './hub-take-in';
import { Tally } from './hub-tally';
import { watchFolder } from './hub-watch';

/** Runs `desk hub …`; `null` when the words or options are wrong. */
export async function runHub(words: readonly string[], given: Given, io: DeskIo): Promise<ExitCode | null> {
  const [step, first, second] = words;
  const place = (word: string | undefined) => (word === undefined ? null : resolve(io.cwd, word));
  switch (step) {
    case 'verify':
      return look(place(first), false, given, io);
    case 'plan':
      return look(place(first), true, given, io);
    case 'import':
      return takeIn(place(first), place(second), given, io);
    case 'decide':
      return decide(first ?? null, given, io);
    case 'confirm':
      return confirm(first ?? null, given, io);
    case 'export':
      return send(place(first), given, io);
    case 'forward':
      return forward(first ?? null, place(second), given, io);
    case 'receipt':
      return receipt(first ?? null, place(second), given, io);
    case 'reconcile':
      return reconcile(given, io);
    case 'audit':
      return auditStore(given, io);
    case 'watch':
      return watch(place(first), place(second), given, io);
    default:
      return null;
  }
}

/** Files of a folder that was named; null when it cannot be read. */
function filesOf(folder: string | null, io: DeskIo): readonly FoundFile[] | null {
  if (folder === null) return [];
  try {
    return filesIn(folder);
  } catch {
    io.say('收件文件夹打不开，未作任何改动。请检查位置和介质。');
    return null;
  }
}

/** A folder that is written to, made when it is not there. */
function madeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function look(
  folder: string | null,
  rows: boolean,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  const files = filesOf(folder, io);
  if (files === null) return EXIT.fault;
  return withHub(given, io, async (hub) => {
    const tally = new Tally(io);
    const brought = await receiveFiles(hub, files, tally);
    await lookAtAll(hub, folder === null ? await toTry(hub, tally) : brought, rows, tally);
    return tally.end();
  });
}

async function takeIn(
  folder: string | null,
  outbox: string | null,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  if (folder === null) return null;
  const files = filesOf(folder, io);
  if (files === null) return EXIT.fault;
  return withHub(given, io, async (hub) => {
    const tally = new Tally(io);
    const receipts = outbox === null ? null : madeFolder(outbox);
    const brought = await receiveFiles(hub, files, tally);
    const tried = await toTry(hub, tally);
    const known = new Set(tried.map(({ bundleId }) => bundleId));
    // What was brought and cannot be tried (taken in before, in quarantine, parts missing) is told, too.
    await takeInAll(
      hub,
      [...tried, ...brought.filter(({ bundleId }) => !known.has(bundleId))],
      receipts,
      tally,
    );
    return tally.end();
  });
}

async function decide(word: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { plan, option, second, to, keep, reason } = given;
  if (word === null) return withHub(given, io, (hub) => listWaiting(hub, io));
  if (typeof plan === 'string') {
    const receipts = typeof to === 'string' ? madeFolder(resolve(io.cwd, to)) : null;
    const confirmation = { plan, second: typeof second === 'string' ? second : null, receipts };
    return withHub(given, io, (hub) => confirmBundle(hub, word, confirmation, io));
  }
  if (typeof option !== 'string' || typeof reason !== 'string') return null;
  const choice = { option, keep: typeof keep === 'string' ? keep : null, reason };
  return withHub(given, io, (hub) => decideConflict(hub, word, choice, io));
}

async function confirm(bundleId: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { plan, reason } = given;
  if (bundleId === null) return null;
  if (plan === undefined && reason === undefined)
    return withHub(given, io, (hub) => listToConfirm(hub, bundleId, io));
  if (typeof plan !== 'string' || typeof reason !== 'string') return null;
  return withHub(given, io, (hub) => confirmCases(hub, bundleId, { list: plan, ref: reason }, io));
}

async function send(folder: string | null, given: Given, io: DeskIo): Promise<ExitCode | null> {
  const medium = mediumOf(given.medium);
  const startsAt = given['from-start'] === true ? 'beginning' : 'acknowledged';
  // All there is goes to an agency that is named: nobody means to send it to everybody.
  if (folder === null || medium === null || (startsAt === 'beginning' && typeof given.to !== 'string'))
    return null;
  return withHub(given, io, async (hub) => {
    const tally = new Tally(io);
    const agencies = typeof given.to === 'string' ? [given.to] : null;
    const carrier = typeof given.carrier === 'string' ? given.carrier : NOBODY_NAMED;
    const order = { folder: madeFolder(folder), agencies, startsAt, medium, carrier, on: today() } as const;
    await exportBundles(hub, order, tally);
    return tally.end();
  });
}

async function forward(
  bundleId: string | null,
  folder: string | null,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  if (bundleId === null || folder === null) return null;
  const carrier = typeof given.carrier === 'string' ? given.carrier : NOBODY_NAMED;
  return withHub(given, io, async (hub) =>
    told(await forwardBundle(hub, bundleId, { folder: madeFolder(folder), carrier, on: today() }), io),
  );
}

async function receipt(
  bundleId: string | null,
  folder: string | null,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  if (bundleId === null || folder === null) return null;
  return withHub(given, io, async (hub) =>
    told(await hub.askInto(madeFolder(folder), 'sync.receipt', { bundleId }), io),
  );
}

async function reconcile(given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { month, sign, to } = given;
  if (typeof month !== 'string') return null;
  const of = { month, ...(typeof to === 'string' ? { agency: to } : {}) };
  return withHub(given, io, (hub) => reconcileMonth(hub, of, sign === true, io));
}

/** Seconds between two looks, when nothing else was asked for. */
const USUAL_INTERVAL = 5;

async function watch(
  inbox: string | null,
  outbox: string | null,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  const seconds = given.interval === undefined ? USUAL_INTERVAL : Number(given.interval);
  if (inbox === null || outbox === null || !(seconds > 0)) return null;
  const place = hubPlace(given, io);
  if (place === null) return null;
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    return await watchFolder(
      {
        inbox,
        outbox: madeFolder(outbox),
        milliseconds: seconds * 1000,
        desk: () => new HubDesk(place, given, io),
        stop: stop.signal,
      },
      io,
    );
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}
