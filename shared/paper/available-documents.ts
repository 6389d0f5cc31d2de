/** Which papers a case has and which of them can be looked at before they are issued. */
import type { IssuedDocument } from '#shared/regulation/casework/records';
import { buildDocument } from './build-document';
import type { DocumentContext } from './document-context';
import { DOCUMENT_IDS, type DocumentId } from './document-id';

export interface AvailableDocument {
  readonly document: DocumentId;
  /** Issued numbers of it, oldest first, void ones included. Always empty for a paper without a number. */
  readonly issued: readonly IssuedDocument[];
  /** Whether the case holds, or with its next step will hold, what the document must say. */
  readonly previewable: boolean;
}

/**
 * Documents of a case in the order of their ids; those with neither an issue nor a preview are left out. What
 * can be looked at is what its builder makes without an issue: no second list of rules could disagree.
 */
export function availableDocuments(
  context: Omit<DocumentContext, 'document' | 'issued'>,
): readonly AvailableDocument[] {
  return DOCUMENT_IDS.map((document) => ({
    document,
    issued: context.state.documents.filter((issued) => issued.document === document),
    previewable: buildDocument({ ...context, document, issued: null }).ok,
  })).filter((row) => row.previewable || row.issued.length > 0);
}
