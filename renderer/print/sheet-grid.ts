/** On which grid a paper stands, and how large its page is. Papers that are not named are letters by GB/T 9704-2012. */
import type { PaperId } from '#shared/paper/document-id';

/** `form`: upright with the margins of table sheets; `list`: the same, lying. */
export type SheetGrid = 'letter' | 'form' | 'list';

const FORMS: readonly PaperId[] = ['D01', 'D02', 'D03', 'D10', 'D14', 'D15', 'D17', 'D21', 'D33', 'D37'];
const LISTS: readonly PaperId[] = ['D38'];

export function gridOf(paper: PaperId): SheetGrid {
  if (LISTS.includes(paper)) return 'list';
  return FORMS.includes(paper) ? 'form' : 'letter';
}

/** Width and height of a page, in mm: A4 upright or lying. */
export const pageSizeOf = (paper: PaperId): { readonly width: number; readonly height: number } =>
  gridOf(paper) === 'list' ? { width: 297, height: 210 } : { width: 210, height: 297 };
