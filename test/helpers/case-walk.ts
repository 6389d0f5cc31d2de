/**
 * A random walk through the work of an office: several people, several items, lawful and unlawful inputs.
 * It only acts; what must hold after every act is judged by the test that walks.
 */
import { CASE_TYPES, type CaseType } from '#shared/domain/case-type';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { Refusal } from '#shared/domain/refusal';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import { availableActions } from '#shared/regulation/casework/actions';
import { latestClock, runningClock } from '#shared/regulation/casework/clock-run';
import {
  type CaseCommand,
  type CaseCommandType,
  REQUESTERS,
  type Requester,
} from '#shared/regulation/casework/commands';
import { movedClocks } from '#shared/regulation/casework/moved-clocks';
import { isClosed, type Objection } from '#shared/regulation/casework/objection';
import type { AgencyMatter } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { standingOf } from '#shared/regulation/register/standing';
import { type Content, contentOfSample, operatorProduct, requestOf } from './case-walk-content';
import { type Dice, inputFor } from './case-walk-inputs';
import { sample } from './case-walk-office';
import type { RegistryKit } from './case-walk-registry';
import { objectionStep, usualStep } from './case-walk-steps';

/** One act of a walk, and what came of it. */
export interface Act {
  readonly account: string;
  readonly at: LocalDate;
  readonly command: CaseCommand;
  /** The case before the act; `null` when it began one. */
  readonly before: CaseState | null;
  readonly refusals: readonly Refusal[];
  /** The page offered this very step as open. */
  readonly offered: boolean;
}

const ALL_COMMANDS = [...new Set(TRANSITIONS.map((row) => row.command))].filter((type) => type !== 'create');

export class Walk {
  at: LocalDate = localDate('2026-03-09');
  /** What is still to be typed into drafts, so that they come to be complete. */
  private readonly toType = new Map<string, CaseCommand[]>();

  constructor(
    readonly kit: RegistryKit,
    readonly dice: Dice,
  ) {}

  /** The next act. */
  step(): Act {
    this.passTime();
    const open = this.kit.tables.all('cases').map(({ state }) => state);
    const alive = open.filter(({ status }) => !isEnded(status));
    if (open.length === 0 || (alive.length < 4 && this.dice.chance(0.3)) || this.dice.chance(0.02))
      return this.begin();
    const due = this.kit.tables
      .all('register')
      .find(
        (entry) =>
          entry.openApplication === null &&
          ['RENEWAL_WINDOW', 'EXPIRED_PENDING'].includes(
            standingOf(entry, this.kit.profile.renewal, this.at),
          ),
      );
    if (due && this.dice.chance(0.15)) return this.begin(due, this.at > due.validTo ? 'EXPIRE' : 'RENEW');
    // A person goes on with one case for a while.
    const same = alive.find(({ id }) => id === this.kit.current);
    if (same && this.dice.chance(0.75)) return this.actOn(same);
    const state = this.dice.pick(alive.length > 0 && this.dice.chance(0.92) ? alive : open);
    return this.actOn(state);
  }

  private passTime(): void {
    const { dice, kit } = this;
    if (dice.chance(0.8)) return;
    this.at = addDays(this.at, dice.pick([1, 1, 1, 2, 3, 7, 16]));
    const ends = kit.tables
      .all('register')
      .map(({ validTo }) => validTo)
      .sort();
    const [first] = ends.filter((day) => day > this.at);
    if (first && dice.chance(0.04)) {
      const near = addDays(first, dice.pick([-70, -60, -20, -1, 0, 1, 30]));
      if (near > this.at) this.at = near;
    }
    if (dice.chance(0.05)) this.loadCalendar();
  }

