/** Commands of the palette: pages, and what keys of the present screen do. */
import { useMemo } from 'react';
import type { PaletteCommand } from '../features/search/palette-command';
import { createCase } from '../stores/create-case';
import { useDesk, useHolds } from '../stores/desk-store';
import { SHELL } from '../text/shell';
import { WORKLIST } from '../text/worklist';
import type { MenuEntry } from './menu';
import { casePath, navigate } from './router';

/** Pinyin initials, by which commands are found without switching the input method. */
const INITIALS: { readonly [page in MenuEntry['page']]: string } = {
  worklist: 'db',
  register: 'djb',
  documents: 'wsdy',
  admin: 'gl',
  log: 'yxrz',
};

const done = (act: () => void) => (): Promise<null> => {
  act();
  return Promise.resolve(null);
};

/** What this person can do from the palette. */
export function useCommands(entries: readonly MenuEntry[]): readonly PaletteCommand[] {
  const drafts = useHolds('case.draft');
  return useMemo(() => {
    const commands: PaletteCommand[] = entries.map((entry) => ({
      key: entry.page,
      label: entry.label,
      initials: INITIALS[entry.page],
      run: done(() => navigate(entry.path)),
    }));
    if (drafts)
      commands.unshift({
        key: 'create',
        label: WORKLIST.create,
        initials: 'xjscdj',
        run: async () => {
          const answer = await createCase();
          if (!answer.ok) return answer.failure;
          navigate(casePath(answer.value.caseId, 'form'));
          return null;
        },
      });
    commands.push(
      {
        key: 'lock',
        label: SHELL.lock,
        initials: 'sd',
        run: done(() => void useDesk.getState().leave('locked')),
      },
      {
        key: 'out',
        label: SHELL.signOut,
        initials: 'tcdl',
        run: done(() => void useDesk.getState().leave('asked')),
      },
    );
    return commands;
  }, [entries, drafts]);
}
