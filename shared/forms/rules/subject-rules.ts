/** Rules about who registers: code, real name, capacity for the object, co-applicants (XJR-3-2, XJR-8-3, XJR-9-3). */
import type { ObjectType } from '#shared/domain/case-type';
import { basis } from '#shared/domain/ids';
import { error, warning } from '../findings';
import { includes, type Rule, rowsOf } from '../rule-facts';
import type { Finding } from '../schema';
import { nameKey } from '../text';
import { normalizeUscc } from '../uscc';

const UNINCORPORATED = '08';

const missingCode: Rule = ({ subject }) => {
  if (subject.usccMissing !== true) return [];
  const message = '登记主体暂无统一社会信用代码，请核对原因；赋码前应补充代码';
  return [warning('subject.usccMissing', 'USCC_MISSING', message, basis('XJR-18-2'))];
};

const legalPerson: Rule = ({ subject, rules }) => {
  if (subject.subjectNature !== UNINCORPORATED || rules.unincorporated) return [];
  const message = '按细则登记主体应为单位或法人组织，非法人组织不能登记，请核对主体性质';
  return [error('subject.subjectNature', 'SUBJECT_UNINCORPORATED', message, basis('XJR-3-2', 'NDR-3-2'))];
};

/** Capacities in which an object may be registered. */
const ROLES: {
  readonly [type in ObjectType]: { readonly roles: readonly string[]; readonly words: string };
} = {
  '1': {
    roles: ['holder', 'utility', 'implementer'],
    words: '公共数据资源由直接持有或管理单位、公用企业或实施机构登记',
  },
  '2': { roles: ['operator', 'utility'], words: '产品和服务由授权运营机构或公用企业登记' },
};

const capacity: Rule = ({ subject, objectType }) => {
  const { roles, words } = ROLES[objectType];
  const chosen = subject.subjectRoles;
  if (!Array.isArray(chosen) || chosen.length === 0) return [];
  if (roles.some((role) => includes(chosen, role))) return [];
  const law = basis('XJR-3-2', 'XJR-8-3', 'XJR-8-4');
  return [error('subject.subjectRoles', 'SUBJECT_ROLE', `${words}，请核对登记身份`, law)];
};

const realName: Rule = ({ subject }) => {
  const field = 'subject.realNameStatus';
  if (subject.realNameStatus === 'failed') {
    const message = '登记主体实名认证未通过，请核对证件后重新认证';
    return [error(field, 'REAL_NAME_FAILED', message, basis('XJR-18-1'))];
  }
  if (subject.realNameStatus !== 'unverified') return [];
  const message = '登记主体尚未实名认证，受理前须完成认证';
  return [warning(field, 'REAL_NAME_NOT_VERIFIED', message, basis('XJR-18-1'))];
};

const centralRoute: Rule = ({ subject }) => {
  if (subject.isCentralUnit !== true || subject.centralRoute !== 'NATION') return [];
  const message = '已选由国家数据局指定的事业单位办理，请核对是否仍向本机构申请';
  return [warning('subject.centralRoute', 'CENTRAL_NATION', message, basis('XJR-26-1', 'NDR-6-5'))];
};

const coApplicants: Rule = ({ subject, application }) => {
  if (application.applicantMode !== 'joint' && application.applicantMode !== 'oneForAll') return [];
  const findings: Finding[] = [];
  const law = basis('XJR-9-3', 'NDR-7-3');
  const keysOf = (name: unknown, code: unknown): readonly string[] =>
    [nameKey(String(name ?? '')), normalizeUscc(String(code ?? ''))].filter((key) => key !== '');
  const seen = new Set(keysOf(subject.institutionName, subject.uscc));
  rowsOf(application.coApplicants).forEach((row, index) => {
    const keys = keysOf(row.institutionName, row.uscc);
    if (keys.some((key) => seen.has(key))) {
      const message = `第 ${index + 1} 行：与登记主体或前面的单位重复，请删去`;
      findings.push(error(`coApplicants[${index}].institutionName`, 'CO_APPLICANT_DUPLICATE', message, law));
    }
    if (typeof row.uscc !== 'string') {
      const message = `第 ${index + 1} 行：未填统一社会信用代码，请核对`;
      findings.push(warning(`coApplicants[${index}].uscc`, 'USCC_MISSING', message, law));
    }
    for (const key of keys) seen.add(key);
  });
  return findings;
};

/** Rules over the subject and those who apply with it. */
export const SUBJECT_RULES: readonly Rule[] = [
  missingCode,
  legalPerson,
  capacity,
  realName,
  centralRoute,
  coApplicants,
];
