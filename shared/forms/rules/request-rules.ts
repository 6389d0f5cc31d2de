/** Rules of the requests F04 to F07 (NDR-9-11 to NDR-9-21, XJR-19-3, XJR-19-4). Fields are named `request.key`. */
import { basis } from '#shared/domain/ids';
import { labelOf } from '../code-lists';
import { correctionProven } from '../correction-proof';
import { changedKeys } from '../differences';
import { error, type FindingCode, warning } from '../findings';
import { idCardProblem } from '../id-card';
import { type ChangeReason, fieldsOfReason, fieldsToCorrect, reasonsOf, unlockedFields } from '../locks';
import { dateOf, hasFile, includes, type Rule, rowsOf } from '../rule-facts';
import type { Finding } from '../schema';
import { checkUscc } from '../uscc';

const CHANGE = basis('XJR-12-2', 'NDR-9-11', 'NDR-9-12');
const CORRECT = basis('XJR-12-2', 'NDR-9-14');

/** Reasons after which what was deposited is no longer what is registered. */
const NEW_DATA: readonly ChangeReason[] = ['SOURCE', 'RESOURCE', 'PRODUCT', 'DEPOSIT'];

const hasNewDeposit = (request: Parameters<typeof reasonsOf>[0]): boolean =>
  reasonsOf(request).some((reason) => NEW_DATA.includes(reason));

/** Keys that differ from the register, as far as the request may change them. */
function realChanges({ type, objectType, request, before, subject, application }: Parameters<Rule>[0]) {
  if (!before) return [];
  const unlocked = unlockedFields(type, objectType, request);
  const changed = changedKeys(before, { subject, application });
  return unlocked === 'all' ? changed : changed.filter((key) => unlocked.has(key));
}

const reasonsFit: Rule = ({ objectType, request }) =>
  reasonsOf(request)
    .filter((reason) => fieldsOfReason(reason, objectType).length === 0)
    .map((reason) => {
      const message = `变更事由“${labelOf('CL-CHANGE', reason)}”不适用于本登记对象，请去掉`;
      return error('request.changeReasons', 'CHANGE_REASON', message, CHANGE);
    });

const changesSomething: Rule = (input) => {
  const { objectType, request } = input;
  const reasons = reasonsOf(request).filter((reason) => fieldsOfReason(reason, objectType).length > 0);
  const changed = realChanges(input);
  if (!input.before || reasons.length === 0) return [];
  if (changed.length === 0) {
    const message = '登记内容与登记簿相同，没有变更，请先修改变更的内容';
    return [error('request.changeReasons', 'CHANGE_NOTHING', message, CHANGE)];
  }
  return reasons
    .filter((reason) => !fieldsOfReason(reason, objectType).some((key) => changed.includes(key)))
    .map((reason) => {
      const message = `选了变更事由“${labelOf('CL-CHANGE', reason)}”，但有关内容没有修改，请核对`;
      return warning('request.changeReasons', 'CHANGE_REASON_UNUSED', message, CHANGE);
    });
};

const changeProof: Rule = (input) => {
  if (!includes(input.request.changeReasons, 'SUBJECT') || hasFile(input, 'changeProofFile')) return [];
  const message = '登记主体信息变更，缺少变更证明材料，请补交';
  return [error('request.changeProofFile', 'REQUIRED', message, CHANGE)];
};

const newDeposit: Rule = ({ request, before, application }) => {
  if (!before || !hasNewDeposit(request)) return [];
  const isSame = (key: string) => before.application[key] === application[key];
  if (!isSame('depositNo') || !isSame('hashValue') || !isSame('depositAt')) return [];
  const message = '数据有变化但存证信息与登记簿相同，应就变化后的数据重新存证';
  return [warning('depositNo', 'DEPOSIT_NOT_RENEWED', message, basis('XJR-9-2', 'NDR-7-5', 'NDR-9-5'))];
};

const whenChanged =
  (rule: Rule): Rule =>
  (input) =>
    input.request.infoChanged === true ? rule(input) : [];

const correctRows: Rule = ({ objectType, request }) => {
  const findings: Finding[] = [];
  const known = new Set(fieldsToCorrect(objectType, request));
  const seen = new Set<string>();
  rowsOf(request.correctFields).forEach((row, index) => {
    const field = typeof row.field === 'string' ? row.field : '';
    const place = `request.correctFields[${index}].field`;
    const say = (code: FindingCode, words: string) =>
      findings.push(error(place, code, `第 ${index + 1} 行：${words}`, CORRECT));
    if (field === '') return;
    if (seen.has(field)) say('DUPLICATE_ITEM', '与前面的行是同一项目，请合并');
    else if (!known.has(field)) say('CORRECT_FIELD', '本登记对象没有这一项目，请重新选择');
    seen.add(field);
  });
  return findings;
};

