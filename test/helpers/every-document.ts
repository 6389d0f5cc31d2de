/**
 * Lists as they follow from all cases and all register items, each looked at in full: what the answers from rows are
 * held against. Nothing here knows of rows.
 */
import { headerOf } from '#electron/services/cases/header';
import { issuedRow } from '#electron/services/documents/document-rows';
import { type SeenEntry, seenOn } from '#electron/services/register/register-rows';
import type { SignedInCall } from '#electron/services/service';
import { isOnlyAgent } from '#shared/access/roles';
import type { ParsedInput } from '#shared/contract/contract';
import type { CaseHeader } from '#shared/contract/views';
import { CASE_TYPE_NAMES, CASE_TYPES } from '#shared/domain/case-type';
import { isInside } from '#shared/domain/divisions';
import { beijingDate, type LocalDate } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import type { RegisterRecord } from '#shared/journal/desk-tables';
import type { ClockRun } from '#shared/regulation/casework/clock-run';
import { isClosed, OBJECTION_STATUS_NAMES, OBJECTION_STATUSES } from '#shared/regulation/casework/objection';
import { QUEUES, type Queue } from '#shared/regulation/casework/queues';
import { isToRecall } from '#shared/regulation/casework/records';
import { awaitsRegion } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES, END_STATUSES, isEnded } from '#shared/regulation/casework/status';
import { remindersOf } from '#shared/regulation/register/reminders';
import { STANDING_NAMES, STANDINGS, standingOf } from '#shared/regulation/register/standing';

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

export class EveryDocument {
  readonly #call: SignedInCall;
  readonly #cases: readonly CaseState[];
  readonly #items: readonly RegisterRecord[];
  readonly #today: LocalDate;

  constructor(call: SignedInCall, cases: readonly CaseState[], items: readonly RegisterRecord[]) {
    this.#call = call;
    const { roles, account } = call.session;
    this.#cases = cases.filter((state) => !isOnlyAgent(roles) || state.people.drafters[0] === account);
    this.#items = items;
    this.#today = beijingDate(call.caller.now);
  }

