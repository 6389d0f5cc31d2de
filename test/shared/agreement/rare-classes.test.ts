/**
 * The classes of conflict that seldom meet (design 2.10): each is found the same at both desks, whichever heard of the
 * other first, stops what it must, and ends by whoever may end it.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { isOpen } from '#shared/agreement/conflict';
import type { BlobHash, CaseId, EntryId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { PolicyRecord } from '#shared/identity/policy';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { canonicalJson } from '#shared/lib/canonical-json';
import { deadlineLight } from '#shared/regulation/calendar/deadline-light';
import { type ClockRun, latestClock } from '#shared/regulation/casework/clock-run';
import { caseFindings } from '#shared/regulation/casework/findings';
import { clockMove } from '#shared/regulation/casework/moved-clocks';
import { codeKey } from '#shared/regulation/register/code-key';
import { code, notice, objection } from '../../helpers/case-commands';
import { codesOf } from '../../helpers/case-kit';
import { choose, DAY, fiveDesks, meet, ofClass, only, recordOf, rename, sharedDraft } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let region: Peer;

beforeEach(() => {
  ({ here, there, region } = fiveDesks());
});

/** The same case at both desks, as far as the first has brought it. */
function shared(until: Parameters<Peer['advance']>[0], on = DAY): CaseId {
  here.first(DAY).advance(until, on);
  const { id } = here.case;
  meet(here, there, region);
  for (const desk of [there, region]) desk.look(id);
  return id;
}

describe('C10: two codes for one item', () => {
  const ONE = 'LX653100000001';
  const OTHER = 'LX653100000002';

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])(
    'no result is issued until the region says which stands, and the other finds the item for ever: %s',
    (_name, at) => {
      const id = shared('CODING_PENDING');
      const on = '2026-06-01';
      const entered = (desk: Peer, typed: string): unknown =>
        desk.do('supervisor', on, code({ code: typed, codeAgain: typed, codedAt: localDate(on) }));
      entered(here, ONE);
      entered(there, OTHER);
      meet(here, there, region);
      const conflict = only(here, id, 'C10');
      expect(conflict.status).toBe('open');
      for (const [desk, typed] of [
        [here, ONE],
        [there, OTHER],
      ] as const)
        expect(codesOf(desk.try('reviewer', on, { type: 'confirmCode', code: typed }))).toContain(
          'CONFLICT_OPEN',
        );
      // A prefecture's word does not end it.
      choose(here, id, conflict, conflict.first, 'chief');
      meet(here, there, region);
      expect(only(there, id, 'C10').status).toBe('open');
      const stands = [conflict.first, conflict.second][at] ?? conflict.first;
      choose(region, id, conflict, stands);
      meet(here, there, region);
      expect(only(there, id, 'C10').decided?.chosen).toBe(stands);
      const typedIn = (entry: string) => {
        const events = here.entriesOfCase(id).find((one) => one.id === entry)?.entry.events ?? [];
        return events.flatMap((event) => (event.type === 'codeEntered' ? [event.code] : []))[0] ?? '';
      };
      const standing = typedIn(stands);
      const fallen = standing === ONE ? OTHER : ONE;
      expect(recordOf(there, id).state.code?.code).toBe(standing);
      here.do('reviewer', on, { type: 'confirmCode', code: standing });
      meet(here, there, region);
      for (const desk of [here, there, region]) {
        expect(recordOf(desk, id).state.status).toBe('REGISTERED');
        for (const one of [standing, fallen])
          expect(desk.tables.get('codes', codeKey(one))?.registers).toHaveLength(1);
      }
    },
  );
});

