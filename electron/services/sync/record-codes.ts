/**
 * Signed records of the region as several QR codes, and back. What is coded is the very file: scanned or carried, a record
 * goes through one door.
 */
import { createHash } from 'node:crypto';
import { answered, refusal } from '#electron/services/desk/trouble';
import { type CodeSheet, gatherSheets, type HashOf, readSheet, sheetsOf } from '#shared/bundle/code-sheets';
import type { Answer } from '#shared/contract/failure';

/** Hash of a record that takes several codes. */
export const RECORD_HASH: HashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The codes of a record's file; none when it is more than codes take. */
export const codesOf = (file: Uint8Array): string[] => [...(sheetsOf(file, RECORD_HASH) ?? [])];

/** What stands in the place of a file's name for a record that was scanned. */
export const SCANNED_NAME = '扫码读入';

/**
 * The file that was scanned, one code a line. Nothing but all codes of one record is one: what is unread, missing or of
 * another record is told.
 */
export function scannedFile(scanned: string): Answer<Uint8Array> {
  const lines = scanned.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  const sheets: CodeSheet[] = [];
  for (const [at, line] of lines.entries()) {
    const sheet = readSheet(line, RECORD_HASH);
    if (sheet === null)
      return unreadable(`第 ${at + 1} 行没有读准`, '请删去该行，重新扫这一张；仍不能读的，请以文件送达。');
    sheets.push(sheet);
  }
  const [first, ...more] = sheets;
  if (first === undefined) return unreadable('没有扫入二维码', '请用扫码枪逐张读入。');
  const gathered = gatherSheets([first, ...more], RECORD_HASH);
  if (!gathered.ok)
    return gathered.error === 'mixed'
      ? unreadable('扫入的不是同一份的二维码', '请清空后按编号分份重新扫码。')
      : unreadable('各张已读齐，但内容与整份的校验不符', '请对方重新出示后从头扫码，或以文件送达。');
  if (gathered.value.is === 'whole') return answered(gathered.value.bytes);
  const { have, of, missing } = gathered.value;
  return unreadable(`只扫入 ${have}/${of} 张，还缺第 ${missing.join('、')} 张`, '请补扫所缺各张后再办理。');
}

const unreadable = (what: string, wayOut: string): Answer<never> =>
  refusal('CODE_UNREADABLE', `${what}，没有收下，未作任何改动。`, wayOut);
