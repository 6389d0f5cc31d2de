/** The region's pools of query codes with what is used of them: that follows from the cases known here, by no counter. */
import { takenKey } from '#shared/regulation/casework/code-from-pool';
import { codeKey } from '#shared/regulation/register/code-key';
import { NO_POOLS, type PoolFacts } from '#shared/regulation/register/code-pool';
import type { DeskDocuments } from './desk-tables';
import type { DeskViews } from './desk-views';

/** Whether an item stands or stood under a query code, or one that looks like it. */
export const isCodeTaken = (documents: Pick<DeskDocuments, 'get'>, code: string): boolean =>
  (documents.get('codes', codeKey(code))?.registers.length ?? 0) > 0;

export const poolFacts = (
  { rules }: Pick<DeskViews, 'rules'>,
  documents: Pick<DeskDocuments, 'get'>,
): PoolFacts => ({
  ...(rules.pools ?? NO_POOLS),
  isUsed: (code) =>
    isCodeTaken(documents, code) || (documents.get('alike', takenKey(code))?.cases.length ?? 0) > 0,
});
