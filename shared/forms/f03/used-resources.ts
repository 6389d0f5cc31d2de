/** 所用数据资源 of a product: one row per public data resource it is made of (XJR-8-3, XJO-21-1). */
import { basis } from '#shared/domain/ids';
import type { FieldSpec } from '../schema';

const BASIS = basis('XJR-8-3', 'XJO-21-1', 'NDR-9-3');

export const USED_RESOURCE_COLUMNS: readonly FieldSpec[] = [
  { key: 'resourceName', label: '数据资源名称', kind: 'text', min: 2, max: 100, required: 'Y', basis: BASIS },
  { key: 'registeredCode', label: '登记结果查询码', kind: 'text', max: 64, required: 'N', basis: BASIS },
  { key: 'holder', label: '持有单位', kind: 'text', min: 2, max: 100, required: 'Y', basis: BASIS },
  { key: 'acquiredOn', label: '获取日期', kind: 'date', notFuture: true, required: 'N', basis: BASIS },
  { key: 'unregisteredReason', label: '未登记的原因', kind: 'text', max: 200, required: 'N', basis: BASIS },
];
