// The correction list gathers everything once and cites the article of each defect (XJR-14-2).
import { expect, test } from 'vitest';
import { basis } from '#shared/domain/ids';
import {
  addRows,
  emptyRow,
  firstIncomplete,
  rowOfFinding,
  rowOfMaterial,
} from '../../../renderer/features/acceptance/defect-rows';

const kind = { type: 'FIRST', objectType: '1' } as const;
const finding = {
  field: 'depositFile',
  level: 'error' as const,
  code: 'DEPOSIT_MISSING',
  message: '缺少存证证明文件，请附存证机构出具的证明',
  basis: [...basis('XJR-9-2')],
};
const material = {
  id: 'M02',
  group: 'G4 存证情况',
  label: '存证证明文件',
  attachmentIds: [],
  missing: true,
  basis: [...basis('XJR-9-2')],
};

test('XJR-14-2 every row cites its own article and the one of the single notice', () => {
  expect(rowOfFinding(finding, kind).basis).toEqual(['XJR-9-2', 'XJR-14-2']);
  expect(rowOfMaterial(material, kind).basis).toEqual(['XJR-9-2', 'XJR-14-2']);
  expect(emptyRow(1).basis).toEqual(['XJR-14-2']);
});

test('a material is named by the field that brings it, so that the subject is led there', () => {
  expect(rowOfMaterial(material, kind).place).toBe('存储与存证：存证证明文件');
});

test('taking findings in twice adds nothing and keeps edited wording', () => {
  const edited = [{ ...rowOfFinding(finding, kind), requirement: '请补交原件。' }];
  expect(addRows(edited, [rowOfFinding(finding, kind)])).toEqual(edited);
});

test('a row without problem or requirement holds the notice back and is named by its number', () => {
  expect(firstIncomplete([rowOfFinding(finding, kind), emptyRow(2)])).toBe(2);
  expect(firstIncomplete([rowOfFinding(finding, kind)])).toBeNull();
});
