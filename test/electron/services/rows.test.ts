/**
 * What lists, searches, ledgers and reports answer from rows is what all cases and all register items say, whoever
 * asks and on whatever day: random offices, folded into real tables.
 */
import { assert, asyncProperty, boolean, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsFor } from '#electron/services/cases/facts';
import type { Desk } from '#electron/services/desk/desk';
import { DeskRules, yearsOf } from '#electron/services/desk/desk-rules';
import type { DeskStore } from '#electron/services/desk/desk-store';
import { recent } from '#electron/services/documents/recent-documents';
import { pageOf } from '#electron/services/lists/placed-rows';
import * as search from '#electron/services/lists/search';
import * as worklist from '#electron/services/lists/worklist';
import { registerRowsOn } from '#electron/services/register/register-items';
import * as register from '#electron/services/register/register-list';
import * as reminders from '#electron/services/register/reminders';
import * as reports from '#electron/services/register/reports';
import * as subjects from '#electron/services/register/subjects';
import { movedBy } from '#electron/services/rules/calendar-moves';
import type { SignedInCall } from '#electron/services/service';
import type { PersonRole } from '#shared/access/roles';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, DivisionCode } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { duplicatesOf } from '#shared/regulation/casework/duplicates';
import { type MovedClock, movedClocks } from '#shared/regulation/casework/moved-clocks';
import { QUEUE_IDS } from '#shared/regulation/casework/queues';
import { STANDINGS } from '#shared/regulation/register/standing';
import { Walk } from '../../helpers/case-walk';
import { operatorProduct } from '../../helpers/case-walk-content';
import { Dice } from '../../helpers/case-walk-inputs';
import { PEOPLE } from '../../helpers/case-walk-office';
import { instantOf, RegistryKit } from '../../helpers/case-walk-registry';
import { closeDeskTables, openDeskTables } from '../../helpers/desk-tables';
import { EveryDocument } from '../../helpers/every-document';

const WALKS = 6;
const STEPS = 150;

/** Counts what the offices held, so that empty ones are found out. */
const met = { cases: 0, items: 0, lights: 0, duplicates: 0, moved: 0 };

function officeOf(seed: number): { readonly kit: RegistryKit; readonly walk: Walk; readonly dice: Dice } {
  const kit = new RegistryKit();
  const dice = new Dice(seed);
  const walk = new Walk(kit, dice);
  if (dice.chance(0.7)) walk.at = kit.registered(walk.at);
  if (dice.chance(0.5)) walk.at = kit.registered(walk.at, operatorProduct(walk.at, '2028-06-30'));
  // Some offices work across a year of which no calendar is loaded.
  if (dice.chance(0.4)) walk.at = localDate('2026-12-18');
  for (let step = 0; step < STEPS; step += 1) walk.step();
  return { kit, walk, dice };
}

/** The rules of an office on a day, as its desk has them. */
function deskRules(
  kit: RegistryKit,
  day: LocalDate,
): Pick<Desk, 'profiles' | 'calendar' | 'profile' | 'profileOf'> {
  const rules = new DeskRules(kit.views.rules);
  const profile = rules.inForce(day);
  return {
    profiles: rules.profiles,
    calendar: rules.calendar,
    profile,
    profileOf: (state) => rules.profiles.find(({ id }) => id === state?.profile) ?? profile,
  };
}

/** The call of a person on a day. */
function callOf(
  kit: RegistryKit,
  tables: DeskStore['tables'],
  who: string,
  roles: readonly PersonRole[],
  at: LocalDate,
): SignedInCall {
  const now = instantOf(at);
  // What services read of a desk and of its store; nothing is written here.
  const store = {
    views: kit.views,
    tables,
    count: kit.entries.length,
    practice: true,
  } as unknown as DeskStore;
  const desk = { store, ...deskRules(kit, at) } as unknown as Desk;
  const session = { account: who as AccountId, name: who, roles, failedSinceLast: 0 };
  return { desk, store, session, caller: { client: who, session, now } };
}

async function value<T>(answer: Answer<T> | Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.failure.message);
  return given.value;
}

/** Pages of a list until one is empty. */
async function pages<T>(
  page: (number: number) => Promise<{ readonly total: number; readonly items: readonly T[] }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let number = 0; ; number += 1) {
    const { total, items } = await page(number);
    all.push(...items);
    if (items.length > 0) continue;
    expect(all).toHaveLength(total);
    return all;
  }
}

