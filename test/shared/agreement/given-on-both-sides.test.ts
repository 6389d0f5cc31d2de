/**
 * Two machines of an office decided differently, and both gave the case to the same office: the giving on the side that
 * is chosen stands, whatever becomes of the other one, and whoever it was given to takes the case.
 */
import { expect, it } from 'vitest';
import { isOpen } from '#shared/agreement/conflict';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { notice } from '../../helpers/case-commands';
import { choose, DAY, fiveDesks, meet, ofClass, recordOf, sharedDraft } from './five-desks';
import type { Peer } from './peer';

const REGION = '650000' as DivisionCode;

const write = (peer: Peer, id: CaseId, event: CaseEvent) =>
  peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.act', id, [event]);
const given: CaseEvent = { type: 'caseReleased', to: REGION, epoch: 1, reason: '报送' };
const taken = (epoch: number): CaseEvent => ({
  ...{ type: 'caseTaken', by: REGION, epoch, receivedOn: localDate(DAY) },
});

it.each(['accepted', 'correctionNotified'] as const)(
  'a case that two machines gave to one office behind different acts is taken by it, %s being chosen',
  (side) => {
    const desks = fiveDesks();
    const { here, there, region } = desks;
    const all = Object.values(desks);
    const id = sharedDraft(here);
    here.advance('SUBMITTED', DAY);
    there.receive(here.journal);
    there.look(id);
    here.do('clerk', DAY, { type: 'accept' });
    write(here, id, given);
    there.do('clerk', DAY, notice(DAY));
    write(there, id, given);
    meet(...all);
    const [conflict] = ofClass(here, id, 'C05').filter(isOpen);
    const chosen = here
      .entriesOfCase(id)
      .find(({ entry }) => entry.events.some(({ type }) => type === side))?.id;
    if (conflict === undefined || chosen === undefined) throw new Error('nothing met');
    choose(here, id, conflict, chosen, 'chief');
    meet(...all);
    const { holder, status } = recordOf(region, id).state;
    expect(status).toBe(side === 'accepted' ? 'UNDER_REVIEW' : 'CORRECTION');
    expect(holder).toMatchObject({ agency: '653100', releasedTo: REGION });
    write(region, id, taken(holder.epoch + 1));
    meet(...all);
    expect(recordOf(region, id).state.holder).toMatchObject({ agency: REGION, releasedTo: null });
    expect(ofClass(region, id, 'C18')).toEqual([]);
  },
);
