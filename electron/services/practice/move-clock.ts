/** Moves the date of a practice store; the time of day stays the computer's. */
import { answered } from '#electron/services/desk/trouble';
import type { Call } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';

/** The administrator of every practice store. */
export const PRACTICE_ADMIN = 'admin' as AccountId;

const midnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** Writes the new practice date into the journal of an open practice store. */
export function moveTo(
  { desk, caller }: Call,
  to: LocalDate,
  commandId: CommandId,
): Answer<{ today: LocalDate }> {
  const computer = desk.ports.clock.now();
  const offsetMs = midnight(to) - midnight(beijingDate(computer));
  const claimed = new Date(Date.parse(computer) + offsetMs).toISOString() as Instant;
  const written = desk.append(
    {
      case: null,
      casePrev: [],
      base: null,
      actor: PRACTICE_ADMIN,
      role: 'SYSTEM',
      procedure: 'practice.moveClock',
      commandId,
      events: [{ type: 'practiceClockMoved', offsetMs }],
      attachments: [],
    },
    { ...caller, now: claimed },
    'office',
  );
  return written.ok ? answered({ today: to }) : written;
}
