/**
 * Which code lists the region may change by a signature, and why it may not change the others: on their codes the rules
 * of this program depend, or a law or national standard names them one by one.
 */

/** Lists whose values only describe: no rule, condition or letter asks for one of them. With their names. */
export const OPEN_LISTS: ReadonlyMap<string, string> = new Map([
  ['CL-THEME', '主题分类'],
  ['CL-FORMATDETAIL', '数据格式'],
  ['CL-CYCLE', '更新频率'],
  ['CL-UNIT', '数据规模单位'],
  ['CL-ITEMTYPE', '数据项类型'],
  ['CL-STOREPLACE', '存储位置'],
  ['CL-STOREMODE', '存储方式'],
  ['CL-DEPOSITSCOPE', '存证范围'],
  ['CL-DOMAIN', '应用领域'],
  ['CL-PRODUCT', '产品类型'],
  ['CL-DELIVERY', '交付方式'],
  ['CL-ERRCAUSE', '错误原因'],
]);

/** The list whose codes are the groups of another. */
export const GROUPS_OF: ReadonlyMap<string, string> = new Map([['CL-FORMATDETAIL', 'CL-FORMAT']]);

/** What names the values of a list one by one, where it is not this program. */
const NAMED_BY: ReadonlyMap<string, string> = new Map([
  ['CL-INDUSTRY', '国家标准 GB/T 4754 规定其门类'],
  ['CL-PIBASIS', '个人信息保护法第十三条规定其各项'],
  ['CL-CANCELGROUND', '登记管理办法规定其事由'],
  ['CL-CANCEL', '登记管理办法规定其事由'],
  ['CL-CHANGE', '登记管理办法规定其事由'],
]);

/** Why a list is not open, in words. */
export const whyFixed = (id: string): string =>
  NAMED_BY.get(id) ?? '办理规则按其代码判断，须随程序或规则包更改';
