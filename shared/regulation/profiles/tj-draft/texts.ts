/** Words of the Tianjin draft: a 登记凭证 in place of a 登记结果查询码 (TJR-12-1, TJR-22-1). Data only. */
import type { ProfileTexts } from '../profile';

export const TJ_TEXTS: ProfileTexts = {
  rulesTitle: '《天津市公共数据资源登记管理实施细则（试行）（征求意见稿）》',
  rulesShort: '细则',
  codeName: '登记凭证编号',
  resultName: '登记凭证',
  system: '登记平台',
  superior: '市数据发展中心',
  prevails: '以登记平台查询结果为准',
};
