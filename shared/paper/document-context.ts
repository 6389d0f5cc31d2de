/**
 * What a builder of a letter may know: it all comes in as arguments. Nothing is looked up, no number is
 * drawn and no date is computed here.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { DocumentId } from './document-id';

export interface DocumentContext {
  readonly document: DocumentId;
  /** The issue whose text is wanted; `null` = preview with today's data. */
  readonly issued: IssuedDocument | null;
  /** The case as it stood when the document was issued; as it stands now for a preview. */
  readonly state: CaseState;
  readonly office: Office;
  readonly practice: boolean;
  readonly profile: Profile;
  readonly today: LocalDate;
  personName(account: AccountId): string;
  /** The items a public notice may show (XJR-16-3), by the forms' own selection. */
  readonly publicItems: readonly { readonly key: string; readonly label: string; readonly value: string }[];
}

/** Why a document cannot be made now; nothing was changed. */
export interface DocumentNotReady {
  readonly document: DocumentId;
  /** zh-CN: what is missing. */
  readonly message: string;
  /** zh-CN: what to do. */
  readonly wayOut: string;
}
