/** The four steps of an enrolment, each with where it stands. Pure: it says in words what the service answered. */
import type { EnrolmentView } from '#shared/contract/enrol';
import { STATIONS as W } from '../../text/sync';
import type { Stage } from './FlowStrip';

type Said = readonly [words: string, state: Stage['state']];

const OPEN: Said = [W.stepWords.open, 'open'];
const DONE: Said = [W.stepWords.done, 'done'];

function saidOf(view: EnrolmentView): readonly [Said, Said, Said, Said] {
  const { asked, waiting, certificate } = view;
  const askedOn: Said = asked ? [W.stepWords.asked(asked.requestedOn), 'done'] : DONE;
  switch (view.standing) {
    case 'alone':
      return [[W.stepWords.toAsk, 'current'], OPEN, OPEN, OPEN];
    case 'asked':
      return [askedOn, [W.stepWords.toAnswer, 'current'], OPEN, OPEN];
    case 'waiting':
      return [
        askedOn,
        waiting ? [W.stepWords.answered(waiting.byName), 'done'] : DONE,
        [W.stepWords.toConfirm, 'current'],
        OPEN,
      ];
    case 'enrolled':
      return [
        DONE,
        DONE,
        DONE,
        [certificate ? W.stepWords.enrolled(certificate.number) : W.stepWords.done, 'done'],
      ];
    case 'lapsed':
      return [[W.stepWords.toAsk, 'current'], OPEN, OPEN, [W.stepWords.lapsed, 'failed']];
  }
}

/** ① 申请 ② 批复 ③ 确认 ④ 已入网 */
export function enrolSteps(view: EnrolmentView): readonly Stage[] {
  const said = saidOf(view);
  return (Object.keys(W.steps) as (keyof typeof W.steps)[]).map((key, at) => {
    const [words, state] = said[at] ?? OPEN;
    return { key, title: W.steps[key], words, state };
  });
}

const DIGITS = 24;

/** Whether six groups of four digits were typed; which digits they have to be is the service's business. */
export const isDigits = (typed: string): boolean =>
  new RegExp(`^\\d{${DIGITS}}$`).test(typed.normalize('NFKC').replace(/[\s-]/g, ''));
