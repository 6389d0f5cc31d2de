/** 应用场景 (NDR-9-7): the same rows for a resource and for a product. */
import { basis } from '#shared/domain/ids';
import type { FieldSpec } from '../schema';

/** The scenario rows with the help of their form. */
export function scenariosField(help: string): FieldSpec {
  return {
    key: 'scenarios',
    label: '应用场景',
    kind: 'rows',
    minRows: 1,
    maxRows: 50,
    required: 'Y',
    help,
    columns: [
      {
        key: 'name',
        label: '场景名称',
        kind: 'text',
        min: 2,
        max: 100,
        required: 'Y',
        basis: basis('XJR-12-2', 'NDR-9-7'),
      },
      {
        key: 'field',
        label: '领域',
        kind: 'enum',
        list: 'CL-DOMAIN',
        required: 'Y',
        basis: basis('XJD-31-1'),
      },
      {
        key: 'note',
        label: '说明',
        kind: 'text',
        min: 4,
        max: 500,
        required: 'Y',
        basis: basis('XJR-12-2', 'NDR-9-7'),
      },
      { key: 'user', label: '使用方', kind: 'text', max: 100, required: 'N', basis: basis() },
    ],
    basis: basis('XJR-12-2', 'NDR-9-7'),
  };
}
