/**
 * The numbers of a year for the 登记年度报告 (XJR-21-2): applications by type, timeliness by clock, objections,
 * revocations, standings. Every number is counted from cases and the register; nothing is estimated.
 */
import { CASE_TYPE_NAMES, CASE_TYPES, type CaseType } from '#shared/domain/case-type';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { OBJECTION_STATUS_NAMES, OBJECTION_STATUSES, type ObjectionStatus } from '../casework/objection';
import type { CaseState } from '../casework/state';
import { CASE_STATUS_NAMES, type CaseStatus, END_STATUSES } from '../casework/status';
import type { ClockId, Profile } from '../profiles/profile';
import { STANDING_NAMES, STANDINGS, type Standing } from './standing';

export interface NumberRow {
  readonly part: string;
  readonly label: string;
  readonly value: string;
}

/** Runs of one clock that ended in the year, and how many of them in time. */
interface Timely {
  good: number;
  all: number;
}

/** Counts the numbers of a year, one case after the other. */
export class AnnualTally {
  readonly #year: number;
  readonly #begun = new Map<CaseType, number>();
  readonly #results = new Map<CaseStatus, number>();
  readonly #clocks = new Map<ClockId, Timely>();
  readonly #objections = new Map<ObjectionStatus, number>();
  #corrected = 0;

  constructor(year: number) {
    this.#year = year;
  }

  /** Counts what a case has to do with the year. */
  add({
    caseType,
    status,
    round,
    matter,
    receipts,
    createdAt,
    corrections,
    clocks,
    objections,
  }: CaseState): void {
    const inYear = (day: LocalDate) => day.startsWith(`${this.#year}-`);
    if (inYear(receipts[0]?.receivedAt ?? beijingDate(createdAt))) {
      if (round > 0 || matter !== null) increase(this.#begun, caseType);
      if (round > 0 && receipts.length > 0 && corrections.length > 0) this.#corrected += 1;
      increase(this.#results, status);
    }
    for (const { clock, stopped, due } of clocks) {
      if (stopped === null || !inYear(stopped)) continue;
      const { good, all } = this.#clocks.get(clock) ?? { good: 0, all: 0 };
      this.#clocks.set(clock, { good: good + (stopped <= due ? 1 : 0), all: all + 1 });
    }
    for (const objection of objections)
      if (inYear(objection.receivedAt)) increase(this.#objections, objection.status);
  }

  /** The rows in the order of the report, with the standings of the register items on `today`. */
  rows(profile: Profile, today: LocalDate, standings: ReadonlyMap<Standing, number>): readonly NumberRow[] {
    const row = (part: string, label: string, count: number | undefined): NumberRow => ({
      part,
      label,
      value: String(count ?? 0),
    });
    return [
      ...CASE_TYPES.map((type) => row('收件与立案', CASE_TYPE_NAMES[type], this.#begun.get(type))),
      row('补正', '告知补正的申请', this.#corrected),
      ...END_STATUSES.filter((status) => status !== 'DISCARDED').map((status) =>
        row('办理结果', CASE_STATUS_NAMES[status], this.#results.get(status)),
      ),
      ...profile.clocks
        .filter((rule) => rule.nature === 'deadline' && rule.types.length > 0)
        .map((rule) => ({ part: '按时率', label: rule.name, value: onTime(this.#clocks.get(rule.id)) })),
      ...OBJECTION_STATUSES.map((status) =>
        row('异议', OBJECTION_STATUS_NAMES[status], this.#objections.get(status)),
      ),
      ...STANDINGS.map((standing) =>
        row(`登记簿（截至${today}）`, STANDING_NAMES[standing], standings.get(standing)),
      ),
    ];
  }
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** `9/10（90%）`; a dash when no such clock ended in the year. */
function onTime(runs: Timely | undefined): string {
  if (!runs) return '—';
  return `${runs.good}/${runs.all}（${Math.round((runs.good / runs.all) * 100)}%）`;
}
