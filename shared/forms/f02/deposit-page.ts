/** F02 page 5 存储与存证: where the data lie, and the deposit that must precede the application (XJR-9-2). */
import { basis } from '#shared/domain/ids';
import { when } from '../conditions';
import type { FormPage } from '../schema';

const DEPOSITED = when('已存证', 'deposited', true);
const BY_OTHERS = when('存证方式涉及第三方', 'depositMethods', '01', '02', '03', '04');
const BY_DIGEST = when('存证方式为区块链存证或摘要登记', 'depositMethods', '01', '05');

export const DEPOSIT_PAGE: FormPage = {
  key: 'deposit',
  title: '存储与存证',
  fields: [
    {
      key: 'storagePlace',
      label: '存储位置',
      kind: 'enum',
      list: 'CL-STOREPLACE',
      required: 'Y',
      basis: basis('XJR-12-2', 'NDR-9-4'),
    },
    {
      key: 'storageMode',
      label: '存储方式',
      kind: 'enum',
      list: 'CL-STOREMODE',
      required: 'Y',
      basis: basis('XJR-12-2', 'NDR-9-4'),
    },
    {
      key: 'storageRegion',
      label: '存储地区',
      kind: 'region',
      allowNation: true,
      required: 'Y',
      help: '数据应存储在境内。存储在疆外其他省份的选“全国”。',
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'deposited',
      label: '是否已存证',
      kind: 'bool',
      mustBe: true,
      required: 'Y',
      help: '应在申请登记前完成存证。',
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'depositMethods',
      label: '存证方式',
      kind: 'enums',
      list: 'CL-DEPOSIT',
      required: 'Y',
      visible: DEPOSITED,
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'depositOrg',
      label: '存证机构',
      kind: 'text',
      min: 2,
      max: 100,
      required: BY_OTHERS,
      visible: DEPOSITED,
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'depositNo',
      label: '存证编号',
      kind: 'text',
      max: 100,
      required: 'Y',
      visible: DEPOSITED,
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'depositAt',
      label: '存证时间',
      kind: 'date',
      required: 'Y',
      visible: DEPOSITED,
      help: '不能晚于申请日期。',
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'depositScope',
      label: '存证内容',
      kind: 'enums',
      list: 'CL-DEPOSITSCOPE',
      required: 'Y',
      visible: DEPOSITED,
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'hashAlg',
      label: '摘要算法',
      kind: 'enum',
      list: 'CL-HASHALG',
      required: BY_DIGEST,
      visible: DEPOSITED,
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'hashValue',
      label: '摘要值',
      kind: 'digest',
      algorithmField: 'hashAlg',
      required: BY_DIGEST,
      visible: DEPOSITED,
      help: '64 位十六进制，从存证证明上完整抄录。',
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
    {
      key: 'depositFile',
      label: '存证证明文件',
      kind: 'files',
      attachmentType: '06',
      required: 'Y',
      visible: DEPOSITED,
      basis: basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'),
    },
  ],
};
