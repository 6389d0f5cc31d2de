/** Five desks at work side by side: they walk, hand over, take by force, decide, and now and then meet. */

import { type CaseConflict, isOpen } from '#shared/agreement/conflict';
import { mayDecide } from '#shared/agreement/deciders';
import type { CaseId, DivisionCode, EntryId } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import type { StoredEntry } from '#shared/journal/entry';
import { isCaseEvent, type JournalEvent } from '#shared/journal/events';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { confirmationOf, stepsToConfirm } from '#shared/regulation/casework/confirmation';
import { clockMove } from '#shared/regulation/casework/moved-clocks';
import type { CaseState } from '#shared/regulation/casework/state';
import { Walk } from '../../helpers/case-walk';
import type { Dice } from '../../helpers/case-walk-inputs';
import { ENCOUNTERS, type Encounter } from './encounters';
import { Peer, SEATS } from './peer';
import { certifiedAgain, membership, revoked } from './region-records';

/** What is done out of the ordinary. */
export interface Manners {
  /** Acts are repeated where they do not belong, as a modified program would. */
  readonly nonsense: boolean;
  /** The region gives the county other rights now and then. */
  readonly certificates: boolean;
  /** What is staged before all the rest. */
  readonly encounters: readonly Encounter[];
}

const WIDE = ['*'];
const NARROW = ['caseCreated', 'draftChanged', 'attachmentAdded', 'caseReleased', 'caseTaken'];

export class Offices {
  readonly peers: readonly Peer[];
  readonly #walks: readonly Walk[];
  #revocations = 0;
  /** Later certificates that a desk has not heard of yet. */
  readonly #untold = new Map<Peer, TrustRecord[]>();

  constructor(
    readonly dice: Dice,
    readonly manners: Manners,
  ) {
    const county = dice.chance(0.5) ? WIDE : NARROW;
    const records = membership(SEATS, county);
    this.peers = SEATS.map((seat) => new Peer(seat));
    for (const peer of this.peers) {
      peer.trust(records);
      peer.isHonest = !manners.nonsense || dice.chance(0.5);
    }
    this.#walks = this.peers.map((peer) => new Walk(peer, dice));
    this.#open();
  }

