/**
 * The clock that a case's head shows, read from its row: as `headerOf` has it, without its document. A clock that
 * was counted without a calendar is counted anew, and C0 of a draft is counted by the rules of today.
 */
import type { SignedInCall } from '#electron/services/service';
import type { SectionView } from '#electron/store/tables/tables-types';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { CASE_FLAG, clockOf, FIRST_FILING } from '#shared/journal/case-row';
import { dayNumber, dayOf } from '#shared/journal/row-values';
import { type DeadlineLight, deadlineLight } from '#shared/regulation/calendar/deadline-light';
import { dueDate } from '#shared/regulation/calendar/due-date';
import { isHeld, settled } from '#shared/regulation/casework/clock-run';
import { leadingClock } from '#shared/regulation/casework/leading-clock';
import { type ClockNature, clockRule } from '#shared/regulation/profiles/profile';

export interface RowClock {
  readonly nature: ClockNature;
  readonly days: number;
  /** As `dayNumber`. */
  readonly due: number;
  readonly held: boolean;
  /** The row itself says so: the table has the case in its right place. */
  readonly stored: boolean;
}

/** Reads clocks and lights of rows as of one call. Equal periods are counted once. */
export class RowClocks {
  readonly #call: SignedInCall;
  readonly #today: LocalDate;
  readonly #dues = new Map<string, number>();
  readonly #lights = new Map<string, DeadlineLight['level']>();

  constructor(call: SignedInCall) {
    this.#call = call;
    this.#today = beijingDate(call.caller.now);
  }

  /** The clocks of a section's rows; null for a case without one. */
  in(section: SectionView): (i: number) => RowClock | null {
    const words = section.codes('clock');
    const dues = section.ints('due');
    const starts = section.ints('start');
    const flags = section.ints('flags');
    const rules = new Map<number, { readonly nature: ClockNature; readonly days: number } | null>();
    return (i) => {
      const word = words[i] ?? 0;
      let rule = rules.get(word);
      if (rule === undefined) {
        const text = section.codeText('clock', word);
        rule = text === FIRST_FILING ? clockRule(this.#call.desk.profile, 'C0') : clockOf(text);
        rules.set(word, rule);
      }
      if (rule === null) return null;
      const { nature, days } = rule;
      const flag = flags[i] ?? 0;
      const known = dues[i] ?? 0;
      const held = (flag & CASE_FLAG.held) !== 0;
      const certain = known !== 0 && (held || (flag & CASE_FLAG.provisional) === 0);
      const due = certain
        ? known
        : (flag & CASE_FLAG.paused) !== 0
          ? this.#countedAnew(section.key(i))
          : this.#counted(starts[i] ?? 0, days);
      return { nature, days, due, held, stored: due === known };
    };
  }

  light({ nature, days, due, held }: RowClock): DeadlineLight['level'] {
    const name = `${due}/${days}/${nature}/${held}`;
    let level = this.#lights.get(name);
    if (level === undefined) {
      const run = { nature, days, due: dayOf(due), stopped: null, holds: held ? [{ to: null }] : [] };
      level = deadlineLight(this.#call.desk.calendar, run, this.#today).level;
      this.#lights.set(name, level);
    }
    return level;
  }

  #counted(start: number, days: number): number {
    const name = `${start}/${days}`;
    let due = this.#dues.get(name);
    if (due === undefined) {
      due = dayNumber(dueDate(this.#call.desk.calendar, dayOf(start), days).due);
      this.#dues.set(name, due);
    }
    return due;
  }

  /** A clock that also stood still for some days: only its document says which. */
  #countedAnew(key: string): number {
    const state = this.#call.store.tables.get('cases', key)?.state;
    const run = state && leadingClock(state);
    if (!run || isHeld(run)) throw new Error('a row tells of a clock that its case does not have');
    return dayNumber(settled(run, this.#call.desk.calendar).due);
  }
}
