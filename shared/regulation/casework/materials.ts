/** The material checklist of a case: what its type requires, what is there, what is missing (XJR-9-4; workflow 8.1). */

import { reasonsOf } from '#shared/forms/locks';
import { assertNever } from '#shared/lib/assert-never';
import type { MaterialRule, Profile } from '../profiles/profile';
import type { CaseState } from './state';

export interface Material {
  readonly rule: MaterialRule;
  readonly attachmentIds: readonly number[];
  readonly missing: boolean;
}

type Filled = Pick<CaseState, 'caseType' | 'objectType' | 'application' | 'request' | 'attachments'>;

/** Materials that apply to a case, in the order of the profile. */
export function materialsOf(state: Filled, profile: Profile): readonly Material[] {
  return profile.materials
    .filter(
      (rule) =>
        rule.types.includes(state.caseType) &&
        rule.objectTypes.includes(state.objectType) &&
        !(state.request.requesterType === 'OFFICE' && OF_APPLICANTS.includes(rule.attachmentType)) &&
        applies(rule, state),
    )
    .map((rule) => {
      const attachmentIds = state.attachments
        .filter((attachment) => attachment.type === rule.attachmentType && attachment.field !== '')
        .map((attachment) => attachment.id);
      return { rule, attachmentIds, missing: attachmentIds.length === 0 };
    });
}

/** 登记承诺书 and 授权委托书: the agency asks neither of itself. */
const OF_APPLICANTS: readonly string[] = ['03', '10'];

/** Reasons of a change that need a new deposit, and one that needs a new risk assessment (workflow 4.2). */
const DATA_REASONS: readonly string[] = ['SOURCE', 'RESOURCE', 'PRODUCT', 'DEPOSIT'];

function applies(rule: MaterialRule, state: Filled): boolean {
  const { application, request } = state;
  // A first registration says in its content who acts for it, every other application in its request.
  const asked = state.caseType === 'FIRST' ? application : request;
  const reasons = reasonsOf(request);
  switch (rule.when) {
    case 'always':
      return true;
    case 'agent':
      return asked.hasAgent === true;
    case 'joint':
      return application.applicantMode === 'joint' || application.applicantMode === 'oneForAll';
    case 'shared': {
      // A provider's consent is asked for shared data in authorised operation only (26号 art. 9).
      const { sourceTypes } = application;
      const shared = Array.isArray(sourceTypes) && sourceTypes.some((source) => source === '03');
      return shared && application.inAuthorizedScope === true;
    }
    case 'authorised':
      return application.inAuthorizedScope === true;
    case 'redeposit':
      return reasons.some((reason) => DATA_REASONS.includes(reason));
    case 'riskChanged':
      return reasons.includes('SECURITY');
    case 'interested':
      return request.requesterType === 'INTERESTED';
    case 'consent':
      return request.consent === 'AGREE';
    default:
      return assertNever(rule.when, 'material condition');
  }
}
