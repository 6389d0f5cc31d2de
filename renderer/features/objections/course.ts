/** What happened to an objection, day by day, from its view and its letters. It adds nothing to them. */
import type { ObjectionView } from '#shared/contract/objection-view';
import type { DocumentView } from '#shared/contract/views';
import type { LocalDate } from '#shared/domain/local-date';
import { DELIVERY_METHODS } from '../../text/case';
import { OBJECTION_PARTIES, OBJECTION_COURSE as W } from '../../text/objections';

export interface CourseLine {
  readonly on: LocalDate;
  readonly words: string;
  readonly note: string;
}

/** Lines by day; several of one day in the order of the procedure (XJR-16-5, XJR-16-7, XJR-16-8, XJR-16-10). */
export function courseOf(
  objection: ObjectionView,
  documents: readonly DocumentView[],
): readonly CourseLine[] {
  const letters = documents.filter(
    (document) => document.objection === objection.number && document.voided === null,
  );
  const lines: (CourseLine | null)[] = [
    { on: objection.receivedAt, words: W.received, note: objection.groundName },
    ...letters.filter(isForwarding).map((letter) => lineOf(letter.date, W.drawn, letter.number ?? '')),
    ...letters.filter(isForwarding).map((letter) => delivered(letter, W.delivered)),
    lineOf(objection.answer?.receivedAt ?? null, W.answered, ''),
    closing(objection),
    ...letters
      .filter((letter) => letter.document === 'D18')
      .map((letter) => delivered(letter, W.told(OBJECTION_PARTIES[letter.party] ?? letter.party))),
  ];
  return lines.filter((line) => line !== null).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const isForwarding = (letter: DocumentView): boolean => letter.document === 'D16';

const lineOf = (on: LocalDate | null, words: string, note: string): CourseLine | null =>
  on === null ? null : { on, words, note };

function delivered({ delivery }: DocumentView, words: string): CourseLine | null {
  if (!delivery) return null;
  return lineOf(delivery.on, words, `${DELIVERY_METHODS[delivery.method] ?? ''} ${delivery.receiver}`);
}

function closing({ status, closedOn, declined, decision }: ObjectionView): CourseLine | null {
  switch (status) {
    case 'INVALID':
      return lineOf(closedOn, W.declined, declined?.groundName ?? '');
    case 'UPHELD':
    case 'NOT_UPHELD':
      return lineOf(closedOn, W.decided, decision?.by ?? '');
    case 'WITHDRAWN_BY_OBJECTOR':
      return lineOf(closedOn, W.withdrawn, '');
    case 'MOOT':
      return lineOf(closedOn, W.moot, '');
    default:
      return null;
  }
}
