/** An item of the register follows the agency that registered it and those above it, whatever a modified program writes. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, RegisterId, RegistryCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { RegisterRecord } from '#shared/journal/desk-tables';
import { decide } from '#shared/regulation/casework/decide';
import type { CaseEvent } from '#shared/regulation/casework/events';
import type { RegisterChange } from '#shared/regulation/register/entry';
import { codesOf } from '../../helpers/case-kit';
import { DAY, fiveDesks, meet, recordOf } from './five-desks';
import type { Peer } from './peer';

const LATER = '2026-06-01';

let here: Peer;
let county: Peer;
let region: Peer;
let farAway: Peer;
let item: RegisterId;

beforeEach(() => {
  ({ here, county, region, farAway } = fiveDesks());
  here.registered(DAY);
  item = here.item.id;
  meet(here, county, region, farAway);
});

const changed = (change: RegisterChange): CaseEvent => ({
  type: 'registerChanged',
  change,
  on: localDate(LATER),
});
const CANCELLED = changed({ kind: 'cancelled', why: 'applied' });

const writes = (peer: Peer, of: CaseId, ...events: readonly CaseEvent[]): void =>
  peer.apply('supervisor', LATER, 'SUPERVISOR', 'cases.act', of, events);

/** The item as every desk has it, also one that makes all anew from its journal. */
function itemAt(...peers: readonly Peer[]): RegisterRecord | undefined {
  meet(...peers);
  for (const peer of peers)
    expect(peer.tables.get('register', item)).toEqual(peer.rebuilt().get('register', item));
  return peers[0]?.tables.get('register', item);
}

/** A case of a desk on the item. */
function caseOn(peer: Peer, type: 'CHANGE' | 'CANCEL'): CaseId {
  peer.on(type, LATER, { target: item });
  return peer.case.id;
}

describe('an item of the register (XJR-5-5, XJR-11-2)', () => {
  it('is not changed by a case of another prefecture', () => {
    writes(farAway, caseOn(farAway, 'CANCEL'), CANCELLED);
    expect(itemAt(here, region, farAway)).toMatchObject({ status: 'EFFECTIVE', end: null });
  });

  it('is not made anew by a case about it, however early that was written', () => {
    const known = here.tables.get('register', item);
    if (known === undefined) throw new Error('no item');
    const { objectType, profile, codedAt, validFrom, validTo, code } = known;
    const evil = changed({
      ...{ kind: 'made', code: `${code}9` as RegistryCode, objectType, profile, codedAt, validFrom, validTo },
      ...{ subject: {}, application: {} },
    });
    for (const peer of [farAway, region, here]) writes(peer, caseOn(peer, 'CHANGE'), evil);
    expect(itemAt(here, region, farAway)).toMatchObject({ code, versions: [{ number: 1 }] });
  });

  it('is not changed in its own case by an office that does not hold it', () => {
    const maker = item as string as CaseId;
    writes(farAway, maker, CANCELLED);
    expect(itemAt(here, region, farAway)).toMatchObject({ status: 'EFFECTIVE' });
    expect(recordOf(here, maker).fates).toMatchObject([{ fate: 'opinion' }]);
  });

  it('is not changed by the county below, which has the case and not the item', () => {
    writes(county, caseOn(county, 'CANCEL'), CANCELLED);
    expect(itemAt(here, county)).toMatchObject({ status: 'EFFECTIVE' });
  });

  it('is changed by the agency that registered it', () => {
    writes(here, caseOn(here, 'CANCEL'), CANCELLED);
    expect(itemAt(here, region)).toMatchObject({ status: 'CANCELLED' });
  });

  it('is changed by the region', () => {
    writes(region, caseOn(region, 'CANCEL'), CANCELLED);
    expect(itemAt(here, region, farAway)).toMatchObject({ status: 'CANCELLED' });
  });

  it('is changed by whoever holds the case that made it, and not before', () => {
    const maker = item as string as CaseId;
    writes(farAway, caseOn(farAway, 'CANCEL'), CANCELLED);
    writes(here, maker, { type: 'caseReleased', to: farAway.office.division, epoch: 1, reason: '移交' });
    expect(itemAt(here, farAway, region)).toMatchObject({ status: 'EFFECTIVE' });
    const taken = { type: 'caseTaken', by: farAway.office.division, epoch: 1 } as const;
    writes(farAway, maker, { ...taken, receivedOn: localDate(LATER) });
    expect(itemAt(here, farAway, region)).toMatchObject({ status: 'CANCELLED' });
  });

  it('another agency is told so when it lets an application on it in, and the agency itself is not', () => {
    const outcomeAt = (peer: Peer, may: boolean): readonly string[] => {
      const { exchange, ...facts } = peer.facts('clerk', LATER);
      if (exchange === null) throw new Error('a desk that is alone');
      const told = { ...facts, exchange: { ...exchange, mayChangeItem: may } };
      const outcome = decide(peer.case, { type: 'accept' }, told);
      return outcome.ok ? [] : codesOf(outcome.error);
    };
    caseOn(here, 'CANCEL');
    here.advance('SUBMITTED', LATER);
    expect(here.facts('clerk', LATER).exchange?.mayChangeItem).toBe(true);
    expect(outcomeAt(here, true)).toEqual([]);
    expect(outcomeAt(here, false)).toEqual(['NOT_OUR_JURISDICTION']);
    caseOn(farAway, 'CANCEL');
    expect(farAway.facts('clerk', LATER).exchange?.mayChangeItem).toBe(false);
  });
});
