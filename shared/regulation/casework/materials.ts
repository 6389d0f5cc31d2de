/** The material checklist of a case: what its type requires, what is there, what is missing (XJR-9-4). */
import { assertNever } from '#shared/lib/assert-never';
import type { MaterialRule, Profile } from '../profiles/profile';
import type { CaseState } from './state';

export interface Material {
  readonly rule: MaterialRule;
  readonly attachmentIds: readonly number[];
  readonly missing: boolean;
}

type Filled = Pick<CaseState, 'application' | 'attachments'>;

/** Materials that apply to a case, in the order of the profile. */
export function materialsOf(state: Filled, profile: Profile): readonly Material[] {
  return profile.materials
    .filter((rule) => applies(rule, state))
    .map((rule) => {
      const attachmentIds = state.attachments
        .filter((attachment) => attachment.type === rule.attachmentType && attachment.field !== '')
        .map((attachment) => attachment.id);
      return { rule, attachmentIds, missing: attachmentIds.length === 0 };
    });
}

function applies(rule: MaterialRule, { application }: Filled): boolean {
  switch (rule.when) {
    case 'always':
      return true;
    case 'agent':
      return application.hasAgent === true;
    case 'joint':
      return application.applicantMode === 'joint' || application.applicantMode === 'oneForAll';
    case 'shared': {
      // A provider's consent is asked for shared data in authorised operation only (26号 art. 9).
      const { sourceTypes } = application;
      const shared = Array.isArray(sourceTypes) && sourceTypes.some((source) => source === '03');
      return shared && application.inAuthorizedScope === true;
    }
    default:
      return assertNever(rule.when, 'material condition');
  }
}
