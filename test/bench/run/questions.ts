// The questions that are asked of every store, and the texts they look for.
import type { RowQuestion } from '../stores/bench-store';

const PAGE = 20;
const ANY: RowQuestion = {
  status: null,
  division: null,
  text: '',
  order: 'newest',
  offset: 0,
  limit: PAGE,
  counted: true,
};

/** What the first window shows: the cases of one state, newest first. */
export const FIRST_PAGE: RowQuestion = { ...ANY, status: 'REVIEW_PROPOSED', counted: false };

/** Questions that are timed. */
export const TIMED = {
  /** One state of one place whose name holds a word. */
  filter: { ...ANY, status: 'REGISTERED', division: '650100', text: '监测' },
  /** Deep in a long list: page 20. */
  page20: { ...ANY, status: 'REGISTERED', division: '650100', text: '数据', offset: 19 * PAGE },
  /** Five characters, anywhere. */
  search5: { ...ANY, text: '不动产登记' },
  /** Two characters: too short for a trigram index. */
  search2: { ...ANY, text: '供水' },
} as const satisfies Record<string, RowQuestion>;
export type TimedQuestion = keyof typeof TIMED;

/** All that is compared before anything is timed. */
export const COMPARED: Readonly<Record<string, RowQuestion>> = {
  ...TIMED,
  newest: FIRST_PAGE,
  earliest: { ...FIRST_PAGE, order: 'earliest' },
  secondPage: { ...FIRST_PAGE, offset: PAGE },
  earliestFiltered: { ...TIMED.filter, order: 'earliest' },
  wholePlace: { ...ANY, status: 'REGISTERED', division: '653100' },
  byNumber: { ...ANY, text: '0002' },
  nowhere: { ...ANY, text: '火星地名' },
  noSuchPlace: { ...ANY, status: 'DRAFT', division: '999999' },
};
