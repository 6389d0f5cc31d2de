/** The 形式审核表 of a case: the items of its profile that belong to its type and object (F13; XJR-15-1). */
import type { ChecklistRule, Profile } from '../profiles/profile';
import type { CaseState } from './state';

export const checklistOf = (
  state: Pick<CaseState, 'caseType' | 'objectType'>,
  profile: Profile,
): readonly ChecklistRule[] =>
  profile.checklist.filter(
    (rule) => rule.types.includes(state.caseType) && rule.objectTypes.includes(state.objectType),
  );
