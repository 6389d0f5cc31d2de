/** Words of the search and command box. */

export const SEARCH = {
  title: '搜索与命令',
  label: '搜索编号、名称、单位；键入 > 使用命令',
  labelCommands: '键入命令',
  results: '结果',
  cases: '案件',
  commands: '命令',
  registered: '已登记',
  none: (text: string): string => `没有找到“${text}”。可键入案件号、名称、单位或登记结果查询码。`,
  hint: '↑ ↓ 选择　Enter 打开　Esc 关闭　扫码枪扫入编号可直接打开案件',
  severalForScan: '扫入的编号对应多个案件，请选择。',
} as const;
