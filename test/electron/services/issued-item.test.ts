/** A paper about a register item says what its officer knew of the item, whoever looks at it and whatever came since. */
import { beforeEach, describe, expect, it } from 'vitest';
import { whenIssued } from '#electron/services/documents/issued-state';
import { isOpen } from '#shared/agreement/conflict';
import { compareEntries } from '#shared/agreement/entry-order';
import type { CaseId, RegisterId } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import {
  choose,
  DAY,
  type FiveDesks,
  fiveDesks,
  meet,
  ofClass,
  recordOf,
} from '../../shared/agreement/five-desks';
import type { Peer } from '../../shared/agreement/peer';

const LATER = '2026-06-01';

let desks: FiveDesks;
let item: RegisterId;

beforeEach(() => {
  desks = fiveDesks();
  const { here, there, county, region, farAway } = desks;
  here.registered(DAY);
  item = here.item.id;
  meet(here, there, county, region, farAway);
});

/** What a desk holds, as a store gives it out. */
const held = (peer: Peer) => ({
  views: peer.views,
  tables: peer.tables,
  *entriesOf(cases: ReadonlySet<CaseId>) {
    for (const stored of peer.journal)
      if (stored.entry.case !== null && cases.has(stored.entry.case)) yield stored;
  },
  *chainBack(station: string, from: number) {
    const chain = peer.journal.filter(({ entry }) => entry.station === station && entry.seq <= from);
    yield* chain.sort((a, b) => b.entry.seq - a.entry.seq);
  },
});

const noticeOf = (peer: Peer, of: CaseId): IssuedDocument => {
  const notice = recordOf(peer, of).state.documents.find(({ document }) => document === 'D20');
  if (notice === undefined) throw new Error('no notice');
  return notice;
};

const itemOnPaper = (peer: Peer, of: CaseId, notice: IssuedDocument): RegisterEntry | null =>
  whenIssued(held(peer), of, notice)?.entry ?? null;

/** A change that one desk brings to its end; answers its case, its notice and the item as its officer saw it. */
function changed(
  peer: Peer,
  depositNo = 'KS-2026-0099',
): readonly [CaseId, IssuedDocument, RegisterEntry | null] {
  peer.on('CHANGE', LATER, { target: item }, { application: { depositNo } });
  peer.advance('DONE', LATER);
  const { id } = peer.case;
  const notice = noticeOf(peer, id);
  return [id, notice, itemOnPaper(peer, id, notice)];
}

describe('the register item of an issued paper', () => {
  it('is the one that its officer knew, whichever of two changes comes first in the order of all', () => {
    const { here, there, county, region } = desks;
    const one = changed(here);
    const two = changed(there);
    for (const [, , known] of [one, two]) expect(known?.versions).toHaveLength(2);
    // What each printed is of its own change alone.
    expect(one[2]?.versions.at(-1)?.caseId).toBe(one[0]);
    expect(two[2]?.versions.at(-1)?.caseId).toBe(two[0]);
    meet(here, there, county, region);
    for (const desk of [here, there, county, region])
      for (const [of, notice, known] of [one, two]) expect(itemOnPaper(desk, of, notice)).toEqual(known);
  });

  it('has what its officer had heard of, also from another station', () => {
    const { here, there, region } = desks;
    const [first] = changed(here);
    meet(here, there, region);
    const [of, notice, known] = changed(there, 'KS-2026-0100');
    expect(known?.versions.map(({ caseId }) => caseId)).toEqual([item, first, of]);
    meet(here, there, region);
    for (const desk of [here, region]) expect(itemOnPaper(desk, of, notice)).toEqual(known);
  });

  it('has nothing that fell before, although its officer knew of it', () => {
    const { here, there, region } = desks;
    here.on('CHANGE', LATER, { target: item });
    here.advance('SUBMITTED', LATER);
    const { id: lost } = here.case;
    meet(here, there, region);
    there.look(lost);
    there.do('clerk', LATER, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属变更范围' });
    there.do('supervisor', LATER, { type: 'refuse' });
    here.advance('DONE', LATER);
    meet(here, there, region);
    for (const conflict of ofClass(region, lost, 'C05').filter(isOpen)) {
      const theirs = conflict.openedBy.find((id) =>
        there.journal.some((one) => one.id === id && one.entry.station === there.station),
      );
      if (theirs === undefined) throw new Error('nothing to choose');
      choose(region, lost, conflict, theirs, 'chief');
    }
    meet(here, there, region);
    expect(recordOf(here, lost).state.status).toBe('NOT_ACCEPTED');
    const [of, notice, known] = changed(here);
    expect(known?.versions.map(({ caseId }) => caseId)).toEqual([item, of]);
    meet(here, there, region);
    expect(itemOnPaper(region, of, notice)).toEqual(known);
  });
});

describe('a number that was given twice', () => {
  it('means the same issue at every desk, whichever came first there', () => {
    const { here, there, region } = desks;
    const of = item as string as CaseId;
    const [paper] = recordOf(here, of).state.documents;
    if (paper === undefined) throw new Error('no paper');
    const issued: IssuedDocument = { ...paper, document: 'D21', number: '喀数登〔2026〕1001号' };
    const on = addDays(localDate(LATER), 1);
    const write = (peer: Peer) => {
      peer.look(of);
      peer.apply('clerk', on, 'ACCEPTANCE_CLERK', 'cases.printResult', of, [
        { type: 'documentIssued', issued },
      ]);
      const last = peer.journal.at(-1);
      if (last === undefined) throw new Error('nothing written');
      return last;
    };
    const both = [write(there), write(here)].sort((a, b) => compareEntries(a.entry, b.entry));
    meet(here, there, region);
    const stations = [here, there, region].map((desk) => whenIssued(held(desk), of, issued)?.station);
    expect(stations).toEqual(Array(3).fill(both[0]?.entry.station));
  });
});
