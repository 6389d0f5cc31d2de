/** What can quietly go wrong, always in sight: person, calendar, rule pack, saving, agency power. */
import { pagesOf } from '#shared/access/permissions';
import type { DeskState, SessionView } from '#shared/contract/desk';
import { beijingTime, formatShort, type Instant, isLocalDate } from '#shared/domain/local-date';
import { ageTone, ageWords } from '../components/age-words';
import { useSaveState } from '../stores/save-state';
import { useSync } from '../stores/sync-store';
import { useUnsaved } from '../stores/unsaved';
import { COMMON } from '../text/common';
import { SHELL } from '../text/shell';
import { SYNC_BAR } from '../text/sync';
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
      <ExchangeAge />
      <span className="rd-spring" />
      <SaveWords />
      <span>F1 {SHELL.help}</span>
    </footer>
  );
}

/** How old the last bundle is: amber after a week, red after a month. Nothing for who sees nothing of it. */
function ExchangeAge() {
  const state = useSync((sync) => sync.value);
  if (state === null) return null;
  const words = state.enrolled ? SYNC_BAR.age(ageWords(state.lastAgeDays)) : SYNC_BAR.alone;
  const tone = state.enrolled ? ageTone(state.lastAgeDays) : 'good';
  const link = <a href="#/sync/in">{tone === 'good' ? words : `${MARKS[tone]} ${words}`}</a>;
  return <span className={TONES[tone]}>{link}</span>;
}

const MARKS = { old: '▲', stale: '■' } as const;
const TONES = { good: '', old: 'rd-bar-amber', stale: 'rd-bar-red' } as const;

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
