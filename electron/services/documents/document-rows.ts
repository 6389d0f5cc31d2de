/** The papers of a case as rows: every issue with its number, and previews of what the next step issues. */
import type { DocumentView } from '#shared/contract/views';
import { availableDocuments } from '#shared/paper/available-documents';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import type { CaseState } from '#shared/regulation/casework/state';

/** Issues first in order of their drawing, then a preview row for each paper not yet issued. */
export function documentRows(state: CaseState): DocumentView[] {
  const available = availableDocuments(state);
  const issued = state.documents.map((issue) => ({ ...issue, title: DOCUMENT_TITLES[issue.document] }));
  const previews = available
    .filter(({ issued: issues, previewable }) => previewable && issues.length === 0)
    .map(({ document }) => ({
      document,
      title: DOCUMENT_TITLES[document],
      number: null,
      date: null,
      round: state.round,
    }));
  return [...issued, ...previews];
}
