/** When a bundle would change so much that one supervisor alone does not confirm it (check 25). */
import type { SignedInCall } from '#electron/services/service';
import type { BundleRefusal } from '#shared/bundle/codes';
import { listAge } from '#shared/identity/list-age';
import { isEnded } from '#shared/regulation/casework/status';
import type { TakenRecords } from './planned';
import type { validityToday } from './trust';

/** Cases that may change status before a second supervisor has to agree: share of the open ones, and number. */
const MASS_SHARE = 0.2;
const MASS_CASES = 300;
/** Below this number a share says nothing. */
const MASS_FLOOR = 10;
const MASS_CONFLICTS = 20;

/** Why a second supervisor has to agree; null when nobody has to. */
export function secondReason(
  { store }: SignedInCall,
  { statuses, conflicts }: { readonly statuses: number; readonly conflicts: number },
  taken: TakenRecords,
  today: ReturnType<typeof validityToday>,
  isDoubtful: boolean,
): BundleRefusal | null {
  // Every case is looked at for the share: only where the number alone does not say it.
  const many = statuses > MASS_CASES || (statuses >= MASS_FLOOR && statuses > openCases(store) * MASS_SHARE);
  const known = new Set(store.views.trust.revocations?.revoked.map(({ subject }) => subject as string) ?? []);
  const revokes = taken.trust.revocations?.revoked.some(({ subject }) => !known.has(subject)) ?? false;
  const rules = taken.events.some(({ records }) =>
    records.some((item) => item.kind === 'policy' && item.record.kind === 'rules'),
  );
  const isOld = listAge(store.views.trust, today)?.standing === 'second';
  return isDoubtful || many || conflicts > MASS_CONFLICTS || revokes || rules || isOld
    ? { code: 'G01_SECOND', n: statuses }
    : null;
}

const openCases = ({ tables }: SignedInCall['store']): number =>
  tables.count({
    table: 'cases',
    where: (section) => {
      const codes = section.codes('status');
      return (i) => !isEnded(section.codeText('status', codes[i] ?? 0) as never);
    },
  });
