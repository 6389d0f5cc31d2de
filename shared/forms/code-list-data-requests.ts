/**
 * Code lists of products F03 and of the request forms F04 to F07 (data). Codes are stored in cases and never
 * renamed or reused; labels are the official words.
 */
import { type CodeList, items } from './code-list-data';

/** The four grounds on which a subject may ask (NDR-9-18 to NDR-9-21). */
const GROUNDS = [
  ['1', '公共数据资源不可复原或灭失'],
  ['2', '登记主体放弃相关权益或权益期限届满'],
  ['3', '登记主体因解散、被依法撤销、被宣告破产或其他原因终止存续'],
  ['4', '法律法规规定的其他情形'],
] as const;

export const REQUEST_LISTS: readonly CodeList[] = [
  {
    id: 'CL-CENTRALROUTE',
    items: items(['XJ', '依细则第二十六条在自治区办理'], ['NATION', '由国家数据局指定的事业单位办理']),
  },
  {
    id: 'CL-PRODUCT',
    items: items(
      ['01', '数据集'],
      ['02', 'API 数据/接口服务'],
      ['03', '数据分析报告'],
      ['04', '数据指数/指标'],
      ['05', '数据模型/算法'],
      ['06', '数据可视化产品'],
      ['07', '核验/查询服务'],
      ['08', '加密数据'],
      ['09', '数据应用/软件服务'],
      ['99', '其他'],
    ),
  },
  { id: 'CL-PURPOSE', items: items(['1', '公共治理、公益事业'], ['2', '产业发展、行业发展']) },
  {
    id: 'CL-AUTHMODE',
    items: items(['WHOLE', '整体授权'], ['DOMAIN', '分领域授权'], ['SCENE', '依场景授权']),
  },
  {
    id: 'CL-DELIVERY',
    items: items(
      ['01', 'API 调用'],
      ['02', '文件下载'],
      ['03', '库表交换'],
      ['04', '沙箱/隐私计算（可用不可见）'],
      ['05', '报告交付'],
      ['06', '前端嵌入'],
      ['07', '离线介质'],
    ),
  },
  {
    id: 'CL-PRICING',
    items: items(
      ['01', '免费（公共治理、公益）'],
      ['02', '按次'],
      ['03', '包月/包年'],
      ['04', '按数据量'],
      ['05', '按项目'],
      ['99', '其他'],
    ),
  },
  {
    id: 'CL-COMPLIANCE',
    items: items(['pass', '合规审核通过'], ['pending', '正在审核'], ['fail', '合规审核未通过']),
  },
  {
    id: 'CL-CHANGE',
    items: items(
      ['SOURCE', '数据来源'],
      ['RESOURCE', '数据资源情况'],
      ['PRODUCT', '产品和服务'],
      ['DEPOSIT', '存证情况'],
      ['SUBJECT', '登记主体信息'],
      ['AGREEMENT', '授权协议期限'],
      ['SHARING', '共享开放类型'],
      ['SECURITY', '安全级别'],
    ),
  },
  {
    id: 'CL-REQUESTER',
    items: items(['SUBJECT', '登记主体'], ['INTERESTED', '利害关系人'], ['OFFICE', '登记机构依职权']),
  },
  {
    id: 'CL-ERRCAUSE',
    items: items(
      ['01', '填报错误'],
      ['02', '录入错误'],
      ['03', '材料有误'],
      ['04', '系统转换'],
      ['99', '其他'],
    ),
  },
  { id: 'CL-CONSENT', items: items(['AGREE', '同意'], ['DISAGREE', '不同意'], ['NONE', '未答复']) },
  { id: 'CL-CANCELGROUND', items: items(...GROUNDS) },
  { id: 'CL-CANCEL', items: items(...GROUNDS, ['5', '期满未续展（依职权）']) },
];