  /** A second person confirms the calendar of the years to come; open clocks move as signed for. */
  private loadCalendar(): void {
    const { kit } = this;
    const year = Number(this.at.slice(0, 4)) + 1;
    if (kit.calendar.years.includes(year)) return;
    const days = ['01-01', '05-01', '10-01'].map((day) => ({
      date: `${year}-${day}`,
      kind: 'off' as const,
      name: '节日',
      scope: 'national' as const,
      source: '通知',
    }));
    const calendar = { year, days, source: { title: '通知', number: '', issuer: '自治区' } };
    const loaded = [...kit.views.rules.calendars.values(), calendar];
    kit.calendar = workingCalendar('xj', [XJ_2025, XJ_2026, ...loaded]);
    const moved = movedClocks(
      kit.tables.all('cases').map(({ state }) => state),
      kit.calendar,
    );
    kit.apply('admin', this.at, 'SYSADMIN', 'rules.proposeCalendar', null, [
      { type: 'calendarProposed', calendar },
    ]);
    kit.apply('supervisor', this.at, 'SUPERVISOR', 'rules.confirmCalendar', null, [
      { type: 'calendarConfirmed', year, moved },
    ]);
  }

  /** The views are saved and read again, as when the desk is started anew. */
  restart(): void {
    const text = canonicalJson(DESK_FOLD.toJson(this.kit.views));
    this.kit.views = DESK_FOLD.fromJson(JSON.parse(text) as Json);
  }

  private begin(on: RegisterEntry | null = null, as: CaseType | null = null): Act {
    const { dice, kit, at } = this;
    const items = kit.tables.all('register');
    const item = on ?? (items.length > 0 && dice.chance(0.8) ? dice.pick(items) : null);
    const type: CaseType = as ?? (item || dice.chance(0.1) ? dice.pick(CASE_TYPES) : 'FIRST');
    const product = dice.chance(0.3);
    const objectType = item?.objectType ?? (product ? '2' : '1');
    const requester = type === 'CORRECT' ? dice.pick(REQUESTERS) : 'SUBJECT';
    const matter = this.matterOf(type, item);
    const account = dice.chance(0.9) ? (matter ? 'reviewer' : 'clerk') : dice.pick(Object.keys(kit.people));
    const command = kit.creation(type, at, { objectType, requester, matter });
    const act = this.act(null, account, command, item?.id ?? null);
    if (act.refusals.length === 0) this.toType.set(command.id, this.typing(kit.case, requester));
    return act;
  }

  private matterOf(type: CaseType, item: RegisterEntry | null): AgencyMatter | null {
    if (this.dice.chance(0.03)) return null;
    const reasons = '依职权办理';
    switch (type) {
      case 'EXPIRE':
        return { kind: type, reasons };
      case 'RESTORE':
        return { kind: type, reasons, reference: '上级1号' };
      case 'REVOKE':
        return { kind: type, source: '01', clue: reasons };
      case 'SHORTEN': {
        const validTo = addDays(item?.validTo ?? this.at, this.dice.pick([-300, -100, -1, 0]));
        return { kind: type, validTo, reasons, reference: '终止通知' };
      }
      default:
        return null;
    }
  }

  /** The commands that make a new draft complete. */
  private typing(state: CaseState, requester: Requester): CaseCommand[] {
    const { caseType, objectType } = state;
    let content: Content;
    if (caseType === 'FIRST')
      content =
        objectType === '2'
          ? operatorProduct(this.at, addDays(this.at, this.dice.pick([400, 1500])))
          : contentOfSample(sample('kashgar-bus'), this.at, {
              application: { hashValue: this.kit.entries.length.toString(16).padStart(64, '0') },
            });
    else if (caseType === 'CHANGE' || caseType === 'CORRECT' || caseType === 'CANCEL' || caseType === 'RENEW')
      content = requestOf(caseType, objectType, requester, this.at);
    else return [];
    const { papers, ...values } = content;
    const deposit = caseType === 'CHANGE' || caseType === 'CORRECT';
    const fresh = deposit ? { depositNo: `KS-${this.kit.entries.length}` } : {};
    return [
      { type: 'saveDraft', ...values, application: { ...values.application, ...fresh } },
      ...papers.map(({ type, field }, index): CaseCommand => {
        const hash = (this.kit.entries.length * 40 + index).toString(16).padStart(64, '0');
        const named = { type, field, title: field, fileName: `${field}.pdf`, mediaType: 'application/pdf' };
        return { type: 'attach', attachment: { ...named, hash: hash as never, bytes: 1000 } };
      }),
    ];
  }

