/** What the papers of a revocation share (XJR-23-2, NDR-20-1). */
import type { Revocation } from '#shared/regulation/casework/records';
import type { DocumentContext } from './document-context';
import { groundLabel } from './grounds';

export type ProvenFinding = NonNullable<Revocation['finding']>;

/** The finding that the grounds are proven; `null` while there is none, or when they are not. */
export function provenFinding({ state }: DocumentContext): ProvenFinding | null {
  const finding = state.revocation?.finding ?? null;
  return state.caseType === 'REVOKE' && finding?.proven === true ? finding : null;
}

export const groundWords = ({ profile }: DocumentContext, { grounds }: ProvenFinding): string =>
  grounds.map((code) => groundLabel(profile, 'revoke', code)).join('；');
