/**
 * Code lists of the application forms F01 and F02 (data). Codes are stored in cases, so a code is never
 * renamed or reused; labels are the official words. Lists of the casework forms: code-list-data-casework.
 */
import type { LocalDate } from '#shared/domain/local-date';

export interface CodeItem {
  readonly code: string;
  readonly label: string;
  /** Code of the parent list this item belongs to, where a list depends on another. */
  readonly group?: string;
  /** First and last day on which it may be chosen, where the region has signed one. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export interface CodeList {
  readonly id: string;
  readonly items: readonly CodeItem[];
}

/** One item per `code label`, kept on one line each where the list is short. */
export const items = (...rows: readonly (readonly [string, string])[]): readonly CodeItem[] =>
  rows.map(([code, label]) => ({ code, label }));

const grouped = (group: string, ...rows: readonly (readonly [string, string])[]): readonly CodeItem[] =>
  rows.map(([code, label]) => ({ code, label, group }));

export const APPLICATION_LISTS: readonly CodeList[] = [
  {
    id: 'CL-APPLY',
    items: items(
      ['FIRST', '首次登记'],
      ['CHANGE', '变更登记'],
      ['CORRECT', '更正登记'],
      ['CANCEL', '注销登记'],
      ['RENEW', '续展'],
    ),
  },
  {
    id: 'CL-REGTYPE',
    items: items(['1', '公共数据资源'], ['2', '公共数据产品和服务'], ['3', '开放数据资源']),
  },
  {
    id: 'CL-NATURE',
    items: items(
      ['01', '党政机关'],
      ['02', '事业单位'],
      ['03', '人民团体/群众团体'],
      ['04', '国有企业'],
      ['05', '民营及其他企业'],
      ['06', '社会组织'],
      ['07', '法律法规授权的组织'],
      ['08', '非法人组织'],
      ['99', '其他'],
    ),
  },
  {
    id: 'CL-SUBJROLE',
    items: items(
      ['holder', '直接持有或管理单位'],
      ['operator', '授权运营机构'],
      ['utility', '公用企业（供水/供气/供热/供电/公共交通）'],
      ['implementer', '实施机构'],
      ['developer', '开发主体'],
    ),
  },
  {
    id: 'CL-LEVEL',
    items: items(
      ['1', '国家驻疆'],
      ['2', '自治区'],
      ['3', '地（州、市）'],
      ['4', '县（市、区）'],
      ['5', '乡镇街道'],
      ['6', '兵团'],
    ),
  },
  {
    id: 'CL-REALNAME',
    items: items(['unverified', '未认证'], ['verified', '已认证'], ['failed', '认证未通过']),
  },
  {
    id: 'CL-REALNAMEMODE',
    items: items(
      ['regionSystem', '自治区登记系统认证'],
      ['onSite', '现场核验证件原件'],
      ['document', '书面材料核验'],
    ),
  },
  {
    id: 'CL-CHANNEL',
    items: items(
      ['window', '窗口'],
      ['post', '邮寄'],
      ['regionSystem', '区系统'],
      ['bundle', '数据包'],
      ['excel', '批量表'],
      ['transfer', '转办'],
    ),
  },
  {
    id: 'CL-APPLICANTMODE',
    items: items(['single', '单独申请'], ['joint', '共同申请'], ['oneForAll', '协商一致由单独主体提出']),
  },
  { id: 'CL-RESCLASS', items: items(['1', '基础'], ['2', '主题'], ['3', '部门'], ['4', '专题']) },
  {
    id: 'CL-THEME',
    items: items(
      ['01', '公共服务'],
      ['02', '健康保障'],
      ['03', '社会保障'],
      ['04', '食品药品安全'],
      ['05', '安全生产'],
      ['06', '价格监管'],
      ['07', '能源安全'],
      ['08', '信用体系'],
      ['09', '城乡建设'],
      ['10', '社区治理'],
      ['11', '生态环保'],
      ['12', '应急维稳'],
      ['99', '其他'],
    ),
  },
  {
    id: 'CL-BASE',
    items: items(
      ['01', '人口'],
      ['02', '法人单位'],
      ['03', '自然资源和空间地理'],
      ['04', '社会信用'],
      ['05', '电子证照'],
      ['06', '宏观经济'],
    ),
  },
  {
    id: 'CL-INDUSTRY',
    items: items(
      ['A', '农、林、牧、渔业'],
      ['B', '采矿业'],
      ['C', '制造业'],
      ['D', '电力、热力、燃气及水生产和供应业'],
      ['E', '建筑业'],
      ['F', '批发和零售业'],
      ['G', '交通运输、仓储和邮政业'],
      ['H', '住宿和餐饮业'],
      ['I', '信息传输、软件和信息技术服务业'],
      ['J', '金融业'],
      ['K', '房地产业'],
      ['L', '租赁和商务服务业'],
      ['M', '科学研究和技术服务业'],
      ['N', '水利、环境和公共设施管理业'],
      ['O', '居民服务、修理和其他服务业'],
      ['P', '教育'],
      ['Q', '卫生和社会工作'],
      ['R', '文化、体育和娱乐业'],
      ['S', '公共管理、社会保障和社会组织'],
      ['T', '国际组织'],
    ),
  },
  {
    id: 'CL-FORMAT',
    items: items(
      ['1', '电子文件'],
      ['2', '电子表格'],
      ['3', '数据库'],
      ['4', '图形图像'],
      ['5', '流媒体'],
      ['6', '自描述格式'],
      ['7', '服务接口'],
      ['9', '其他'],
    ),
  },
  {
    id: 'CL-FORMATDETAIL',
    items: [
      ...grouped(
        '1',
        ...['OFD', 'WPS', 'DOC', 'DOCX', 'PDF', 'TXT', 'XML', 'HTML', 'PPT'].map((x) => [x, x] as const),
      ),
      ...grouped('2', ...['XLS', 'XLSX', 'ET', 'CSV'].map((x) => [x, x] as const)),
      ...grouped(
        '3',
        ['DM', '达梦'],
        ['KINGBASE', '人大金仓'],
        ...['OceanBase', 'TiDB', 'openGauss', 'MySQL', 'PostgreSQL', 'Oracle', 'SQLServer'].map(
          (x) => [x, x] as const,
        ),
        ['DB-OTHER', '其他数据库'],
      ),
      ...grouped('4', ...['JPG', 'PNG', 'TIF', 'GIF', 'BMP', 'SHP', 'GeoTIFF'].map((x) => [x, x] as const)),
      ...grouped('5', ...['MP4', 'AVI', 'WAV', 'MP3'].map((x) => [x, x] as const)),
      ...grouped('6', ['INDUSTRY', '行业专用格式']),
      ...grouped('7', ['API', 'API']),
      ...grouped('9', ['OTHER', '其他']),
    ],
  },
  {
    id: 'CL-CYCLE',
    items: items(
      ['01', '实时'],
      ['02', '每小时'],
      ['03', '每日'],
      ['04', '每周'],
      ['05', '每旬'],
      ['06', '每月'],
      ['07', '每季度'],
      ['08', '每半年'],
      ['09', '每年'],
      ['10', '不定期'],
      ['11', '不再更新'],
    ),
  },
  {
    id: 'CL-UNIT',
    items: items(
      ['01', '条'],
      ['02', '万条'],
      ['03', '张（表）'],
      ['04', '个（文件）'],
      ['05', '幅'],
      ['06', '小时'],
      ['07', '次（接口日调用量）'],
      ['99', '其他'],
    ),
  },
  { id: 'CL-BYTEUNIT', items: items(['MB', 'MB'], ['GB', 'GB'], ['TB', 'TB'], ['PB', 'PB']) },
  {
    id: 'CL-ITEMTYPE',
    items: items(
      ['C', '字符型'],
      ['N', '数值型'],
      ['Y', '货币型'],
      ['D', '日期型'],
      ['T', '日期时间型'],
      ['L', '逻辑型'],
      ['M', '备注型'],
      ['G', '通用型'],
      ['B', '双精度型'],
      ['I', '整型'],
      ['F', '浮点型'],
    ),
  },
  {
    id: 'CL-SOURCE',
    items: items(
      ['01', '依法履职产生'],
      ['02', '提供公共服务产生'],
      ['03', '共享获取'],
      ['04', '授权运营获取'],
      ['05', '购买或委托采集'],
      ['06', '公开渠道采集'],
      ['07', '单位或个人授权提供'],
      ['08', '加工衍生'],
      ['99', '其他'],
    ),
  },
  {
    id: 'CL-PERSONAL',
    items: items(
      ['0', '不含'],
      ['1', '含个人信息（已去标识）'],
      ['2', '含个人信息（未去标识）'],
      ['3', '含敏感个人信息'],
    ),
  },
  {
    id: 'CL-PIBASIS',
    items: items(
      ['01', '本人同意'],
      ['02', '履行法定职责'],
      ['03', '应对突发公共卫生事件'],
      ['04', '公共利益新闻监督'],
      ['05', '已公开信息'],
      ['06', '法律法规其他'],
    ),
  },
  { id: 'CL-SEC', items: items(['GENERAL', '一般数据'], ['IMPORTANT', '重要数据'], ['CORE', '核心数据']) },
  { id: 'CL-GRADE', items: items(['1', '1 级'], ['2', '2 级'], ['3', '3 级'], ['4', '4 级']) },
  { id: 'CL-RISKBY', items: items(['self', '自评估'], ['thirdParty', '委托第三方评估']) },
  {
    id: 'CL-RISK',
    items: items(['low', '低风险'], ['medium', '中风险（措施可控）'], ['high', '高风险']),
  },
  {
    id: 'CL-MLPS',
    items: items(
      ['none', '未定级'],
      ['1', '第一级'],
      ['2', '第二级'],
      ['3', '第三级'],
      ['4', '第四级'],
      ['5', '第五级'],
    ),
  },
  {
    id: 'CL-STOREPLACE',
    items: items(
      ['01', '自治区政务云'],
      ['02', '地州政务云'],
      ['03', '行业云'],
      ['04', '本单位机房'],
      ['05', '授权运营系统'],
      ['06', '商业云（境内）'],
      ['07', '离线介质'],
    ),
  },
  {
    id: 'CL-STOREMODE',
    items: items(
      ['01', '关系数据库'],
      ['02', '文件系统'],
      ['03', '对象存储'],
      ['04', '分布式/大数据平台'],
      ['05', '数据湖仓'],
      ['06', '纸质数字化'],
    ),
  },
  {
    id: 'CL-DEPOSIT',
    items: items(
      ['01', '区块链存证'],
      ['02', '可信时间戳'],
      ['03', '公证'],
      ['04', '第三方存证平台'],
      ['05', '摘要登记（SHA-256/SM3）'],
      ['06', '区系统存证'],
      ['07', '封存介质（含编号）'],
      ['99', '其他'],
    ),
  },
  {
    id: 'CL-DEPOSITSCOPE',
    items: items(
      ['full', '全量数据'],
      ['sample', '样例数据'],
      ['items', '数据项清单'],
      ['description', '说明文档'],
      ['process', '加工过程记录'],
    ),
  },
  { id: 'CL-HASHALG', items: items(['SHA-256', 'SHA-256'], ['SM3', 'SM3']) },
  { id: 'CL-SHARE', items: items(['1', '无条件共享'], ['2', '有条件共享'], ['3', '不予共享']) },
  { id: 'CL-OPEN', items: items(['1', '无条件开放'], ['2', '有条件开放'], ['3', '非开放']) },
  {
    id: 'CL-SHAREMODE',
    items: items(['01', '实时数据库表'], ['02', '服务接口'], ['03', '文件（夹）'], ['04', '线下（需报备）']),
  },
  {
    id: 'CL-ACCESS',
    items: items(['open', '开放获取'], ['authorized_operation', '授权运营机构'], ['apply', '用数申请']),
  },
  {
    id: 'CL-DOMAIN',
    items: items(
      ['01', '教育'],
      ['02', '就业'],
      ['03', '科技'],
      ['04', '农业'],
      ['05', '旅游'],
      ['06', '医疗'],
      ['07', '文化'],
      ['08', '交通'],
      ['09', '信用'],
      ['10', '气象'],
      ['11', '生态环境'],
      ['99', '其他'],
    ),
  },
];
