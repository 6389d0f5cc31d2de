/** Every guard refuses at least once, through a command, with its clause and a way out (workflow 3 to 6). */
import { describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { GUARDS, type GuardName } from '#shared/regulation/casework/guards/guard';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { answersOf, code, notice, saveDraft } from '../../helpers/case-commands';
import { ALL_PASS, APPROVE, CaseKit, END, PUBLISH, RegistryKit, withSettings } from '../../helpers/case-kit';
import { contentOfSample } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';
import { onItem, REFUSED_ON_THE_REGISTER, type Refused, revoking } from './guards-of-the-register';

const AT = '2026-03-10';
const reason = '理由';
const send: CaseCommand = { type: 'sendForApproval', warningsReason: '已核对' };
const pass: CaseCommand = { type: 'pass', opinion: '' };
const at = (day: string) => localDate(day);

/** For each guard: how it comes to refuse, and the clauses it stands on; none where it is our own order. */
const REFUSED: { readonly [G in GuardName]: Refused } = {
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
  ...REFUSED_ON_THE_REGISTER,
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
