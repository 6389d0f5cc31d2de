/**
 * The desk at work: the open store, the sessions, and the one write path. Every change of anything is one
 * `append` here: one entry, one flush, one notice.
 */

import type { Ports } from '#electron/ports';
import { Exchange } from '#electron/services/sync/exchange';
import type { ReceiveBatch, Received } from '#electron/store/exchange-types';
import type { StoreFault } from '#electron/store/store';
import type { StoredEntry } from '#electron/store/store-types';
import type { Role } from '#shared/access/roles';
import type { ProcedureName, Topic } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { AccountId, CaseId, CommandId, EntryId } from '#shared/domain/ids';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { CodeLists } from '#shared/forms/code-lists';
import type { EntryAttachment } from '#shared/journal/entry';
import { isStationEvent, type JournalEvent, type StationEvent } from '#shared/journal/events';
import { type SecurityEvent, STATION_ACTOR } from '#shared/journal/security-events';
import { stationDetail } from '#shared/journal/station-line';
import { err, ok, type Result } from '#shared/lib/result';
import type { WorkingCalendar } from '#shared/regulation/calendar/calendar';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Profile } from '#shared/regulation/profiles/profile';
import { DeskRules } from './desk-rules';
import type { DeskNotReplaced, DeskStore } from './desk-store';
import { OneAtATime } from './long-work';
import type { Note } from './record';
import type { Session } from './sessions';
import { type ClientId, Sessions } from './sessions';
import { newCommandId } from './station-act';
import { answered, bundleFailure, deskClosed, refusal, storeFault } from './trouble';

/** What one call knows about its caller. */
export interface Caller {
  readonly client: ClientId;
  readonly session: Session | null;
  readonly now: Instant;
}

/** What a service decides of an entry. */
export interface Act {
  readonly case: CaseId | null;
  readonly casePrev: readonly EntryId[];
  readonly base: string | null;
  /** Of the case's holder, as the officer knew it; 0 when left out. */
  readonly epoch?: number;
  readonly actor: AccountId;
  readonly role: Role;
  readonly procedure: string;
  readonly commandId: CommandId;
  readonly events: readonly JournalEvent[];
  readonly attachments: readonly EntryAttachment[];
}

export class Desk {
  readonly sessions = new Sessions();
  readonly verifying = new OneAtATime();
  readonly backingUp = new OneAtATime();
  /** Taking lines of the log away, or cutting its older part. */
  readonly takingLog = new OneAtATime();
  readonly renewingMaster = new OneAtATime();
  readonly exchanging: Exchange;
  #rules = new DeskRules(null);
  #store: DeskStore | null = null;
  #turn: Promise<void> = Promise.resolve();
  readonly #lastWords = new Set<() => void>();

  constructor(
    readonly ports: Ports,
    private readonly notify: (topic: Topic) => void,
    /** The way in, for the loader of practice samples: it asks like any other client. */
    readonly ask: (client: ClientId, name: ProcedureName, input: unknown) => Promise<Answer<unknown>>,
  ) {
    this.exchanging = new Exchange(ports.paths.vault);
  }

  get store(): DeskStore | null {
    return this.#store;
  }

  /** Runs acts that open or make a store one after the other: two at once would fight for its lock. */
  alone<T>(act: () => Promise<T> | T): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Takes an opened store; it stays open while anybody is signed in. @throws when its state cannot be folded. */
  hold(store: DeskStore): void {
    let rules: DeskRules | null = null;
    try {
      rules = new DeskRules(store.views.rules);
    } finally {
      // Held, it could neither be used nor be opened anew.
      if (rules === null) store.close();
    }
    this.#rules = rules;
    this.#store = store;
    const damaged = store.opened.damage !== null || store.security.damage !== null;
    if (!damaged) {
      this.#tellUndone(store);
      this.tellKeptMaster(store);
    }
    this.recordOfStation({ type: 'storeOpened', entries: store.count, damaged });
  }

  /** Every profile of the desk: those built in, and those adopted. */
  get profiles(): readonly Profile[] {
    return this.#rules.profiles;
  }

  /** The working calendar of the office: years built in, and those confirmed here. */
  get calendar(): WorkingCalendar {
    return this.#rules.calendar;
  }

  /** The code lists of the forms: those built in, with what the region has changed. */
  get codeLists(): CodeLists {
    return this.#rules.codeLists;
  }

  /** The rules in force today. */
  get profile(): Profile {
    return this.profileOn(beijingDate(this.timeOf(this.ports.clock.now())));
  }

