/** What can quietly go wrong, always in sight: person, calendar, rule pack, saving, agency power. */
import { pagesOf } from '#shared/access/permissions';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { beijingTime, formatShort, type Instant, isLocalDate } from '#shared/domain/local-date';
import { useSaveState } from '../stores/save-state';
import { useUnsaved } from '../stores/unsaved';
import { COMMON } from '../text/common';
import { SHELL } from '../text/shell';
import { PracticeClock } from './PracticeClock';
import './StatusBar.css';

interface StatusBarProps {
  readonly state: DeskState;
  readonly session: SessionView;
}

export function StatusBar({ state, session }: StatusBarProps) {
  const years = state.calendarYears;
  const pages = pagesOf(session.roles);
  /** A link for who sees the page, else the words alone. */
  const to = (page: 'calendar' | 'rules', words: string) =>
    pages.includes(page) ? <a href={`#/${page}`}>{words}</a> : words;
  return (
    <footer className="rd-bar">
      <span>
        {session.name}（{session.roleNames.join('、')}）
      </span>
      {state.practice ? (
        <PracticeClock today={state.today} />
      ) : (
        <span>{SHELL.today(isLocalDate(state.today) ? formatShort(state.today) : state.today)}</span>
      )}
      {years.length > 0 ? (
        <span>{to('calendar', SHELL.calendar(years.join('、')))}</span>
      ) : (
        <span className="rd-bar-amber">{to('calendar', `▲ ${SHELL.calendarMissing}`)}</span>
      )}
      <span>{to('rules', SHELL.rulePack(state.profile.id))}</span>
      {state.office?.hasAgencyPower === false ? (
        <span className="rd-bar-amber">▲ {SHELL.noAgencyPower}</span>
      ) : (
        <span>{SHELL.agencyPower}</span>
      )}
      <span className="rd-spring" />
      <SaveWords />
      <span>F1 {SHELL.help}</span>
    </footer>
  );
}

function SaveWords() {
  const { savedAt, failure } = useSaveState();
  const unsaved = useUnsaved((state) => Object.values(state.items)[0]);
  if (failure) return <span className="rd-bar-red">■ {SHELL.saveFailed}</span>;
  if (unsaved)
    return (
      <span className="rd-bar-amber" data-testid="save-state">
        ▲ {COMMON.unsaved(unsaved.words)}
      </span>
    );
  return (
    <span data-testid="save-state">
      {savedAt ? SHELL.saved(beijingTime(savedAt as Instant)) : SHELL.nothingSaved}
    </span>
  );
}