describe('C12: a change and a correction of one item', () => {
  it('stop each other until the handler says which goes on; the other has to end', () => {
    here.registered(DAY);
    const item = here.item.id;
    meet(here, there, region);
    const later = '2026-06-01';
    here.on('CHANGE', later, { target: item });
    there.on('CORRECT', later, { target: item });
    const [change, correction] = [here.case.id, there.case.id];
    meet(here, there, region);
    const send = { type: 'sendForApproval', warningsReason: '好' } as const;
    for (const id of [change, correction]) expect(only(region, id, 'C12').status).toBe('open');
    expect(codesOf(here.try('clerk', later, send))).toContain('CONFLICT_OPEN');
    expect(codesOf(there.try('clerk', later, send))).toContain('CONFLICT_OPEN');
    const conflict = only(here, change, 'C12');
    for (const of of [change, correction])
      choose(here, of, conflict, recordOf(here, correction).made, 'chief');
    meet(here, there, region);
    expect(codesOf(there.try('clerk', later, send))).not.toContain('CONFLICT_OPEN');
    expect(codesOf(here.try('clerk', later, send))).toContain('CONFLICT_OPEN');
    here.do('clerk', later, { type: 'discard', reason: '并入更正' });
    meet(here, there, region);
    for (const id of [change, correction]) expect(ofClass(region, id, 'C12')).toEqual([]);
  });
});

describe('C13: an objection of the notice period that is heard of after it (XJR-16-6)', () => {
  it('stops the result until the objection is heard, and no choice ends it', () => {
    const id = shared('PUBLICITY');
    const due = latestClock(here.case.clocks, 'C3')?.due ?? ('' as LocalDate);
    const after = addDays(due, 1);
    there.do('clerk', due, objection(due));
    here.do('supervisor', after, { type: 'endPublicity', objectionsRecorded: true });
    const typed = { code: 'LX653100000001', codeAgain: 'LX653100000001', codedAt: after };
    here.do('supervisor', after, code(typed));
    meet(here, there, region);
    const conflict = ofClass(here, id, 'C13').find(isOpen);
    if (conflict === undefined) throw new Error('no conflict');
    expect(ofClass(there, id, 'C13').map((one) => one.id)).toContain(conflict.id);
    const confirm = { type: 'confirmCode', code: typed.code } as const;
    expect(codesOf(here.try('reviewer', after, confirm))).toContain('CONFLICT_OPEN');
    choose(region, id, conflict, conflict.first);
    meet(here, there, region);
    expect(ofClass(here, id, 'C13').filter(isOpen)).toHaveLength(1);
    // It ends when what it is about has been heard.
    there.do('supervisor', after, { type: 'withdrawObjection', objection: 1, reason: '已沟通' });
    meet(here, there, region);
    for (const desk of [here, there, region]) expect(ofClass(desk, id, 'C13').filter(isOpen)).toEqual([]);
    expect(codesOf(here.try('reviewer', after, confirm))).not.toContain('CONFLICT_OPEN');
  });
});

