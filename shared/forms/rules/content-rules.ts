/**
 * Rules of the content that need more than one field: wording, data items, personal data, security, deposit.
 * Each is a named pure function in one table; each says its clause.
 */
import { basis } from '#shared/domain/ids';
import { addYears } from '#shared/domain/local-date';
import { isEmpty } from '../conditions';
import { error, warning } from '../findings';
import { dateOf, filingOf, hasFile, includes, type Rule, rowsOf } from '../rule-facts';
import type { Finding } from '../schema';
import { nameKey } from '../text';

const applyKind: Rule = ({ application }) => {
  const declared = application.applyType;
  if (declared === undefined || declared === 'FIRST') return [];
  const message = '首次登记的申请类型应为“首次登记”；变更、更正、注销和续展从登记簿中办理';
  return [error('applyType', 'APPLY_TYPE', message, basis('XJR-12-1'))];
};

const objectKind: Rule = ({ application, objectType }) => {
  const declared = application.dataRegistType;
  if (declared === undefined || declared === objectType) return [];
  const message = '登记对象类型与本件不符，请改选，或按另一类型重新申请';
  return [error('dataRegistType', 'OBJECT_TYPE', message, basis('XJR-3-1', 'XJR-16-3'))];
};

const nameWording: Rule = ({ application }) => {
  const name = application.dataRegistName;
  if (typeof name !== 'string') return [];
  const key = nameKey(name);
  if (/^(19|20)\d{2}(年|年度)?(数据|资源|数据资源|公共数据)?$/.test(key)) {
    const message = '名称只有年份，看不出内容，建议写明地域和内容';
    return [warning('dataRegistName', 'NAME_YEAR_ONLY', message, basis('XJR-16-3'))];
  }
  if (/(系统|平台)(数据库|数据)?$/.test(key)) {
    const message = '名称像系统名称，建议写明数据内容';
    return [warning('dataRegistName', 'NAME_SYSTEM_ONLY', message, basis('XJR-16-3'))];
  }
  return [];
};

const fieldCount: Rule = ({ application }) => {
  const count = application.fieldCount;
  const rows = rowsOf(application.dataItems).length;
  if (typeof count !== 'number' || rows === 0 || count === rows) return [];
  const message = `字段数为 ${count}，数据项清单为 ${rows} 行，请核对`;
  return [warning('fieldCount', 'FIELD_COUNT_MISMATCH', message, basis('XJD-7-3'))];
};

const sample: Rule = (facts) => {
  if (!hasFile(facts, 'sampleFile') || facts.application.sampleDeidentified === true) return [];
  const message = '附了样例数据但未声明已脱敏，请确认脱敏或撤下样例';
  return [error('sampleDeidentified', 'SAMPLE_NOT_DEIDENTIFIED', message, basis('XJO-20-5'))];
};

const dataItems: Rule = ({ application }) => {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  rowsOf(application.dataItems).forEach((row, index) => {
    if (row.itemSensitive === true && row.itemPersonal !== true) {
      const message = `第 ${index + 1} 行：标为敏感个人信息的数据项也应标为个人信息`;
      findings.push(
        error(`dataItems[${index}].itemPersonal`, 'ITEM_SENSITIVE_NOT_PERSONAL', message, basis('XJR-4-1')),
      );
    }
    const key = nameKey(String(row.itemName ?? ''));
    const earlier = seen.get(key);
    if (key !== '' && earlier !== undefined) {
      const message = `第 ${index + 1} 行：数据项名称与第 ${earlier + 1} 行相同，请核对`;
      findings.push(warning(`dataItems[${index}].itemName`, 'ITEM_DUPLICATE', message));
    } else if (key !== '') seen.set(key, index);
  });
  return findings;
};

