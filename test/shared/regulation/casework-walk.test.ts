/**
 * What holds in every office whatever is pressed: random walks through many cases and items (workflow 3
 * to 6). No clause is named here: a walk touches them all, and counting what it touches would slow it down.
 */
import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApplication } from '#shared/domain/case-type';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { Refusal } from '#shared/domain/refusal';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DESK_TABLES, type DeskTables } from '#shared/journal/desk-tables';
import { isStationEvent, type JournalEvent } from '#shared/journal/events';
import { applyEntry } from '#shared/journal/fold';
import { canonicalJson } from '#shared/lib/canonical-json';
import { dayNature } from '#shared/regulation/calendar/calendar';
import { isHeld } from '#shared/regulation/casework/clock-run';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { holding } from '#shared/regulation/casework/objection';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import type { Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { RegistryKit, withSettings } from '../../helpers/case-kit';
import { type Act, Walk } from '../../helpers/case-walk';
import { operatorProduct } from '../../helpers/case-walk-content';
import { Dice } from '../../helpers/case-walk-inputs';
import { MemoryTables } from '../../helpers/memory-tables';

const WALKS = 100;
const STEPS = 150;

const XJ_ELSE = withSettings(XJ_2025_PROFILE, {
  'objection.publicityClock': 'pause',
  'objection.decisionStart': 'answerDue',
  'correction.lapseCloses': true,
  'duties.acceptEqualsReview': false,
  'cancellation.announce': true,
});
const XJ_SMALL = withSettings(XJ_2025_PROFILE, { 'duties.twoPersons': true, 'withdrawal.enabled': false });
/** Renewals go through the notice too, corrections only where the notice would read differently. */
const XJ_STAGES: Profile = {
  ...XJ_2025_PROFILE,
  stages: XJ_2025_PROFILE.stages.map((stage) =>
    stage.type === 'RENEW'
      ? { ...stage, publicity: 'always' }
      : stage.type === 'CORRECT'
        ? { ...stage, publicity: 'publicItemChanged' }
        : stage,
  ),
};
const PROFILES = { XJ: XJ_2025_PROFILE, XJ_ELSE, XJ_SMALL, XJ_STAGES, TJ: TJ_DRAFT_PROFILE } as const;

/** Refusals that stand on no clause: good order of this program, and why. */
const WITHOUT_CLAUSE: { readonly [code: string]: string } = {
  ROLE_MISSING: 'steps that only this design has (discard, return) name their roles without a clause',
  SAME_PERSON: 'only the one who began a draft throws it away',
  PROPOSAL_PENDING: 'the order of two decisions on one case is ours',
  ATTACHMENT_REFUSED: 'sizes and places of files are ours',
  EVIDENCE_UNKNOWN: 'a paper has to be in the case before it is named',
  DOCUMENT_UNKNOWN: 'a number has to exist before it is delivered or voided',
  WARNINGS_UNSEEN: 'that a warning is seen is ours',
  CHECKLIST_INCOMPLETE: 'an item that the form does not have',
};

/** Counts what the walks did, so that walks that do nothing are found out. */
const met = { acts: 0, done: new Set<string>(), refused: new Set<string>() };

const lastEvents = (kit: RegistryKit): readonly JournalEvent[] => kit.entries.at(-1)?.entry.events ?? [];
const caseEvents = (kit: RegistryKit): readonly CaseEvent[] =>
  lastEvents(kit).filter((event): event is CaseEvent => !isStationEvent(event));

/** What the law knows of an item; which cases are open on it is no content. */
const substance = ({ code, status, end, validTo, versions }: RegisterEntry) =>
  [code, status, end, validTo, versions] as const;

function allowedStep(kit: RegistryKit, { before, account }: Act, after: CaseState): void {
  const row = kit.transition;
  if (!row) throw new Error('no row');
  if (before) {
    expect(row.from, row.id).toContain(before.status);
    expect(row.types, row.id).toContain(before.caseType);
    if (row.to.length === 0) expect(after.status, row.id).toBe(before.status);
    else expect(row.to, row.id).toContain(after.status);
    expect(isEnded(before.status) && after.status !== before.status, row.id).toBe(false);
  } else expect(row.id).toBe('T01');
  const role = kit.entries.at(-1)?.entry.role;
  expect(kit.people[account], row.id).toContain(role);
}

/** Whoever prepared something does not decide it (workflow section 1). */
function apart(kit: RegistryKit, { before, account }: Act): void {
  if (!before) return;
  const { people, proposal, objections, revocation, code } = before;
  for (const event of caseEvents(kit)) {
    const forbidden: readonly (string | null | undefined)[] = (() => {
      switch (event.type) {
        case 'internallyApproved':
          return people.drafters;
        case 'notAccepted':
        case 'transferred':
        case 'delayExplained':
          return [proposal?.by];
        case 'withdrawn':
          return [proposal?.by, ...people.drafters];
        case 'proposalRejected':
          // Whoever proposed may take it back; what the subject asked for is not denied by its own side.
          return proposal?.kind === 'withdrawal' ? [proposal.by, ...people.drafters] : [];
        case 'objectionDeclined':
          return [...people.reviewers, ...people.drafters];
        case 'reviewPassed':
        case 'reviewFailed':
          return [...people.reviewers, people.proposer, ...people.drafters];
        case 'objectionDecided':
          return [objections.find(({ number }) => number === event.objection)?.proposal?.by];
        case 'findingApproved':
        case 'revocationDismissed':
        case 'revocationDecided':
          return [revocation?.finding?.by];
        case 'codeConfirmed':
          return [code?.enteredBy];
        case 'agencyMatterApproved':
          return people.drafters;
        default:
          return [];
      }
    })();
    expect(forbidden, event.type).not.toContain(account);
  }
}

/** No code while an objection holds the registration; the register follows from cases only. */
function registerKept(
  kit: RegistryKit,
  before: ReadonlyMap<string, RegisterEntry>,
  was: CaseState | null,
): void {
  const events = caseEvents(kit);
  const registers = events.some(({ type }) => type === 'registerChanged');
  const codes = events.some(({ type }) => type === 'codeEntered' || type === 'codeConfirmed');
  if (was && (registers || codes)) expect(holding(was.objections)).toEqual([]);
  const own = registers ? kit.item.id : null;
  for (const entry of kit.tables.all('register')) {
    const old = before.get(entry.id);
    if (entry.id === own) {
      if (old) expect(entry.code).toBe(old.code);
      if (old) expect(entry.versions.slice(0, old.versions.length)).toEqual(old.versions);
      continue;
    }
    if (!old) throw new Error('an item out of nothing');
    if (old !== entry) expect(substance(entry)).toEqual(substance(old));
  }
  expect(kit.tables.size('register')).toBeGreaterThanOrEqual(before.size);
}

function standing(kit: RegistryKit): void {
  const cases = kit.tables.all('cases').map(({ state }) => state);
  const open = new Map<string, number>();
  for (const { target, caseType, status } of cases) {
    if (target === null || isEnded(status)) continue;
    const key = `${target}/${isApplication(caseType)}`;
    open.set(key, (open.get(key) ?? 0) + 1);
    expect(open.get(key), 'two open cases on one item').toBe(1);
  }
  const items = kit.tables.all('register');
  expect(new Set(items.map(({ code }) => code.toUpperCase())).size).toBe(items.length);
  expect(kit.tables.size('codes')).toBe(items.length);
  for (const { versions, validFrom, validTo } of items) {
    expect(validTo >= validFrom).toBe(true);
    for (const version of versions) expect(version.validTo >= version.validFrom).toBe(true);
  }
  for (const { clocks, status, objections } of cases) {
    const heard = holding(objections).map(({ number }) => number);
    for (const run of clocks) {
      if (run.stopped === null && !isHeld(run))
        expect(dayNature(kit.calendar, run.due).working, `${run.clock} due ${run.due}`).toBe(true);
      // Of an ended case only an objection of its notice that was learnt late has clocks left.
      const isLate = run.objection !== null && heard.includes(run.objection);
      if (isEnded(status) && !isLate) expect(run.stopped, `${run.clock} runs in ${status}`).not.toBeNull();
    }
  }
}

/** Numbers of documents have no gaps and are never given twice. */
function numbering(kit: RegistryKit): void {
  const numbers = kit.entries.flatMap(({ entry }) =>
    entry.events.flatMap((event) => (event.type === 'documentIssued' ? [event.issued.number] : [])),
  );
  expect(new Set(numbers).size).toBe(numbers.length);
  const byYear = new Map<string, number>();
  for (const number of numbers) {
    const [, year = '', serial = ''] = /〔(\d{4})〕(\d+)号/.exec(number) ?? [];
    expect(Number(serial)).toBe((byYear.get(year) ?? 0) + 1);
    byYear.set(year, Number(serial));
  }
}

const checkRefusals = (refusals: readonly Refusal[], profile: Profile): void => {
  for (const { code, clauses, message, wayOut } of refusals) {
    expect(message).not.toBe('');
    expect(wayOut).not.toBe('');
    if (clauses.length === 0) expect(Object.keys(WITHOUT_CLAUSE), message).toContain(code);
    if (profile.cites !== null) for (const id of clauses) expect(id, message).not.toMatch(/^XJ/);
  }
};

/** An office that has worked before: items in its register, a notice that runs, sometimes years later. */
function opened(kit: RegistryKit, dice: Dice): LocalDate {
  let at = localDate('2026-03-09');
  if (dice.chance(0.7)) at = kit.registered(at);
  if (dice.chance(0.5)) at = kit.registered(at, operatorProduct(at, '2028-06-30'));
  const items = kit.tables.all('register');
  if (items.length > 0 && dice.chance(0.3))
    at = addDays(dice.pick(items).validTo, dice.pick([-62, -40, -5, 2]));
  if (dice.chance(0.6)) at = kit.first(at).advance('PUBLICITY', at);
  return at;
}

function walk(seed: number, name: keyof typeof PROFILES): void {
  const kit = new RegistryKit({ profile: PROFILES[name] });
  const dice = new Dice(seed);
  const going = new Walk(kit, dice);
  going.at = opened(kit, dice);
  const restartAt = dice.below(STEPS);
  for (let step = 0; step < STEPS; step += 1) {
    if (step === restartAt) going.restart();
    const count = kit.entries.length;
    const register = new Map(kit.tables.all('register').map((item) => [item.id, item]));
    const act = going.step();
    met.acts += 1;
    if (act.refusals.length > 0) {
      for (const { code } of act.refusals) met.refused.add(code);
      checkRefusals(act.refusals, act.before ? kit.profileOf(act.before) : kit.profile);
      if (act.before) expect(kit.stateOf(act.before.id)).toBe(act.before);
      expect(
        act.offered &&
          act.refusals.some(({ code }) => code === 'STEP_NOT_OPEN' && act.command.type !== 'answerDefect'),
        act.command.type,
      ).toBe(false);
      // Only a calendar may have come in between.
      expect(kit.entries.slice(count).every(({ entry }) => entry.case === null)).toBe(true);
      continue;
    }
    met.done.add(kit.transition?.id ?? '');
    allowedStep(kit, act, kit.case);
    apart(kit, act);
    registerKept(kit, register, act.before);
    standing(kit);
  }
  numbering(kit);
  const again = DESK_FOLD.create();
  const tables = new MemoryTables<DeskTables>(DESK_TABLES);
  for (const { entry, id } of kit.entries) applyEntry(DESK_FOLD, again, tables, entry, id);
  expect(canonicalJson(DESK_FOLD.toJson(again))).toBe(canonicalJson(DESK_FOLD.toJson(kit.views)));
  for (const table of ['cases', 'register'] as const)
    expect(canonicalJson(tables.all(table))).toBe(canonicalJson(kit.tables.all(table)));
}

describe('random walks of random people through many cases', () => {
  it('keep to the table, the register, the separation of persons and the calendar', () => {
    assert(property(integer(), constantFrom(...(Object.keys(PROFILES) as (keyof typeof PROFILES)[])), walk), {
      numRuns: WALKS,
      endOnFailure: true,
    });
    // Walks that never get anywhere would hold everything.
    expect(met.acts).toBeGreaterThanOrEqual(10_000);
    expect(met.done.size).toBeGreaterThan(50);
    expect(met.refused.size).toBeGreaterThan(25);
  }, 120_000);
});
