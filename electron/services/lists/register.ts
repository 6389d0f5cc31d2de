/** The register (登记簿): results of coded cases. Nothing here can be edited; a change is a case (XJR-11-2). */
import { visibleCases } from '#electron/services/cases/visible';
import { answered } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { RegisterRow } from '#shared/contract/views';
import { divisionName, isInside } from '#shared/domain/divisions';
import { beijingDate, daysBetween, type LocalDate } from '#shared/domain/local-date';
import type { CaseState } from '#shared/regulation/casework/state';
import { searchKey } from './search';

/** Calendar days before the end in which a result can be renewed (XJR-19-3). */
const RENEWAL_WINDOW_DAYS = 60;

export const list: SessionService<'register.list'> = (call, input) => {
  const rows = registered(call);
  const key = searchKey(input.text);
  const found = rows
    .filter(({ row }) => input.state === 'any' || row.state === input.state)
    .filter(
      ({ state }) =>
        input.division === null || isInside(String(state.subject.regionCode ?? ''), input.division),
    )
    .filter(
      ({ row }) =>
        key === '' || searchKey(`${row.code} ${row.number} ${row.name} ${row.subjectName}`).includes(key),
    )
    .map(({ row }) => row)
    .sort((a, b) =>
      a.codedAt === b.codedAt ? (a.number < b.number ? 1 : -1) : a.codedAt < b.codedAt ? 1 : -1,
    );
  const start = input.page * PAGE_SIZE;
  return answered({
    total: found.length,
    unfiltered: rows.length,
    items: found.slice(start, start + PAGE_SIZE),
  });
};

function registered(call: SignedInCall): { state: CaseState; row: RegisterRow }[] {
  const today = beijingDate(call.caller.now);
  return visibleCases(call).flatMap((state) => {
    const row = rowOf(state, today);
    return row ? [{ state, row }] : [];
  });
}

function rowOf(state: CaseState, today: LocalDate): RegisterRow | null {
  const { code } = state;
  if (state.status !== 'REGISTERED' || !code?.validFrom || !code.validTo) return null;
  const daysLeft = daysBetween(today, code.validTo);
  return {
    caseId: state.id,
    code: code.code,
    number: state.number,
    name: String(state.application.dataRegistName ?? ''),
    subjectName: String(state.subject.institutionName ?? ''),
    division: divisionName(String(state.subject.regionCode ?? '')),
    codedAt: code.codedAt,
    validFrom: code.validFrom,
    validTo: code.validTo,
    state: daysLeft < 0 ? 'expired' : daysLeft <= RENEWAL_WINDOW_DAYS ? 'window' : 'valid',
    daysLeft,
    confirmed: state.steps.some((step) => step.step === 'coding' && step.confirmedAt !== null),
  };
}
