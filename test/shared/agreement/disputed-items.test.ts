/** An item with an objection learnt after its code, open or upheld, is neither altered nor certified anew (C13). */
import { describe, expect, it } from 'vitest';
import { type CaseId, registerIdOf } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import { finding } from '../../helpers/case-commands';
import { codedMeanwhile, fiveDesks, meet } from './five-desks';
import type { Peer } from './peer';

const LATER = localDate('2026-09-01');
const PASS = { type: 'pass', opinion: '' } as const;

/** A coded case of which an objection of the notice period waits, and its desks. */
function objected() {
  const desks = fiveDesks();
  const { here, there, region } = desks;
  const id = codedMeanwhile(desks, (at) => here.advanceObjection(1, 'ANSWERED', at));
  const close = (upheld: boolean) => {
    here.look(id).do('reviewer', LATER, finding(upheld));
    here.do('supervisor', LATER, { type: 'decideObjection', objection: 1 });
    meet(here, there, region);
  };
  return { ...desks, id, target: registerIdOf(id), close };
}

const codes = (desk: Peer, of: CaseId, on: LocalDate) =>
  desk
    .look(of)
    .try('supervisor', on, PASS)
    .map(({ code }) => code);

/** A change or renewal of the item that waits for its decision. */
function reviewed({ there, target }: ReturnType<typeof objected>, type: 'CHANGE' | 'RENEW') {
  const from =
    type === 'RENEW' ? addDays(there.tables.get('register', target)?.validTo ?? LATER, -50) : LATER;
  const on = there.on(type, from, { target }).advance('REVIEW_PROPOSED', from);
  return { of: there.case.id, on };
}

describe('an item with an objection of the notice period (C13; XJR-16-6, XJR-16-11)', () => {
  it.each(['CHANGE', 'RENEW'] as const)(
    'is not altered by a %s while it is open: that is reviewed, and goes on when it was not upheld',
    (type) => {
      const all = objected();
      const { of, on } = reviewed(all, type);
      expect(codes(all.there, of, on)).toEqual(['OBJECTION_OPEN']);
      all.close(false);
      all.there.look(of).advance('DONE', on);
    },
  );

  it.each(['CHANGE', 'RENEW'] as const)(
    'is not altered by a %s that was begun before it was upheld',
    (type) => {
      const all = objected();
      const { of, on } = reviewed(all, type);
      all.close(true);
      expect(codes(all.there, of, on)).toEqual(['OBJECTION_UPHELD']);
    },
  );

  it('is corrected, and altered again after that', () => {
    const all = objected();
    const { there, target } = all;
    all.close(true);
    const after = there.on('CORRECT', LATER, { target }).advance('DONE', LATER);
    there.on('CHANGE', after, { target }).advance('DONE', after);
  });

  it('is altered again when it was revoked for that, and the revocation was undone', () => {
    const all = objected();
    const { there, target } = all;
    all.close(true);
    const clue = { kind: 'REVOKE', source: '02', clue: '异议1成立' } as const;
    const after = there.exOfficio(clue, LATER, { target }).advance('ANNOUNCED', LATER);
    const undone = { kind: 'RESTORE', reasons: '复核', reference: '上级1号' } as const;
    there.exOfficio(undone, after, { target }).advance('DONE', after);
    there.on('CHANGE', after, { target }).advance('DONE', after);
  });

  it.each([true, false])('is cancelled and revoked, upheld: %s', (upheld) => {
    for (const end of ['CANCEL', 'REVOKE'] as const) {
      const all = objected();
      const { there, target } = all;
      if (upheld) all.close(true);
      if (end === 'CANCEL') there.on('CANCEL', LATER, { target }).advance('DONE', LATER);
      else there.exOfficio({ kind: 'REVOKE', source: '02', clue: '异议1成立' }, LATER, { target });
      if (end === 'REVOKE') there.advance('ANNOUNCED', LATER);
      expect(there.tables.get('register', target)?.status).not.toBe('EFFECTIVE');
    }
  });
});
