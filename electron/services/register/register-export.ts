/**
 * Lets the register leave as a CSV file: only for a stated purpose, marked 内部资料 unless the law or the data
 * authority allows it, and never without a trace (XJR-22-1, XJR-22-2).
 */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { personName } from '#electron/services/cases/header';
import { pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import { answered, commandReused, deskClosed, failed, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { RegisterRow } from '#shared/contract/register-views';
import { OBJECT_TYPE_NAMES } from '#shared/domain/case-type';
import { beijingDate } from '#shared/domain/local-date';
import { registerRowsOn } from './register-items';

const COLUMNS: readonly (readonly [string, (row: RegisterRow) => string])[] = [
  ['登记结果查询码', (row) => row.code],
  ['本地编号', (row) => row.number],
  ['登记对象', (row) => OBJECT_TYPE_NAMES[row.objectType]],
  ['登记数据名称', (row) => row.name],
  ['登记主体', (row) => row.subjectName],
  ['地区', (row) => row.division],
  ['行业', (row) => row.industry],
  ['目录代码', (row) => row.catalogCode],
  ['赋码日期', (row) => row.codedAt],
  ['有效期起', (row) => row.validFrom],
  ['有效期止', (row) => row.validTo],
  ['状态', (row) => row.standingName],
  ['自治区确认', (row) => (row.codeLost ? '查询码待更正' : row.confirmed ? '已确认' : '待自治区确认')],
];

export const exportRegister: SessionService<'register.export'> = async (call, input) => {
  const { files } = call.desk.ports;
  if (!files)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择保存位置。', '请在登记工作台窗口中办理。');
  const before = pressedBefore(call, 'register.export', input.commandId);
  if (!before.ok) return before;
  // A file that went out once does not go out again by the same press.
  if (before.value) return commandReused();
  const today = beijingDate(call.caller.now);
  const asOf = input.asOf ?? today;
  const rows = await registerRowsOn(call, asOf, input);
  if (rows === null) return deskClosed();
  const path = await files.saveAs(`登记簿-${asOf}.csv`);
  if (path === null) return refusal('SAVE_CANCELLED', '没有导出。', '需要时再次导出。');
  if (!call.desk.sessions.isAlive(call.caller.client, call.session))
    return refusal('SESSION_MISSING', '办理人已退出登录，没有导出。', '请登录后再次导出。');
  const { commandId, purpose, approval } = input;
  const recorded = recordAct(call, 'register.export', commandId, {
    type: 'registerExported',
    export: { rows: rows.length, purpose, approval, fileName: basename(path) },
  });
  if (!recorded.ok) return recorded;
  const head = [
    approval === '' ? '内部资料，未经数据主管部门同意不得披露或者对外提供' : `依据：${approval}`,
    `用途：${purpose}`,
    `截至：${asOf}`,
    `导出：${personName(call, call.session.account)} ${today}`,
  ];
  try {
    // A byte order mark, so that WPS opens the file as UTF-8.
    await writeFile(path, `\ufeff${csv(head, rows)}`);
  } catch {
    return failed({
      kind: 'fault',
      code: 'IO_ERROR',
      message: '文件没有写成。登记内容未受影响。',
      wayOut: '请检查保存位置后重试。',
      clauses: [],
      places: [],
      others: [],
    });
  }
  return answered({ fileName: basename(path), rows: rows.length });
};

function csv(head: readonly string[], rows: readonly RegisterRow[]): string {
  const lines = [
    ...head.map((line) => [line]),
    COLUMNS.map(([title]) => title),
    ...rows.map((row) => COLUMNS.map(([, of]) => of(row))),
  ];
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted, and never taken for a formula by a spreadsheet. */
const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
