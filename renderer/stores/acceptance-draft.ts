/**
 * The officer's marks and the correction list while they are being made, per case and round. In memory
 * only: they become a record when the notice is sent. They outlive a change of tab, not the program; so while
 * the list has rows, the status bar says so and closing the window asks.
 */
import { create } from 'zustand';
import type { ClauseId } from '#shared/domain/ids';
import { ACCEPTANCE } from '../text/case';
import { setUnsaved } from './unsaved';

export type MaterialMark = 'good' | 'bad';

export interface DefectRow {
  /** Identity of the row on the screen. */
  readonly key: string;
  readonly place: string;
  readonly kind: string;
  readonly problem: string;
  readonly requirement: string;
  readonly basis: readonly ClauseId[];
  readonly newBecause: string;
}

export interface AcceptanceDraft {
  /** Marks by id of the material. */
  readonly marks: { readonly [material: string]: MaterialMark };
  readonly rows: readonly DefectRow[];
}

interface AcceptanceStore {
  readonly drafts: { readonly [key: string]: AcceptanceDraft };
  readonly change: (key: string, change: (draft: AcceptanceDraft) => AcceptanceDraft) => void;
}

const EMPTY: AcceptanceDraft = { marks: {}, rows: [] };

const useDrafts = create<AcceptanceStore>((set, get) => ({
  drafts: {},
  change: (key, change) => {
    const draft = change(get().drafts[key] ?? EMPTY);
    set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
    setUnsaved(`correction ${key}`, draft.rows.length > 0 ? { words: ACCEPTANCE.unsent, asks: true } : null);
  },
}));

/** Empties the list of a round once the notice was sent, or the application accepted without one. */
export function dropCorrectionList(caseId: string, round: number): void {
  useDrafts.getState().change(`${caseId} ${round}`, (draft) => ({ ...draft, rows: [] }));
}

/** The marks of a case in its present round, and how to change them. */
export function useAcceptanceDraft(
  caseId: string,
  round: number,
): readonly [AcceptanceDraft, (change: (draft: AcceptanceDraft) => AcceptanceDraft) => void] {
  const key = `${caseId} ${round}`;
  const draft = useDrafts((state) => state.drafts[key] ?? EMPTY);
  const change = useDrafts((state) => state.change);
  return [draft, (next) => change(key, next)];
}
