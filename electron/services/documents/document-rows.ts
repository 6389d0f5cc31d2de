/** The papers of a case as rows: every issue with its number, and previews of what the next step issues. */
import { registerItemOf } from '#electron/services/cases/facts';
import type { SignedInCall } from '#electron/services/service';
import type { DocumentView } from '#shared/contract/views';
import { formatLong } from '#shared/domain/local-date';
import { availableDocuments } from '#shared/paper/available-documents';
import { DOCUMENT_TITLES } from '#shared/paper/document-id';
import { type IssuedDocument, isToRecall } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { officeOfAgency, ownOffice } from './issuing-office';
import { paperContext } from './paper-context';

/** Issues first in order of their drawing, then a preview row for each paper not yet issued. */
export function documentRows(call: SignedInCall, state: CaseState): DocumentView[] {
  const issued = state.documents.map((paper) => issuedRow(state, paper));
  const { store } = call;
  // Which papers come next is no matter of whose they are.
  const office = officeOfAgency(store, state.holder.agency) ?? ownOffice(store);
  const previews = availableDocuments(paperContext(call, state, registerItemOf(store, state), office))
    .filter(({ issued: issues, previewable }) => previewable && issues.length === 0)
    .map(({ document }) => ({
      document,
      title: DOCUMENT_TITLES[document],
      number: null,
      date: null,
      round: state.round,
      party: 'subject' as const,
      objection: null,
      voided: null,
      disputed: false,
      toRecall: false,
      delivery: null,
    }));
  return [...issued, ...previews];
}

const voidedWords = (voided: IssuedDocument['voided']): string | null => {
  if (!voided?.recalled) return voided?.reason ?? null;
  const { on, how } = voided.recalled;
  return `${voided.reason}；${formatLong(on)}收回：${how}`;
};

/** One issued paper with what became of it. */
export function issuedRow(state: CaseState, paper: IssuedDocument): DocumentView {
  const delivery = state.deliveries.find(({ number }) => number === paper.number);
  const { document, number, date, round, party, objection, voided } = paper;
  return {
    document,
    title: DOCUMENT_TITLES[document],
    number,
    date,
    round,
    party,
    objection,
    voided: voidedWords(voided),
    disputed: paper.disputed === true,
    toRecall: isToRecall(paper),
    delivery: delivery
      ? {
          method: delivery.method,
          receiver: delivery.receiver,
          on: delivery.on,
          refused: delivery.refused,
        }
      : null,
  };
}
