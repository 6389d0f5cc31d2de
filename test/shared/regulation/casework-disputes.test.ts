/** A desk that meets no others: an objection of the notice period that is written down after the code holds the item too. */
import { describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { addDays, type LocalDate, localDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { finding, objection } from '../../helpers/case-commands';
import { END, RegistryKit } from '../../helpers/case-kit';
import { type Content, operatorProduct } from '../../helpers/case-walk-content';
import { recoded } from '../../helpers/recoded-item';

const START = localDate('2026-03-10');

/** An item, and the letter of its notice period that nobody has written down yet. */
function coded(content?: Content) {
  const kit = new RegistryKit();
  const published = kit.first(START, content).advance('PUBLICITY', START);
  const on = kit.advance('REGISTERED', published);
  const maker = kit.case.id;
  const learn = (day: LocalDate) =>
    kit.look(maker).do('clerk', day, { ...objection(day), receivedAt: addDays(published, 1) } as CaseCommand);
  return { kit, on, maker, learn };
}

const codes = (kit: RegistryKit, of: CaseId, who: string, on: LocalDate, command: CaseCommand) =>
  kit
    .look(of)
    .try(who, on, command)
    .map(({ code }) => code);

describe('what alters the item while an objection to its notice is heard (XJR-16-6)', () => {
  it('is no change of which the own notice is over', () => {
    const { kit, on, maker, learn } = coded();
    const change = kit.on('CHANGE', on).case.id;
    const from = kit.advance('PUBLICITY', on);
    const later = addDays(from, 40);
    learn(later);
    expect(codes(kit, change, 'supervisor', later, END)).toEqual(['OBJECTION_OPEN']);
    kit.look(maker).advanceObjection(1, 'NOT_UPHELD', later);
    expect(codes(kit, change, 'supervisor', later, END)).toEqual([]);
  });

  it('is no shorter validity', () => {
    const { kit, on, learn } = coded(operatorProduct(START));
    learn(on);
    const matter = { validTo: addDays(kit.item.validTo, -9), reasons: '协议终止', reference: '通知' };
    const shorten = kit.exOfficio({ kind: 'SHORTEN', ...matter }, on).case.id;
    expect(codes(kit, shorten, 'supervisor', on, { type: 'approveMatter' })).toEqual(['OBJECTION_OPEN']);
  });

  it('is no paper of an earlier change that is drawn anew, nor when it is upheld (XJR-16-11)', () => {
    const { kit, on, maker, learn } = coded();
    const first = kit.case;
    const change = kit.on('CHANGE', on).case.id;
    const after = kit.advance('DONE', on);
    recoded(kit, first, after);
    learn(after);
    expect(codes(kit, change, 'clerk', after, { type: 'printResult' })).toEqual(['OBJECTION_OPEN']);
    kit.look(maker).advanceObjection(1, 'ANSWERED', after);
    kit.do('reviewer', after, finding(true));
    kit.do('supervisor', after, { type: 'decideObjection', objection: 1 });
    expect(codes(kit, change, 'clerk', after, { type: 'printResult' })).toEqual(['OBJECTION_UPHELD']);
  });
});
