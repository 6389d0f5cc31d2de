/** The cases that a contradiction is about, and what the applications among them say, beside each other. */
import { caseName } from '#electron/services/cases/header';
import { visibleCase } from '#electron/services/cases/visible';
import type { SignedInCall } from '#electron/services/service';
import { numberApart } from '#shared/agreement/number-apart';
import type { ConflictDetail } from '#shared/contract/agreement';
import type { CaseId } from '#shared/domain/ids';
import { divisionOfNumber } from '#shared/domain/numbers';
import { sideBySide } from '#shared/forms/side-by-side';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';
import { agencyName } from './agencies';
import type { Told } from './deciding';

/** Applications that stand beside each other at most: as many columns as can be read on the offices' screens. */
const MOST_BESIDE = 4;

/** The cases of a contradiction, the one that tells it first. */
const casesOf = ({ record, conflict }: Told): readonly CaseId[] => [
  record.state.id,
  ...conflict.cases.filter((of) => of !== record.state.id),
];

/** Each case of it; of one that is not here nothing but that it is there. */
export const groupOf = (call: SignedInCall, told: Told): ConflictDetail['group'] =>
  casesOf(told).map((caseId) => {
    const record = visibleCase(call, caseId);
    if (record === null)
      return { caseId, here: false, number: '', name: '', office: '', status: '', receivedAt: null };
    const { state } = record;
    return {
      caseId,
      here: true,
      number: numberApart(record),
      name: caseName(state),
      office: agencyName(call.store.views.trust, divisionOfNumber(state.number)),
      status: CASE_STATUS_NAMES[state.status],
      receivedAt: state.receipts.at(-1)?.receivedAt ?? null,
    };
  });

/** What the applications for one resource (C08) say field by field; null where there are no two of them here. */
export function comparisonOf(call: SignedInCall, told: Told): ConflictDetail['comparison'] {
  if (told.conflict.class !== 'C08') return null;
  const beside = casesOf(told)
    .flatMap((of) => visibleCase(call, of)?.state ?? [])
    .slice(0, MOST_BESIDE);
  if (beside.length < 2) return null;
  return {
    cases: beside.map(({ id }) => id),
    fields: sideBySide(beside, call.desk.codeLists).map(({ key, label, page, values, same }) => ({
      ...{ field: key, name: label, page, same },
      values: [...values],
    })),
  };
}
