/** When one supervisor alone does not confirm an import: it changes much, or its sender is in doubt (check 25). */
import type { SignedInCall } from '#electron/services/service';
import type { SecondReason } from '#shared/bundle/codes';
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

/** Why a second supervisor has to agree; nothing when nobody has to. `doubts`: what is doubtful of the sender. */
export function secondReasons(
  { store }: SignedInCall,
  { statuses, conflicts }: { readonly statuses: number; readonly conflicts: number },
  taken: TakenRecords,
  today: ReturnType<typeof validityToday>,
  doubts: { readonly people: boolean; readonly setAside: boolean },
): readonly SecondReason[] {
  // Every case is looked at for the share: only where the number alone does not say it.
  const many = statuses > MASS_CASES || (statuses >= MASS_FLOOR && statuses > openCases(store) * MASS_SHARE);
  const known = new Set(store.views.trust.revocations?.revoked.map(({ subject }) => subject as string) ?? []);
  const revokes = taken.trust.revocations?.revoked.some(({ subject }) => !known.has(subject)) ?? false;
  const rules = taken.events.some(({ records }) =>
    records.some((item) => item.kind === 'policy' && item.record.kind === 'rules'),
  );
  const isOld = listAge(store.views.trust, today)?.standing === 'second';
  const found: readonly (readonly [boolean, SecondReason])[] = [
    [doubts.people, { is: 'doubtful' }],
    [doubts.setAside, { is: 'set-aside' }],
    [revokes, { is: 'revocation' }],
    [rules, { is: 'rules' }],
    [isOld, { is: 'old-list' }],
    [conflicts > MASS_CONFLICTS, { is: 'conflicts', n: conflicts }],
    [many, { is: 'many', n: statuses }],
  ];
  return found.filter(([holds]) => holds).map(([, reason]) => reason);
}

const openCases = ({ tables }: SignedInCall['store']): number =>
  tables.count({
    table: 'cases',
    where: (section) => {
      const codes = section.codes('status');
      return (i) => !isEnded(section.codeText('status', codes[i] ?? 0) as never);
    },
  });
