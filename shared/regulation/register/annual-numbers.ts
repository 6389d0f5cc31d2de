/**
 * The numbers of a year for the 登记年度报告 (XJR-21-2): applications by type, timeliness by clock, objections,
 * revocations, standings. Every number is counted from cases and the register; nothing is estimated.
 */
import { CASE_TYPE_NAMES, CASE_TYPES } from '#shared/domain/case-type';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import type { ClockRun } from '../casework/clock-run';
import { OBJECTION_STATUS_NAMES, OBJECTION_STATUSES } from '../casework/objection';
import type { CaseState } from '../casework/state';
import { CASE_STATUS_NAMES, END_STATUSES } from '../casework/status';
import type { Profile } from '../profiles/profile';
import type { RegisterEntry } from './entry';
import { STANDING_NAMES, STANDINGS, standingOf } from './standing';

export interface NumberRow {
  readonly part: string;
  readonly label: string;
  readonly value: string;
}

interface Given {
  readonly year: number;
  readonly cases: readonly CaseState[];
  readonly entries: readonly RegisterEntry[];
  readonly profile: Profile;
  readonly today: LocalDate;
}

/** The rows in the order of the report. */
export function annualNumbers({ year, cases, entries, profile, today }: Given): readonly NumberRow[] {
  const inYear = (day: string | undefined) => day?.startsWith(`${year}-`) === true;
  const begun = cases.filter((state) =>
    inYear(state.receipts[0]?.receivedAt ?? beijingDate(state.createdAt)),
  );
  const received = begun.filter(({ round, receipts }) => round > 0 && receipts.length > 0);
  const row = (part: string, label: string, count: number): NumberRow => ({
    part,
    label,
    value: String(count),
  });
  const clocks = cases.flatMap((state) => state.clocks).filter((run) => inYear(run.stopped ?? undefined));
  const objections = cases
    .flatMap((state) => state.objections)
    .filter((objection) => inYear(objection.receivedAt));
  return [
    ...CASE_TYPES.map((type) =>
      row(
        '收件与立案',
        CASE_TYPE_NAMES[type],
        begun.filter((state) => state.caseType === type && (state.round > 0 || state.matter !== null)).length,
      ),
    ),
    row('补正', '告知补正的申请', received.filter(({ corrections }) => corrections.length > 0).length),
    ...END_STATUSES.filter((status) => status !== 'DISCARDED').map((status) =>
      row('办理结果', CASE_STATUS_NAMES[status], begun.filter((state) => state.status === status).length),
    ),
    ...profile.clocks
      .filter((rule) => rule.nature === 'deadline' && rule.types.length > 0)
      .map((rule) => ({
        part: '按时率',
        label: rule.name,
        value: onTime(clocks.filter((run) => run.clock === rule.id)),
      })),
    ...OBJECTION_STATUSES.map((status) =>
      row('异议', OBJECTION_STATUS_NAMES[status], objections.filter((one) => one.status === status).length),
    ),
    ...STANDINGS.map((standing) =>
      row(
        `登记簿（截至${today}）`,
        STANDING_NAMES[standing],
        entries.filter((entry) => standingOf(entry, profile.renewal, today) === standing).length,
      ),
    ),
  ];
}

/** `9/10（90%）`; a dash when no such clock ended in the year. */
function onTime(runs: readonly ClockRun[]): string {
  if (runs.length === 0) return '—';
  const good = runs.filter((run) => run.stopped !== null && run.stopped <= run.due).length;
  return `${good}/${runs.length}（${Math.round((good / runs.length) * 100)}%）`;
}
