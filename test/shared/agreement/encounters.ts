/**
 * What desks at random work seldom run into, staged among them: the works of two meet in a way that is a conflict of a
 * given class. Everything after it, and who hears of it when, is left to chance.
 */
import type { CaseId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { latestClock } from '#shared/regulation/casework/clock-run';
import { clockMove } from '#shared/regulation/casework/moved-clocks';
import { code, objection } from '../../helpers/case-commands';
import { sample } from '../../helpers/case-kit';
import { type Content, contentOfSample } from '../../helpers/case-walk-content';
import type { Peer } from './peer';

const DAY = '2026-03-09';
const LATER = '2026-06-01';

/** Two desks of one prefecture, and one of another that gets lost. */
export interface Meeting {
  readonly here: Peer;
  readonly there: Peer;
  readonly lost: Peer;
  /** The region revokes the lost one after one of its entries. */
  readonly revoke: (seq: number) => void;
}

/** Data like no other, so that nothing but what is meant meets. */
function data({ seat, journal }: Peer): Content {
  const serial = `${seat.at}${journal.length.toString(16)}`;
  const own = {
    dataRegistName: `相遇的数据${serial}`,
    hashValue: serial.padStart(64, 'e'),
    catalogCode: '',
  };
  return contentOfSample(sample('kashgar-bus'), DAY, { application: own });
}

const tell = (from: Peer, to: Peer): void => to.receive(from.journal);

function meet(one: Peer, other: Peer): void {
  tell(one, other);
  tell(other, one);
}

/** A case as far as one desk has brought it, open at another as well. */
function shared(one: Peer, other: Peer, until: Parameters<Peer['advance']>[0] | null): CaseId {
  one.first(DAY, data(one));
  const { id } = one.case;
  if (until !== null) one.advance(until, DAY);
  meet(one, other);
  for (const peer of [one, other]) peer.look(id);
  return id;
}

const type = (peer: Peer, application: { readonly [field: string]: string | readonly string[] }): void => {
  peer.do('clerk', DAY, { type: 'saveDraft', subject: {}, application, request: {} } as Parameters<
    Peer['do']
  >[2]);
};

function licence(peer: Peer, digit: string): void {
  const file = { type: '02', field: 'licenceFile', title: digit, fileName: 'a.pdf' };
  const attachment = { ...file, mediaType: 'application/pdf', hash: digit.repeat(64) as never, bytes: 9 };
  peer.do('clerk', DAY, { type: 'attach', attachment });
}

/** C01, C02, C03, C04. */
function drafts({ here, there }: Meeting): void {
  shared(here, there, null);
  type(here, { dataRegistName: '一处改名' });
  type(there, { keywords: ['另一处'] });
  meet(here, there);
  type(here, { dataRegistName: '同名数据甲', keywords: ['同样'] });
  type(there, { dataRegistName: '同名数据乙', keywords: ['同样'] });
  licence(here, '1');
  licence(there, '2');
}

/** C05 and C15; and an act that is done twice. */
function decisions({ here, there }: Meeting): void {
  shared(here, there, 'SUBMITTED');
  for (const peer of [here, there]) peer.do('clerk', DAY, { type: 'accept' });
  shared(here, there, 'SUBMITTED');
  here.do('clerk', DAY, { type: 'accept' });
  there.do('clerk', DAY, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属于' });
  shared(here, there, null);
  type(there, { dataRegistName: '改过的名称' });
  here.do('clerk', DAY, { type: 'discard', reason: '不办了' });
}

/** C15 of a word that the data are core data: mistyped beside a decision. */
function levels({ here, there }: Meeting): void {
  shared(here, there, null);
  type(there, { securityLevel: 'CORE' });
  here.advance('UNDER_REVIEW', DAY);
}

const enter = (peer: Peer, typed: string, on: string): void => {
  peer.do('supervisor', on, code({ code: typed, codeAgain: typed, codedAt: localDate(on) }));
};

/** C09 and C10. */
function codes({ here, there }: Meeting): void {
  shared(here, there, 'CODING_PENDING');
  enter(here, 'XJ-MET-1', LATER);
  enter(there, 'XJ-MET-2', LATER);
  const codedTwice = 'XJ-MET-3';
  for (const peer of [here, there]) {
    peer.first(DAY, data(peer)).advance('CODING_PENDING', DAY);
    enter(peer, codedTwice, LATER);
    peer.do('reviewer', LATER, { type: 'confirmCode', code: codedTwice });
  }
}

/** C11 and C12. */
function items({ here, there }: Meeting): void {
  for (const other of ['CANCEL', 'CORRECT'] as const) {
    here.first(DAY, data(here)).advance('REGISTERED', DAY);
    const target = here.item.id;
    meet(here, there);
    here.on('CHANGE', LATER, { target });
    there.on(other, LATER, { target });
  }
}

/** C13 and C14. */
function clocks({ here, there }: Meeting): void {
  shared(here, there, 'PUBLICITY');
  const due = latestClock(here.case.clocks, 'C3')?.due ?? ('' as LocalDate);
  there.do('clerk', due, objection(due));
  here.do('supervisor', addDays(due, 1), { type: 'endPublicity', objectionsRecorded: true });
  enter(here, 'XJ-HEARD-1', addDays(due, 1));
  const id = shared(here, there, 'SUBMITTED');
  const run = latestClock(there.case.clocks, 'C1');
  if (run === null || run === undefined) throw new Error('no clock');
  there.apply('supervisor', DAY, 'SUPERVISOR', 'calendars.confirm', id, [
    clockMove(run, { due: addDays(run.due, 3) }, '2026年节假日安排'),
  ]);
  here.do('clerk', addDays(run.due, 2), { type: 'accept' });
}

/** C20: an act of a newer program. */
function newer({ here, there }: Meeting): void {
  const id = shared(here, there, null);
  there.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'other', id, [
    { type: 'futureAct', of: 'tomorrow' } as never,
  ]);
}

/** C16: it worked on before it was found out. */
function revocation({ here, lost, revoke }: Meeting): void {
  lost.first(DAY, data(lost));
  const last = lost.journal.filter(({ entry }) => entry.station === lost.station).length;
  type(lost, { dataRegistName: '丢失后的改名' });
  revoke(last);
  tell(lost, here);
}

export const ENCOUNTERS = { drafts, decisions, levels, codes, items, clocks, newer, revocation } as const;
export type Encounter = keyof typeof ENCOUNTERS;
