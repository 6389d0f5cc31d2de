/**
 * What the live check of a case is judged by: its forms, what the register held before, and the rules of
 * its profile. Where the page does not know them, what the service found counts.
 */
import { useEffect, useMemo, useState } from 'react';
import type { CaseView } from '#shared/contract/views';
import type { RegisterId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { Content, FormRules } from '#shared/forms/application-input';
import type { CodeLists } from '#shared/forms/code-lists';
import { formRules } from '#shared/regulation/casework/findings';
import { call } from '../../bridge/client';
import { type FormsKind, kindOf } from '../../components/form/application-pages';
import { knownProfile } from '../../components/known-profile';
import { useCodeLists } from '../../stores/code-lists';

export interface Judging {
  readonly kind: FormsKind;
  /** Registered content, `null` for a first registration. */
  readonly before: Content | null;
  /** `null`: the page cannot judge by itself. */
  readonly rules: FormRules | null;
  /** The code lists in force, and the day by which the form is held to them. */
  readonly lists: CodeLists;
  readonly listsOn: LocalDate;
}

/** The latest registered content of the item a case is about; null until it is known. */
function useRegistered(registerId: string | null): Content | null {
  const [content, setContent] = useState<Content | null>(null);
  useEffect(() => {
    if (registerId === null) return;
    let isShown = true;
    void call('register.get', { registerId: registerId as RegisterId, asOf: null }).then((answer) => {
      if (!isShown || !answer.ok) return;
      const version = answer.value.versionList.reduce((a, b) => (b.number > a.number ? b : a));
      setContent({ subject: version.subject, application: version.application });
    });
    return () => {
      isShown = false;
    };
  }, [registerId]);
  return content;
}

/** The judging of a case. */
export function useJudging(view: CaseView): Judging {
  const { caseType, objectType, entry, rules } = view;
  const lists = useCodeLists();
  const before = useRegistered(caseType === 'FIRST' ? null : (entry?.registerId ?? null));
  return useMemo(() => {
    const kind = kindOf({ caseType, objectType });
    const profile = knownProfile(rules.id);
    const isKnown = profile !== null && (kind.type === 'FIRST' || before !== null);
    return { kind, before, rules: isKnown ? formRules(profile) : null, lists, listsOn: rules.listsOn };
  }, [caseType, objectType, rules.id, rules.listsOn, before, lists]);
}