const personalInfo: Rule = ({ application }) => {
  const declared = application.personalInfo;
  const rows = rowsOf(application.dataItems);
  const message =
    declared === '0' && rows.some((row) => row.itemPersonal === true)
      ? '数据项清单中有个人信息，但本项填“不含”，请改正一处'
      : typeof declared === 'string' && declared !== '3' && rows.some((row) => row.itemSensitive === true)
        ? '数据项清单中有敏感个人信息，本项应选“含敏感个人信息”，请改正一处'
        : undefined;
  return message ? [error('personalInfo', 'PERSONAL_MISMATCH', message, basis('XJR-4-1'))] : [];
};

const sharedConsent: Rule = (facts) => {
  const { application } = facts;
  const isUsed = includes(application.sourceTypes, '03') && application.inAuthorizedScope === true;
  if (!isUsed || hasFile(facts, 'sharedConsentFile')) return [];
  const message = '共享获取的数据用于授权运营，缺少提供单位同意文件，请补交';
  return [error('sharedConsentFile', 'REQUIRED', message, basis('XJO-20-4'))];
};

const securityLevel: Rule = ({ application }) => {
  const level = application.securityLevel;
  if (level === 'CORE') {
    const message = '核心数据不在本系统登记，请停止填报并按核心数据管理要求处理';
    return [error('securityLevel', 'CORE_DATA', message, basis('XJR-4-1', 'XJO-4-1'))];
  }
  if (level !== 'IMPORTANT') return [];
  const message = '重要数据须附专项材料，公示文字不得写明细节';
  return [warning('securityLevel', 'IMPORTANT_DATA', message, basis('XJR-16-4', 'XJO-4-1'))];
};

const risk: Rule = (input) => {
  const { application, today } = input;
  const findings: Finding[] = [];
  if (application.riskConclusion === 'high') {
    const message = '评估结论为高风险，请落实措施并重新评估后再提交';
    findings.push(error('riskConclusion', 'RISK_HIGH', message, basis('XJR-12-2', 'NDR-9-8')));
  }
  const assessed = dateOf(application.riskDate);
  const applied = dateOf(filingOf(input).applyDate) ?? today;
  if (assessed && addYears(assessed, 1) < applied) {
    const message = `风险评估（${assessed}）距申请已超过一年，请确认是否需要重新评估`;
    findings.push(warning('riskDate', 'RISK_STALE', message, basis('XJR-12-2', 'NDR-9-8')));
  }
  return findings;
};

const depositBefore: Rule = (input) => {
  const { application } = input;
  const deposited = dateOf(application.depositAt);
  const applied = dateOf(filingOf(input).applyDate);
  if (application.deposited !== true || !deposited || !applied || deposited <= applied) return [];
  const message = `存证时间（${deposited}）晚于申请日期（${applied}），应先存证后申请`;
  return [error('depositAt', 'DEPOSIT_AFTER_APPLICATION', message, basis('XJR-9-2', 'NDR-7-5'))];
};

const scenarios: Rule = ({ application }) => {
  const none = rowsOf(application.scenarios).findIndex((row) => row.name === '暂无');
  if (none < 0 || application.inAuthorizedScope !== true) return [];
  const message = '纳入授权运营范围的应写明应用场景，不能填“暂无”';
  return [error(`scenarios[${none}].name`, 'SCENARIO_NONE', message, basis('XJR-12-2', 'NDR-9-7'))];
};

const unitPairs: Rule = ({ application }) =>
  (
    [
      ['storageSize', 'storageUnit', '存储容量'],
      ['yearlyGrowth', 'yearlyGrowthUnit', '年增长量'],
    ] as const
  )
    .filter(([value, unit]) => isEmpty(application[value]) && !isEmpty(application[unit]))
    .map(([value, , label]) => error(value, 'NUMBER', `${label}只有单位，请补填数值或删去单位`));

/** Rules over the content, in the order of the form. */
export const CONTENT_RULES: readonly Rule[] = [
  applyKind,
  objectKind,
  nameWording,
  fieldCount,
  sample,
  dataItems,
  unitPairs,
  sharedConsent,
  personalInfo,
  securityLevel,
  risk,
  depositBefore,
  scenarios,
];
