/**
 * An office chose between two of its acts, and gave the case away afterwards, knowing what it chose. What it had in hand
 * before is not its to choose again: the case, and all that was done since, stays with whoever took it.
 */
import { expect, it } from 'vitest';
import type { CaseId, DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { notice } from '../../helpers/case-commands';
import { choose, DAY, disputedAcceptance, fiveDesks, meet, only, recordOf } from './five-desks';
import type { Peer } from './peer';

const write = (peer: Peer, id: CaseId, event: CaseEvent) =>
  peer.apply('supervisor', DAY, 'SUPERVISOR', 'sync.act', id, [event]);

it.each(['650000', '652900'] as const)(
  'who gave a case away after the choice does not choose otherwise when %s has it',
  (to) => {
    const agency = to as DivisionCode;
    const desks = fiveDesks();
    const { here, there, region, farAway } = desks;
    const all = Object.values(desks);
    const taker = to === '650000' ? region : farAway;
    const id = disputedAcceptance(here, there, notice(DAY));
    meet(...all);
    const conflict = only(here, id, 'C05');
    const accepted = here
      .entriesOfCase(id)
      .find(({ entry }) => entry.events.some(({ type }) => type === 'accepted'))?.id;
    if (accepted === undefined) throw new Error('not accepted');
    const other = conflict.first === accepted ? conflict.second : conflict.first;
    choose(here, id, conflict, accepted);
    meet(...all);
    write(here, id, { type: 'caseReleased', to: agency, epoch: 1, reason: '移交' });
    meet(...all);
    write(taker, id, { type: 'caseTaken', by: agency, epoch: 2, receivedOn: localDate(DAY) });
    meet(...all);
    expect(recordOf(taker, id).state).toMatchObject({ status: 'UNDER_REVIEW', holder: { agency } });
    // No honest desk offers it: a program that was changed writes it all the same.
    choose(there, id, conflict, other);
    meet(...all);
    expect(recordOf(taker, id).state).toMatchObject({ status: 'UNDER_REVIEW', holder: { agency } });
    expect(only(taker, id, 'C05').decided?.chosen).toBe(accepted);
  },
);
