/**
 * What waits for the region's confirmation of all that a bundle brought: the very steps it brought, case by case, so
 * that nobody confirms at one press what was not on the list. Steps that other bundles brought are not among them.
 */
import { createHash } from 'node:crypto';
import { caseName } from '#electron/services/cases/header';
import { answered, deskClosed, refusal } from '#electron/services/desk/trouble';
import { inSlices } from '#electron/services/in-slices';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { type CaseConflict, disputeWords, stopsCase } from '#shared/agreement/conflict';
import { CONFLICT_CLASS } from '#shared/agreement/conflict-class';
import { isRegion } from '#shared/agreement/deciders';
import { numberApart } from '#shared/agreement/number-apart';
import type { Answer } from '#shared/contract/failure';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { CaseId } from '#shared/domain/ids';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { EntryRange } from '#shared/journal/exchange-events';
import { accountsOf } from '#shared/journal/lineage';
import { canonicalJson } from '#shared/lib/canonical-json';
import { stepsToConfirm } from '#shared/regulation/casework/confirmation';
import type { StepRecord } from '#shared/regulation/casework/records';
import { STAGE_TITLES } from '#shared/regulation/casework/regional-steps';
import { ownAgency } from './agencies';
import { entriesBrought } from './brought';
import { importedBundle } from './set-back';

/** A case of which a bundle brought steps that nobody has confirmed. */
export interface ToConfirm {
  readonly record: CaseRecord;
  readonly steps: readonly StepRecord[];
}

export const notRegion = (): Answer<never> =>
  refusal(
    'NOT_THE_DECIDER',
    '只有自治区登记机构能确认，没有确认。',
    '请将数据包报送自治区；确认随自治区的数据包下发。',
  );

export const isRegionHere = ({ store }: SignedInCall): boolean => isRegion(ownAgency(store.views));

/** What keeps a case from being confirmed: it waits for a choice, or another one was chosen to go on. */
export const stoppedBy = ({ conflicts, made }: CaseRecord): CaseConflict | undefined =>
  conflicts.find((one) => stopsCase(one, made) && CONFLICT_CLASS[one.class].blocked !== 'nothing');

/**
 * The steps that entries in ranges finished, and that wait, by case in the order of its entries. Null when the store
 * was closed meanwhile.
 */
export async function toConfirm(
  call: SignedInCall,
  ranges: readonly EntryRange[],
): Promise<readonly ToConfirm[] | null> {
  const { store } = call;
  const { views, tables } = store;
  // Of each entry only who did it and when: a bundle need not fit into memory.
  const brought = new Map<CaseId, Set<string>>();
  const isWhole = await inSlices(
    call,
    entriesBrought(store, ranges),
    ({ case: of, station, actor, claimedAt }) => {
      if (of === null) return;
      const acts = brought.get(of) ?? new Set<string>();
      brought.set(of, acts.add(actOf({ doneAt: claimedAt, by: accountsOf(views, station)(actor) })));
    },
  );
  if (!isWhole) return null;
  return [...brought].flatMap(([of, acts]): readonly ToConfirm[] => {
    const record = tables.get('cases', of);
    if (record === undefined || record.aside) return [];
    const steps = waitingSteps(record, acts);
    return steps.length === 0 ? [] : [{ record, steps }];
  });
}

/** Steps of a case that wait, and were finished by one of these acts (`actOf`). */
export function waitingSteps({ state }: CaseRecord, acts: ReadonlySet<string>): readonly StepRecord[] {
  const waiting = stepsToConfirm(state);
  return state.steps.filter((done) => waiting.includes(done.step) && acts.has(actOf(done)));
}

/** By what the entry that finished a step is known again. */
export const actOf = ({ doneAt, by }: Pick<StepRecord, 'doneAt' | 'by'>): string => `${doneAt} ${by}`;

/** One text for one list: whoever confirms names the list that was read. */
export const listHash = (list: readonly ToConfirm[]): string =>
  createHash('sha256')
    .update(
      canonicalJson(
        list.map(({ record, steps }) => ({
          case: record.state.id,
          steps: steps.map(({ step, doneAt, by }) => [step, doneAt, by]),
          stopped: stoppedBy(record)?.id ?? null,
        })),
      ),
    )
    .digest('hex');

/** The list, page by page. */
export const listToConfirm: SessionService<'sync.toConfirm'> = async (call, { bundleId, page }) => {
  const bundle = importedBundle(call, bundleId);
  if (!bundle.ok) return bundle;
  if (!isRegionHere(call)) return notRegion();
  const list = bundle.value.aside ? [] : await toConfirm(call, bundle.value.imported.ranges);
  if (list === null) return deskClosed();
  return answered({
    total: list.length,
    list: listHash(list),
    items: list.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map(({ record, steps }) => {
      const { id } = record.state;
      const stopped = stoppedBy(record);
      return {
        caseId: id,
        number: numberApart(record),
        name: caseName(record.state),
        steps: steps.map(({ step }) => STAGE_TITLES[step]),
        stopped: stopped === undefined ? '' : disputeWords(stopped),
      };
    }),
  });
};
