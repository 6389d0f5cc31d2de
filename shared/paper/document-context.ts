/**
 * What a builder of a letter may know: it all comes in as arguments. Nothing is looked up, no number is
 * drawn and no date is computed here.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { CodeLists } from '#shared/forms/code-lists';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import type { DocumentId } from './document-id';

export interface DocumentContext {
  readonly document: DocumentId;
  /**
   * The issue whose text is wanted, with what became of its number since (void); `null` = preview with
   * today's data. It names the objection and the party. A paper without a number may be told here which
   * issue it is about: D17 which objection, D33 which delivery.
   */
  readonly issued: IssuedDocument | null;
  /** The case as it stood when the document was issued; as it stands now for a preview. */
  readonly state: CaseState;
  /** The register item the case is about, or made, as of the same time; `null` when there is none. */
  readonly entry: RegisterEntry | null;
  readonly office: Office;
  readonly practice: boolean;
  /** The rules of the case: those it was received under, else those in force. */
  readonly profile: Profile;
  /** The code lists in force: by them codes are told in words. */
  readonly codeLists: CodeLists;
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
