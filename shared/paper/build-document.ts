/** Makes the model of any document. Pure: same context, same model. */
import { buildApplication } from './d01-application';
import { buildReceipt } from './d02-receipt';
import { buildWithdrawalRequest } from './d03-withdrawal-request';
import { buildAcceptance } from './d04-acceptance';
import { buildCorrection } from './d05-correction';
import { buildRefusal } from './d06-refusal';
import { buildTransfer } from './d07-transfer';
import { buildReviewForm } from './d10-review-form';
import { buildDelayNote } from './d11-delay';
import { buildFailure } from './d12-failure';
import { buildPublicNotice } from './d13-public-notice';
import { buildPublicityRecord } from './d14-publicity-record';
import { buildObjectionForm } from './d15-objection-form';
import { buildForwarding } from './d16-forwarding';
import { buildStatement } from './d17-statement';
import { buildObjectionResult } from './d18-objection-result';
import { buildTermination } from './d19-termination';
import { buildNoticeOfResult } from './d20-notice-of-result';
import { buildResult } from './d21-result';
import { buildWithdrawalAnswer } from './d22-withdrawal';
import { buildCancellation } from './d23-cancellation';
import { buildRenewalReminder } from './d24-renewal-reminder';
import { buildRenewalResult } from './d25-renewal';
import { buildExpiry } from './d26-expiry';
import { buildCancellationNotice } from './d27-cancellation-notice';
import { buildFinding } from './d28-finding';
import { buildRevocation } from './d29-revocation';
import { buildRevocationNotice } from './d30-revocation-notice';
import { buildDelivery } from './d33-delivery';
import type { DocumentContext } from './document-context';
import { type DocumentId, UNNUMBERED } from './document-id';
import type { Built } from './letter';

const BUILDERS: { readonly [D in DocumentId]: (context: DocumentContext) => Built } = {
  D01: buildApplication,
  D02: buildReceipt,
  D03: buildWithdrawalRequest,
  D04: buildAcceptance,
  D05: buildCorrection,
  D06: buildRefusal,
  D07: buildTransfer,
  D10: buildReviewForm,
  D11: buildDelayNote,
  D12: buildFailure,
  D13: buildPublicNotice,
  D14: buildPublicityRecord,
  D15: buildObjectionForm,
  D16: buildForwarding,
  D17: buildStatement,
  D18: buildObjectionResult,
  D19: buildTermination,
  D20: buildNoticeOfResult,
  D21: buildResult,
  D22: buildWithdrawalAnswer,
  D23: buildCancellation,
  D24: buildRenewalReminder,
  D25: buildRenewalResult,
  D26: buildExpiry,
  D27: buildCancellationNotice,
  D28: buildFinding,
  D29: buildRevocation,
  D30: buildRevocationNotice,
  D33: buildDelivery,
};

/**
 * What stands on `context.document`, as issued or as preview. Refused while the case lacks what the letter
 * must say, or while a due date on it is 待核. @throws when `issued` is of another document: that is a bug,
 * except for a paper without a number, which is about the issue named.
 */
export function buildDocument(context: DocumentContext): Built {
  const { document, issued } = context;
  if (issued !== null && issued.document !== document && !UNNUMBERED.includes(document))
    throw new Error(`issue of ${issued.document} asked as ${document}`);
  return BUILDERS[document](context);
}
