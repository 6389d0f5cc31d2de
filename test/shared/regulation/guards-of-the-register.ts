/** How the guards of objections and of the register come to refuse, and the clauses they stand on. Data of one test. */
import { registerIdOf } from '#shared/domain/ids';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import type { Refusal } from '#shared/domain/refusal';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { GUARDS } from '#shared/regulation/casework/guards/guard';
import { finding, objection, receive } from '../../helpers/case-commands';
import { CaseKit, END, RegistryKit } from '../../helpers/case-kit';
import { operatorProduct } from '../../helpers/case-walk-content';
import { recoded } from '../../helpers/recoded-item';
import { codedMeanwhile, fiveDesks } from '../agreement/five-desks';

const AT = '2026-03-10';
const reason = '理由';
const send: CaseCommand = { type: 'sendForApproval', warningsReason: '已核对' };
const pass: CaseCommand = { type: 'pass', opinion: '' };

/** A way to a refusal, and the clauses it cites; none where it is our own order. */
export type Refused = readonly [() => readonly Refusal[], readonly string[]];

/** A case of a kind on an item that was registered before. */
export const onItem = (make: (kit: RegistryKit, day: LocalDate) => readonly Refusal[]) => {
  const kit = new RegistryKit();
  return make(kit, kit.registered(AT));
};
export const revoking = (make: (kit: RegistryKit, day: LocalDate) => readonly Refusal[]) =>
  onItem((kit, day) => make(kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, day), day));