const correctsSomething: Rule = (input) => {
  const listed = fieldsToCorrect(input.objectType, input.request);
  if (!input.before || listed.length === 0) return [];
  const changed = realChanges(input);
  if (changed.length === 0) {
    const message = '登记内容与登记簿相同，没有更正，请先修改有误的内容';
    return [error('request.correctFields', 'CHANGE_NOTHING', message, CORRECT)];
  }
  return listed
    .filter((field) => !changed.includes(field))
    .map((field) => {
      const message = `列为有误的“${labelOf('CL-FIELD', field)}”没有修改，请核对`;
      return warning('request.correctFields', 'CORRECT_UNTOUCHED', message, CORRECT);
    });
};

const requesterId: Rule = ({ request }) => {
  const { requesterType, requesterIdType, requesterIdNo } = request;
  if (requesterType === 'OFFICE' || typeof requesterIdNo !== 'string') return [];
  const field = 'request.requesterIdNo';
  if (requesterIdType === '01') {
    const problem = idCardProblem(requesterIdNo);
    return problem === undefined ? [] : [error(field, 'ID_NUMBER', `证件号码：${problem}`, CORRECT)];
  }
  if (requesterIdType !== '02') return [];
  const outcome = checkUscc(requesterIdNo);
  return outcome.ok ? [] : [error(field, outcome.error.code, `证件号码：${outcome.error.message}`, CORRECT)];
};

/** A warning: an interested person's request is sent before the subject has been heard. */
const consent: Rule = ({ request, attachments }) => {
  if (request.requesterType === undefined || correctionProven(request, attachments)) return [];
  const message = '尚无登记主体书面同意，也无证据证明登记信息确有错误；审核决定前须具备其一，并附材料和理由';
  return [warning('request.consent', 'CONSENT_MISSING', message, basis('XJR-12-2', 'NDR-9-15'))];
};

const objectOfRenewal: Rule = ({ request, objectType }) => {
  if (request.objectType === undefined || request.objectType === objectType) return [];
  const message = '登记对象类型与登记簿不符，请重新打开本件';
  return [error('request.objectType', 'OBJECT_TYPE', message, basis('XJR-19-3'))];
};

const agreementRuns: Rule = (input) => {
  const { request, objectType, application, today } = input;
  if (objectType !== '2' || application.inAuthorizedScope !== true) return [];
  const law = basis('XJR-19-2', 'NDR-15-2');
  const findings: Finding[] = [];
  if (request.agreementStillValid !== true) {
    const message = '授权协议应仍然有效才能续展，请核对并选“是”';
    findings.push(error('request.agreementStillValid', 'RENEW_AGREEMENT', message, law));
  }
  const to = dateOf(request.agreementTo);
  if (!to) {
    const message = '授权协议期限止未填写，请补填；续展不能超过协议期限';
    findings.push(error('request.agreementTo', 'REQUIRED', message, law));
  } else if (to <= today) {
    const message = `授权协议期限止（${to}）不晚于今天，协议到期的不能续展`;
    findings.push(error('request.agreementTo', 'RENEW_AGREEMENT', message, law));
  }
  if (!hasFile(input, 'agreementFile')) {
    const message = '缺少仍然有效的授权运营协议，请补交';
    findings.push(error('request.agreementFile', 'REQUIRED', message, law));
  }
  return findings;
};

const stillValid: Rule = ({ request }) => {
  const findings: Finding[] = [];
  const isChanged = request.infoChanged === true;
  if (request.depositStillValid === false && !(isChanged && hasNewDeposit(request))) {
    const message = '存证不再有效的，应选“登记信息有变化”和“存证情况”，并重新存证';
    findings.push(error('request.depositStillValid', 'RENEW_DEPOSIT', message, basis('XJR-9-2', 'NDR-7-5')));
  }
  if (request.riskStillValid === false && !(isChanged && includes(request.changeReasons, 'SECURITY'))) {
    const message = '风险评估不再有效的，应选“登记信息有变化”和“安全级别”，并重新评估';
    findings.push(error('request.riskStillValid', 'RENEW_RISK', message, basis('XJR-12-2', 'NDR-9-8')));
  }
  return findings;
};

const CHANGE_RULES: readonly Rule[] = [reasonsFit, changesSomething, changeProof, newDeposit];

/** Rules of each type of request, over its form and over what it changes. */
export const REQUEST_RULES: {
  readonly [type in 'CHANGE' | 'CORRECT' | 'CANCEL' | 'RENEW']: readonly Rule[];
} = {
  CHANGE: CHANGE_RULES,
  CORRECT: [correctRows, correctsSomething, requesterId, consent],
  CANCEL: [],
  RENEW: [objectOfRenewal, agreementRuns, stillValid, ...CHANGE_RULES.map(whenChanged)],
};
