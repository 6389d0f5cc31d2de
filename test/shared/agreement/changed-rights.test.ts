/**
 * What a station may do is judged by what was granted at the place of each entry in its chain: a designation that comes
 * later makes no former act good, and one that is taken back binds honest and modified programs alike.
 */
import { expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { mayAuthorOf } from '#shared/identity/event-authority';
import { receive } from '../../helpers/case-commands';
import { codesOf } from '../../helpers/case-kit';
import { DAY, type FiveDesks, fiveDesks, meet, recordOf } from './five-desks';
import { Peer, SEATS } from './peer';
import { certifiedAgain, membership } from './region-records';

const DRAFTS = mayAuthorOf('county', false);
const DESIGNATED = mayAuthorOf('county', true);
const DESIGNATION = {
  documentNumber: '地署数发〔2026〕1号',
  documentDate: localDate('2026-01-05'),
  filingReference: '备案〔2026〕3号',
};
const [, , SEAT = { at: 0, division: '', level: 'county' as const }] = SEATS;

/** Five desks; the county holds itself to be designated, and its certificate names what is given. */
function desksOf(events: readonly string[]): FiveDesks {
  const desks = fiveDesks(events);
  desks.county.office = { ...desks.county.office, designation: DESIGNATION };
  return desks;
}

/** The county asks now, and the region answers; every desk hears of it. */
function changed({ here, there, county, region, farAway }: FiveDesks, events: readonly string[]): void {
  const record = certifiedAgain(region.views.trust, SEAT, county.entries.length, events);
  for (const peer of [here, there, county, region, farAway]) peer.trust([record]);
}

/** A case of the county that waits to be received. */
function approved({ county }: FiveDesks): CaseId {
  county.first(DAY).advance('INTERNAL_APPROVED', DAY);
  return county.case.id;
}

/** Everybody has heard of everything; how a case stands at a desk of the prefecture. */
function standing({ here, region, county }: FiveDesks, id: CaseId): string {
  meet(here, region, county);
  return recordOf(here, id).state.status;
}

it('an act of a county before its designation stays void when it is designated later, and what comes after counts (XJR-5-4)', () => {
  const desks = desksOf(DRAFTS);
  const { county } = desks;
  const id = approved(desks);
  expect(codesOf(county.try('clerk', DAY, receive(DAY)))).toEqual(['AGENCY_POWER_MISSING']);
  county.isHonest = false;
  county.do('clerk', DAY, receive(DAY));
  expect(standing(desks, id)).toBe('INTERNAL_APPROVED');
  const fates = recordOf(desks.here, id).fates;
  expect(fates.at(-1)?.fate).toBe('void');
  changed(desks, DESIGNATED);
  expect(standing(desks, id)).toBe('INTERNAL_APPROVED');
  expect(recordOf(desks.here, id).fates).toEqual(fates);
  county.isHonest = true;
  county.look(id).advance('UNDER_REVIEW', DAY);
  expect(standing(desks, id)).toBe('UNDER_REVIEW');
});

it('what a county did under its designation stays good when that is taken back, also what it had not handed in; what a modified program does afterwards is void (XJR-5-4)', () => {
  const desks = desksOf(DESIGNATED);
  const { county } = desks;
  const before = approved(desks);
  county.advance('UNDER_REVIEW', DAY);
  expect(standing(desks, before)).toBe('UNDER_REVIEW');
  const notHandedIn = approved(desks);
  county.advance('UNDER_REVIEW', DAY);
  const after = approved(desks);
  changed(desks, DRAFTS);
  expect(codesOf(county.try('clerk', DAY, receive(DAY)))).toEqual(['AGENCY_POWER_MISSING']);
  county.isHonest = false;
  county.do('clerk', DAY, receive(DAY));
  expect(standing(desks, after)).toBe('INTERNAL_APPROVED');
  expect(recordOf(desks.here, after).fates.at(-1)?.fate).toBe('void');
  expect(standing(desks, before)).toBe('UNDER_REVIEW');
  expect(standing(desks, notHandedIn)).toBe('UNDER_REVIEW');
});

it('a certificate of equal terms changes nothing of what was written before it or comes after', () => {
  const desks = desksOf(DESIGNATED);
  const { county, here } = desks;
  const id = approved(desks);
  county.advance('UNDER_REVIEW', DAY);
  standing(desks, id);
  const text = here.agreement();
  changed(desks, DESIGNATED);
  expect(here.agreement()).toBe(text);
  const later = approved(desks);
  county.advance('UNDER_REVIEW', DAY);
  expect(standing(desks, later)).toBe('UNDER_REVIEW');
});

it('a desk that never saw the former certificate judges what was written under it as those do that saw it', () => {
  const desks = desksOf(DESIGNATED);
  const { county, region } = desks;
  const before = approved(desks);
  county.advance('UNDER_REVIEW', DAY);
  const after = approved(desks);
  const newest = certifiedAgain(region.views.trust, SEAT, county.entries.length, DRAFTS);
  changed(desks, DRAFTS);
  county.isHonest = false;
  county.do('clerk', DAY, receive(DAY));
  standing(desks, before);
  const isFormer = (one: (typeof known)[number]): boolean =>
    one.kind === 'certificate' && one.record.subject === county.station;
  const known = membership(SEATS, DESIGNATED);
  const others = known.filter((one) => !isFormer(one));
  for (const orders of [[[...others, newest]], [[...others, newest], known], [known, [newest]]]) {
    const listener = new Peer({ at: 99, division: '652800', level: 'prefecture' });
    const [first = [], ...more] = orders;
    listener.trust(first);
    listener.receive(region.journal);
    for (const records of more) listener.trust(records);
    expect([recordOf(listener, before).state.status, recordOf(listener, after).state.status]).toEqual([
      'UNDER_REVIEW',
      'INTERNAL_APPROVED',
    ]);
    expect(listener.agreement()).toBe(region.agreement());
  }
});
