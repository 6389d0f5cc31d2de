/** Which papers a case has and which of them can be looked at before they are issued. */
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { DOCUMENT_IDS, type DocumentId } from './document-id';

export interface AvailableDocument {
  readonly document: DocumentId;
  /** Issued numbers of it, oldest first: one for each round. */
  readonly issued: readonly IssuedDocument[];
  /** Whether the case holds, or with its next step will hold, what the document must say. */
  readonly previewable: boolean;
}

/** Documents of a case in the order of their ids; those with neither an issue nor a preview are left out. */
export function availableDocuments(state: CaseState): readonly AvailableDocument[] {
  return DOCUMENT_IDS.map((document) => ({
    document,
    issued: state.documents.filter((issued) => issued.document === document),
    previewable: isPreviewable(state, document),
  })).filter((row) => row.previewable || row.issued.length > 0);
}

function isPreviewable(state: CaseState, document: DocumentId): boolean {
  const hasRun = (clock: 'C2' | 'C3') => state.clocks.some((run) => run.clock === clock);
  switch (document) {
    case 'D02':
      return state.receipts.length > 0 || state.status === 'INTERNAL_APPROVED';
    case 'D04':
      return hasRun('C2') || state.status === 'SUBMITTED';
    case 'D05':
      return state.corrections.length > 0;
    case 'D13':
      return hasRun('C3') || state.status === 'REVIEW_PROPOSED' || state.status === 'PUBLICITY_PENDING';
    case 'D21':
      return (state.code?.confirmedBy ?? null) !== null;
    default:
      return false;
  }
}
