// Cells from WPS and Excel land where the cursor stands; what a column does not know is said, not guessed.

import { expect, test } from 'vitest';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import { DATA_ITEM_COLUMNS } from '#shared/forms/f02/data-items';
import { parseTsv, pasteRows } from '../../../../renderer/components/form/rows-paste';

const START = { row: 0, column: 0 };

test('quoted cells keep their line breaks and doubled quotes', () => {
  expect(parseTsv('a\t"第一行\n第二行"\r\n"说""明"\tb\r\n')).toEqual([
    ['a', '第一行\n第二行'],
    ['说"明', 'b'],
  ]);
});

test('a pasted head line of column names places the cells by name', () => {
  const { rows, report } = pasteRows(
    DATA_ITEM_COLUMNS,
    [],
    START,
    '含义\t数据项名称\t是否个人信息\n线路编号的含义\t线路编号\t否\n',
    2000,
    PROGRAM_LISTS,
  );
  expect(rows).toEqual([{ itemDesc: '线路编号的含义', itemName: '线路编号', itemPersonal: false }]);
  expect(report).toBe('粘贴 1 行，全部识别');
});

test('a word the column does not know leaves its cell and is reported with its row', () => {
  const { rows, report } = pasteRows(
    DATA_ITEM_COLUMNS,
    [],
    { row: 0, column: 5 },
    '是\n也许\n',
    2000,
    PROGRAM_LISTS,
  );
  expect(rows).toEqual([{ itemPersonal: true }, {}]);
  expect(report).toContain('1 行正确，1 行有不识别的内容（第 2 行）');
});

test('rows beyond the limit are not pasted and are counted', () => {
  const { rows, report } = pasteRows(DATA_ITEM_COLUMNS, [], START, 'a\nb\nc\n', 2, PROGRAM_LISTS);
  expect(rows).toHaveLength(2);
  expect(report).toContain('超出行数上限的 1 行未粘贴');
});

test('cells that are not covered by the paste stay as they were', () => {
  const before = [{ itemName: '旧名', itemKey: 'old' }];
  const { rows } = pasteRows(DATA_ITEM_COLUMNS, before, START, '新名\n另一项\n', 2000, PROGRAM_LISTS);
  expect(rows).toEqual([{ itemName: '新名', itemKey: 'old' }, { itemName: '另一项' }]);
  expect(before).toEqual([{ itemName: '旧名', itemKey: 'old' }]);
});
