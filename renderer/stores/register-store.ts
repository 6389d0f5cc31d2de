/** The register's list with its filters, kept while the person looks at an entry and comes back. */
import { create } from 'zustand';
import type { CallInput, CallOutput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call } from '../bridge/client';

export type RegisterQuery = CallInput<'register.list'>;
type RegisterPage = CallOutput<'register.list'>;

interface RegisterStore {
  readonly query: RegisterQuery;
  readonly page: RegisterPage | null;
  readonly failure: Failure | null;
  readonly focused: string | null;
  readonly ask: (change: Partial<RegisterQuery>) => Promise<void>;
  readonly focus: (caseId: string) => void;
}

let asked = 0;

export const useRegister = create<RegisterStore>((set, get) => ({
  query: { text: '', division: null, state: 'any', page: 0 },
  page: null,
  failure: null,
  focused: null,
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
}));
