/**
 * Rows of a work queue that stand elsewhere than the table has them, because rules and calendars of today say so,
 * or that are found by the words which stand for a name not yet given.
 */
import { UNNAMED, WITHOUT_SUBJECT } from '#electron/services/cases/header';
import type { RowClocks } from '#electron/services/cases/row-clocks';
import type { SignedInCall } from '#electron/services/service';
import type { SectionView, Where } from '#electron/store/tables/tables-types';
import { nameKey } from '#shared/forms/text';
import { CASE_FLAG, caseOrder, clockOf, tailOf } from '#shared/journal/case-row';
import type { DeadlineLight } from '#shared/regulation/calendar/deadline-light';
import { isEnded } from '#shared/regulation/casework/status';
import type { PlacedRow } from './placed-rows';
import { asked, type CaseRows, within } from './queue-rows';
import { eachRow } from './row-filter';

/** What a queue is narrowed to; `light` null and `text` '' narrow nothing. */
export interface Narrowing {
  readonly light: DeadlineLight['level'] | null;
  readonly text: string;
}

/** The words of a row in which a queue is searched, without those that stand for a missing name. */
const labelIn = (section: SectionView, flags: number, i: number): string => {
  const found = section.text('found', i);
  return found.slice(0, found.length - tailOf(flags));
};

/** The rows that the table itself can tell to be wanted: named ones whose clock the row has right. */
export function narrowed(clocks: RowClocks, { light, text }: Narrowing): Where {
  return (section) => {
    const clockAt = clocks.in(section);
    const flags = section.ints('flags');
    return (i) => {
      const flag = flags[i] ?? 0;
      if (text !== '' && (isNameless(flag) || !labelIn(section, flag, i).includes(text))) return false;
      const clock = clockAt(i);
      return (
        (clock === null || clock.stored) &&
        (light === null || (clock !== null && clocks.light(clock) === light))
      );
    };
  };
}

const isNameless = (flags: number): boolean => (flags & (CASE_FLAG.noName | CASE_FLAG.noSubject)) !== 0;

/** The wanted rows of a queue that `narrowed` does not find, or that the table has in another place. */
export function placedRows(
  call: SignedInCall,
  rows: CaseRows,
  clocks: RowClocks,
  { light, text }: Narrowing,
): readonly PlacedRow[] {
  const placed: PlacedRow[] = [];
  // Clocks run in open cases only; a case without a name may have ended.
  const looked = text === '' ? within(rows, ({ status }) => !isEnded(status)) : rows;
  eachRow(call, asked(looked), (section) => {
    const clockAt = clocks.in(section);
    const flags = section.ints('flags');
    return (i) => {
      const flag = flags[i] ?? 0;
      const clock = clockAt(i);
      const elsewhere = clock !== null && !clock.stored;
      if (!elsewhere && (text === '' || !isNameless(flag))) return;
      if (light !== null && (clock === null || clocks.light(clock) !== light)) return;
      const number = section.text('number', i);
      if (text !== '' && !shownLabel(labelIn(section, flag, i), nameKey(number), flag).includes(text)) return;
      const place = { number, receivedAt: section.ints('receivedAt')[i] ?? 0 };
      const word = clockOf(section.codeText('clock', section.codes('clock')[i] ?? 0));
      const stored = { ...place, nature: word?.nature ?? null, due: section.ints('due')[i] ?? 0 };
      placed.push({
        key: section.key(i),
        order: caseOrder({ ...place, nature: clock?.nature ?? null, due: clock?.due ?? 0 }),
        stored: caseOrder(stored),
      });
    };
  });
  return placed;
}

/** The folded words that a list shows of a case: with words in the place of names that are missing. */
function shownLabel(label: string, number: string, flags: number): string {
  const names = label.slice(number.length);
  const name = (flags & CASE_FLAG.noName) === 0 ? '' : nameKey(UNNAMED);
  const subject = (flags & CASE_FLAG.noSubject) === 0 ? '' : nameKey(WITHOUT_SUBJECT);
  return `${number}${name}${names}${subject}`;
}
