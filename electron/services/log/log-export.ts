/**
 * Lets lines of the security journal leave as one signed file: JSON lines, the first says what the file is and
 * under which seal it stands, the last is the station's signature over all bytes before it. Whoever holds the
 * public key proves that nothing was taken away or added; that it left is written down first.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
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
import { inSlices } from '#electron/services/in-slices';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { beijingDate } from '#shared/domain/local-date';
import type { SecurityFilter } from '#shared/journal/security-events';
import { canonicalJson } from '#shared/lib/canonical-json';
import { actorName } from './log';
import { actsQuery } from './log-query';

/** Name and version of the file's form. */
export const LOG_EXPORT_FORMAT = 'rsb/security-export/1';
/** No journal of an office comes near it. */
const MOST_LINES = 10_000_000;

export const exportLog: SessionService<'log.export'> = async (call, { commandId, filter }) => {
  const { files } = call.desk.ports;
  if (!files)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择保存位置。', '请在登记工作台窗口中办理。');
  const before = pressedBefore(call, 'log.export', commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const sealed = call.store.security.seal(call.caller.now);
  if (!sealed.ok) return storeFault(sealed.error);
  const body = await signedLines(call, filter);
  if (body === null) return deskClosed();
  const path = await files.saveAs(`运行日志-${beijingDate(call.caller.now)}.jsonl`);
  if (path === null) return refusal('SAVE_CANCELLED', '没有导出。', '需要时再次导出。');
  if (!call.desk.sessions.isAlive(call.caller.client, call.session))
    return refusal('SESSION_MISSING', '办理人已退出登录，没有导出。', '请登录后再次导出。');
  const fileName = basename(path);
  const { lines: items } = body;
  const recorded = recordAct(call, 'log.export', commandId, {
    type: 'exported',
    what: 'log',
    items,
    fileName,
  });
  if (!recorded.ok) return recorded;
  try {
    await writeFile(path, body.text);
  } catch {
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
  return answered({ fileName, lines: items });
};

/** The whole file; null when the store was closed meanwhile. */
async function signedLines(
  call: SignedInCall,
  filter: SecurityFilter,
): Promise<{ readonly text: string; readonly lines: number } | null> {
  const { security, station, stationKey, views } = call.store;
  const { chain } = security;
  const { rows } = security.tables.query({ ...actsQuery(filter), limit: MOST_LINES });
  const lines: string[] = [];
  // Oldest first: the order in which it happened.
  const finished = await inSlices(call, [...rows].reverse(), ({ key }) => {
    const act = security.tables.get('acts', key);
    if (act) lines.push(canonicalJson({ ...act, actorName: actorName(call, act.actor) }));
  });
  if (!finished) return null;
  const head = canonicalJson({
    format: LOG_EXPORT_FORMAT,
    office: views.office?.name ?? '',
    exportedAt: call.caller.now,
    exportedBy: call.session.account,
    filter: { ...filter },
    lines: lines.length,
    station,
    publicKey: stationKey,
    chain: { entries: chain.entries, seal: chain.seal && { ...chain.seal } },
  });
  const signed = `${[head, ...lines].join('\n')}\n`;
  const sha256 = createHash('sha256').update(signed).digest('hex');
  const last = canonicalJson({ sha256, signature: security.attest(signed) });
  return { text: `${signed}${last}\n`, lines: lines.length };
}
