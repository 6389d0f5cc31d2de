/**
 * Which clause lost what, when a row is taken out of the transition table: its step, a condition that nobody
 * asks any more, a letter that nothing issues. Empty while the tables are whole. Pure.
 */
import { DOCUMENT_BASIS } from '#shared/paper/document-basis';
import { DOCUMENT_IDS, DOCUMENT_TITLES } from '#shared/paper/document-id';
import type { GuardName } from '../casework/guards/guard';
import { GUARD_BASIS } from '../casework/guards/guard-basis';
import { TRANSITIONS } from '../casework/transitions';
import { TJ_DRAFT_PROFILE } from '../profiles/tj-draft';
import { XJ_2025_PROFILE } from '../profiles/xj-2025';
import { isIssued } from './acts';
import { STEPS_OF_LAW } from './steps-of-law';

export interface Loss {
  readonly clause: string;
  /** What is gone, zh-CN. */
  readonly words: string;
}

const steps = (): readonly Loss[] =>
  Object.entries(STEPS_OF_LAW).flatMap(([clause, rows]) =>
    rows
      .filter((id) => !TRANSITIONS.some((row) => row.id === id && row.basis.some((own) => own === clause)))
      .map((id) => ({ clause, words: `步骤${id}不在流程表中，或不再引用本条` })),
  );

const guards = (): readonly Loss[] =>
  (Object.keys(GUARD_BASIS) as readonly GuardName[])
    .filter(
      (name) =>
        !TRANSITIONS.some((row) => row.guards.includes(name)) &&
        ![XJ_2025_PROFILE, TJ_DRAFT_PROFILE].some((profile) =>
          profile.guards.some((rule) => rule.guard === name),
        ),
    )
    .flatMap((name) =>
      GUARD_BASIS[name].basis.map((clause) => ({
        clause,
        words: `条件“${GUARD_BASIS[name].label}”没有步骤使用`,
      })),
    );

const documents = (): readonly Loss[] =>
  DOCUMENT_IDS.filter((id) => !isIssued(id)).flatMap((id) =>
    DOCUMENT_BASIS[id].map((clause) => ({ clause, words: `文书${id}${DOCUMENT_TITLES[id]}没有步骤出具` })),
  );

/** Everything that clauses lost, by clause as the inventory of steps lists them. */
export const lostBehaviour = (): readonly Loss[] => [...steps(), ...guards(), ...documents()];