async function sameLists(call: SignedInCall, naive: EveryDocument, texts: readonly string[]): Promise<void> {
  const counts = await value(worklist.counts(call, {}));
  const expected = naive.counts();
  met.lights += expected.today + expected.soon + expected.overdue;
  expect({
    ...counts,
    queues: counts.queues.map(({ count }) => count),
    nextDue: counts.nextDue?.caseId ?? null,
  }).toEqual(expected);
  for (const queue of ['mine', 'all', ...QUEUE_IDS] as const)
    for (const light of ['any', 'today', 'soon', 'overdue', 'unconfirmed', 'conflict'] as const)
      for (const text of queue === 'all' || queue === 'drafts' ? ['', ...texts] : ['']) {
        const { ids, unfiltered } = naive.worklist({ queue, light, text });
        let seen = -1;
        const items = await pages(async (page) => {
          const answer = await value(worklist.list(call, { queue, light, text, page }));
          seen = answer.unfiltered;
          return answer;
        });
        expect([items.map(({ caseId }) => caseId), seen], `${queue} ${light} ${text}`).toEqual([
          ids,
          unfiltered,
        ]);
      }
  for (const text of texts)
    expect(
      (await value(search.find(call, { text }))).hits.map(({ caseId }) => caseId),
      text,
    ).toEqual(naive.search(text));
}

type Filter = Omit<ParsedInput<'register.list'>, 'page' | 'asOf'>;

async function sameRegister(
  call: SignedInCall,
  naive: EveryDocument,
  days: readonly LocalDate[],
  texts: readonly string[],
): Promise<void> {
  const none: Filter = { text: '', division: null, objectType: null, standing: 'any' };
  const filters: readonly Filter[] = [
    none,
    ...texts.map((text) => ({ ...none, text })),
    ...STANDINGS.map((standing) => ({ ...none, standing })),
    ...['653100', '650100', '650000'].map((division) => ({ ...none, division: division as DivisionCode })),
    { ...none, objectType: '2' as const, standing: 'EFFECTIVE' as const },
  ];
  for (const asOf of days)
    for (const filter of filters) {
      const rows = naive.filtered(asOf, filter);
      const items = await pages(async (page) => {
        const answer = await value(register.list(call, { ...filter, asOf, page }));
        expect(answer.unfiltered).toBe(naive.register(asOf).length);
        return answer;
      });
      expect(items, `${asOf} ${JSON.stringify(filter)}`).toEqual(rows);
      expect(await registerRowsOn(call, asOf, filter)).toEqual(rows);
    }
}

async function sameLedgers(
  call: SignedInCall,
  naive: EveryDocument,
  years: readonly number[],
): Promise<void> {
  const told = await value(reminders.list(call, {}));
  expect(told.reminders.filter(({ kind }) => kind !== 'rules')).toEqual(
    naive.reminders().filter(({ kind }) => kind !== 'rules'),
  );
  for (const year of years)
    expect((await value(reports.annual(call, { year }))).rows).toEqual(naive.annual(year));
  const listed = await pages((page) => value(subjects.list(call, { text: '', page })));
  const expected = naive.subjects();
  expect(listed.map(({ uscc, name, entries, openCases }) => [uscc, name, entries, openCases]).sort()).toEqual(
    expected.map(({ uscc, name, items, openCases }) => [uscc, name, items.length, openCases]).sort(),
  );
  for (const { uscc, name, cases, items } of expected) {
    const subject = await value(subjects.get(call, { uscc }));
    expect(subject.name).toBe(name);
    expect(subject.cases.map(({ caseId }) => caseId)).toEqual(cases);
    expect(subject.items).toEqual(items);
    const found = await value(subjects.list(call, { text: uscc, page: 0 }));
    expect(found.items.map((one) => one.uscc)).toContain(uscc);
  }
  const papers = await pages((page) => value(recent(call, { page })));
  expect(papers.map(({ number }) => number)).toEqual(naive.papers());
}

/** Some cases are about other subjects, some about the same thing, and some have lost their names. */
function varied(kit: RegistryKit, dice: Dice): void {
  for (const record of kit.tables.all('cases')) {
    const { state } = record;
    if (state.status !== 'DRAFT' || dice.chance(0.3)) continue;
    const subject: FormValues = dice.pick([
      { institutionName: '伊犁 水务局', uscc: '11654000MB0000001X', regionCode: '654000' },
      { institutionName: '', uscc: '' },
      { regionCode: '没有这个地方' },
    ]);
    const application: FormValues = dice.pick([
      {},
      { dataRegistName: '' },
      { catalogCode: ' 无 ' },
      { catalogCode: 'KS-1' },
      { hashValue: 'AB' },
    ]);
    kit.apply(
      'clerk',
      dice.pick(['2026-03-09', '2027-02-01']),
      'SUBJECT_CLERK',
      'cases.saveDraft',
      state.id,
      [{ type: 'draftChanged', subject, application, request: {} }],
    );
  }
}

