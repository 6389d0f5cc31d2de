/** How bundles are spoken of. */

const DIGITS = 4;

/** `B-0042`: the number of a bundle among those from one agency to another. */
export const spokenNumber = (pairSeq: number): string => `B-${String(pairSeq).padStart(DIGITS, '0')}`;
