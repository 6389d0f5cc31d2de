/** Clause inventory of 新疆维吾尔自治区公共数据资源授权运营实施细则（试行）: article, official words, relevance. Data only. */
import type { ClauseRow } from './clause';

export const XJO_CLAUSES: readonly ClauseRow[] = [
  {
    id: 'XJO-1-1',
    article: '第一条',
    quote: '规范公共数据资源授权运营，促进一体化数据市场培育',
    relevance: 'not-software',
  },
  {
    id: 'XJO-2-1',
    article: '第二条',
    quote: '本细则适用于自治区行政区域内开展公共数据资源授权运营工作',
    relevance: 'record-only',
  },
  {
    id: 'XJO-3-1',
    article: '第三条',
    quote: '数据产品和服务，是指基于数据加工形成的，可满足特定需求的数据加工品和数据服务',
    relevance: 'core',
  },
  {
    id: 'XJO-3-2',
    article: '第三条',
    quote:
      '授权运营，是指将县级以上各级人民政府持有的公共数据资源，按照法律法规和相关要求，授权符合条件的运营机构进行治理、开发，并面向市场公平提供数据产品和服务的活动',
    relevance: 'record-only',
  },
  {
    id: 'XJO-3-3',
    article: '第三条',
    quote: '实施机构，是指由县级以上各级人民政府结合授权模式确定的、具体负责组织开展授权运营活动的单位',
    relevance: 'record-only',
  },
  {
    id: 'XJO-3-4',
    article: '第三条',
    quote: '运营机构，是指按照规范程序获得授权，对授权范围内的公共数据资源进行开发运营的法人组织',
    relevance: 'core',
  },
  {
    id: 'XJO-3-5',
    article: '第三条',
    quote: '开发主体，是指依场景开发公共数据资源，形成数据产品和服务，满足市场需求的法人和非法人组织',
    relevance: 'record-only',
  },
  {
    id: 'XJO-4-1',
    article: '第四条',
    quote:
      '在落实数据分类分级保护制度要求，不危害国家安全、公共利益，不侵犯商业秘密和个人隐私、个人信息权益等合法权益前提下，纳入授权运营范围',
    relevance: 'supporting',
  },
  {
    id: 'XJO-5-1',
    article: '第五条',
    quote: '自治区公共数据资源授权运营模式原则上以整体授权为主',
    relevance: 'record-only',
  },
  {
    id: 'XJO-5-2',
    article: '第五条',
    quote:
      '确有需要的，可按程序由实施机构会同数据提供单位开展分领域授权，或者按照“一场景一授权”方式开展依场景授权',
    relevance: 'record-only',
  },
  {
    id: 'XJO-6-1',
    article: '第六条',
    quote: '遵循依法合规、公平公正、公益优先、合理收益、安全可控的原则',
    relevance: 'not-software',
  },
  {
    id: 'XJO-7-1',
    article: '第七条',
    quote: '自治区数字化发展局统筹协调、监督管理全区公共数据资源授权运营工作',
    relevance: 'supporting',
  },
  {
    id: 'XJO-7-2',
    article: '第七条',
    quote: '自治区本级实施机构由自治区数字化发展局报请自治区人民政府确定',
    relevance: 'record-only',
  },
  { id: 'XJO-7-3', article: '第七条', quote: '建设自治区公共数据资源授权运营系统', relevance: 'record-only' },
  {
    id: 'XJO-7-4',
    article: '第七条',
    quote: '各地（州、市）数据主管部门报请本级人民政府（行政公署）确定本级实施机构',
    relevance: 'record-only',
  },
  {
    id: 'XJO-7-5',
    article: '第七条',
    quote: '指导、监督本级实施机构依托自治区授权运营系统开展本地区公共数据资源授权运营工作',
    relevance: 'supporting',
  },
  {
    id: 'XJO-7-6',
    article: '第七条',
    quote: '县（市、区）确需开展授权运营的，由所在地（州、市）数据主管部门统筹实施',
    relevance: 'supporting',
  },
  {
    id: 'XJO-8-1',
    article: '第八条',
    quote: '履行数据安全主体责任，加强内控管理、技术管理和人员管理，保障数据安全',
    relevance: 'not-software',
  },
  {
    id: 'XJO-8-2',
    article: '第八条',
    quote: '依托自治区授权运营系统，对授权范围内的公共数据资源进行加工处理',
    relevance: 'not-software',
  },
  {
    id: 'XJO-8-3',
    article: '第八条',
    quote: '引入开发主体，共同开发数据产品和服务',
    relevance: 'record-only',
  },
  {
    id: 'XJO-9-1',
    article: '第九条',
    quote:
      '数据提供单位负责做好本单位公共数据资源的源头治理，提升数据质量；按程序提供可增值开发利用的公共数据资源',
    relevance: 'supporting',
  },
  {
    id: 'XJO-10-1',
    article: '第十条',
    quote: '发改部门会同数据主管部门负责制定数据产品和服务的定价政策，监督政策执行情况',
    relevance: 'not-software',
  },
  {
    id: 'XJO-10-2',
    article: '第十条',
    quote: '将符合规定的公共数据资源有偿使用收入纳入非税收入管理',
    relevance: 'not-software',
  },
  {
    id: 'XJO-10-3',
    article: '第十条',
    quote:
      '工信、市场监管、审计、知识产权、金融监管等部门按照各自职责，做好公共数据资源授权运营的监督管理工作',
    relevance: 'not-software',
  },
  {
    id: 'XJO-10-4',
    article: '第十条',
    quote:
      '自治区数据安全工作协调机制办公室、网信、公安等部门按照各自职责，做好公共数据资源授权运营的安全监管工作',
    relevance: 'not-software',
  },
  {
    id: 'XJO-11-1',
    article: '第十一条',
    quote: '公共数据资源授权运营按照实施方案编制、运营机构遴选、运营协议签订等程序组织开展',
    relevance: 'supporting',
  },
  {
    id: 'XJO-12-1',
    article: '第十二条',
    quote: '相关要求，编制公共数据资源授权运营实施方案',
    relevance: 'supporting',
  },
  {
    id: 'XJO-12-2',
    article: '第十二条',
    quote: '实施方案应兼顾经济和社会效益，确保可实施可落地',
    relevance: 'not-software',
  },
  {
    id: 'XJO-13-1',
    article: '第十三条',
    quote:
      '各级数据主管部门应会同相关部门、专家对授权运营数据全生命周期管理服务、社会需求、市场规模、预期成效、风险防控等内容进行可行性论证',
    relevance: 'supporting',
  },
  {
    id: 'XJO-14-1',
    article: '第十四条',
    quote: '实施方案由数据主管部门报本级人民政府，按“三重一大”决策机制要求审议通过后实施',
    relevance: 'supporting',
  },
  {
    id: 'XJO-14-2',
    article: '第十四条',
    quote: '经审定同意的实施方案，原则上不得随意变更，确需作较大变更的，应按原流程重新报请审议同意',
    relevance: 'supporting',
  },
  {
    id: 'XJO-14-3',
    article: '第十四条',
    quote: '各地（州、市）数据主管部门应将审定同意后的实施方案于10个工作日内向自治区数字化发展局备案',
    relevance: 'supporting',
  },
  {
    id: 'XJO-15-1',
    article: '第十五条',
    quote: '以公开招标、邀请招标、谈判等公平竞争方式选择运营机构',
    relevance: 'record-only',
  },
  {
    id: 'XJO-15-2',
    article: '第十五条',
    quote: '招标、采购、谈判文件有关授权运营协议内容应充分征求各方意见',
    relevance: 'record-only',
  },
  {
    id: 'XJO-16-1',
    article: '第十六条',
    quote: '经实施机构“三重一大”决策机制审议通过后，与依法选定的运营机构签订公共数据资源授权运营协议',
    relevance: 'supporting',
  },
  {
    id: 'XJO-16-2',
    article: '第十六条',
    quote: '运营协议签订后10个工作日内，报本级数据主管部门备案',
    relevance: 'supporting',
  },
  {
    id: 'XJO-16-3',
    article: '第十六条',
    quote: '各地（州、市）数据主管部门应将本辖区各类运营协议在签订后20个工作日内报自治区数字化发展局备案',
    relevance: 'supporting',
  },
  {
    id: 'XJO-16-4',
    article: '第十六条',
    quote: '各级数据主管部门应做好本辖区内各类运营协议的备案管理，加强对运营协议执行情况的动态跟踪',
    relevance: 'supporting',
  },
  {
    id: 'XJO-17-1',
    article: '第十七条',
    quote:
      '明确授权运营相关方权利义务、授权范围、运营期限、资产权属、收益分配、安全要求、退出机制和违约责任等内容',
    relevance: 'supporting',
  },
  {
    id: 'XJO-18-1',
    article: '第十八条',
    quote: '依据相关规定终止或撤销协议的，实施机构应及时撤销运营机构在自治区授权运营系统中的相关权限',
    relevance: 'supporting',
  },
  {
    id: 'XJO-18-2',
    article: '第十八条',
    quote: '评估已发布数据产品和服务运营的有效性；暂停或下架存在安全风险等情形的数据产品和服务',
    relevance: 'core',
  },
  {
    id: 'XJO-18-3',
    article: '第十八条',
    quote: '实施机构应监督退出的运营机构配合做好自治区授权运营系统及运营相关的交接工作',
    relevance: 'record-only',
  },
  {
    id: 'XJO-19-1',
    article: '第十九条',
    quote: '运营机构应制定开发主体入驻、数据资源开发利用、安全责任等规范',
    relevance: 'record-only',
  },
  {
    id: 'XJO-19-2',
    article: '第十九条',
    quote: '相关规范由实施机构征求本级数据主管部门等意见，审核同意后实施',
    relevance: 'record-only',
  },
  {
    id: 'XJO-20-1',
    article: '第二十条',
    quote: '运营机构征集汇总应用场景，提交实施机构会同相关部门审核',
    relevance: 'supporting',
  },
  {
    id: 'XJO-20-2',
    article: '第二十条',
    quote: '审核通过的应用场景，由运营机构在自治区授权运营系统发布',
    relevance: 'record-only',
  },
  {
    id: 'XJO-20-3',
    article: '第二十条',
    quote: '运营机构按照“一场景一审核”原则向实施机构申请数据资源',
    relevance: 'supporting',
  },
  {
    id: 'XJO-20-4',
    article: '第二十条',
    quote: '以政务数据共享方式获得的其他地区或部门的公共数据，应征得共享数据提供单位同意',
    relevance: 'core',
  },
  {
    id: 'XJO-20-5',
    article: '第二十条',
    quote: '审核通过后，使用经抽样、脱敏后的样例数据开发数据产品和服务',
    relevance: 'not-software',
  },
  {
    id: 'XJO-20-6',
    article: '第二十条',
    quote: '需由开发主体参与开发的，双方签订公共数据资源开发协议，明确权利义务',
    relevance: 'record-only',
  },
  {
    id: 'XJO-21-1',
    article: '第二十一条',
    quote:
      '纳入授权运营范围的公共数据资源、数据产品和服务，应按照《新疆维吾尔自治区公共数据资源登记实施细则（试行）》要求进行登记',
    relevance: 'core',
  },
  {
    id: 'XJO-22-1',
    article: '第二十二条',
    quote:
      '在发布前应由运营机构提供产品开发逻辑和合规评估报告等内容，报请本级实施机构、数据提供单位进行合规审核',
    relevance: 'supporting',
  },
  {
    id: 'XJO-22-2',
    article: '第二十二条',
    quote: '合规审核包括数据来源、敏感数据脱敏、访问控制、关联主体授权配置等内容',
    relevance: 'supporting',
  },
  {
    id: 'XJO-23-1',
    article: '第二十三条',
    quote: '公共数据产品和服务价格按照自治区有关价格政策执行',
    relevance: 'record-only',
  },
  {
    id: 'XJO-24-1',
    article: '第二十四条',
    quote: '鼓励和引导授权运营各参与方将开发形成的公共数据产品和服务在依法设立的数据交易场所进行交易',
    relevance: 'not-software',
  },
  {
    id: 'XJO-24-2',
    article: '第二十四条',
    quote: '接受数据主管部门、价格主管部门对数据交易流通行为的监管',
    relevance: 'not-software',
  },
  {
    id: 'XJO-25-1',
    article: '第二十五条',
    quote: '数据产品和服务使用前，运营机构应与使用方签订使用协议',
    relevance: 'record-only',
  },
  {
    id: 'XJO-25-2',
    article: '第二十五条',
    quote: '明确数据产品和服务的交付方式、计价方式、使用场景、使用条件、使用期限、安全责任和违约责任等',
    relevance: 'record-only',
  },
  {
    id: 'XJO-25-3',
    article: '第二十五条',
    quote: '涉及个人信息、商业秘密等信息的，需要获得数据指向的个人、企业授权同意',
    relevance: 'record-only',
  },
  {
    id: 'XJO-26-1',
    article: '第二十六条',
    quote: '不得滥用市场支配地位排除、限制竞争',
    relevance: 'not-software',
  },
  {
    id: 'XJO-26-2',
    article: '第二十六条',
    quote: '不得利用数据和算法、技术、资本优势等从事垄断行为',
    relevance: 'not-software',
  },
  {
    id: 'XJO-26-3',
    article: '第二十六条',
    quote: '不得直接或间接参与授权范围内已交付的公共数据产品和服务再开发',
    relevance: 'record-only',
  },
  {
    id: 'XJO-26-4',
    article: '第二十六条',
    quote: '鼓励开发主体对运营机构交付的公共数据产品和服务再开发',
    relevance: 'not-software',
  },
  {
    id: 'XJO-27-1',
    article: '第二十七条',
    quote: '实施机构应建立健全管理制度，强化数据治理，提升数据质量，落实数据分类分级保护制度要求',
    relevance: 'not-software',
  },
  {
    id: 'XJO-27-2',
    article: '第二十七条',
    quote: '严格管控未依法依规公开的原始公共数据资源直接进入市场',
    relevance: 'not-software',
  },
  {
    id: 'XJO-27-3',
    article: '第二十七条',
    quote: '强化对运营机构涉及公共数据资源授权运营的内控审计',
    relevance: 'record-only',
  },
  {
    id: 'XJO-28-1',
    article: '第二十八条',
    quote: '运营机构应加强公共数据产品和服务相关的成本、收入和支出的内部管理',
    relevance: 'not-software',
  },
  {
    id: 'XJO-29-1',
    article: '第二十九条',
    quote:
      '实施机构应按规定公开授权运营情况，并于每一年度结束后20个工作日内向社会披露授权对象、内容、范围和时限等',
    relevance: 'supporting',
  },
  {
    id: 'XJO-29-2',
    article: '第二十九条',
    quote:
      '运营机构应公开公共数据产品和服务清单，并于每一年度结束后20个工作日内向社会披露公共数据资源使用情况',
    relevance: 'supporting',
  },
  {
    id: 'XJO-30-1',
    article: '第三十条',
    quote: '由本级数据主管部门责成实施机构指导运营机构限期整改',
    relevance: 'supporting',
  },
  {
    id: 'XJO-30-2',
    article: '第三十条',
    quote: '整改期间，实施机构有权暂停提供数据，待整改完成后，重新恢复提供数据',
    relevance: 'record-only',
  },
  {
    id: 'XJO-30-3',
    article: '第三十条',
    quote: '运营机构逾期未完成整改的，应终止协议并依法追究相关方责任',
    relevance: 'supporting',
  },
  {
    id: 'XJO-30-4',
    article: '第三十条',
    quote:
      '参与授权运营的各相关主体存在违反国家法律法规以及侵犯商业秘密、个人隐私等合法权益或造成财产损失的，应当承担相应的法律责任',
    relevance: 'not-software',
  },
  { id: 'XJO-31-1', article: '第三十一条', quote: '坚决防止以数谋私', relevance: 'not-software' },
  {
    id: 'XJO-31-2',
    article: '第三十一条',
    quote: '有效识别和管控数据资产化、数据资产资本化不当操作带来的安全隐患',
    relevance: 'not-software',
  },
  {
    id: 'XJO-32-1',
    article: '第三十二条',
    quote: '中央驻疆单位在自治区开展公共数据资源授权运营，适用本细则',
    relevance: 'record-only',
  },
  {
    id: 'XJO-33-1',
    article: '第三十三条',
    quote:
      '供水、供气、供热、供电、公共交通等公用企业持有的公共数据资源的开发利用，可参考本细则有关程序要求授权使用',
    relevance: 'record-only',
  },
  { id: 'XJO-33-2', article: '第三十三条', quote: '接受政府和社会监督', relevance: 'not-software' },
  {
    id: 'XJO-34-1',
    article: '第三十四条',
    quote: '本细则由自治区数字化发展局负责解释',
    relevance: 'not-software',
  },
  {
    id: 'XJO-35-1',
    article: '第三十五条',
    quote: '本细则自2026年2月1日起施行，有效期2年',
    relevance: 'supporting',
  },
];