  private actOn(state: CaseState): Act {
    const { dice, kit } = this;
    kit.look(state.id);
    const pending = this.toType.get(state.id) ?? [];
    const [next] = pending;
    if (next && state.status === 'DRAFT' && dice.chance(0.9)) {
      const by = (state.request.requesterType ?? 'SUBJECT') === 'SUBJECT' ? 'clerk' : 'counter';
      const act = this.act(state, by, next);
      this.toType.set(state.id, pending.slice(1));
      return act;
    }
    const roll = dice.next();
    if (roll < 0.5 && !isEnded(state.status)) return this.usual(state);
    if (roll < 0.95) return this.offered(state);
    const account = dice.pick(Object.keys(kit.people));
    return this.act(state, account, this.input(dice.pick(ALL_COMMANDS), state, true));
  }

  private usual(state: CaseState): Act {
    const { kit, dice } = this;
    const objection = state.objections.find(({ status }) => !isClosed(status));
    if (objection && dice.chance(0.9)) return this.onObjection(state, objection);
    const due = latestClock(state.clocks, 'C3')?.due;
    if (state.status === 'PUBLICITY' && due && this.at <= due && dice.chance(0.15)) this.at = addDays(due, 1);
    const [usual, command] = usualStep(state, kit.profileOf(state), this.at, kit.entries.length);
    const account = dice.chance(0.85) ? usual : dice.pick(Object.keys(kit.people));
    return this.act(state, account, command);
  }

  private onObjection(state: CaseState, objection: Objection): Act {
    const { dice, kit } = this;
    const answers = dice.chance(0.7);
    const run = runningClock(state.clocks, 'O2', objection.number);
    if (!answers && run && run.due >= this.at) this.at = addDays(run.due, 1);
    const [usual, command] = objectionStep(state, objection, this.at, answers);
    const account = dice.chance(0.85) ? usual : dice.pick(Object.keys(kit.people));
    return this.act(state, account, command);
  }

  /** A step that somebody's page offers, preferably an open one. */
  private offered(state: CaseState): Act {
    const { kit, dice } = this;
    const account = dice.pick(Object.keys(kit.people));
    const actions = availableActions(state, kit.facts(account, this.at, state));
    const open = actions.filter(({ refusals }) => refusals.length === 0);
    // Steps of objections and other legal steps before edits, endings seldom.
    const rare = open.filter(({ transition }) => !transition.stopsAll || dice.chance(0.3));
    const legal = rare.filter(({ transition }) => !transition.id.startsWith('E'));
    const from = dice.chance(0.1) ? actions : legal.length > 0 && dice.chance(0.8) ? legal : rare;
    if (from.length === 0) return this.usualOrRandom(state, account);
    const { transition, objection, refusals } = dice.pick(from);
    const command = this.input(transition.command, state, dice.chance(0.15), objection ?? 1);
    return { ...this.act(state, account, command), offered: refusals.length === 0 };
  }

  private usualOrRandom(state: CaseState, account: string): Act {
    if (!isEnded(state.status) && this.dice.chance(0.7)) return this.usual(state);
    return this.act(state, account, this.input(this.dice.pick(ALL_COMMANDS), state, true));
  }

  private input(type: CaseCommandType, state: CaseState, sloppy: boolean, objection = 1): CaseCommand {
    const { dice, kit, at } = this;
    const serial = 1000 + kit.entries.length;
    return inputFor(
      type,
      { dice, state, profile: kit.profileOf(state), today: at, serial, sloppy },
      objection,
    );
  }

  private act(
    before: CaseState | null,
    account: string,
    command: CaseCommand,
    target: RegisterEntry['id'] | null = null,
  ): Act {
    const refusals = this.kit.try(account, this.at, command, target);
    return { account, at: this.at, command, before, refusals, offered: false };
  }
}
