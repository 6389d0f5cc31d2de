/** Clocks, papers and register items are the holder's: nobody ends, issues or voids them by an event written alone. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import { delivery, objection } from '../../helpers/case-commands';
import { DAY, fiveDesks, meet, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

let here: Peer;
let there: Peer;
let county: Peer;
let region: Peer;
let farAway: Peer;

beforeEach(() => {
  ({ here, there, county, region, farAway } = fiveDesks());
});

/** A case of the prefecture at a status, known to all. */
function shared(status: Parameters<Peer['advance']>[0]): CaseId {
  const id = sharedDraft(here, there, county, region, farAway);
  here.advance(status, DAY);
  meet(here, there, county, region, farAway);
  for (const peer of [there, county, region, farAway]) peer.look(id);
  return id;
}

const says = (peer: Peer, of: CaseId, ...events: readonly CaseEvent[]): void =>
  peer.apply('clerk', DAY, 'ACCEPTANCE_CLERK', 'none', of, events);

const runOf = (peer: Peer, id: CaseId) => {
  const run = recordOf(peer, id).state.clocks.find(({ stopped }) => stopped === null);
  if (!run) throw new Error('no running clock');
  return run;
};

const fatesAt = (peer: Peer, id: CaseId) => recordOf(peer, id).fates.map(({ fate }) => fate);

describe('what an office says of a case that is not in its hands', () => {
  it.each([
    ['county', () => county],
    ['other prefecture', () => farAway],
  ])('ends, holds, resumes and starts no clock: %s', (_name, who) => {
    const id = shared('SUBMITTED');
    const {
      clock,
      objection: number,
      name,
      run: _run,
      stopped,
      outcome,
      holds,
      earlier,
      ...start
    } = runOf(here, id);
    const before = recordOf(here, id).state.clocks;
    const date = localDate('2026-03-10');
    const again = { ...start, clock, objection: number, name };
    says(who(), id, { type: 'clockStopped', clock, objection: number, name, date, outcome: 'accepted' });
    says(who(), id, { type: 'clockHeld', clock, from: date });
    says(who(), id, { type: 'clockResumed', clock, to: date, start: { ...again, due: date } });
    says(who(), id, { type: 'clockStarted', clock: again });
    meet(here, there, county, region, farAway);
    expect([stopped, outcome, holds, earlier]).toEqual([null, null, [], []]);
    for (const desk of [here, there, region]) {
      expect(recordOf(desk, id).state.clocks).toEqual(before);
      expect(fatesAt(desk, id)).toEqual(['opinion', 'opinion', 'opinion', 'opinion']);
    }
  });

  it('lists no result that counts (XJR-5-2)', () => {
    const id = shared('SUBMITTED');
    const issued: IssuedDocument = {
      ...{ document: 'D21' as const, number: '喀数登〔2026〕99号', date: localDate(DAY), round: 1 },
      ...{ party: 'subject' as const, objection: null, voided: null },
    };
    says(county, id, { type: 'documentIssued', issued });
    meet(here, county, region);
    const listed = recordOf(here, id).state.documents.filter(({ document }) => document === 'D21');
    expect(listed).toMatchObject([{ number: issued.number, voided: { reason: '作意见留存' } }]);
  });

  it('voids no paper of the holder, also not one whose number it wrote itself', () => {
    const id = shared('SUBMITTED');
    const [letter] = recordOf(here, id).state.documents;
    if (!letter) throw new Error('no letter');
    const voided = {
      type: 'documentVoided',
      number: letter.number,
      reason: '作废',
      on: localDate(DAY),
    } as const;
    says(farAway, id, voided);
    says(farAway, id, { type: 'documentIssued', issued: letter });
    says(farAway, id, voided);
    meet(here, there, county, region, farAway);
    for (const desk of [here, region])
      expect(recordOf(desk, id).state.documents[0]).toMatchObject({ number: letter.number, voided: null });
  });
});

describe('what counts although another has the case in hand', () => {
  it('an office that issued a letter tells that it is void', () => {
    const id = shared('SUBMITTED');
    const [letter] = recordOf(here, id).state.documents;
    if (!letter) throw new Error('no letter');
    const to = region.office.division;
    says(here, id, { type: 'caseReleased', to, epoch: 1, reason: '移交' });
    meet(here, there, region);
    const receivedOn = localDate(DAY);
    says(region, id, { type: 'caseTaken', by: to, epoch: 2, receivedOn });
    meet(here, there, region);
    says(there, id, { type: 'documentVoided', number: letter.number, reason: '已收回', on: receivedOn });
    meet(here, there, region);
    expect(recordOf(region, id).state.documents[0]?.voided).toMatchObject({ reason: '已收回' });
    expect(fatesAt(region, id)).toEqual([]);
  });

  it('an objection that is received elsewhere stands with its sheet, and its delivery moves its clocks (XJR-16-8)', () => {
    const id = sharedDraft(here, there, region, farAway);
    here.advance('PUBLICITY', DAY);
    meet(here, there, region, farAway);
    const published = recordOf(here, id).state.publicity?.publishedAt ?? localDate(DAY);
    const on = addDays(published, 1);
    farAway.look(id);
    farAway.do('clerk', on, objection(on));
    meet(here, there, region, farAway);
    here.do('clerk', on, { type: 'acceptObjection', objection: 1 });
    here.do('clerk', on, { type: 'forwardObjection', objection: 1 });
    meet(here, there, region, farAway);
    const letter = recordOf(farAway, id).state.documents.find(({ document }) => document === 'D16');
    farAway.do('clerk', on, delivery(letter?.number ?? '', on));
    meet(here, there, region, farAway);
    const { state, fates } = recordOf(here, id);
    expect(fates).toEqual([]);
    expect(state.documents.find(({ document }) => document === 'D15')?.voided).toBeNull();
    expect(state.clocks.filter(({ objection: of }) => of === 1)).toMatchObject([
      { clock: 'O1', outcome: 'delivered' },
      { clock: 'O2', stopped: null },
    ]);
  });
});
