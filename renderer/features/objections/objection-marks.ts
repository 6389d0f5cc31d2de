/** Marks and short names of an objection, the same in the list, the head and the banner. */
import type { ObjectionView } from '#shared/contract/objection-view';
import { OBJECTIONS as W } from '../../text/objections';

/** Who objects, in a word. */
export const objectorName = ({ objector }: ObjectionView): string =>
  objector.kind === 'anonymous' ? W.anonymous : objector.name;

/** 逾期, 非实名, 证据待补: a late one and one without a name cannot be taken (XJR-16-5). */
export function marksOf({ inPeriod, objector, evidenceFollows }: ObjectionView): readonly string[] {
  return [
    ...(inPeriod ? [] : [W.late]),
    ...(objector.kind === 'anonymous' ? [W.anonymous] : []),
    ...(evidenceFollows ? [W.evidenceFollows] : []),
  ];
}

/** Objections that are not closed and hold the case: by real name and in time (XJR-16-6). */
export const holdingOnes = (objections: readonly ObjectionView[]): readonly ObjectionView[] =>
  objections.filter(
    ({ closedOn, inPeriod, objector }) => closedOn === null && inPeriod && objector.kind !== 'anonymous',
  );

/** `异议1、异议3` */
export const namesOf = (objections: readonly ObjectionView[]): string =>
  objections.map(({ number }) => W.one(number)).join('、');