  /** A case on its way that all of them know. */
  #open(): void {
    const [first] = this.peers;
    const status = this.dice.pick(['SUBMITTED', 'UNDER_REVIEW', 'PUBLICITY', 'CODING_PENDING'] as const);
    first?.first('2026-03-09').advance(status, '2026-03-09');
    for (const peer of this.peers) if (first) this.meetFully(first, peer);
    const [here, there, , , lost] = this.peers;
    if (!here || !there || !lost) throw new Error('five desks');
    const revoke = (seq: number) => this.#revoke(seq);
    for (const encounter of this.manners.encounters) ENCOUNTERS[encounter]({ here, there, lost, revoke });
  }

  /** One thing happens somewhere. */
  step(): void {
    const { dice } = this;
    const at = dice.below(this.peers.length);
    const peer = this.peers[at];
    if (peer === undefined) return;
    const roll = dice.next();
    if (roll < 0.14) this.meet(dice.pick(this.peers), peer);
    else if (roll < 0.22) this.#handOver(peer);
    else if (roll < 0.3) this.#decide(peer);
    else if (roll < 0.36) this.#sideBySide(peer);
    else if (roll < 0.37) this.#revoke();
    else if (roll < 0.41) this.#count(peer);
    else if (roll < 0.43) this.#confirm();
    else if (roll < 0.53 && this.manners.nonsense) this.#nonsense(peer);
    else if (roll < 0.56 && this.manners.certificates) this.#certify();
    else this.#walks[at]?.step();
  }

  /** One tells another everything, or the first part of it. */
  meet(from: Peer, to: Peer): void {
    if (from === to) return;
    const upTo = this.dice.chance(0.3) ? this.dice.below(from.journal.length) : from.journal.length;
    to.receive(from.journal.slice(0, upTo));
  }

  /** Everybody tells everybody everything, trust included. */
  settle(): void {
    for (const peer of this.peers) this.#tell(peer);
    for (const to of this.peers) for (const from of this.peers) this.meetFully(from, to);
    for (const to of this.peers) for (const from of this.peers) this.meetFully(from, to);
  }

  meetFully(from: Peer, to: Peer): void {
    if (from !== to) to.receive(from.journal);
  }

  /** Every entry once. */
  get all(): readonly StoredEntry[] {
    return [
      ...new Map(this.peers.flatMap(({ journal }) => journal.map((one) => [one.id, one] as const))).values(),
    ];
  }

  #case(peer: Peer): CaseState | null {
    const records = peer.tables.all('cases');
    return records.length === 0 ? null : this.dice.pick(records).state;
  }

  #write(peer: Peer, of: CaseId, ...events: readonly JournalEvent[]): void {
    peer.apply(
      this.dice.pick(['supervisor', 'chief', 'clerk']),
      '2026-04-01',
      'SUPERVISOR',
      'sync.act',
      of,
      events,
    );
  }

  #handOver(peer: Peer): void {
    const { dice } = this;
    const state = this.#case(peer);
    if (state === null) return;
    const { holder, id } = state;
    const mine = peer.office.division;
    const epoch = holder.epoch + 1;
    const reason = '移交';
    if (holder.releasedTo === mine) {
      const taken = {
        type: 'caseTaken',
        by: mine,
        epoch: dice.pick([epoch, holder.epoch]),
        receivedOn: localDate('2026-03-05'),
      } as const;
      this.#write(peer, id, taken);
      // Every station of the agency takes what it was sent, before it hears of the others.
      for (const other of this.peers)
        if (other !== peer && other.office.division === mine && dice.chance(0.7)) {
          const known = other.tables.get('cases', id)?.state.holder;
          if (known?.releasedTo === mine) this.#write(other, id, taken);
        }
    } else if (holder.agency === mine && holder.releasedTo !== null)
      this.#write(peer, id, { type: 'caseRecalled', epoch, reason });
    else if (holder.agency === mine || dice.chance(0.1)) {
      const to = dice.pick(SEATS).division as DivisionCode;
      if (to !== mine) this.#write(peer, id, { type: 'caseReleased', to, epoch, reason });
    } else if (peer.seat.level !== 'county' && dice.chance(0.4))
      this.#write(peer, id, { type: 'caseForceTaken', by: mine, epoch, reason });
  }

  #decide(peer: Peer): void {
    const { dice } = this;
    // Now and then what was decided is decided otherwise.
    const isAsked = dice.chance(0.2) ? ({ status }: CaseConflict) => status !== 'settled' : isOpen;
    const records = peer.tables.all('cases').filter(({ conflicts }) => conflicts.some(isAsked));
    if (records.length === 0) return;
    // Classes by turns: some are met a hundred times as often as others.
    const about = dice.pick([
      ...new Set(records.flatMap(({ conflicts }) => conflicts.filter(isAsked).map((one) => one.class))),
    ]);
    const isMeant = (one: CaseConflict) => one.class === about && isAsked(one);
    const { state, conflicts } = dice.pick(records.filter((one) => one.conflicts.some(isMeant)));
    const conflict = dice.pick(conflicts.filter(isMeant));
    const { id, first, second, openedBy, cases } = conflict;
    const reason = '核对后决定';
    if (about === 'C08') {
      const verdict = dice.pick(['same', 'different'] as const);
      const keep = verdict === 'same' ? dice.pick(cases) : null;
      for (const of of cases)
        this.#write(peer, of, { type: 'duplicatesJudged', cases, verdict, keep, reason });
      return;
    }
    if (!mayDecide(about, peer.office.division, [peer.office.division]) && dice.chance(0.7)) return;
    const chosen = dice.pick(about === 'C16' ? [first, '' as EntryId] : openedBy);
    for (const of of cases.length > 0 ? cases : [state.id])
      this.#write(peer, of, {
        type: 'conflictDecided',
        conflict: id,
        class: about,
        first,
        second,
        chosen,
        ...(cases.length > 0 ? { cases } : {}),
        reason,
      });
  }

  /** Two desks work on what both have: fields, files, checklists. */
  #sideBySide(peer: Peer): void {
    const { dice } = this;
    const state = this.#case(peer);
    if (state === null || state.status !== 'DRAFT') return;
    const name = dice.pick(['甲', '乙']);
    const others = this.peers.filter((one) => one.tables.get('cases', state.id) !== undefined);
    for (const one of others)
      if (dice.chance(0.7)) {
        one.look(state.id);
        one.try('clerk', '2026-03-20', {
          type: 'saveDraft',
          subject: {},
          application: { dataRegistName: `${name}${dice.below(2)}` },
          request: {},
        });
        const file = {
          type: '02',
          field: 'licenceFile',
          title: '授权',
          fileName: 'a.pdf',
          mediaType: 'application/pdf',
        };
        const hash = String(dice.below(3)).repeat(64) as never;
        if (dice.chance(0.5))
          one.try('clerk', '2026-03-20', { type: 'attach', attachment: { ...file, hash, bytes: 10 } });
      }
  }

  /** A clock is counted anew. */
  #count(peer: Peer): void {
    const { dice } = this;
    const state = this.#case(peer);
    const running = state?.clocks.filter(({ stopped }) => stopped === null) ?? [];
    if (state === null || running.length === 0) return;
    const run = dice.pick(running);
    const due = addDays(run.due, dice.below(5) - 2);
    this.#write(peer, state.id, clockMove(run, { due }, '载入工作日历'));
  }

  /** The region confirms what it knows of a case, with other dates, another code, the id of its notice. */
  #confirm(): void {
    const { dice } = this;
    const region = this.peers.find(({ seat }) => seat.level === 'region');
    const state = region && this.#case(region);
    if (!region || !state) return;
    const value = addDays(state.receipts.at(-1)?.receivedAt ?? localDate('2026-03-09'), -1);
    const { code: known } = state;
    const dates = [
      ...(state.receipts.length > 0 && dice.chance(0.5) ? [{ name: 'receivedAt', value } as const] : []),
      ...(known && dice.chance(0.3) ? [{ name: 'codedAt', value: addDays(known.codedAt, 1) } as const] : []),
    ];
    const code = state.code !== null && dice.chance(0.3) ? `XJ-RECODED-${dice.below(3)}` : null;
    const publication = state.publicity !== null && dice.chance(0.5) ? `XJ-GS-${dice.below(3)}` : null;
    const said = { dates, code, publication, steps: stepsToConfirm(state) };
    const asked = { on: localDate('2026-12-01'), ref: '新数登复1号', ...said };
    const events = confirmationOf(state, asked, region.counting(state.id));
    if (events.ok) this.#write(region, state.id, ...events.value);
  }

  /** Once. `seq`: its last entry that is trusted; any when nothing is said. */
  #revoke(seq: number | null = null): void {
    const { dice } = this;
    if (this.#revocations > 0) return;
    this.#revocations += 1;
    const lost = this.peers[4];
    if (lost === undefined) return;
    const record = revoked(lost.station, seq ?? 2 + dice.below(lost.journal.length), this.#revocations);
    for (const peer of this.peers) peer.trust([record]);
  }

  /** The county asked, a while ago or now, and gets more, less or the same; who hears of it when, and which first, is left to
   * chance, but the newest is known where the next is made. */
  #certify(): void {
    const { dice } = this;
    const [, , county, region] = this.peers;
    if (!county || !region) throw new Error('five desks');
    const head = county.entries.length - dice.below(6);
    const record = certifiedAgain(region.views.trust, county.seat, head, dice.pick([WIDE, NARROW]));
    for (const peer of this.peers) {
      this.#untold.set(peer, [record, ...(this.#untold.get(peer) ?? [])]);
      if (peer === region || dice.chance(0.4)) this.#tell(peer);
    }
  }

  #tell(peer: Peer): void {
    const records = this.#untold.get(peer) ?? [];
    this.#untold.delete(peer);
    for (const record of records) peer.trust([record]);
  }

  /** Something that happened somewhere happens again elsewhere, whatever the state of the case. */
  #nonsense(peer: Peer): void {
    const { dice } = this;
    const from = dice.pick(peer.journal);
    const events = from.entry.events.filter(isCaseEvent);
    const state = this.#case(peer);
    if (events.length === 0 || state === null) return;
    peer.apply('clerk', '2026-04-02', 'ACCEPTANCE_CLERK', 'nonsense', state.id, events);
  }
}

/** Shuffles entries so that each comes after those of its own station before it. */
export function shuffled(entries: readonly StoredEntry[], dice: Dice): readonly StoredEntry[] {
  const queues = new Map<string, StoredEntry[]>();
  for (const one of [...entries].sort((a, b) => a.entry.seq - b.entry.seq))
    queues.set(one.entry.station, [...(queues.get(one.entry.station) ?? []), one]);
  const order: StoredEntry[] = [];
  while (queues.size > 0) {
    const station = dice.pick([...queues.keys()]);
    const queue = queues.get(station) ?? [];
    const many = 1 + dice.below(6);
    order.push(...queue.splice(0, many));
    if (queue.length === 0) queues.delete(station);
  }
  return order;
}
