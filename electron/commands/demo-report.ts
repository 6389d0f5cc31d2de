/** The report of the demo in Markdown: what was done, by whom, which dates followed and why, which files. */
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { LineResult } from './scenario';

/** Builds the report from played lines, the answer of `cases.history`, and the files written. */
export function demoReport(
  results: readonly LineResult[],
  history: Answer<unknown>,
  files: readonly string[],
): string {
  if (!history.ok) throw new Error('the demo case has no history');
  const { lines } = history.value as CallOutput<'cases.history'>;
  const refused = results.flatMap(({ at, as, call, answer }) =>
    answer.ok ? [] : [{ at, as, call, failure: answer.failure }],
  );
  return `${[
    '# 登记工作台演示：一件首次登记从填报到已登记',
    '',
    '练习数据，人员和单位均为虚构。每一步都经同一接口办理，先写入加密日志再答复“已保存”。',
    '',
    '## 办了什么、谁办的、期限从何而来',
    '',
    '| 日期 | 时间 | 人员 | 岗位 | 事项 | 说明 |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => row([line.date, line.time, line.actor, line.role, line.title, line.detail])),
    '',
    '## 规则拒绝了什么',
    '',
    '| 时间 | 账号 | 操作 | 代码 | 原因 | 出路 | 依据 |',
    '|---|---|---|---|---|---|---|',
    ...refused.map(({ at, as, call, failure }) =>
      row([
        at,
        as ?? '—',
        call,
        failure.code,
        failure.message,
        failure.wayOut,
        failure.clauses.join('、') || '—',
      ]),
    ),
    '',
    '## 文件',
    '',
    ...files.map((file) => `- ${file}`),
  ].join('\n')}\n`;
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '｜')).join(' | ')} |`;
