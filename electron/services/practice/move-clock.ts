/** Moves the date of a practice store; the time of day stays the computer's. */
import { stationAct } from '#electron/services/desk/station-act';
import { answered } from '#electron/services/desk/trouble';
import type { Call } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';

/** The administrator of every practice store. */
export const PRACTICE_ADMIN = 'admin' as AccountId;

const midnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** How far a date lies from the computer's, in milliseconds. */
const offsetTo = (computer: Instant, to: LocalDate): number => midnight(to) - midnight(beijingDate(computer));

/** The computer's time of day on another date. */
export const timeOn = (computer: Instant, to: LocalDate): Instant =>
  new Date(Date.parse(computer) + offsetTo(computer, to)).toISOString() as Instant;

/** Writes the new practice date into the journal of an open practice store. */
export function moveTo(
  { desk, caller }: Call,
  to: LocalDate,
  commandId: CommandId,
): Answer<{ today: LocalDate }> {
  const computer = desk.ports.clock.now();
  const written = desk.append(
    stationAct(
      { actor: PRACTICE_ADMIN, role: 'SYSTEM', procedure: 'practice.moveClock', commandId },
      { type: 'practiceClockMoved', offsetMs: offsetTo(computer, to) },
    ),
    { ...caller, now: timeOn(computer, to) },
    'office',
  );
  return written.ok ? answered({ today: to }) : written;
}
