/** One call that both doors must answer the same. */
export interface Probe {
  readonly title: string;
  /** Who calls; null = nobody is signed in. */
  readonly as: string | null;
  readonly call: string;
  readonly input: unknown;
  /** The refusal's code; null = the call is answered. */
  readonly code: string | null;
}
