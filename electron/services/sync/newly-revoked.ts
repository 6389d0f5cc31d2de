/** What a revocation list newly says, in the words of whoever is about to take it in, or has. */
import {
  isAgencySubject,
  type Revocation,
  type RevocationList,
  revocationOf,
} from '#shared/identity/revocation';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import { canonicalJson } from '#shared/lib/canonical-json';
import { agencyName } from './agencies';
import { revocationWords, revokedWords } from './stations';

/** What is believed of stations before something is taken in, and afterwards. */
export interface TrustStep {
  readonly before: TrustState;
  readonly after: TrustState;
}

/** Subjects that are named one by one; the rest is counted. */
const MOST_NAMED = 20;

/** A subject with what the list held says of it, and what the new one does. */
export interface NewlyRevoked {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Whom a list revokes that the one held does not, or otherwise. Their entries count otherwise in whatever case they are:
 * that is told by the conflicts that it opens, once the list is in force.
 */
export function newlyRevoked(
  { before, after }: TrustStep,
  { revoked }: RevocationList,
): { readonly named: readonly NewlyRevoked[]; readonly more: number } {
  const fresh = revoked.flatMap((line) => {
    const former = revocationOf(before.revocations, line.subject);
    return former !== null && canonicalJson(line) === canonicalJson(former) ? [] : [{ line, former }];
  });
  const named = fresh.slice(0, MOST_NAMED).map(({ line: { subject }, line, former }) => {
    const words = isAgencySubject(subject) ? agencyWords : revocationWords;
    return { label: nameOf(after, subject), before: former ? words(former) : '', after: words(line) };
  });
  return { named, more: fresh.length - named.length };
}

/** Stations of it with a line of their own are told by that. */
const agencyWords = (line: Revocation): string => `${revokedWords(line)}，及其未单独列名的工作站`;

function nameOf(trust: TrustState, subject: Revocation['subject']): string {
  if (isAgencySubject(subject)) return agencyName(trust, subject);
  const agency = certificateOf(trust, subject)?.agency;
  return `${agency === undefined ? '' : agencyName(trust, agency)}工作站 ${subject}`;
}

/** The same in a sentence; empty when nobody. */
export function newlyRevokedWords(step: TrustStep, list: RevocationList): string {
  const { named, more } = newlyRevoked(step, list);
  if (named.length === 0) return '';
  const told = named.map(({ label, after }) => `${label}，${after}`).join('；');
  return `新列入或有变：${told}${more > 0 ? `等 ${named.length + more} 个` : ''}。${COUNTED_ANEW}。`;
}

/** What a list that newly revokes does here. */
export const COUNTED_ANEW = '本机收存的这些工作站的记录按名单重新认定，由此出现的冲突列入“冲突”';
