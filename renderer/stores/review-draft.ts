/**
 * Checklist answers as they stand on the screen, over those in the store, per case and round. In memory
 * only; the review page saves them shortly after each answer.
 */
import { create } from 'zustand';
import type { CaseView } from '#shared/contract/views';

export type ReviewAnswer = NonNullable<CaseView['checklist'][number]['answer']>;
export type ReviewResult = ReviewAnswer['result'];

interface ReviewStore {
  readonly typed: { readonly [caseRound: string]: { readonly [item: string]: ReviewAnswer } };
  readonly put: (caseRound: string, answer: ReviewAnswer) => void;
}

const useTyped = create<ReviewStore>((set) => ({
  typed: {},
  put: (caseRound, answer) =>
    set(({ typed }) => ({
      typed: { ...typed, [caseRound]: { ...typed[caseRound], [answer.item]: answer } },
    })),
}));

const NOTHING: { readonly [item: string]: ReviewAnswer } = {};

export interface ReviewAnswers {
  readonly answerOf: (item: string) => ReviewAnswer | null;
  /** Every answer given, in the order of the checklist. */
  readonly all: readonly ReviewAnswer[];
  readonly put: (answer: ReviewAnswer) => void;
}

/** Names the answers of a case's present round among what is unsaved. */
export const reviewKey = (view: CaseView): string => `review ${view.caseId} ${view.round}`;

/** Answers of a case in its present round. */
export function useReviewAnswers(view: CaseView): ReviewAnswers {
  const key = `${view.caseId} ${view.round}`;
  const typed = useTyped((state) => state.typed[key] ?? NOTHING);
  const put = useTyped((state) => state.put);
  const answerOf = (item: string) =>
    typed[item] ?? view.checklist.find((candidate) => candidate.id === item)?.answer ?? null;
  return {
    answerOf,
    all: view.checklist.flatMap((item) => answerOf(item.id) ?? []),
    put: (answer) => put(key, answer),
  };
}
