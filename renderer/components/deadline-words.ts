/**
 * The words of a deadline's light, on the tag and for screen readers. The explanation of its date is shared
 * with the command line (`explain-clock`). It words what the main process computed and computes no date.
 */

import type { DeadlineView } from '#shared/contract/deadline-view';
import { formatShort } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import { DEADLINE_WORDS as W } from '../text/common';

export interface LightWords {
  readonly shape: string;
  readonly word: string;
  readonly remaining: string;
}

/** Shape, word of the light and what is left, as ux.md 5 fixes them. */
export function lightWords(light: DeadlineView['light']): LightWords {
  switch (light.level) {
    case 'normal':
      return { shape: '●', word: W.normal, remaining: W.remaining(light.remaining) };
    case 'soon':
      return { shape: '◆', word: W.soon, remaining: W.remaining(light.remaining) };
    case 'today':
      return { shape: '▲', word: W.today, remaining: W.dueToday };
    case 'overdue':
      return { shape: '■', word: W.overdue, remaining: W.late(light.late) };
    case 'ended':
      return { shape: '◇', word: W.ended, remaining: W.ended };
    case 'held':
      return { shape: '‖', word: W.held, remaining: W.onHold };
    case 'done':
      return { shape: '✓', word: W.done, remaining: light.missed ? W.missed : doneWords(light.late) };
    default:
      return assertNever(light, 'deadline light');
  }
}

const doneWords = (late: number): string => (late > 0 ? W.doneLate(late) : W.inTime);

/** What a screen reader says: name, date, what is left, word of the light. */
export function spokenDeadline(deadline: DeadlineView): string {
  const words = lightWords(deadline.light);
  const doubt = deadline.provisional ? ` ${W.provisional}` : '';
  return `${deadline.name} ${formatShort(deadline.due)} ${words.remaining} ${words.word}${doubt}`;
}
