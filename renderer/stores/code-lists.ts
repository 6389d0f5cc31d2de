/** The code lists in force, as the desk tells what the region has changed of them, and the day by which they offer. */
import { useMemo } from 'react';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import type { CodeLists } from '#shared/forms/code-lists';
import { listsInForce } from '#shared/forms/signed-lists';
import { useDesk } from './desk-store';

/** The lists in force, closed values among them: by these everything is told in words. */
export function useCodeLists(): CodeLists {
  const signed = useDesk((desk) => desk.state?.codeLists ?? null);
  return useMemo(() => listsInForce(signed), [signed]);
}

/** The desk's day; null until it is known. */
export const useToday = (): LocalDate | null =>
  useDesk((desk) => {
    const today = desk.state?.today ?? '';
    return isLocalDate(today) ? today : null;
  });
