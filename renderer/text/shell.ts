/** Words of the shell: top bar, left bar, tabs, status bar, lock, help, list of keys. */

export const SHELL = {
  product: '新疆公共数据资源登记',
  agency: '登记机构',
  search: '搜索编号、名称、单位',
  commands: '命令',
  searchKey: 'Ctrl+K',
  fold: '收起导航',
  unfold: '展开导航',
  navigation: '导航',
  skip: '跳到工作区',
  openCases: '已打开的案件',
  closeTab: (number: string): string => `关闭 ${number}`,
  unnamedCase: '案件',
  account: '当前人员',
  lock: '锁定',
  signOut: '退出登录',
  shortcuts: '快捷键',
  help: '帮助',
  practiceMark: '练习',
  practiceNote: '练习模式：数据均为虚构，不产生法律效力。',
  calendar: (years: string): string => `工作日历 ${years} 已载入`,
  calendarMissing: '工作日历未载入',
  rulePack: (id: string): string => `规则包 ${id}`,
  saved: (time: string): string => `已保存 ${time}`,
  nothingSaved: '无未保存内容',
  saveFailed: '保存失败',
  agencyPower: '登记机构职能：有',
  noAgencyPower: '登记机构职能：未指定',
  today: (words: string): string => `今天 ${words}`,
  practiceDate: '练习日期',
  moveClock: '推进练习日期',
  moveClockHelp: '只能向后推进。期限按推进后的日期计算，已办结的期限不变。',
  moveClockTo: '推进到',
  moveClockDo: '推进',
  notADate: '请键入存在的日期，如 2026-03-05。',
  warnings: '需要处理的情况',
  confirmClock: '确认本机时间正确',
  confirmClockNote: '确认后按本机时间继续办理，理由写入日志。',
  confirmKey: '核对恢复密钥',
  keyConfirmed: '恢复密钥核对一致',
  nextTab: '下一个案件',
  previousTab: '上一个案件',
  closeThisTab: '关闭当前案件',
  noPermission: (page: string): string => `您的岗位不能查看“${page}”。`,
  rolesThatMay: (roles: string): string => `可查看的岗位：${roles}。`,
  toHome: '返回首页',
  starting: '正在打开登记工作台',
  brokenTitle: '页面出现程序错误',
  brokenNote: '已保存的内容不受影响。可重新载入页面继续办理。',
  reload: '重新载入',
} as const;

export const PAGE_NAMES = {
  worklist: '待办',
  case: '案件',
  register: '登记簿',
  documents: '文书打印',
  admin: '管理',
  log: '运行日志',
} as const;

export const KEYS = {
  title: '本页快捷键',
  caption: '快捷键及其作用',
  key: '按键',
  does: '作用',
  note: '输入法组字时快捷键不起作用；单个字母只在列表中有效。',
  fixed: [
    ['Tab / Shift+Tab', '下一处 / 上一处'],
    ['↑ ↓ Home End', '列表中移动'],
    ['Enter', '打开当前行'],
    ['Esc', '关闭最上层窗口'],
  ],
} as const;

export const HELP = {
  title: '帮助',
  topics: [
    {
      title: '一件申请怎样办',
      text: '经办人填报并送业务审核 → 业务审核通过 → 登记收件 → 受理或一次性告知补正 → 形式审核 → 复审 → 公示 → 赋码。每页右上角的主按钮就是下一个合法步骤，按 Ctrl+Enter 执行。',
    },
    {
      title: '收到的申请有缺陷怎么办',
      text: '在“材料”和“申请表”中逐项查看，把问题列入补正清单，一次性告知全部内容。重新提交之日起，受理期限重新计算。',
    },
    {
      title: '期限怎样看',
      text: '● 正常　◆ 临期　▲ 今日到期　■ 已超期　✓ 已完成。点开期限可以看到起算日、逐日跳过的原因、依据条款和日历来源。',
    },
    {
      title: '“待自治区确认”是什么意思',
      text: '本机已经办理，自治区系统的回执尚未到达。登记结果查询码由自治区赋码，本机只录入并由第二人核对。',
    },
    {
      title: '要不要保存',
      text: '键入后自动保存，状态栏显示“已保存”和时间。锁定、退出或断电不丢失已保存的内容。',
    },
    {
      title: '忘记口令或更换计算机',
      text: '用密封保存的恢复密钥可以打开数据。恢复密钥只显示一次，请两份抄件分开保管。',
    },
  ],
} as const;
