// Words of the benchmark's invented cases: what offices of Xinjiang register, and how they write about it.
// Many and different, so that no compressor is flattered. All persons and bodies are invented.
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

export const TOPICS = list(`
  不动产登记 公共供水水质 城市公交客流 集中供热能耗 天然气用量 农产品价格 棉花种植面积 林果采收 草原生态监测 河流水位
  地下水开采 气象观测 空气质量 土壤墒情 地震台网 危险化学品运输 道路客运班线 农村公路养护 桥梁检测 停车泊位
  社区卫生服务 门诊就诊 疫苗接种 传染病报告 医保结算 养老机构 残疾人服务 就业岗位 职业培训 技能等级
  学前教育学位 中小学学籍 校车运行 高校科研仪器 科技型企业 企业信用 食品经营许可 特种设备检验 计量器具 产品质量抽检
  行政处罚 行政许可 政府采购 招标投标 公共资源交易 财政补贴发放 税收征管 统计调查 口岸通关 跨境电商
  旅游景区客流 博物馆藏品 非遗名录 图书借阅 体育场馆 民宿备案 光伏发电 风电出力 电网负荷 充电设施
  耕地保护 矿业权 建设工程规划 住房公积金 保障性住房 物业维修 生活垃圾清运 再生资源 应急物资 森林草原防火
  消防栓分布 婚姻登记 低保对象 社会组织 地名地址 公共法律服务 仲裁案件 电子证照 政务热线 农机作业
  牲畜检疫 奶业生产 葡萄酒产区 番茄加工 盐碱地改良 高标准农田 灌区用水 水库蓄水 冰雪运动 沙漠治理
`);

export const KINDS = list(`
  统计数据 监测数据 基本信息 明细记录 年度台账 专题目录 分布数据 变更记录 汇总报表 运行记录 核验数据 评价结果
  历史档案数据 样本数据集 指标数据 空间数据 预警信息 服务数据
`);

export const BODIES = list(`
  发展和改革委员会 教育局 科学技术局 工业和信息化局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 生态环境局
  住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化体育广播电视和旅游局 卫生健康委员会 应急管理局 市场监督管理局
  统计局 医疗保障局 林业和草原局 数字化发展局 气象局 不动产信息中心 就业服务信息中心 供热有限责任公司 水务集团有限公司
  燃气有限公司 公交运营有限公司 城市建设投资集团有限公司 农产品批发市场管理中心 疾病预防控制中心 地震监测中心站
  图书馆 博物馆 客运站务有限公司 电力有限责任公司 粮食储备库 公共资源交易中心
`);

export const ACTS = list(`
  采集 汇总 核对 清洗 归并 抽检 登记 申报 统计 校验 脱敏 更新 上报 复核 比对 整理 编码 标注 归档 发布 共享 提取 转换 评估
`);

export const OBJECTS = list(`
  经办机构 监测站点 业务系统 服务窗口 县市分区 街道社区 乡镇村组 企业名录 从业人员 设备终端 运输车辆 检验样品 收费凭证 工程项目
  土地地块 房屋用途 管网节点 用户类别 行业门类 时间序列 空间坐标 价格区间 等级评定 许可事项 处罚决定 补助对象 投诉工单 预约记录
  库存批次 作业面积 产量品种 水样指标 能耗读数 客流断面 班次线路 泊位编号 藏品编号 课程班级 岗位类别 仪器台套 检测报告 应急队伍
`);

export const USES = list(`
  行业监管 趋势研判 公共服务优化 规划编制 风险预警 绩效评价 信用评价 融资服务 科学研究 应急指挥 节能评估 线路优化 供需分析
  政策评估 质量追溯 资源调度 市场分析 便民查询 保险定价 生态修复 产业招商 民生保障 防灾减灾 出行服务
`);

export const CONNECTS = list(`
  按月度 按季度 逐日 逐小时 每年末 依职责 经授权 统一 分批 持续 定期 会同有关部门 通过接口 由人工 以抽样方式 全量 增量 就近 现场 在线
`);

export const ITEM_KEYS = list(`
  zone_no stat_month use_class volume sample_date point_class grade area_m2 amount status_code station lat lng reg_no
  started_on ended_on unit_price headcount route_id depth speed temperature humidity level batch owner_type county street
`);
export const ITEM_NAMES = list(`
  分区编号 统计月份 使用类别 数量 采样日期 点位类别 等级 面积 金额 状态代码 站点名称 纬度 经度 登记编号
  起始日期 终止日期 单价 人数 线路编号 深度 速度 温度 湿度 水位 批次 权属类型 县市 街道
`);

export const SURNAMES = list(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾',
);
export const GIVEN = list(
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 兰 春 雪 峰 云 建 国 志 远 晓 红 新 疆 文 博',
);
export const LONG_NAMES = list(`
  阿曼古丽·吐尔逊 艾合买提江·买买提 古丽娜尔·艾尼 努尔兰·哈力克 巴图孟克 那生巴图 迪丽拜尔·阿不都 买合木提·依明 阿依努尔·木合塔尔
  叶尔肯·别克 热依汗·玉素甫 库尔班江·阿布拉 赛力克·努尔别克 布买热木·托合提 乌兰巴雅尔 帕提古丽·沙比尔 吐尔洪·艾力 玛依拉·肉孜
`);
export const STREETS = list(`
  人民路 解放南路 友好北路 石化大道 北京南路 会展大道 团结西路 光明路 新华东路 昆仑路 胡杨街 天山路 文化巷 和平渠街 迎宾大道 塔里木路
`);
