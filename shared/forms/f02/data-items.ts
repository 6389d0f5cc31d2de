/** F02b 数据项清单: one row per field of the data. Personal flags decide what page 3 must say (XJR-4-1). */
import { basis } from '#shared/domain/ids';
import type { FieldSpec } from '../schema';

/** More rows than this are refused: the list is for the fields of one resource. */
export const DATA_ITEM_MAX_ROWS = 2000;

export const DATA_ITEM_COLUMNS: readonly FieldSpec[] = [
  { key: 'itemName', label: '数据项名称', kind: 'text', max: 100, required: 'Y', basis: basis('XJD-7-3') },
  { key: 'itemKey', label: '英文名', kind: 'text', max: 100, required: 'N', basis: basis() },
  {
    key: 'itemType',
    label: '类型',
    kind: 'enum',
    list: 'CL-ITEMTYPE',
    required: 'Y',
    basis: basis('XJD-7-3'),
  },
  { key: 'itemLength', label: '长度', kind: 'text', max: 20, required: 'N', basis: basis() },
  { key: 'itemDesc', label: '含义', kind: 'text', max: 500, required: 'Y', basis: basis('XJD-7-3') },
  { key: 'itemPersonal', label: '是否个人信息', kind: 'bool', required: 'Y', basis: basis('XJR-4-1') },
  { key: 'itemSensitive', label: '是否敏感个人信息', kind: 'bool', required: 'Y', basis: basis('XJR-4-1') },
  {
    key: 'itemShare',
    label: '共享类型',
    kind: 'enum',
    list: 'CL-SHARE',
    required: 'N',
    basis: basis('XJD-19-1'),
  },
  {
    key: 'itemOpen',
    label: '开放类型',
    kind: 'enum',
    list: 'CL-OPEN',
    required: 'N',
    basis: basis('XJD-26-1'),
  },
  { key: 'itemDomain', label: '值域/代码表', kind: 'text', max: 200, required: 'N', basis: basis() },
];
