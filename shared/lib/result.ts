/**
 * Outcome of an operation that may be refused. Expected refusals and faults are values of this type;
 * only bugs throw.
 */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A successful outcome. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** An expected refusal or fault. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
