/**
 * Which fields of a case may only be read and why: those the case itself decides, and those the request does
 * not name (NDR-9-11, NDR-9-14). Follows the request while it is typed.
 */
import { useMemo } from 'react';
import { PART_PREFIX } from '#shared/forms/form-of';
import { unlockedFields } from '#shared/forms/locks';
import type { FormName } from '../../components/form/application-pages';
import { isFixed } from '../../components/form/fixed-fields';
import type { Lock } from '../../components/form/LockedField';
import { type CaseSession, useCaseState } from '../../stores/case-store';
import { WIZARD as W } from '../../text/wizard';
import type { Judging } from './use-judging';
import type { WizardPage } from './wizard-pages';

export interface Locks {
  /** `null`: may be edited. */
  readonly lockOf: (form: FormName, key: string) => Lock | null;
  /** Keys of pages on which nothing may be edited. */
  readonly pages: ReadonlySet<string>;
}

export function useLocks(
  session: CaseSession,
  { kind, before }: Judging,
  pages: readonly WizardPage[],
): Locks {
  const request = useCaseState(session, (state) => state.values.request);
  return useMemo(() => {
    const unlocked = unlockedFields(kind.type, kind.objectType, request);
    const lockOf = (form: FormName, key: string): Lock | null => {
      if (isFixed(form, key)) return { words: '', registered: undefined };
      const isOpen = form === 'request' || unlocked === 'all' || unlocked.has(PART_PREFIX[form] + key);
      if (isOpen) return null;
      const registered = before ? (before[form][key] ?? null) : undefined;
      return { words: W.locked[kind.type], registered };
    };
    const isLocked = (page: WizardPage) =>
      page.kind === 'form' && page.page.fields.every((field) => lockOf(page.form, field.key) !== null);
    return { lockOf, pages: new Set(pages.filter(isLocked).map((page) => page.key)) };
  }, [kind, before, request, pages]);
}
