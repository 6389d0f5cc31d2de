/**
 * Lets lines of the security journal leave as one signed file: JSON lines, the first says what the file is and
 * under which seal it stands, the last is the station's signature over all bytes before it. Whoever holds the
 * public key proves that nothing was taken away or added; that it left is written down first. Lines are read and
 * written a few at a time: a log of many years holds up nobody and needs no memory.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LongWork } from '#electron/services/desk/long-work';
import { pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import {
  answered,
  commandReused,
  deskClosed,
  failed,
  refusal,
  storeFault,
} from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { beijingDate } from '#shared/domain/local-date';
import type { SecurityFilter } from '#shared/journal/security-events';
import { canonicalJson } from '#shared/lib/canonical-json';
import { actorName } from './log';
import { type LogPage, linesNow } from './log-lines';
import { aloneOnLog } from './log-work';

/** Name and version of the file's form. */
export const LOG_EXPORT_FORMAT = 'rsb/security-export/1';
const UNFINISHED = '.part';
/** Lines between two turns for others. */
const LINES = 100;

export const exportLog: SessionService<'log.export'> = async (call, input) => {
  const { files } = call.desk.ports;
  if (!files)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择保存位置。', '请在登记工作台窗口中办理。');
  const before = pressedBefore(call, 'log.export', input.commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const path = await files.saveAs(`运行日志-${beijingDate(call.caller.now)}.jsonl`);
  if (path === null) return refusal('SAVE_CANCELLED', '没有导出。', '需要时再次导出。');
  if (call.desk.store !== call.store) return deskClosed();
  return aloneOnLog(call.desk, (work) => exportTo(call, input, path, work));
};

async function exportTo(
  call: SignedInCall,
  { commandId, filter }: ParsedInput<'log.export'>,
  path: string,
  work: LongWork,
): Promise<Answer<{ readonly fileName: string; readonly lines: number }>> {
  const sealed = call.store.security.seal(call.caller.now);
  if (!sealed.ok) return storeFault(sealed.error);
  const pages = await linesNow(call, filter);
  if (pages === null) return deskClosed();
  if (!call.desk.sessions.isAlive(call.caller.client, call.session))
    return refusal('SESSION_MISSING', '办理人已退出登录，没有导出。', '请登录后再次导出。');
  const lines = pages.reduce((sum, { keys }) => sum + keys.length, 0);
  const fileName = basename(path);
  const head = headOf(call, filter, lines);
  const recorded = recordAct(call, 'log.export', commandId, {
    type: 'exported',
    what: 'log',
    items: lines,
    fileName,
  });
  if (!recorded.ok) return recorded;
  const beside = path + UNFINISHED;
  try {
    const isWhole = await write(call, beside, head, pages, lines, work);
    if (isWhole) await rename(beside, path);
    else await rm(beside, { force: true });
    if (isWhole) return answered({ fileName, lines });
    return call.desk.store === call.store ? storeFault({ code: 'CANCELLED' }) : deskClosed();
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return failed({
      kind: 'fault',
      code: 'IO_ERROR',
      message: '文件没有写成。运行日志未受影响。',
      wayOut: '请检查保存位置后重试。',
      clauses: [],
      places: [],
      others: [],
    });
  }
}

/** The first line. */
function headOf(call: SignedInCall, filter: SecurityFilter, lines: number): string {
  const { security, station, stationKey, views } = call.store;
  const { chain } = security;
  return canonicalJson({
    format: LOG_EXPORT_FORMAT,
    office: views.office?.name ?? '',
    exportedAt: call.caller.now,
    exportedBy: call.session.account,
    filter: { ...filter },
    lines,
    station,
    publicKey: stationKey,
    chain: { entries: chain.entries, seal: chain.seal && { ...chain.seal } },
  });
}

/** Writes the file. False when the store was closed or the work was cancelled meanwhile. */
async function write(
  call: SignedInCall,
  path: string,
  head: string,
  pages: readonly LogPage[],
  total: number,
  work: LongWork,
): Promise<boolean> {
  const file: FileHandle = await open(path, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    const put = async (text: string): Promise<void> => {
      hash.update(text);
      await file.write(text);
    };
    await put(`${head}\n`);
    let done = 0;
    for (const { keys } of pages)
      for (let at = 0; at < keys.length; at += LINES) {
        if (call.desk.store !== call.store || work.stop.signal.aborted) return false;
        const part = keys.slice(at, at + LINES);
        await put(part.map((key) => lineOf(call, key)).join(''));
        done += part.length;
        work.share = done / total;
      }
    if (call.desk.store !== call.store) return false;
    const sha256 = hash.digest();
    const signature = call.store.security.attest(sha256);
    await file.write(`${canonicalJson({ sha256: sha256.toString('hex'), signature })}\n`);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

/** One line, with its line feed. @throws when the line is gone: nothing of the log is ever changed. */
function lineOf(call: SignedInCall, key: string): string {
  const act = call.store.security.tables.get('acts', key);
  if (!act) throw new Error('a line of the log is gone');
  return `${canonicalJson({ ...act, actorName: actorName(call, act.actor) })}\n`;
}
