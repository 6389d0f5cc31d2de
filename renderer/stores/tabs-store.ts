/**
 * Opened cases as tabs, one set for each person. At most twelve: then the least recently seen closes. A tab
 * is only a place; what was typed in a case is saved by the case itself.
 */
import { create } from 'zustand';
import { call } from '../bridge/client';

export const MAX_TABS = 12;

export interface OpenCase {
  readonly caseId: string;
  readonly number: string;
  readonly name: string;
  /** Where in the case the person was last. */
  readonly path: string;
  /** Order of last sight, larger is later. */
  readonly seen: number;
}

interface TabsStore {
  readonly account: string;
  readonly tabs: readonly OpenCase[];
  /** Takes the tabs of this person; those of others wait. */
  readonly useTabsOf: (account: string) => void;
  /** Marks a case as open and seen at this path. */
  readonly visit: (caseId: string, path: string) => void;
  readonly describe: (caseId: string, number: string, name: string) => void;
  readonly close: (caseId: string) => void;
}

const waiting = new Map<string, readonly OpenCase[]>();
let sights = 0;

function withSeen(tabs: readonly OpenCase[], caseId: string, path: string): readonly OpenCase[] {
  sights += 1;
  const known = tabs.find((tab) => tab.caseId === caseId);
  if (known) return tabs.map((tab) => (tab === known ? { ...tab, path, seen: sights } : tab));
  const added = [...tabs, { caseId, number: '', name: '', path, seen: sights }];
  if (added.length <= MAX_TABS) return added;
  const oldest = Math.min(...added.map((tab) => tab.seen));
  return added.filter((tab) => tab.seen !== oldest);
}

export const useTabs = create<TabsStore>((set, get) => ({
  account: '',
  tabs: [],
  useTabsOf: (account) => {
    const { account: before, tabs } = get();
    if (account === before) return;
    waiting.set(before, tabs);
    set({ account, tabs: waiting.get(account) ?? [] });
  },
  visit: (caseId, path) => {
    const known = get().tabs.some((tab) => tab.caseId === caseId && tab.number !== '');
    set({ tabs: withSeen(get().tabs, caseId, path) });
    if (!known) void refreshTab(caseId);
  },
  describe: (caseId, number, name) => {
    const known = get().tabs.find((tab) => tab.caseId === caseId);
    if (!known || (known.number === number && known.name === name)) return;
    set({ tabs: get().tabs.map((tab) => (tab === known ? { ...tab, number, name } : tab)) });
  },
  close: (caseId) => set({ tabs: get().tabs.filter((tab) => tab.caseId !== caseId) }),
}));

/** Reads number and name of an opened case again, e.g. after its draft got a name. */
export async function refreshTab(caseId: string): Promise<void> {
  const answer = await call('cases.get', { caseId });
  if (answer.ok) useTabs.getState().describe(caseId, answer.value.number, answer.value.name);
}
