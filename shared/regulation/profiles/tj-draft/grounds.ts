/**
 * Pick-lists of the Tianjin draft. It names four grounds of 不予登记 and no others, at acceptance and at
 * review alike (TJR-23-1 to TJR-23-4). Data only.
 */
import { basis } from '#shared/domain/ids';
import type { Ground, Profile } from '../profile';

const ground = (code: string, label: string, ...ids: readonly string[]): Ground => ({
  code,
  label,
  basis: basis(...ids),
});

const NO_REGISTRATION: readonly Ground[] = [
  ground('01', '重复登记的', 'TJR-23-1'),
  ground('02', '登记主体隐瞒事实或弄虚作假的', 'TJR-23-2'),
  ground('03', '存在数据权属争议的', 'TJR-23-3'),
  ground('04', '法律法规规定的其他情形', 'TJR-23-4'),
];

export const TJ_GROUNDS: Profile['grounds'] = {
  refuse: NO_REGISTRATION,
  transfer: [
    ground('01', '跨层级', 'TJR-7-3'),
    ground('02', '跨区', 'TJR-7-3'),
    ground('03', '无法确定管辖', 'TJR-7-3'),
    ground('04', '属其他登记机构', 'TJR-18-2'),
    ground('05', '中央单位由国家指定机构办理', 'NDR-6-5'),
  ],
  notPass: NO_REGISTRATION,
  objection: [
    ground('01', '权属争议', 'TJR-20-3', 'TJR-23-3'),
    ground('02', '内容失实', 'TJR-20-3', 'TJR-10-2'),
    ground('03', '侵犯商业秘密', 'TJR-20-3', 'NDR-4-1'),
    ground('04', '侵犯个人信息/隐私', 'TJR-20-3', 'NDR-4-1'),
    ground('05', '涉密或危害安全', 'TJR-20-3', 'NDR-4-1'),
    ground('06', '重复登记', 'TJR-20-3', 'TJR-23-1'),
    ground('07', '超出授权', 'TJR-20-3', 'TJR-8-2'),
    ground('08', '程序问题', 'TJR-20-3', 'TJR-17-1'),
    ground('99', '其他', 'TJR-20-3'),
  ],
  objectionInvalid: [
    ground('01', '非实名', 'TJR-20-3'),
    ground('02', '超期', 'TJR-20-3'),
    ground('03', '无证据', 'TJR-20-3'),
    ground('04', '与公示信息无关', 'TJR-20-3'),
  ],
  revoke: [
    ground('01', '隐瞒事实、弄虚作假或提供虚假登记材料', 'TJR-29-1'),
    ground('02', '擅自复制、篡改、损毁、伪造电子凭证', 'TJR-29-2'),
    ground('03', '非法使用或利用电子凭证进行不正当获利', 'TJR-29-3'),
    ground('04', '其他违反法律法规的情况', 'NDR-20-5'),
  ],
  revokeSource: [
    ground('01', '主管部门', 'TJR-29-1'),
    ground('02', '异议线索', 'TJR-29-1'),
    ground('03', '审计', 'TJR-29-1'),
    ground('04', '上级交办', 'TJR-29-1'),
    ground('99', '其他', 'TJR-29-1'),
  ],
};
