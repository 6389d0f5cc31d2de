/** The mark behind a number that two cases have, such as 「（重号3F2A）」: how it is made, found and left out. */
import type { CaseId } from './ids';

/** Signs of the mark: the end of the case's id, which is the same everywhere and for ever, whatever else is known. */
const MARK_SIGNS = 4;
/** Also one that was typed up to the middle. */
const MARK = /（重号[0-9A-F]*）?/u;

/** The mark of a case. */
export const markOf = (id: CaseId): string => `（重号${id.slice(-MARK_SIGNS).toUpperCase()}）`;

/** The mark that a number is read with; empty when it has none. */
export const markIn = (number: string): string => MARK.exec(number)?.[0] ?? '';

/** What was typed or copied of a number, without the mark: cases are found by what was given to them. */
export const withoutMark = (text: string): string => text.replace(MARK, '');
