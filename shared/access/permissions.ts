/**
 * Who may call what and which pages each right opens: one table. Every procedure names one right; a step of a
 * case is judged once more by its transition row. 三员: the three posts hold no business right, no business
 * role holds one of theirs (`separation` says who may hold what together).
 */
import { type PersonRole, roleNames } from './roles';

const BUSINESS: readonly PersonRole[] = [
  'SUBJECT_CLERK',
  'SUBJECT_REVIEWER',
  'AGENT',
  'ACCEPTANCE_CLERK',
  'REVIEWER',
  'SUPERVISOR',
];

/** Pages of the desk in the order of its menu; a page is seen by whoever holds a right that opens it. */
export const DESK_PAGES = [
  'worklist',
  'register',
  'subjects',
  'reminders',
  'documents',
  'sync',
  'supervision',
  'log',
  'admin',
  'calendar',
  'rules',
] as const;
export type DeskPage = (typeof DESK_PAGES)[number];

/** One right: its official name, who holds it, and the pages that it opens. */
interface Right {
  readonly name: string;
  readonly may: readonly PersonRole[];
  readonly opens?: readonly DeskPage[];
}

/** The rights of people. */
export const RIGHTS = {
  'case.read': {
    name: '查阅案件和登记簿',
    may: [...BUSINESS, 'OVERSIGHT'],
    opens: ['worklist', 'register', 'subjects', 'reminders', 'documents'],
  },
  'case.create': {
    name: '新建案件',
    may: ['SUBJECT_CLERK', 'AGENT', 'ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
  },
  'case.draft': { name: '填报申请', may: ['SUBJECT_CLERK', 'AGENT', 'ACCEPTANCE_CLERK'] },
  'case.approve': { name: '业务审核', may: ['SUBJECT_REVIEWER'] },
  'case.receive': { name: '收件和补正告知', may: ['ACCEPTANCE_CLERK', 'SUPERVISOR'] },
  'case.accept': { name: '受理', may: ['ACCEPTANCE_CLERK'] },
  'case.answer': { name: '补正、答复和申请撤回', may: ['SUBJECT_CLERK', 'ACCEPTANCE_CLERK'] },
  'case.hear': { name: '告知和听取登记主体意见', may: ['REVIEWER', 'ACCEPTANCE_CLERK'] },
  'case.review': { name: '形式审核', may: ['REVIEWER'] },
  'case.decide': { name: '审批和决定', may: ['SUPERVISOR'], opens: ['supervision'] },
  'case.office': { name: '核对查询码和送达', may: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'] },
  'case.evidence': {
    name: '添加佐证材料',
    may: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR', 'SUBJECT_CLERK'],
  },
  'document.output': { name: '打印和导出文书', may: [...BUSINESS] },
  'register.export': { name: '导出登记簿', may: ['SUPERVISOR'] },
  'office.designate': { name: '登记指定和备案', may: ['SUPERVISOR'], opens: ['admin'] },
  'office.supervise': { name: '监督管理', may: ['OVERSIGHT'], opens: ['supervision'] },
  'rules.read': {
    name: '查阅规则包和工作日历',
    may: [...BUSINESS, 'OVERSIGHT', 'SYSADMIN', 'AUDITOR'],
    opens: ['calendar', 'rules'],
  },
  'rules.propose': { name: '提出规则包和工作日历', may: ['SYSADMIN', 'SUPERVISOR'] },
  'rules.confirm': { name: '确认规则包和工作日历', may: ['SUPERVISOR'] },
  /** The administrator keeps the time of the computer; the supervisor answers for the dates of acts. */
  'clock.confirm': { name: '确认计算机时间', may: ['SYSADMIN', 'SUPERVISOR'] },
  'account.read': {
    name: '查阅人员和岗位',
    may: ['SYSADMIN', 'SECADMIN', 'AUDITOR'],
    opens: ['admin'],
  },
  'account.open': { name: '开立账号', may: ['SYSADMIN'] },
  'account.remove': { name: '注销账号', may: ['SYSADMIN'] },
  /** After too many wrong passphrases; nobody releases the own account. */
  'account.release': { name: '解除登录限制', may: ['SYSADMIN', 'SECADMIN'] },
  'account.grant': { name: '授予和收回岗位', may: ['SECADMIN'] },
  /** Two of the three replace the holder of a post: one proposes, another confirms. */
  'officer.replace': { name: '更换三员', may: ['SYSADMIN', 'SECADMIN', 'AUDITOR'] },
  'keys.manage': { name: '更换恢复单和主密钥', may: ['SECADMIN'] },
  'log.read': { name: '查阅运行日志', may: ['AUDITOR'], opens: ['log'] },
  'log.export': { name: '导出运行日志', may: ['AUDITOR'] },
  /** Only what is older than the law asks, and only once it is proven on a medium. */
  'log.cut': { name: '截去运行日志', may: ['AUDITOR'] },
  /** The auditor orders a cut; another of the three, who sees its dates, confirms it. */
  'log.confirmCut': { name: '确认截去运行日志', may: ['SYSADMIN', 'SECADMIN', 'AUDITOR'] },
  'store.verify': { name: '校验全部记录', may: ['SYSADMIN', 'AUDITOR'] },
  'store.backup': { name: '备份和恢复', may: ['SYSADMIN'] },
  /** The daily slip with the number of the last seal, and holding one against the records. */
  'store.slip': { name: '封印条', may: ['SYSADMIN', 'SUPERVISOR'] },
  /** A seal slip was against the store: two administrators answer for going on with it. */
  'store.trust': { name: '解除旧副本疑点', may: ['SYSADMIN', 'SECADMIN'] },
  /** Bundles that offices carry to each other: what waits, what came, what contradicts. */
  'sync.read': {
    name: '查阅数据包',
    may: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
    opens: ['sync'],
  },
  /** Who is who among stations: certificates, roots, revocations. */
  'enrol.read': {
    name: '查阅入网和机器证书',
    may: ['SUPERVISOR', 'SYSADMIN', 'SECADMIN', 'AUDITOR'],
    opens: ['sync'],
  },
  'enrol.make': { name: '办理入网', may: ['SYSADMIN'] },
  /** The second administrator compares the root's digits with the installation sheet, too. */
  'enrol.confirm': { name: '确认入网', may: ['SECADMIN'] },
  'enrol.decline': { name: '退回入网批复', may: ['SYSADMIN', 'SECADMIN'] },
  /** With which a person approves what leaves the office. */
  'person.key': { name: '设置本人签名密钥', may: ['SUPERVISOR'] },
  /** In the region's office, with the ceremonies' keys in the hands of their holders. */
  'region.issue': { name: '颁发、吊销证书和签发规则', may: ['SYSADMIN'] },
  'sync.export': { name: '制作和交接数据包', may: ['SUPERVISOR'] },
  'sync.import': { name: '导入数据包', may: ['SUPERVISOR'] },
  'sync.decide': { name: '裁决冲突、移交案件和对账签认', may: ['SUPERVISOR'] },
} as const satisfies { readonly [name: string]: Right };

export type RolePermission = keyof typeof RIGHTS;
/** `open` needs no session, `session` any session. */
export type Permission = RolePermission | 'open' | 'session';

const right = (permission: RolePermission): Right => RIGHTS[permission];

/** Every right, in the order of the table. */
export const PERMISSIONS = Object.keys(RIGHTS) as readonly RolePermission[];

/** The roles that hold a right. */
export const rolesOf = (permission: RolePermission): readonly PersonRole[] => right(permission).may;

/** Whether somebody with these roles holds a right. */
export const holds = (roles: readonly PersonRole[], permission: RolePermission): boolean =>
  roles.some((role) => rolesOf(permission).includes(role));

/** Official names of the roles that hold a right, for its refusal. */
export const whoMay = (permission: RolePermission): string => roleNames(rolesOf(permission));

const opening = (page: DeskPage): readonly RolePermission[] =>
  PERMISSIONS.filter((permission) => right(permission).opens?.includes(page));

/** The pages somebody with these roles sees, in the order of the menu. */
export const pagesOf = (roles: readonly PersonRole[]): readonly DeskPage[] =>
  DESK_PAGES.filter((page) => opening(page).some((permission) => holds(roles, permission)));

/** Official names of the roles that see a page, for its refusal. */
export const whoSees = (page: DeskPage): string => roleNames([...new Set(opening(page).flatMap(rolesOf))]);
