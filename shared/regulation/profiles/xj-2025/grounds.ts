/**
 * Pick-lists of grounds and reasons in profile XJ-2025 (CL-REFUSE, CL-NOTPASS, CL-OBJ, CL-REVOKE and the
 * lists of workflow 3 to 6). Codes are stored in cases and never renamed or reused. Data only.
 */
import { basis } from '#shared/domain/ids';
import type { Ground, Profile } from '../profile';

const ground = (code: string, label: string, ...ids: readonly string[]): Ground => ({
  code,
  label,
  basis: basis(...ids),
});

export const XJ_GROUNDS: Profile['grounds'] = {
  refuse: [
    ground('01', '不属登记范围', 'XJR-14-4', 'XJR-3-1', 'XJR-8-1'),
    ground('02', '主体不适格/未实名', 'XJR-14-4', 'XJR-3-2', 'XJR-18-1'),
    ground('03', '不属管辖且不能转办', 'XJR-14-4', 'XJR-5-5', 'XJR-5-6'),
    ground('04', '涉及国家秘密/核心数据', 'XJR-14-4', 'XJR-4-1'),
    ground('05', '重复申请', 'XJR-14-4', 'XJR-11-1'),
    ground('06', '逾期未补正且主体书面放弃', 'XJR-14-4', 'XJR-14-2'),
    // Lawful only while the setting `correction.lapseCloses` is on.
    ground('07', '逾期未补正', 'XJR-14-4', 'XJR-14-2'),
    ground('99', '其他', 'XJR-14-4'),
  ],
  transfer: [
    ground('01', '跨层级', 'XJR-5-6'),
    ground('02', '跨区域', 'XJR-5-6'),
    ground('03', '无法确定管辖', 'XJR-5-6'),
    ground('04', '属其他登记机构', 'XJR-5-5'),
    ground('05', '中央单位由国家指定机构办理', 'NDR-6-5', 'XJR-26-2'),
  ],
  notPass: [
    ground('01', '重复登记', 'XJR-15-3', 'XJR-11-1'),
    ground('02', '隐瞒事实或弄虚作假', 'XJR-15-3', 'XJR-9-4'),
    ground('03', '存在权属争议', 'XJR-15-3', 'XJR-9-4'),
    ground('04', '法律法规其他', 'XJR-15-3'),
    ground('05', '材料实质矛盾', 'XJR-15-3', 'XJR-15-1'),
    ground('06', '存证无效', 'XJR-15-3', 'XJR-9-2'),
    ground('07', '安全风险不可接受', 'XJR-15-3', 'NDR-9-8'),
    ground('08', '更正未经书面同意且无证据', 'XJR-15-3', 'NDR-9-15'),
    ground('09', '注销事由未证明', 'XJR-15-3', 'NDR-9-16'),
    ground('10', '不符合续展条件', 'XJR-15-3', 'XJR-19-3'),
  ],
  objection: [
    ground('01', '权属争议', 'XJR-16-5'),
    ground('02', '内容失实', 'XJR-16-5', 'XJR-9-4'),
    ground('03', '侵犯商业秘密', 'XJR-16-5', 'XJR-4-1'),
    ground('04', '侵犯个人信息/隐私', 'XJR-16-5', 'XJR-4-1'),
    ground('05', '涉密或危害安全', 'XJR-16-5', 'XJR-16-4'),
    ground('06', '重复登记', 'XJR-16-5', 'XJR-11-1'),
    ground('07', '超出授权', 'XJR-16-5', 'XJR-8-3'),
    ground('08', '程序问题', 'XJR-16-5', 'XJR-13-1'),
    ground('99', '其他', 'XJR-16-5'),
  ],
  objectionInvalid: [
    ground('01', '非实名', 'XJR-16-5'),
    ground('02', '超期', 'XJR-16-5'),
    ground('03', '无证据', 'NDR-12-5'),
    ground('04', '与公示信息无关', 'XJR-16-5'),
    ground('05', '登记已经完成，转作更正或撤销线索', 'XJR-16-5', 'XJR-17-1'),
  ],
  revoke: [
    ground('01', '隐瞒事实、弄虚作假或提供虚假登记材料', 'NDR-20-2', 'XJR-23-2'),
    ground('02', '擅自篡改、伪造登记结果', 'NDR-20-3', 'XJR-23-3'),
    ground('03', '非法使用或利用登记结果不当获利', 'NDR-20-4', 'XJR-23-3'),
    ground('04', '其他违反法律法规的情况', 'NDR-20-5', 'XJR-23-3'),
  ],
  revokeSource: [
    ground('01', '主管部门', 'XJR-23-2'),
    ground('02', '异议线索', 'XJR-23-2'),
    ground('03', '审计', 'XJR-23-2'),
    ground('04', '上级交办', 'XJR-23-2'),
    ground('99', '其他', 'XJR-23-2'),
  ],
};
