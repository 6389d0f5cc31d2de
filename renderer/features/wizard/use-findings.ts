/** The check of the whole application as it stands on the screen, run again shortly after typing stops. */
import { useCallback, useEffect, useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { error } from '#shared/forms/findings';
import type { Finding } from '#shared/forms/schema';
import { fieldAt, pathOf } from '../../components/form/application-pages';
import { dateProblem } from '../../components/form/date-text';
import type { CaseSession } from '../../stores/case-store';
import type { Judging } from './use-judging';

/** Milliseconds of quiet before the check runs: long enough not to disturb typing. */
const QUIET_MS = 250;

/**
 * Findings of the form with the typing that is not saved yet; of what is saved where the page cannot judge
 * by itself.
 */
export function judge(session: CaseSession, today: LocalDate, judging: Judging): readonly Finding[] {
  const { kind, before, rules, lists, listsOn } = judging;
  const { values, view, unread } = session.store.getState();
  const unreadable = Object.entries(unread).map(([place, text]) => {
    const path = pathOf(place);
    const spec = fieldAt(path, kind)?.spec;
    const label = spec?.label ?? '';
    return spec?.kind === 'date'
      ? error(path, 'DATE', `${label}：${dateProblem(text)}`)
      : error(path, 'NUMBER', `${label}应为不小于 0 的整数`);
  });
  const attachments = (view?.attachments ?? []).map(({ type, field, title, bytes }) => ({
    type,
    field,
    name: title,
    bytes,
  }));
  const checked = rules
    ? checkApplication({ ...kind, ...values, before, attachments, today, rules, lists, listsOn })
    : (view?.findings ?? []);
  const covered = new Set(unreadable.map((finding) => finding.field));
  return [...unreadable, ...checked.filter((finding) => !covered.has(finding.field))];
}

/** Live findings, and a function that judges at once (on leaving a field). */
export function useFindings(
  session: CaseSession,
  today: LocalDate,
  judging: Judging,
): readonly [readonly Finding[], () => void] {
  const [findings, setFindings] = useState(() => judge(session, today, judging));
  const judgeNow = useCallback(() => setFindings(judge(session, today, judging)), [session, today, judging]);
  useEffect(() => {
    judgeNow();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.store.subscribe((state, before) => {
      const same =
        state.values === before.values &&
        state.unread === before.unread &&
        state.view?.attachments === before.view?.attachments &&
        state.view?.findings === before.view?.findings;
      if (same) return;
      clearTimeout(timer);
      timer = setTimeout(judgeNow, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session, judgeNow]);
  return [findings, judgeNow];
}
