/** When one supervisor alone does not confirm an import: it changes much, or its sender is in doubt (check 25). */
import type { SignedInCall } from '#electron/services/service';
import type { SecondReason } from '#shared/bundle/codes';
import { listAge } from '#shared/identity/list-age';
import type { PolicyKind } from '#shared/identity/policy';
import { isEnded } from '#shared/regulation/casework/status';
import { exchangeLimits } from '#shared/regulation/profiles/exchange-limits';
import type { TakenRecords } from './planned';
import type { validityToday } from './trust';

/**
 * Why a second supervisor has to agree; nothing when nobody has to. `doubts`: what is doubtful of the sender. From which
 * size on is said by the rules in force here, never by those that the bundle brings.
 */
export function secondReasons(
  { store, desk }: SignedInCall,
  { statuses, conflicts }: { readonly statuses: number; readonly conflicts: number },
  taken: TakenRecords,
  today: ReturnType<typeof validityToday>,
  doubts: { readonly people: boolean; readonly setAside: boolean },
): readonly SecondReason[] {
  const limits = exchangeLimits(desk.profile);
  // Every case is looked at for the share: only where the number alone does not say it.
  const many =
    statuses > limits.massCases ||
    (statuses >= limits.massFloor && statuses * 100 > openCases(store) * limits.massShare);
  const known = new Set(store.views.trust.revocations?.revoked.map(({ subject }) => subject as string) ?? []);
  const revokes = taken.trust.revocations?.revoked.some(({ subject }) => !known.has(subject)) ?? false;
  const brings = (kind: PolicyKind): boolean =>
    taken.events.some(({ records }) =>
      records.some((item) => item.kind === 'policy' && item.record.kind === kind),
    );
  const isOld = listAge(store.views.trust, today, limits)?.standing === 'second';
  const found: readonly (readonly [boolean, SecondReason])[] = [
    [doubts.people, { is: 'doubtful' }],
    [doubts.setAside, { is: 'set-aside' }],
    [revokes, { is: 'revocation' }],
    [brings('rules'), { is: 'rules' }],
    // They count in every form at once, as rules do.
    [brings('codes'), { is: 'code-lists' }],
    [isOld, { is: 'old-list' }],
    [conflicts > limits.massConflicts, { is: 'conflicts', n: conflicts }],
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