export const REFUSED_ON_THE_REGISTER = {
  wasPublished: [
    () =>
      onItem((kit, day) => {
        kit.on('CANCEL', day).advance('DONE', day);
        return kit.try('clerk', day, objection(day));
      }),
    ['XJR-16-5'],
  ],
  noneUpheld: [
    () => {
      const desks = fiveDesks();
      const { here } = desks;
      const day = '2026-09-01';
      codedMeanwhile(desks, (at) => here.advanceObjection(1, 'ANSWERED', at));
      here.do('reviewer', day, finding(true));
      here.do('supervisor', day, { type: 'decideObjection', objection: 1 });
      return here.try('clerk', day, { type: 'printResult' });
    },
    ['XJR-16-11', 'XJR-23-2'],
  ],
  noOpenObjection: [
    () =>
      new CaseKit()
        .publicity()
        .do('clerk', '2026-04-10', objection('2026-04-10'))
        .try('supervisor', '2026-04-23', END),
    ['XJR-16-6', 'XJR-17-1'],
  ],
  objectionReal: [
    () =>
      new CaseKit()
        .publicity()
        .do(
          'clerk',
          '2026-04-10',
          objection('2026-04-10', { objector: { kind: 'anonymous', description: '信' } }),
        )
        .try('clerk', '2026-04-10', { type: 'acceptObjection', objection: 1 }),
    ['XJR-16-5'],
  ],
  objectionInPeriod: [
    () =>
      new CaseKit()
        .publicity()
        .do('clerk', '2026-04-23', objection('2026-04-23'))
        .try('clerk', '2026-04-23', { type: 'acceptObjection', objection: 1 }),
    ['XJR-16-5'],
  ],
  objectionEvidence: [
    () =>
      new CaseKit()
        .publicity()
        .do('clerk', '2026-04-10', objection('2026-04-10', { evidenceFollows: false }))
        .try('clerk', '2026-04-10', { type: 'acceptObjection', objection: 1 }),
    ['NDR-12-5'],
  ],
  answerOverdue: [
    () => {
      const kit = new RegistryKit();
      const day = kit.objected(AT);
      kit.advanceObjection(1, 'FORWARDED', day);
      return kit.try('reviewer', day, { type: 'recordNoAnswer', objection: 1 });
    },
    ['XJR-16-8'],
  ],
  notObjectionProposer: [
    () => {
      const kit = new RegistryKit();
      const day = kit.objected(AT);
      kit.advanceObjection(1, 'ANSWERED', day);
      kit.do('deputy', day, {
        type: 'proposeObjectionResult',
        objection: 1,
        upheld: false,
        facts: '核',
        reasons: reason,
      });
      return kit.try('deputy', day, { type: 'decideObjection', objection: 1 });
    },
    ['XJR-16-9'],
  ],
  targetEffective: [
    () =>
      onItem((kit, day) => {
        const change = kit.on('CHANGE', day).case.id;
        kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, day).advance('ANNOUNCED', day);
        return kit.look(change).try('clerk', day, send);
      }),
    ['XJR-11-2'],
  ],
  targetUndisputed: [
    () => {
      const desks = fiveDesks();
      const { there } = desks;
      const target = registerIdOf(codedMeanwhile(desks));
      there.on('CHANGE', '2026-09-01', { target }).advance('REVIEW_PROPOSED', '2026-09-01');
      return there.try('supervisor', '2026-09-01', pass);
    },
    ['XJR-16-6'],
  ],
  actStands: [
    () =>
      onItem((kit, day) => {
        const maker = kit.case;
        const change = kit.on('CHANGE', day).case.id;
        const after = kit.advance('DONE', day);
        kit.on('CANCEL', after).advance('DONE', after);
        recoded(kit.look(change), maker, after);
        return kit.try('clerk', after, { type: 'printResult' });
      }),
    ['XJR-11-2'],
  ],
  targetRevoked: [
    () => {
      // Two superiors cannot both restore: the second case of the agency is not even begun. The guard still stands.
      const kit = new RegistryKit();
      kit.registered(AT);
      return GUARDS.targetRevoked(kit.case, kit.facts('supervisor', AT));
    },
    ['XJR-23-2'],
  ],
  noRevocationOpen: [
    () =>
      revoking((kit, day) => {
        kit.on('CANCEL', day).advance('REVIEW_PROPOSED', day);
        return kit.try('supervisor', day, pass);
      }),
    ['XJR-23-2'],
  ],
  shorteningFits: [
    () => {
      const kit = new RegistryKit();
      kit.registered(AT, operatorProduct(AT));
      const day = addDays(kit.item.validTo, -40);
      const matter = { validTo: addDays(kit.item.validTo, -1), reasons: reason, reference: '通知' };
      const shorten = kit.exOfficio({ kind: 'SHORTEN', ...matter }, day).case.id;
      kit.on('RENEW', day).advance('DONE', day);
      return kit.look(shorten).try('supervisor', day, { type: 'approveMatter' });
    },
    ['XJR-19-2'],
  ],
  renewalNear: [() => onItem((kit, day) => kit.try('clerk', day, { type: 'remindRenewal' })), ['XJR-19-3']],
  renewalTerm: [
    () => {
      const kit = new RegistryKit();
      kit.registered(AT, operatorProduct(AT));
      const day = addDays(kit.item.validTo, -30);
      kit.on('RENEW', day, {}, { request: { agreementTo: addDays(day, 2) } });
      return kit.try('clerk', day, send);
    },
    ['XJR-19-2', 'XJR-19-4'],
  ],
  expiredUnrenewed: [
    () =>
      onItem((kit) => {
        const { validTo } = kit.item;
        const after = addDays(validTo, 1);
        const renewal = kit.on('RENEW', validTo).case.id;
        kit.advance('INTERNAL_APPROVED', validTo);
        const expiry = kit.exOfficio({ kind: 'EXPIRE', reasons: reason }, after).case.id;
        kit.look(renewal).do('supervisor', after, receive(validTo, '昨日收到'));
        return kit.look(expiry).try('supervisor', after, { type: 'approveMatter' });
      }),
    ['XJR-19-3', 'XJR-19-5'],
  ],
  subjectHeardOnRevocation: [
    () =>
      revoking((kit, day) => {
        kit.advance('FACT_FINDING', day);
        return kit.try('reviewer', day, {
          type: 'proposeFinding',
          proven: true,
          grounds: ['01'],
          reasons: reason,
        });
      }),
    ['XJR-23-2'],
  ],
} as const satisfies { readonly [guard: string]: Refused };
