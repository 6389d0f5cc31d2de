/**
 * What a form schema is made of. A form is data: the wizard draws it, the check reads it, the letters
 * print from it. Required is judged at submission, never when a draft is saved.
 */
import type { ClauseId } from '#shared/domain/ids';

/** JSON value of one field. Amounts are integers, decimals are kept as typed text, dates are LocalDate. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | readonly { readonly [key: string]: string | number | boolean | null }[];

/** Values of a form by field key; an absent key is an empty field. */
export type FormValues = { readonly [key: string]: FieldValue };

/** When a conditional field is required: any alternative whose tests all hold. */
export interface Condition {
  readonly anyOf: readonly { readonly field: string; readonly oneOf: readonly (string | boolean)[] }[];
  /** The condition holds when none of the tests does. */
  readonly negated?: true;
  /** The condition in words, for the field's help. */
  readonly words: string;
}

export type Required = 'Y' | 'N' | Condition;

interface FieldBase {
  readonly key: string;
  readonly label: string;
  readonly required: Required;
  /** Shown only when the condition holds. */
  readonly visible?: Condition;
  /** What to write, an example, a common mistake. */
  readonly help?: string;
  /** Appears in the public notice: the public-text guard runs over it (XJR-16-3, XJR-16-4). */
  readonly isPublic?: boolean;
  readonly basis: readonly ClauseId[];
}

/** One field. Closed: the wizard and the check handle every kind. */
export type FieldSpec = FieldBase &
  (
    | { readonly kind: 'text'; readonly min?: number; readonly max: number; readonly rtl?: boolean }
    | { readonly kind: 'longtext'; readonly min?: number; readonly max: number }
    | { readonly kind: 'uscc' }
    | { readonly kind: 'phone' }
    | { readonly kind: 'email' }
    | { readonly kind: 'url' }
    | { readonly kind: 'digest'; readonly algorithmField: string }
    | { readonly kind: 'enum'; readonly list: string }
    | { readonly kind: 'enums'; readonly list: string; readonly max?: number; readonly dependsOn?: string }
    | { readonly kind: 'region'; readonly allowNation?: boolean }
    | { readonly kind: 'regions'; readonly allowNation?: boolean }
    | { readonly kind: 'bool'; readonly mustBe?: boolean }
    | { readonly kind: 'date'; readonly notFuture?: boolean; readonly notBefore?: string }
    | { readonly kind: 'decimal'; readonly unitField?: string }
    | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'tags'; readonly max: number; readonly eachMax: number }
    | {
        readonly kind: 'rows';
        readonly columns: readonly FieldSpec[];
        readonly minRows?: number;
        readonly maxRows: number;
      }
    | { readonly kind: 'files'; readonly attachmentType: string }
  );

export interface FormPage {
  readonly key: string;
  readonly title: string;
  readonly fields: readonly FieldSpec[];
}

/** A dated form: a case keeps the version it was filled with. */
export interface FormSchema {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly pages: readonly FormPage[];
}

/** One finding of the check. Errors block sending; warnings must be seen. */
export interface Finding {
  /** Field key, or `key[row].column` inside rows. */
  readonly field: string;
  readonly level: 'error' | 'warning';
  /** Closed codes, e.g. `USCC_CHECK_DIGIT`, `REQUIRED`, `PUBLIC_TEXT_MOBILE`. */
  readonly code: string;
  readonly message: string;
  readonly basis: readonly ClauseId[];
}