describe('C14: a clock that was kept by one count and missed by another', () => {
  const clockOf = (desk: Peer, id: CaseId): ClockRun => {
    const run = latestClock(recordOf(desk, id).state.clocks, 'C1');
    if (!run) throw new Error('no such clock');
    return run;
  };

  /** One accepts on a day; the other has moved the clock meanwhile. */
  function met(moved: (run: ClockRun) => LocalDate, accepted: (run: ClockRun) => LocalDate) {
    const id = shared('SUBMITTED');
    const run = clockOf(here, id);
    const due = moved(run);
    there.apply('supervisor', DAY, 'SUPERVISOR', 'calendars.confirm', id, [
      clockMove(run, { due }, '2026年节假日安排'),
    ]);
    here.do('clerk', accepted(run), { type: 'accept' });
    meet(here, there, region);
    return { id, run, due, conflict: only(here, id, 'C14') };
  }

  it.each([
    ['the count that was moved', 3, 2],
    ['the count that was known', -1, 0],
  ])('the longer period counts at every desk until a supervisor chooses: %s', (_name, by, on) => {
    const { id, run, due, conflict } = met(
      (known) => addDays(known.due, by),
      (known) => addDays(known.due, on),
    );
    const longer = due > run.due ? due : run.due;
    expect(conflict.status).toBe('open');
    for (const desk of [here, there, region]) {
      expect(clockOf(desk, id)).toMatchObject({ due: longer, outcome: 'accepted' });
    }
    here.advance('CODING_PENDING', addDays(run.due, 5));
    const at = '2026-06-01';
    expect(codesOf(here.try('supervisor', at, code({ codedAt: localDate(at) })))).toContain('CONFLICT_OPEN');
    // Whoever counts it otherwise says so with a reason, and that counts from then on.
    const moves = there.journal.find(({ entry }) => entry.procedure === 'calendars.confirm')?.id;
    const stops = conflict.openedBy.find((one) => one !== moves) ?? conflict.first;
    choose(region, id, conflict, stops);
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(only(desk, id, 'C14').decided?.chosen).toBe(stops);
      expect(clockOf(desk, id).due).toBe(run.due);
    }
    expect(codesOf(here.try('supervisor', at, code({ codedAt: localDate(at) })))).not.toContain(
      'CONFLICT_OPEN',
    );
    meet(here, there, region);
    if (moves === undefined) throw new Error('nothing was moved');
    choose(region, id, conflict, moves);
    meet(here, there, region);
    for (const desk of [here, there, region]) expect(clockOf(desk, id).due).toBe(due);
  });

  it.each([
    ['kept', true],
    ['missed', false],
  ])('of a machine whose clock was behind it is said that it was %s; nothing else changes', (_name, kept) => {
    const id = shared('SUBMITTED');
    const run = clockOf(here, id);
    // What the store knew is of after the last day; the machine says that it is still the day before.
    const proof = {
      type: '99',
      field: '',
      title: '凭据',
      fileName: 'proof.pdf',
      mediaType: 'application/pdf',
    };
    here.apply('clerk', addDays(run.due, 4), 'ACCEPTANCE_CLERK', 'cases.attachEvidence', id, [
      {
        type: 'attachmentAdded',
        attachment: { ...proof, id: 99, hash: 'a'.repeat(64) as BlobHash, bytes: 9 },
      },
    ]);
    here.clockDoubt = true;
    here.do('clerk', run.due, { type: 'accept' });
    here.clockDoubt = false;
    meet(here, there, region);
    const conflict = only(region, id, 'C14');
    expect([conflict.status, conflict.first]).toEqual(['open', conflict.second]);
    const before = recordOf(region, id).state;
    choose(region, id, conflict, kept ? conflict.first : ('' as EntryId));
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      expect(only(desk, id, 'C14').status).toBe('decided');
      expect(clockOf(desk, id)).toMatchObject({ due: run.due, stopped: run.due, kept });
      expect(recordOf(desk, id).state.documents.length).toBe(before.documents.length);
    }
    expect(deadlineLight(here.calendar, clockOf(here, id), addDays(run.due, 9))).toEqual(
      kept ? { level: 'done', late: 0 } : { level: 'done', late: 0, missed: true },
    );
  });

  it('is nobody’s matter while both counts say the same of it', () => {
    const id = shared('SUBMITTED');
    const run = clockOf(here, id);
    there.apply('supervisor', DAY, 'SUPERVISOR', 'calendars.confirm', id, [
      clockMove(run, { due: addDays(run.due, 3) }, '2026年节假日安排'),
    ]);
    here.do('clerk', DAY, { type: 'accept' });
    meet(here, there, region);
    expect(ofClass(there, id, 'C14')).toEqual([]);
  });
});

describe('C15: an act on a case that was closed meanwhile', () => {
  it('is kept as a late note, changes nothing and stops nothing', () => {
    const id = sharedDraft(here, there, region);
    rename(there, '改过的名称');
    here.do('clerk', DAY, { type: 'discard', reason: '不办了' });
    meet(here, there, region);
    const conflict = only(there, id, 'C15');
    expect(conflict.status).toBe('settled');
    for (const desk of [here, there, region]) {
      const { state, fates, log } = recordOf(desk, id);
      expect(state.status).toBe('DISCARDED');
      expect(state.application.dataRegistName).not.toBe('改过的名称');
      expect(fates.map(({ fate }) => fate)).toEqual(['late']);
      // What was typed stays to be read.
      expect(log.some(({ fate }) => fate === 'late')).toBe(true);
    }
  });
});

describe('C19: a value that the code list here does not have', () => {
  it('is kept as it came at every desk, and has to be put right before the next submission', () => {
    const id = sharedDraft(here, there, region);
    const { subjectNature = '' } = recordOf(here, id).state.subject;
    // Of a program with another list.
    there.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'cases.saveDraft', id, [
      { type: 'draftChanged', subject: { subjectNature: 'XX' }, application: {}, request: {} },
    ]);
    meet(here, there, region);
    const send = { type: 'sendForApproval', warningsReason: '已核对' } as const;
    for (const desk of [here, there, region])
      expect(recordOf(desk, id).state.subject.subjectNature).toBe('XX');
    const refusals = here.try('clerk', DAY, send);
    expect(refusals.flatMap(({ places }) => places ?? [])).not.toEqual([]);
    here.do('clerk', DAY, { type: 'saveDraft', subject: { subjectNature }, application: {}, request: {} });
    expect(codesOf(here.try('clerk', DAY, send))).toEqual([]);
    meet(here, there, region);
    expect(recordOf(there, id).state.status).toBe('INTERNAL_REVIEW');
  });
});

