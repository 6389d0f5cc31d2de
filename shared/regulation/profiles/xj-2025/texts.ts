/** Words of profile XJ-2025 for letters and screens. Data only. */
import type { ProfileTexts } from '../profile';

export const XJ_TEXTS: ProfileTexts = {
  rulesTitle: '《新疆维吾尔自治区公共数据资源登记实施细则（试行）》',
  rulesShort: '细则',
  codeName: '登记结果查询码',
  resultName: '登记结果告知单',
  system: '自治区公共数据资源登记系统',
  superior: '自治区数据资源和政务服务中心',
  prevails: '以国家公共数据资源登记平台查询结果为准',
};