  /** The rules in force on a day. */
  profileOn(day: LocalDate): Profile {
    return this.#rules.inForce(day);
  }

  /** The rules a case is decided under: those it was received under, else those in force today. */
  profileOf(state: Pick<CaseState, 'profile'> | null): Profile {
    const kept = state?.profile ?? null;
    return this.profiles.find((profile) => profile.id === kept) ?? this.profile;
  }

  /** What is still to be written down before the store goes. */
  beforeClosing(write: () => void): void {
    this.#lastWords.add(write);
  }

  /** Closes the store: keys wiped, folder free. @throws what the recording throws; the store is closed then too. */
  release(): Answer<null> {
    const store = this.#store;
    if (!store) return answered(null);
    let closed: Result<void, StoreFault>;
    try {
      this.verifying.cancel();
      this.exchanging.forget();
      for (const write of this.#lastWords) write();
      this.recordOfStation({ type: 'storeClosed' });
    } finally {
      // Whatever cannot be read or written any more: the keys go and the folder is free.
      this.#store = null;
      this.#rules = new DeskRules(null);
      closed = store.close();
      this.ports.clearMemory?.();
    }
    return closed.ok ? answered(null) : storeFault(closed.error);
  }

  /** Puts another store in the place of the open one; meanwhile the desk has none. Whoever calls has the turn. After
   * a fault the former one is back where it can be; else, and when everybody has left meanwhile, nobody is signed in
   * any more. */
  async exchange<R extends { readonly store: DeskStore }>(
    act: (store: DeskStore) => Promise<Result<R, DeskNotReplaced>>,
  ): Promise<Answer<R>> {
    const before = this.opened();
    if (!before.ok) return before;
    for (const write of this.#lastWords) write();
    const wasAttended = !this.sessions.isEmpty;
    this.verifying.cancel();
    this.exchanging.forget();
    this.#store = null;
    let done: Result<R, DeskNotReplaced> | null = null;
    let store: DeskStore | null = null;
    try {
      done = await act(before.value);
      store = done.ok ? done.value.store : done.error.former;
    } finally {
      if (store === null) this.sessions.endAll();
    }
    if (store === null) this.notify('session');
    else this.hold(store);
    const isLeft = store !== null && wasAttended && this.sessions.isEmpty;
    if (isLeft) this.release();
    if (!done.ok) return storeFault(done.error.fault);
    return isLeft ? deskClosed() : answered(done.value);
  }

  /** The open store. A procedure with a session always has one; without, this is a refusal. */
  opened(): Answer<DeskStore> {
    return this.#store
      ? answered(this.#store)
      : refusal('SESSION_MISSING', '数据尚未打开，或已锁屏。已保存的内容未受影响。', '请登录后再办理。');
  }

  /** The time that acts claim: the computer's, or in a practice store the practice date's. */
  timeOf(now: Instant): Instant {
    // Only a practice store has a time of its own; a real one is not looked into, it may be unreadable.
    const offset = this.#store?.practice ? this.#store.views.practiceOffsetMs : 0;
    return offset === 0 ? now : (new Date(Date.parse(now) + offset).toISOString() as Instant);
  }

  /** Whether the computer clock lies before an entry that is already in the journal. */
  clockIsBehind(now: Instant): boolean {
    const latest = this.#store?.views.latest ?? null;
    return latest !== null && now < latest;
  }

  /** Appends one entry, flushed before this returns, and tells the screens. */
  append(act: Act, caller: Caller, topic: Topic): Answer<StoredEntry> {
    const store = this.opened();
    if (!store.ok) return store;
    // Where looks and sign-ins cannot be written down any more, nothing is done either.
    const { security } = store.value;
    if (security.damage !== null && security.refusal !== null) return storeFault(security.refusal);
    if (this.exchanging.writing === 'halted') return bundleFailure({ code: 'B36_SELF_CHECK' });
    if (this.exchanging.writing === 'checking') return storeFault({ code: 'STORE_BUSY' });
    // An act of the office leaves a line in the security journal too: first the line, so that none is without.
    const acts = act.events.filter(isStationEvent);
    const lined = this.#line(act, acts, caller, store.value);
    if (!lined.ok) return storeFault(lined.error);
    const result = store.value.append({
      ...act,
      rulePack: this.profile.id,
      claimedAt: caller.now,
      clockDoubt: this.clockIsBehind(caller.now),
    });
    if (!result.ok) {
      if (acts.length > 0) this.#undone(act, acts, caller);
      return storeFault(result.error);
    }
    if (topic === 'rules') this.#rules = new DeskRules(store.value.views.rules);
    this.notify(topic);
    return answered(result.value);
  }

  /** Takes in what other stations wrote, closed by an act of this one, which may say first what is believed of them:
   * everything or nothing, flushed before this answers, and tells the screens. */
  async receive(
    { first, ...act }: Act & { readonly first: readonly StationEvent[] },
    caller: Caller,
    batch: Omit<ReceiveBatch, 'first' | 'closing'>,
  ): Promise<Result<Received, StoreFault>> {
    const store = this.#store;
    if (store === null) return err({ code: 'CANCELLED' });
    const acts = [...first, ...act.events.filter(isStationEvent)];
    const lined = this.#line(act, acts, caller, store);
    if (!lined.ok) return lined;
    const { now } = caller;
    const claimed = { rulePack: this.profile.id, claimedAt: now, clockDoubt: this.clockIsBehind(now) };
    const closing = { ...act, ...claimed };
    const begun = first.length === 0 ? {} : { first: { ...closing, events: first } };
    const result = await store.receive({ ...batch, ...begun, closing });
    if (!result.ok && this.#store === store && acts.length > 0) this.#undone(act, acts, caller);
    if (!result.ok) return result;
    if (this.#store === store) this.#rules = new DeskRules(store.views.rules);
    for (const topic of ['cases', 'rules', 'sync'] as const) this.notify(topic);
    return result;
  }

  /** Tells the screens that something of a kind has changed of which no entry tells. */
  tell(topic: Topic): void {
    this.notify(topic);
  }

  /** The line of an act of the office, before the act. */
  #line(
    act: Act,
    acts: readonly StationEvent[],
    caller: Caller,
    store: DeskStore,
  ): Result<unknown, StoreFault> {
    if (acts.length === 0) return ok(null);
    const { actor, role, procedure, commandId } = act;
    const events = acts.map(
      (event): SecurityEvent => ({ type: 'officeActed', act: event.type, about: stationDetail(event) }),
    );
    return this.#noted({ actor, role, procedure, commandId, events }, caller, store);
  }

  /** The act that has its line was not done. When even this cannot be written, the next opening writes it. */
  #undone(act: Act, acts: readonly StationEvent[], caller: Caller): void {
    const { actor, role, procedure, commandId: of } = act;
    const events = acts.map((event): SecurityEvent => ({ type: 'officeActFailed', act: event.type, of }));
    this.record({ actor, role, procedure, commandId: newCommandId(), events }, caller);
  }

  /** Power may have gone between a line and its act, or somebody closed the window; of a store that was just opened. */
  #tellUndone({ security, tables }: DeskStore): void {
    const undone = [...security.views.toldActs].flatMap(([of, acts]) =>
      tables.get('commands', of)
        ? []
        : acts.map((act): SecurityEvent => ({ type: 'officeActFailed', act, of })),
    );
    if (undone.length > 0) this.recordOfStation(...undone);
  }

  /** A new master key that a line tells of may not have come about. */
  tellKeptMaster({ security, masterMark }: DeskStore): void {
    const { newMaster } = security.views;
    if (newMaster !== null && newMaster.key !== masterMark)
      this.recordOfStation({ type: 'masterKept', of: newMaster.commandId });
  }

  /** Writes into the security journal, flushed before this returns, and tells the auditor's screen, and others by
   * `topic` where more than the log changes. */
  record(note: Note, caller: Pick<Caller, 'now'>, topic?: Topic): Answer<null> {
    const store = this.opened();
    if (!store.ok) return store;
    const written = this.#noted(note, caller, store.value);
    // Whoever came or went, screens must know it even when the journal could not be written.
    if (topic) this.notify(topic);
    return written.ok ? answered(null) : storeFault(written.error);
  }

  #noted(note: Note, caller: Pick<Caller, 'now'>, { security }: DeskStore): Result<unknown, StoreFault> {
    const written = security.append({
      ...note,
      rulePack: this.profile.id,
      claimedAt: caller.now,
      clockDoubt: this.clockIsBehind(caller.now),
    });
    if (written.ok) this.notify('log');
    return written;
  }

  /** Writes down what nobody at the desk did. A journal that cannot be written keeps nobody from opening or closing. */
  recordOfStation(...events: readonly SecurityEvent[]): Answer<null> {
    const closing = events.some(({ type }) => type === 'storeClosed');
    return this.record(
      {
        actor: STATION_ACTOR,
        role: 'SYSTEM',
        procedure: closing ? 'store.close' : 'store.open',
        commandId: newCommandId(),
        events,
      },
      { now: this.timeOf(this.ports.clock.now()) },
    );
  }
}
