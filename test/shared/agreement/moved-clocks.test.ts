/** Clocks that are counted anew at several desks: each count is of the clock as it stood, and the region’s day stands. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { ClockRun } from '#shared/regulation/casework/clock-run';
import { confirmationOf } from '#shared/regulation/casework/confirmation';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { clockMove } from '#shared/regulation/casework/moved-clocks';
import { objection } from '../../helpers/case-commands';
import { DAY, fiveDesks, meet, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
});

const ON = localDate('2026-03-12');

function shared(status: Parameters<Peer['advance']>[0]): CaseId {
  const id = sharedDraft(here, there, region);
  here.advance(status, DAY);
  meet(here, there, region);
  for (const peer of [there, region]) peer.look(id);
  return id;
}

/** A desk writes much else: what it writes then comes later in the order of all. */
const busy = (peer: Peer): void => {
  for (let at = 0; at < 40; at += 1) peer.apply('supervisor', DAY, 'SYSADMIN', 'none', null, []);
};

const runOf = (peer: Peer, id: CaseId, clock = 'C1'): ClockRun => {
  const run = recordOf(peer, id).state.clocks.find((one) => one.clock === clock);
  if (!run) throw new Error('no such clock');
  return run;
};

const tells = (peer: Peer, id: CaseId, ...events: readonly CaseEvent[]): void =>
  peer.apply('supervisor', ON, 'SUPERVISOR', 'none', id, events);

const moves = (peer: Peer, id: CaseId, due: LocalDate, because = '载入2026年工作日历'): void =>
  tells(peer, id, clockMove(runOf(peer, id), { due }, because));

const linesOf = (peer: Peer, id: CaseId) =>
  recordOf(peer, id).log.filter(({ title }) => title === `${runOf(peer, id).name}变动`);

describe('a clock that is counted anew side by side', () => {
  it.each([
    ['before', () => region],
    ['after', () => there],
  ])('runs from the day of the region, told %s a calendar in the order of all', (_name, later) => {
    const id = shared('SUBMITTED');
    const { due } = runOf(here, id);
    const value = addDays(localDate(DAY), -3);
    busy(later());
    const dates = [{ name: 'receivedAt', value }] as const;
    const asked = { on: ON, ref: '新数登复1号', steps: [], dates, code: null, publication: null };
    const events = confirmationOf(recordOf(region, id).state, asked, region.counting(id));
    if (!events.ok) throw new Error('refused');
    tells(region, id, ...events.value);
    const said = runOf(region, id);
    moves(there, id, addDays(due, 1));
    meet(here, there, region);
    for (const desk of [here, there, region])
      expect(runOf(desk, id)).toMatchObject({ start: value, due: said.due });
    // What was not counted is told as that.
    const isCounted = linesOf(here, id).map(({ detail }) => !detail.includes('未采用'));
    expect(isCounted).toEqual(later() === region ? [true, true] : [true, false]);
  });

  it('stands by the first of two counts, and one that says the same is told once', () => {
    const id = shared('SUBMITTED');
    const { due } = runOf(here, id);
    moves(here, id, addDays(due, 2));
    moves(there, id, addDays(due, 2));
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(runOf(desk, id)).toMatchObject({ due: addDays(due, 2), earlier: [{ due }] });
      expect(linesOf(desk, id)).toHaveLength(1);
    }
    // Whoever knows of it counts on from it.
    moves(there, id, addDays(due, 3));
    meet(here, there, region);
    expect(runOf(here, id).due).toBe(addDays(due, 3));
  });

  it.each([
    ['earlier', () => region],
    ['later', () => there],
  ])('is counted by whoever took the case, although the former holder counts it %s', (_name, later) => {
    const id = shared('SUBMITTED');
    const { due } = runOf(here, id);
    const to = region.office.division;
    tells(here, id, { type: 'caseReleased', to, epoch: 1, reason: '移交' });
    region.receive(here.journal);
    busy(later());
    tells(
      region,
      id,
      { type: 'caseTaken', by: to, epoch: 2, receivedOn: ON },
      clockMove(runOf(region, id), { due: addDays(due, 4) }, '按接收单位工作日历计算'),
    );
    moves(there, id, addDays(due, 8));
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(runOf(desk, id).due).toBe(addDays(due, 4));
      expect(recordOf(desk, id).fates.map(({ fate }) => fate)).toEqual(['opinion']);
    }
  });

  it('was counted by the former holder when whoever took the case knew of it', () => {
    const id = shared('SUBMITTED');
    const { due } = runOf(here, id);
    const to = region.office.division;
    moves(there, id, addDays(due, 8));
    meet(here, there, region);
    tells(here, id, { type: 'caseReleased', to, epoch: 1, reason: '移交' });
    meet(here, there, region);
    tells(region, id, { type: 'caseTaken', by: to, epoch: 2, receivedOn: ON });
    meet(here, there, region);
    expect(runOf(here, id).due).toBe(addDays(due, 8));
    expect(recordOf(here, id).fates).toEqual([]);
  });

  it('stays that of its objection where two objections got one number (XJR-16-5)', () => {
    const id = shared('PUBLICITY');
    const on = addDays(recordOf(here, id).state.publicity?.publishedAt ?? localDate(DAY), 1);
    here.look(id);
    here.do('clerk', on, objection(on));
    there.do('clerk', on, objection(on, { content: '另一件异议。' }));
    there.do('clerk', on, { type: 'acceptObjection', objection: 1 });
    const run = runOf(there, id, 'O1');
    expect(run.objection).toBe(1);
    const due = addDays(run.due, 2);
    tells(there, id, clockMove(run, { due }, '载入2026年工作日历'));
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(recordOf(desk, id).state.objections.map(({ content }) => content)[1]).toBe('另一件异议。');
      expect(runOf(desk, id, 'O1')).toMatchObject({ objection: 2, due });
    }
  });
});
