/**
 * A year as twelve months. Each day says by word what it is; one day is in the tab order, arrows walk, and
 * the line under the grid tells the day in full. It shows; counting is the service's.
 */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { formatLong, type LocalDate, weekdayName } from '#shared/domain/local-date';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import { type YearViewDay, type YearViewMonth, yearView } from '#shared/regulation/calendar/year-view';
import type { DraftDay } from '../../stores/calendar-draft';
import { CALENDAR as W } from '../../text/calendar';
import './YearGrid.css';

interface YearGridProps {
  readonly year: number;
  readonly days: readonly DraftDay[];
  /** A day was chosen, by mouse or Enter. */
  readonly onPick?: (date: LocalDate) => void;
}

const STEPS: { readonly [key: string]: number } = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

const markOf = ({ nature, scope }: YearViewDay): string => {
  if (nature === 'makeup') return W.marks.makeup;
  if (nature === 'off') return scope === 'xinjiang' ? W.marks.region : W.marks.off;
  return '';
};

const lineOf = (day: YearViewDay): string =>
  W.dayLine(
    `${formatLong(day.date)}（${weekdayName(day.date)}）`,
    W.natures[day.nature],
    day.name,
    day.source,
  );

export function YearGrid({ year, days, onPick }: YearGridProps) {
  const view = useMemo(() => yearView(workingCalendar('xj', [{ year, days }]), year), [year, days]);
  const all = view.months.flatMap((month) => month.days);
  const [current, setCurrent] = useState<LocalDate | null>(null);
  const at = Math.max(
    0,
    all.findIndex((day) => day.date === current),
  );
  const area = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (!next) return;
    setCurrent(next.date);
    area.current?.querySelector<HTMLElement>(`[data-day="${next.date}"]`)?.focus();
  };
  const told = all[at];
  return (
    <section aria-label={W.yearTitle(year)}>
      <p className="rd-year-line">
        <span role="status">{told ? lineOf(told) : ''}</span>
        <span className="rd-spring" />
        {W.legend.map(([mark, words]) => (
          <span key={mark} className="rd-quiet">
            <b>{mark}</b> {words}
          </span>
        ))}
        <span className="rd-quiet">{W.gridHelp}</span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the days, which are buttons */}
      <div className="rd-year" ref={area} onKeyDown={walk}>
        {view.months.map((month) => (
          <Month
            key={month.month}
            year={year}
            month={month}
            current={told?.date ?? ''}
            onDay={(date) => {
              setCurrent(date);
              onPick?.(date);
            }}
            onFocus={setCurrent}
          />
        ))}
      </div>
    </section>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: YearViewMonth;
  readonly current: string;
  readonly onDay: (date: LocalDate) => void;
  readonly onFocus: (date: LocalDate) => void;
}

/** Cells in weeks from Monday; null before the 1st and after the last. */
function weeksOf({ blanks, days }: YearViewMonth): readonly (readonly (YearViewDay | null)[])[] {
  const cells: readonly (YearViewDay | null)[] = [...Array.from({ length: blanks }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  );
}

function Month({ year, month, current, onDay, onFocus }: MonthProps) {
  return (
    <table className="rd-month">
      <caption>
        <span aria-hidden="true">{W.month(month.month)}</span>
        <span className="rd-hidden">{W.monthCaption(year, month.month)}</span>
      </caption>
      <thead>
        <tr>
          {W.weekdays.map((name, index) => (
            <th key={name} scope="col" abbr={W.weekdayNames[index]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month never change places
          <tr key={row}>
            {week.map((day, column) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is its place
                <td key={column} />
              ) : (
                <td key={day.date}>
                  <button
                    type="button"
                    data-day={day.date}
                    tabIndex={day.date === current ? 0 : -1}
                    className={`rd-day rd-day-${day.scope === 'xinjiang' ? 'region' : day.nature}`}
                    aria-label={`${day.day} ${markOf(day)} ${lineOf(day)}`}
                    title={lineOf(day)}
                    onClick={() => onDay(day.date)}
                    onFocus={() => onFocus(day.date)}
                  >
                    {day.day}
                    <small>{markOf(day)}</small>
                  </button>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
