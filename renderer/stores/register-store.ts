/** The register's list with its filters, kept while the person looks at an entry and comes back. */
import { create } from 'zustand';
import type { CallInput, CallOutput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call } from '../bridge/client';

export type RegisterQuery = CallInput<'register.list'>;
type RegisterPage = CallOutput<'register.list'>;

/** Every item, as the register stands today. */
export const NO_FILTER = {
  text: '',
  division: null,
  objectType: null,
  standing: 'any',
  asOf: null,
} as const satisfies Omit<RegisterQuery, 'page'>;

interface RegisterStore {
  readonly query: RegisterQuery;
  readonly page: RegisterPage | null;
  readonly failure: Failure | null;
  readonly focused: string | null;
  readonly showsCatalogCode: boolean;
  readonly ask: (change: Partial<RegisterQuery>) => Promise<void>;
  readonly focus: (registerId: string) => void;
  readonly showCatalogCode: (shown: boolean) => void;
}

let asked = 0;

export const useRegister = create<RegisterStore>((set, get) => ({
  query: { ...NO_FILTER, page: 0 },
  page: null,
  failure: null,
  focused: null,
  showsCatalogCode: false,
  ask: async (change) => {
    const query = { ...get().query, page: 0, ...change };
    set({ query });
    asked += 1;
    const mine = asked;
    const answer = await call('register.list', query);
    if (mine !== asked) return;
    set(answer.ok ? { page: answer.value, failure: null } : { failure: answer.failure });
  },
  focus: (focused) => set({ focused }),
  showCatalogCode: (showsCatalogCode) => set({ showsCatalogCode }),
}));
