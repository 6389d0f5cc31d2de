/**
 * What the check of an application is given: the three value sets of its case, what stood in the register
 * before, its papers and the day. Plain data; casework puts it together.
 */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import type { LocalDate } from '#shared/domain/local-date';
import type { AttachmentInfo } from './attachments';
import type { CodeLists } from './code-lists';
import type { FormValues } from './schema';

/** Where the rules of a place may differ; a profile states them. */
export interface FormRules {
  /** Whether a deposit must precede every application (XJR-9-2) or only those within authorised operation. */
  readonly depositRequired: 'always' | 'authorised';
  /** Whether 非法人组织 may register: XJR-3-2 and 26号 name 法人组织 only, TJR-3-2 both. */
  readonly unincorporated: boolean;
}

/** Subject (F01) and content (F02 or F03) as they stand or stood. */
export interface Content {
  readonly subject: FormValues;
  readonly application: FormValues;
}

/** What single fields are judged by. */
export interface FieldFacts {
  readonly today: LocalDate;
  /** The code lists in force, with what was closed. */
  readonly lists: CodeLists;
  /** The day on which the codes were or are handed in: a value that was closed later stays good. */
  readonly listsOn: LocalDate;
}

/** An application as it stands on the day of the check. */
export interface ApplicationInput extends Content, FieldFacts {
  readonly type: ApplyType;
  readonly objectType: ObjectType;
  /** Values of F04 to F07; empty for a first registration. */
  readonly request: FormValues;
  /** Content of the register entry that the case was made from; `null` for a first registration. */
  readonly before: Content | null;
  readonly attachments: readonly AttachmentInfo[];
  readonly rules: FormRules;
}