  counts() {
    const open = this.#cases.filter(({ status }) => !isEnded(status));
    const headers = open.map((state) => headerOf(this.#call, { state, conflicts: [] }));
    const light = (level: string) => headers.filter(({ deadline }) => deadline?.light.level === level).length;
    const [next] = headers.filter(({ deadline }) => deadline?.nature === 'deadline').sort(byUrgency);
    return {
      queues: QUEUES.map((queue) => this.#cases.filter((state) => inQueue(state, queue)).length),
      today: light('today'),
      soon: light('soon'),
      overdue: light('overdue'),
      unconfirmed: this.#cases.filter(awaitsRegion).length,
      // Nothing contradicts where nobody else writes.
      conflicts: 0,
      mine: open.filter((state) => this.#isMine(state)).length,
      nextDue: next?.caseId ?? null,
    };
  }

  worklist({ queue, light, text }: Omit<ParsedInput<'worklist.list'>, 'page'>) {
    const chosen = this.#cases.filter((state) =>
      queue === 'all'
        ? state.status !== 'DISCARDED'
        : queue === 'mine'
          ? this.#isMine(state)
          : QUEUES.some((one) => one.id === queue && inQueue(state, one)),
    );
    const key = nameKey(text);
    const found = chosen
      .map((state) => ({ state, header: headerOf(this.#call, { state, conflicts: [] }) }))
      .filter(
        ({ state, header }) =>
          light === 'any' ||
          (light === 'unconfirmed' ? awaitsRegion(state) : header.deadline?.light.level === light),
      )
      .filter(({ header }) => nameKey(`${header.number} ${header.name} ${header.subjectName}`).includes(key))
      .map(({ header }) => header)
      .sort(byUrgency);
    return { unfiltered: chosen.length, ids: found.map(({ caseId }) => caseId) };
  }

  search(text: string): readonly string[] {
    const key = nameKey(text);
    if (key === '') return [];
    return this.#cases
      .filter(({ number, application, subject, code }) =>
        nameKey(
          `${number} ${words(application.dataRegistName)} ${words(subject.institutionName)} ${words(subject.uscc)} ${code?.confirmedBy ? code.code : ''}`,
        ).includes(key),
      )
      .sort((a, b) => (a.number < b.number ? 1 : -1))
      .slice(0, 20)
      .map(({ id }) => id);
  }

  /** Items on a day, newest first. */
  register(day: LocalDate): readonly SeenEntry[] {
    return this.#items
      .flatMap((item) => {
        const seen = this.#cases.some(({ id }) => id === item.cases[0]) && seenOn(this.#call, item, day);
        return seen ? [seen] : [];
      })
      .sort(({ row: a }, { row: b }) =>
        a.codedAt === b.codedAt ? (a.number < b.number ? 1 : -1) : a.codedAt < b.codedAt ? 1 : -1,
      );
  }

  filtered(
    day: LocalDate,
    filter: Pick<ParsedInput<'register.list'>, 'text' | 'division' | 'objectType' | 'standing'>,
  ) {
    const key = nameKey(filter.text);
    return this.register(day)
      .filter(
        ({ row, regionCode }) =>
          (filter.standing === 'any' || row.standing === filter.standing) &&
          (filter.objectType === null || row.objectType === filter.objectType) &&
          (filter.division === null || isInside(regionCode, filter.division)) &&
          nameKey(`${row.code} ${row.number} ${row.name} ${row.subjectName} ${row.catalogCode}`).includes(
            key,
          ),
      )
      .map(({ row }) => row);
  }

  reminders() {
    const { desk } = this.#call;
    const today = this.#today;
    return remindersOf({
      today,
      cases: this.#cases,
      items: this.register(today).map(({ entry, row }) => ({
        id: entry.id,
        name: row.name,
        validTo: entry.validTo,
        standing: standingOf(entry, desk.profile.renewal, today),
      })),
      profile: desk.profile,
      profileEnd: desk.profile.effectiveTo,
      hasSuccessor: false,
      calendar: desk.calendar,
    });
  }

  annual(year: number) {
    const { profile } = this.#call.desk;
    const inYear = (day: string | undefined) => day?.startsWith(`${year}-`) === true;
    const begun = this.#cases.filter((state) =>
      inYear(state.receipts[0]?.receivedAt ?? beijingDate(state.createdAt)),
    );
    const received = begun.filter(({ round, receipts }) => round > 0 && receipts.length > 0);
    const row = (part: string, label: string, count: number) => ({ part, label, value: String(count) });
    const clocks = this.#cases
      .flatMap((state) => state.clocks)
      .filter((run) => inYear(run.stopped ?? undefined));
    const objections = this.#cases
      .flatMap((state) => state.objections)
      .filter((objection) => inYear(objection.receivedAt));
    const entries = this.register(this.#today).map(({ entry }) => entry);
    return [
      ...CASE_TYPES.map((type) =>
        row(
          '收件与立案',
          CASE_TYPE_NAMES[type],
          begun.filter((state) => state.caseType === type && (state.round > 0 || state.matter !== null))
            .length,
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
          `登记簿（截至${this.#today}）`,
          STANDING_NAMES[standing],
          entries.filter((entry) => standingOf(entry, profile.renewal, this.#today) === standing).length,
        ),
      ),
    ];
  }

  subjects() {
    const byCode = new Map<string, CaseState[]>();
    for (const state of this.#cases) {
      const uscc = words(state.subject.uscc);
      if (uscc !== '' && state.status !== 'DISCARDED') byCode.set(uscc, [...(byCode.get(uscc) ?? []), state]);
    }
    const items = this.register(this.#today);
    return [...byCode].map(([uscc, cases]) => {
      const sorted = [...cases].sort((a, b) =>
        a.createdAt === b.createdAt ? (a.number < b.number ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
      );
      const own = items.filter(({ entry }) => entry.versions.at(-1)?.subject.uscc === uscc);
      return {
        uscc,
        name: words(sorted.at(-1)?.subject.institutionName),
        cases: sorted.map(({ id }) => id),
        items: own.map(({ row }) => row),
        openCases: sorted.filter(({ status }) => !isEnded(status)).length,
      };
    });
  }

  papers() {
    return this.#cases
      .flatMap((state) =>
        state.documents.map((paper) => ({
          ...issuedRow(state, paper),
          date: paper.date,
          number: paper.number,
        })),
      )
      .sort(
        (a, b) =>
          b.date.localeCompare(a.date) || b.number.localeCompare(a.number, 'zh-CN', { numeric: true }),
      )
      .map(({ number }) => number);
  }

  #isMine(state: CaseState): boolean {
    const { roles } = this.#call.session;
    return QUEUES.some((queue) => inQueue(state, queue) && queue.roles.some((role) => roles.includes(role)));
  }
}

const inQueue = (state: CaseState, queue: Queue): boolean =>
  queue.statuses.includes(state.status) &&
  (queue.only === undefined ||
    (queue.only === 'withPaperToRecall'
      ? state.documents.some(isToRecall)
      : state.objections.some(({ status }) => !isClosed(status))));

/** Overdue and earlier due dates first, cases without a deadline last; then receipt, then number. */
function byUrgency(a: CaseHeader, b: CaseHeader): number {
  const key = (header: CaseHeader) =>
    [
      header.deadline && header.deadline.nature !== 'reminder' ? header.deadline.due : '9999-98',
      header.deadline?.due ?? '9999-99',
      header.receivedAt ?? '9999-99',
      header.number,
    ].join(' ');
  return key(a) < key(b) ? -1 : 1;
}

function onTime(runs: readonly ClockRun[]): string {
  if (runs.length === 0) return '—';
  const good = runs.filter((run) => run.stopped !== null && run.stopped <= run.due).length;
  return `${good}/${runs.length}（${Math.round((good / runs.length) * 100)}%）`;
}
