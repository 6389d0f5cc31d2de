/** Every guard refuses at least once, through a command, with its clause and a way out (workflow 3 to 6). */
import { describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import type { Refusal } from '#shared/domain/refusal';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { GUARDS, type GuardName } from '#shared/regulation/casework/guards/guard';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { answersOf, code, notice, objection, receive, saveDraft } from '../../helpers/case-commands';
import { ALL_PASS, APPROVE, CaseKit, END, PUBLISH, RegistryKit, withSettings } from '../../helpers/case-kit';
import { contentOfSample, operatorProduct } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';

const AT = '2026-03-10';
const reason = '理由';
const send: CaseCommand = { type: 'sendForApproval', warningsReason: '已核对' };
const pass: CaseCommand = { type: 'pass', opinion: '' };
const at = (day: string) => localDate(day);

/** A case of a kind on an item that was registered before. */
const onItem = (make: (kit: RegistryKit, day: ReturnType<typeof at>) => readonly Refusal[]) => {
  const kit = new RegistryKit();
  return make(kit, kit.registered(AT));
};
const revoking = (make: (kit: RegistryKit, day: ReturnType<typeof at>) => readonly Refusal[]) =>
  onItem((kit, day) => make(kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, day), day));

/** For each guard: how it comes to refuse, and the clauses it stands on; none where it is our own order. */
const REFUSED: { readonly [G in GuardName]: readonly [() => readonly Refusal[], readonly string[]] } = {
  agencyPower: [
    () => {
      const kit = new CaseKit().submitted();
      kit.disqualified = true;
      return kit.try('clerk', AT, { type: 'accept' });
    },
    ['XJR-23-1'],
  ],
  jurisdiction: [
    () => {
      const kit = new CaseKit().submitted();
      kit.office = { ...kit.office, division: '653200' as DivisionCode };
      return kit.try('clerk', AT, { type: 'accept' });
    },
    ['XJR-5-5', 'XJR-7-2'],
  ],
  formComplete: [() => new RegistryKit().start('FIRST', AT).try('clerk', AT, send), ['XJR-9-4']],
  locksKept: [
    () =>
      onItem((kit, day) => {
        kit.on('CHANGE', day);
        kit.do('clerk', day, saveDraft({ request: { changeReasons: ['SHARING'] } }));
        return kit.try('clerk', day, send);
      }),
    ['XJR-11-2'],
  ],
  defectsAnswered: [
    () => new CaseKit().submitted().do('clerk', AT, notice(AT)).try('clerk', AT, send),
    ['XJR-14-2'],
  ],
  defectOfOwnSide: [
    () =>
      new CaseKit()
        .submitted()
        .do('clerk', AT, notice(AT))
        .try('counter', AT, { type: 'answerDefect', index: 0, answer: '补' }),
    ['XJR-14-2'],
  ],
  realName: [
    () => {
      const kit = new RegistryKit().first(AT);
      kit.do(
        'clerk',
        AT,
        saveDraft({
          subject: { realNameStatus: 'unverified', realNameMethod: null, realNameAt: null, realNameBy: null },
        }),
      );
      kit.advance('SUBMITTED', AT);
      return kit.try('clerk', AT, { type: 'accept' });
    },
    ['XJR-18-1'],
  ],
  publicTextClean: [
    () => {
      const content = contentOfSample(sample('kashgar-bus'), AT);
      const { application } = content;
      const text = `${String(application.dataContentIntroduction)}联系人张三，身份证号11010519491231002X。`;
      const kit = new RegistryKit().first(AT, {
        ...content,
        application: { ...application, dataContentIntroduction: text },
      });
      // Such a text does not even leave the draft: the case is carried on as if it had.
      const state = { ...kit.case, status: 'PUBLICITY_PENDING' as const };
      return GUARDS.publicTextClean(state);
    },
    ['XJR-16-4'],
  ],
  isCreator: [
    () =>
      new RegistryKit()
        .start('FIRST', AT, { account: 'agent' })
        .try('otherAgent', AT, { type: 'discard', reason }),
    [],
  ],
  agentOwn: [() => new CaseKit().draft().try('agent', AT, saveDraft({})), []],
  notDrafter: [
    () => {
      const kit = new CaseKit().draft().do('everybody', AT, saveDraft({}));
      return kit.do('clerk', AT, send).try('everybody', AT, APPROVE);
    },
    ['XJR-9-4', 'XJR-15-1'],
  ],
  notDrafterReviewing: [
    () => {
      const kit = new RegistryKit().first(AT).do('everybody', AT, saveDraft({}));
      kit.advance('UNDER_REVIEW', AT);
      return kit.try('everybody', AT, { type: 'saveChecklist', answers: [] });
    },
    ['XJR-9-4', 'XJR-15-1'],
  ],
  notAcceptor: [
    () => {
      const profile = withSettings(XJ_2025_PROFILE, { 'duties.acceptEqualsReview': false });
      const kit = new RegistryKit({ profile }).first(AT);
      kit.advance('SUBMITTED', AT);
      kit.do('everybody', AT, { type: 'accept' });
      return kit.try('everybody', AT, { type: 'proposeResult', answers: ALL_PASS, opinion: '' });
    },
    ['XJR-15-1'],
  ],
  notReviewer: [() => new CaseKit().proposed('deputy').try('deputy', '2026-04-01', pass), ['XJR-15-1']],
  notInternalApprover: [
    () => {
      const kit = new CaseKit().draft().do('clerk', AT, send);
      kit.do('approver', AT, APPROVE).advance('REVIEW_PROPOSED', AT);
      return kit.try('approver', AT, pass);
    },
    ['XJR-15-1'],
  ],
  notProposer: [
    () =>
      new CaseKit()
        .submitted()
        .do('everybody', AT, { type: 'proposeRefusal', grounds: ['01'], reasons: reason })
        .try('everybody', AT, { type: 'refuse' }),
    ['XJR-15-1'],
  ],
  notCodeEnterer: [
    () =>
      new CaseKit()
        .codingPending()
        .do('deputy', '2026-04-24', code())
        .try('deputy', '2026-04-24', { type: 'confirmCode', code: 'LX653100000001' }),
    ['XJR-17-1'],
  ],
  notFinder: [
    () =>
      revoking((kit, day) => {
        kit.advance('FACT_FINDING', day);
        kit.do('reviewer', day, { type: 'notifyRevocation', notifiedAt: day });
        kit.do('reviewer', day, { type: 'hearStatement', heardAt: day, statement: '如所附' });
        kit.do('deputy', day, { type: 'proposeFinding', proven: true, grounds: ['01'], reasons: reason });
        return kit.try('deputy', day, { type: 'approveFinding' });
      }),
    ['XJR-23-2'],
  ],
  nothingPending: [
    () =>
      new CaseKit()
        .submitted()
        .do('clerk', AT, { type: 'proposeTransfer', ground: '01', to: '自治区', reasons: reason })
        .try('clerk', AT, { type: 'accept' }),
    [],
  ],
  withdrawalEnabled: [
    () => {
      const profile = withSettings(XJ_2025_PROFILE, { 'withdrawal.enabled': false });
      const kit = new CaseKit({ profile }).submitted();
      const attachment = kit.evidence('clerk', AT);
      return kit.try('clerk', AT, { type: 'requestWithdrawal', reasons: reason, attachment });
    },
    ['TJR-21-1'],
  ],
  noCodeYet: [
    () => {
      const kit = new CaseKit().codingPending().do('supervisor', '2026-04-24', code());
      const attachment = kit.evidence('clerk', '2026-04-24');
      return kit.try('clerk', '2026-04-24', { type: 'requestWithdrawal', reasons: reason, attachment });
    },
    ['XJR-17-1'],
  ],
  correctionLapsed: [
    () => {
      const profile = withSettings(XJ_2025_PROFILE, { 'correction.lapseCloses': true });
      const kit = new CaseKit({ profile }).submitted().do('clerk', AT, notice(AT));
      return kit.try('clerk', AT, { type: 'proposeRefusal', grounds: ['07'], reasons: reason });
    },
    ['XJR-14-2'],
  ],
  reviewDueSoon: [
    () =>
      new CaseKit().underReview().try('reviewer', '2026-03-12', {
        type: 'proposeDelayNote',
        reasons: reason,
        expected: at('2026-05-01'),
      }),
    ['XJR-15-2', 'XJR-15-3'],
  ],
  checklistPassed: [
    () => {
      const answers = ALL_PASS.map((one) => ({ ...one, result: 'fail' as const, remark: '不符' }));
      const kit = new CaseKit().underReview();
      kit.do('reviewer', '2026-03-30', { type: 'proposeResult', answers, opinion: '' });
      return kit.try('supervisor', '2026-04-01', pass);
    },
    ['XJR-15-1'],
  ],
  correctionProven: [
    () =>
      onItem((kit, day) => {
        kit.on('CORRECT', day, { requester: 'INTERESTED', account: 'counter' });
        kit.advance('REVIEW_PROPOSED', day);
        return kit.try('supervisor', day, pass);
      }),
    ['NDR-9-15', 'XJR-12-2'],
  ],
  subjectHeard: [
    () =>
      onItem((kit, day) => {
        kit.on('CORRECT', day, { requester: 'INTERESTED', account: 'counter' }).advance('UNDER_REVIEW', day);
        kit.do('reviewer', day, {
          type: 'proposeResult',
          answers: answersOf(kit.case, kit.profile),
          opinion: '',
        });
        return kit.try('supervisor', day, pass);
      }),
    ['NDR-9-15'],
  ],
  duplicateFree: [
    () => {
      const kit = new RegistryKit({ profile: TJ_DRAFT_PROFILE }).first(AT);
      kit.advance('REVIEW_PROPOSED', AT);
      kit.duplicates = [{ number: 'L-2' as never, name: '公交', because: '存证摘要相同' }];
      return kit.try('supervisor', AT, pass);
    },
    ['TJR-23-1'],
  ],
  publicityOver: [
    () => new CaseKit().publicity().try('supervisor', '2026-04-22', END),
    ['XJR-16-2', 'XJR-17-1'],
  ],
  publicityEnded: [
    () => new CaseKit().publicity().try('supervisor', '2026-04-24', code()),
    ['XJR-16-2', 'XJR-17-1'],
  ],
  codeEntered: [
    () => new CaseKit().codingPending().try('reviewer', '2026-04-24', { type: 'confirmCode', code: 'LX1' }),
    ['XJR-17-1'],
  ],
  codeNotEntered: [
    () =>
      new CaseKit()
        .codingPending()
        .do('supervisor', '2026-04-24', code())
        .try('supervisor', '2026-04-24', code()),
    ['XJR-17-1'],
  ],
  wasPublished: [
    () =>
      onItem((kit, day) => {
        kit.on('CANCEL', day).advance('DONE', day);
        return kit.try('clerk', day, objection(day));
      }),
    ['XJR-16-5'],
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
};

describe('every guard refuses with its clause', () => {
  it.each(Object.entries(REFUSED))('%s', (_guard, [refused, clauses]) => {
    const refusals = refused();
    const own = refusals.find((refusal) =>
      clauses.every((id) => refusal.clauses.some((cited) => cited === id)),
    );
    expect(own, JSON.stringify(refusals)).toBeDefined();
    expect(own?.wayOut).not.toBe('');
  });

  it('the notice is not published while its text is not clean, nor by a channel without proof (XJR-16-1)', () => {
    const kit = new CaseKit().toPublish();
    const [refusal] = kit.try('clerk', '2026-04-08', {
      ...PUBLISH,
      receipt: '',
      publishedAt: at('2026-04-08'),
    });
    expect(refusal).toMatchObject({ code: 'PUBLICATION_EVIDENCE_MISSING', clauses: ['XJR-16-1'] });
  });
});
