/** Words of signing in and of the locked desk. */

export const SIGN_IN = {
  title: '登录',
  locked: '已锁定',
  lockedNote: '已键入的内容已保存。登录后回到原来的位置。',
  account: '账号',
  passphrase: '口令',
  signIn: '登录',
  opening: '正在打开数据',
  accountMissing: '请填写账号。',
  passphraseMissing: '请填写口令。',
  chooseStaff: '选择人员登录',
  practiceNote: '练习模式不设口令，数据均为虚构。',
  otherPerson: '其他人员登录',
  last: (when: string): string => `上次登录 ${when}`,
  first: '首次登录',
  failed: (times: number): string => `上次登录后有 ${times} 次口令错误`,
  failedNote: '如非本人操作，请告知系统管理员。',
  notice: '本系统不得录入国家秘密、工作秘密。',
} as const;
