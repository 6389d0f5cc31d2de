/** The validity a code gives, in words with the reason: by the rules of the case, or by its agreement (XJR-19-2). */
import type { CaseView } from '#shared/contract/views';
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { agreementEnd, validityOf } from '#shared/regulation/casework/validity';
import { knownProfile } from '../../components/known-profile';
import { CODING as W } from '../../text/case';

/** `2026年3月25日 至 2029年3月24日：…`, as far as the rules of the case are known here. */
export function validityWords(view: CaseView, validFrom: LocalDate, validTo: LocalDate): string {
  const span = W.validitySpan(formatLong(validFrom), formatLong(validTo));
  const rule = knownProfile(view.rules.id)?.validity;
  if (!rule) return span;
  if (rule.limitedByAgreement && validTo === agreementEnd(view.objectType, view.application))
    return `${span}：${W.validityByAgreement}`;
  return `${span}：${W.validityWhy[rule.convention](rule.years)}`;
}

/** The same before the code is registered, from the day typed; `null` where the rules are not known here. */
export function expectedValidity(view: CaseView, codedAt: LocalDate): string | null {
  const rule = knownProfile(view.rules.id)?.validity;
  if (!rule) return null;
  const period = validityOf(rule, codedAt, agreementEnd(view.objectType, view.application));
  return validityWords(view, period.validFrom, period.validTo);
}
