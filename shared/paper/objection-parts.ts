/**
 * Which objection a paper is about, and what of the objector it may show. Number and contact of the objector
 * stand in full on D15 only; everywhere else they are masked or left out.
 */
import type { Objection, Objector } from '#shared/regulation/casework/objection';
import type { DocumentContext } from './document-context';

/** The objection of the issue; in a preview the latest of which the paper can be made. */
export function objectionOf(
  { issued, state }: DocumentContext,
  fits: (objection: Objection) => boolean,
): Objection | null {
  if (issued === null) return state.objections.findLast(fits) ?? null;
  return state.objections.find(({ number }) => number === issued.objection) ?? null;
}

export const objectorName = (objector: Objector): string =>
  objector.kind === 'anonymous' ? '未实名' : objector.name;

/** `653************5`: what is left tells two papers apart, not two people. */
export function masked(number: string): string {
  const signs = [...number];
  return signs.length < 8
    ? '*'.repeat(signs.length)
    : `${signs.slice(0, 3).join('')}${'*'.repeat(signs.length - 4)}${signs.slice(-1).join('')}`;
}

/** A text somebody wrote, without the objector's number and contact where they were written into it. */
export function withoutIdentity(text: string, objector: Objector): string {
  if (objector.kind === 'anonymous') return text;
  const { idNumber, phone, address } = objector;
  return [idNumber, phone, address]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reduce((left, part) => left.replaceAll(part, '（略）'), text);
}