async function compare(seed: number, calendarToo: boolean, packed: boolean): Promise<void> {
  const { kit, walk, dice } = officeOf(seed);
  kit.views.office = kit.office;
  varied(kit, dice);
  if (calendarToo) {
    // A year that comes with a newer program: no clock was moved for it.
    const days = ['2027-01-01', '2027-01-04', '2027-01-05'].map((date) => ({
      date,
      kind: 'off' as const,
      name: '节日',
      scope: 'national' as const,
      source: '通知',
    }));
    if (!kit.views.rules.calendars.has(2027))
      kit.views.rules.calendars.set(2027, {
        year: 2027,
        days,
        source: { title: '通知', number: '', issuer: '自治区' },
      });
  }
  closeDeskTables();
  const tables = await openDeskTables(kit, packed);
  const states = kit.tables.all('cases').map(({ state }) => state);
  const items = kit.tables.all('register');
  met.cases += states.length;
  met.items += items.length;
  const days = [0, -1, -10, -40, -200, -800, 1, 300, 900].map((away) => addDays(walk.at, away));
  const [first] = states;
  const texts = [
    '线路',
    '未命名',
    '填主体',
    '1165',
    first?.number.slice(-5) ?? '',
    '号公',
    String(items[0]?.code ?? 'XJ').slice(0, 6),
    '没有',
  ].filter(Boolean);
  const people: readonly (readonly [string, readonly PersonRole[]])[] = [
    ['everybody', PEOPLE.everybody ?? []],
    [dice.pick(['supervisor', 'reviewer', 'counter']), ['ACCEPTANCE_CLERK']],
    ['clerk', ['AGENT']],
    ['otherAgent', ['AGENT']],
  ];
  for (const at of [walk.at, addDays(walk.at, dice.pick([-3, 1, 8, 60, 700]))])
    for (const [who, roles] of people) {
      const call = callOf(kit, tables, who, roles, at);
      const naive = new EveryDocument(call, states, items);
      await sameLists(call, naive, texts);
      await sameLedgers(call, naive, [2025, 2026, 2027, 2028, Number(at.slice(0, 4))]);
      if (at === walk.at) await sameRegister(call, naive, days, texts.slice(0, 4));
    }
  const call = callOf(kit, tables, 'everybody', PEOPLE.everybody ?? [], walk.at);
  for (const state of states) {
    const alike = factsFor(call, state).duplicates;
    met.duplicates += alike.length;
    if (['SUBMITTED', 'UNDER_REVIEW', 'REVIEW_PROPOSED'].includes(state.status))
      expect(alike).toEqual(duplicatesOf(state, states));
  }
  const year = {
    year: 2027,
    days: [
      { date: '2027-01-06', kind: 'off' as const, name: '节日', scope: 'national' as const, source: '通知' },
    ],
    source: { title: '通知', number: '', issuer: '自治区' },
  };
  const moved = await movedBy(call, year);
  met.moved += moved?.length ?? 0;
  expect(moved).toEqual(expectedMoves(kit, year));
}

function expectedMoves(kit: RegistryKit, year: SourcedCalendarYear): readonly MovedClock[] {
  const confirmed = [...kit.views.rules.calendars.values()].filter((known) => known.year !== year.year);
  const calendar = workingCalendar('xj', yearsOf([...confirmed, year]));
  const states = kit.tables.all('cases').map(({ state }) => state);
  return [...movedClocks(states, calendar)].sort((a, b) =>
    a.number < b.number ? -1 : a.number > b.number ? 1 : 0,
  );
}

describe('answers from rows', () => {
  it('are those of all documents, in random offices', async () => {
    await assert(asyncProperty(integer(), boolean(), boolean(), compare), {
      numRuns: WALKS,
      endOnFailure: true,
    });
    // Offices that hold nothing would answer anything.
    expect(Math.min(met.cases, met.items, met.lights)).toBeGreaterThan(0);
  }, 600_000);
});

describe('a page of which some rows stand elsewhere', () => {
  it('is the page of the whole list, at every place', () => {
    assert(
      property(
        uniqueArray(integer({ min: 0, max: 400 }), { maxLength: 60 }),
        uniqueArray(integer({ min: 0, max: 400 }), { maxLength: 12 }),
        integer({ min: 1, max: 9 }),
        boolean(),
        (numbers, moves, size, kept) => {
          const text = (value: number) => String(value).padStart(5, '0');
          const rows = [...numbers]
            .sort((a, b) => a - b)
            .map((number) => ({ key: text(number), order: text(number * 2) }));
          // Every move is of one row, to a place between two others.
          const placed = moves.flatMap((to, index) => {
            const row = rows[index * 3];
            return row ? [{ key: row.key, order: text(to * 2 + 1), stored: kept ? row.order : null }] : [];
          });
          const own = new Set(placed.map(({ key }) => key));
          const others = rows.filter(({ key }) => !own.has(key));
          const table = (kept ? rows : others).map(({ key, order }) => ({ key, row: { order } }));
          const whole = [...others, ...placed]
            .sort((a, b) => (a.order < b.order ? -1 : 1))
            .map(({ key }) => key);
          for (let start = 0; start <= whole.length + size; start += size) {
            const page = pageOf({
              query: (offset, limit) => ({ total: table.length, rows: table.slice(offset, offset + limit) }),
              orderOf: ({ row }) => String(row.order),
              placed,
              start,
              size,
            });
            expect(page).toEqual({ total: whole.length, keys: whole.slice(start, start + size) });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