describe('C19: a value that the region has closed', () => {
  const closes = (code: string, label: string, to: string): TrustRecord => ({
    kind: 'policy',
    record: { kind: 'codes', id: '2026', number: 1, inForceFrom: DAY, issuedOn: DAY } as PolicyRecord,
    content: canonicalJson({ lists: [{ list: 'CL-CYCLE', values: [{ code, label, to }] }] }),
  });
  const send = { type: 'sendForApproval', warningsReason: '已核对' } as const;
  const LATER = '2026-03-11';

  it('stands in the way of a draft, stays with what was received before, and has to be put right when it is handed in again', () => {
    const id = sharedDraft(here, there, region);
    const { updateCycle } = recordOf(here, id).state.application;
    expect(updateCycle).toBe('06');
    // Only one desk has heard of it: what is agreed on is the same all the same.
    here.trust([closes('06', '每月', DAY)]);
    expect(here.try('clerk', LATER, send)[0]?.message).toContain('“每月”已停用（可选至 2026-03-09）');
    here.advance('SUBMITTED', DAY);
    meet(here, there, region);
    // Received on the last day: it is accepted later with the value that it has.
    expect(caseFindings(recordOf(here, id).state, here.facts('clerk', LATER))).not.toContainEqual(
      expect.objectContaining({ code: 'LIST_CLOSED' }),
    );
    here.do('clerk', LATER, notice(LATER));
    here.do('clerk', LATER, { type: 'answerDefect', index: 0, answer: '已更正' });
    expect(here.try('clerk', LATER, send)[0]?.message).toContain('“每月”已停用');
    here.do('clerk', LATER, {
      type: 'saveDraft',
      subject: {},
      application: { updateCycle: '07' },
      request: {},
    });
    expect(codesOf(here.try('clerk', LATER, send))).toEqual([]);
    meet(here, there, region);
  });

  it('and that was handed in before its office heard of it is told, and keeps nobody from accepting it', () => {
    const id = sharedDraft(here, there, region);
    here.advance('SUBMITTED', DAY);
    here.trust([closes('06', '每月', '2026-03-01')]);
    expect(caseFindings(recordOf(here, id).state, here.facts('clerk', LATER))).toContainEqual(
      expect.objectContaining({
        ...{ code: 'LIST_CLOSED', level: 'warning' },
        message: expect.stringContaining('本次照收到的办理，再次提交时须改选'),
      }),
    );
    expect(codesOf(here.try('clerk', LATER, { type: 'accept' }))).toEqual([]);
    meet(here, there, region);
  });
});

describe('C22: the region’s record is not ours (XJR-5-2)', () => {
  it('the region’s date stands at every desk, ours stays beside it, and nothing stands still', () => {
    const id = shared('UNDER_REVIEW');
    const official = localDate('2026-03-06');
    region.apply('supervisor', DAY, 'SUPERVISOR', 'sync.confirm', id, [
      {
        ...{ type: 'stepsConfirmed', on: localDate('2026-03-12'), ref: '新数登复1号', steps: [] },
        ...{ dates: [{ name: 'receivedAt', value: official, former: localDate(DAY) }], validity: null },
      },
    ]);
    // Meanwhile the work goes on below.
    here.advance('REVIEW_PROPOSED', DAY);
    meet(here, there, region);
    for (const desk of [here, there, region]) {
      const { state, conflicts } = recordOf(desk, id);
      expect(state.receipts.at(-1)?.receivedAt).toBe(official);
      expect(state.regionDates).toMatchObject([{ name: 'receivedAt', value: official, former: DAY }]);
      expect(state.status).toBe('REVIEW_PROPOSED');
      expect(conflicts.filter(isOpen)).toEqual([]);
    }
  });
});
