/** What a revocation list newly says, in the words of whoever is about to take it in, or has. */
import { isAgencySubject, type RevocationList, revocationOf } from '#shared/identity/revocation';
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
const MOST_NAMED = 5;

/**
 * Whom a list revokes that the one held does not, or otherwise, and what that does here; empty when nobody. Their entries
 * count otherwise in whatever case they are: that is told by the conflicts that it opens, once the list is in force.
 */
export function newlyRevokedWords({ before, after }: TrustStep, { revoked }: RevocationList): string {
  const fresh = revoked.filter(
    (line) => canonicalJson(line) !== canonicalJson(revocationOf(before.revocations, line.subject)),
  );
  if (fresh.length === 0) return '';
  const named = fresh.slice(0, MOST_NAMED).map((line) => {
    if (isAgencySubject(line.subject)) return `${agencyName(after, line.subject)}，${revokedWords(line)}`;
    const agency = certificateOf(after, line.subject)?.agency;
    const office = agency === undefined ? '' : agencyName(after, agency);
    return `${office}工作站 ${line.subject}，${revocationWords(line)}`;
  });
  const more = fresh.length > named.length ? `等 ${fresh.length} 个` : '';
  return `新列入或有变：${named.join('；')}${more}。本机已收存的其记录按名单重新认定，由此出现的冲突列入“冲突”。`;
}
