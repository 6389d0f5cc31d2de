/** Words of the comparison of two versions. zh-CN, short and official. */
export const DIFF = {
  field: '事项',
  before: '原登记',
  after: '本次',
  added: '新增',
  removed: '删除',
  onlyDifferent: '只看不同',
  same: '相同',
  counts: (different: number, same: number): string =>
    same > 0 ? `不同 ${different} 项，相同 ${same} 项` : `不同 ${different} 项`,
  folded: (same: number): string => `相同 ${same} 项已收起`,
  none: '没有不同',
} as const;
