/** Commands of the palette: pages, a new application, lock and sign-out. */
import { useMemo } from 'react';
import type { PaletteCommand } from '../features/search/palette-command';
import { useDesk } from '../stores/desk-store';
import { SHELL } from '../text/shell';
import { WORKLIST } from '../text/worklist';
import type { MenuEntry } from './menu';
import { navigate } from './router';

/** Pinyin initials, by which commands are found without switching the input method. */
const INITIALS: { readonly [page in MenuEntry['page']]: string } = {
  worklist: 'db',
  register: 'djb',
  subjects: 'djzt',
  reminders: 'tx',
  documents: 'wsdy',
  supervision: 'jdgl',
  sync: 'sjb',
  admin: 'gl',
  log: 'yxrz',
  calendar: 'gzrl',
  rules: 'gzb',
};

const LEAVING: readonly PaletteCommand[] = [
  { key: 'lock', label: SHELL.lock, initials: 'sd', run: () => void useDesk.getState().leave('locked') },
  { key: 'out', label: SHELL.signOut, initials: 'tcdl', run: () => void useDesk.getState().leave('asked') },
];

/** What this person can do from the palette; `startCase` is null for those who file nothing. */
export function useCommands(
  entries: readonly MenuEntry[],
  startCase: (() => void) | null,
): readonly PaletteCommand[] {
  return useMemo(() => {
    const create = startCase
      ? [{ key: 'create', label: WORKLIST.create, initials: 'xjaj', run: startCase }]
      : [];
    const pages = entries.map((entry) => ({
      key: entry.page,
      label: entry.label,
      initials: INITIALS[entry.page],
      run: () => navigate(entry.path),
    }));
    return [...create, ...pages, ...LEAVING];
  }, [entries, startCase]);
}
