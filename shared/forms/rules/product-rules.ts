/** Rules of authorised operation and of products made in it (XJR-8-3, XJR-19-2, XJO-17-1, XJO-22-1). */
import { basis } from '#shared/domain/ids';
import { addYears } from '#shared/domain/local-date';
import { isEmpty } from '../conditions';
import { error, warning } from '../findings';
import { dateOf, includes, type Rule, rowsOf } from '../rule-facts';

/** 原则上最长不超过 5 年 (27号 art. 14, under XJO-17-1). */
const AGREEMENT_MAX_YEARS = 5;
const AGREEMENT = basis('XJR-19-2', 'XJO-17-1', 'NDR-15-2');

const operatorScope: Rule = ({ subject, application, objectType }) => {
  if (objectType !== '2' || application.inAuthorizedScope !== false) return [];
  if (!includes(subject.subjectRoles, 'operator')) return [];
  const message = '授权运营机构登记的产品和服务应属授权运营范围，请改选“是”并填写协议';
  return [error('inAuthorizedScope', 'OPERATOR_SCOPE', message, basis('XJR-8-3', 'XJO-21-1'))];
};

const agreementTerm: Rule = ({ application, objectType, today }) => {
  const from = dateOf(application.agreementFrom);
  const to = dateOf(application.agreementTo);
  if (application.inAuthorizedScope !== true || !from || !to || from > to) return [];
  if (today < from || today > to) {
    const say = objectType === '2' ? error : warning;
    const message = `授权协议期限（${from} 至 ${to}）不含今天，请核对或补充新的协议`;
    return [say('agreementTo', 'AGREEMENT_TERM', message, AGREEMENT)];
  }
  if (to <= addYears(from, AGREEMENT_MAX_YEARS)) return [];
  const message = `授权协议期限超过 ${AGREEMENT_MAX_YEARS} 年，原则上最长不超过 ${AGREEMENT_MAX_YEARS} 年，请核对`;
  return [warning('agreementTo', 'AGREEMENT_LONG', message, basis('XJO-17-1'))];
};

const usedResources: Rule = ({ application, objectType }) =>
  objectType !== '2'
    ? []
    : rowsOf(application.usedResources).flatMap((row, index) => {
        if (!isEmpty(row.registeredCode) || !isEmpty(row.unregisteredReason)) return [];
        const field = `usedResources[${index}].unregisteredReason`;
        const message = `第 ${index + 1} 行：未填登记结果查询码的，应写明未登记的原因`;
        return [error(field, 'REQUIRED', message, basis('XJO-21-1', 'XJR-8-3'))];
      });

const compliance: Rule = ({ application, objectType }) => {
  if (objectType !== '2' || application.inAuthorizedScope !== true) return [];
  if (application.complianceResult === 'fail') {
    const message = '合规审核未通过，产品和服务不能发布，请整改并重新审核后再申请';
    return [error('complianceResult', 'COMPLIANCE_FAILED', message, basis('XJO-22-1'))];
  }
  if (application.complianceResult !== 'pending') return [];
  const message = '合规审核尚无结论，发布前应当通过，请跟进';
  return [warning('complianceResult', 'COMPLIANCE_PENDING', message, basis('XJO-22-1'))];
};

/** Rules over the agreement and the product. */
export const PRODUCT_RULES: readonly Rule[] = [operatorScope, agreementTerm, usedResources, compliance];
