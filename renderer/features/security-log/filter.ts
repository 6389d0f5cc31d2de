/** What of the log is asked for, and the questions that everybody finds ready. */
import type { LogFilter } from '#shared/contract/log';
import { LOG as W } from '../../text/security-log';

/** Nothing is left out. */
export const NO_FILTER: LogFilter = {
  from: null,
  to: null,
  actor: null,
  kind: null,
  outcome: null,
  procedure: '',
  text: '',
};

export interface Question {
  readonly name: string;
  readonly filter: LogFilter;
}

const Q = W.commonQuestions;

export const COMMON_QUESTIONS: readonly Question[] = [
  { name: Q.refusals, filter: { ...NO_FILTER, kind: 'refusal' } },
  { name: Q.output, filter: { ...NO_FILTER, kind: 'output' } },
  { name: Q.rights, filter: { ...NO_FILTER, kind: 'rights' } },
  { name: Q.wrongPassphrases, filter: { ...NO_FILTER, kind: 'signIn', outcome: 'refused' } },
  { name: Q.views, filter: { ...NO_FILTER, kind: 'view' } },
];

export const isFiltered = (filter: LogFilter): boolean =>
  JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
