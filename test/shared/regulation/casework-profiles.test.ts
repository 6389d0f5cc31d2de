/** What rules of another place, or settings, change of the very same program (workflow 1, 11; TJR). */
import { describe, expect, it } from 'vitest';
import type { DivisionCode } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import { jurisdictionOf } from '#shared/regulation/casework/jurisdiction';
import { clockRule, type Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { answersOf, attachment, code, notice, objection, saveDraft } from '../../helpers/case-commands';
import { CaseKit, codesOf, KASHGAR, RegistryKit, withSettings } from '../../helpers/case-kit';
import { type Content, contentOfSample, operatorProduct } from '../../helpers/case-walk-content';
import { sample } from '../../helpers/case-walk-office';

const AT = '2026-03-10';
const send = { type: 'sendForApproval', warningsReason: '已核对' } as const;
const tianjin = (): RegistryKit => new RegistryKit({ profile: TJ_DRAFT_PROFILE });
const resource = (
  application: FormValues,
  subject: FormValues = {},
  papers: (all: Content['papers']) => Content['papers'] = (all) => all,
): Content => {
  const content = contentOfSample(sample('kashgar-bus'), AT, { application, subject });
  return { ...content, papers: papers(content.papers) };
};
const CLOSED: FormValues = { openType: '3' };

describe('the smallest office (workflow 1)', () => {
  const small = (profile: Profile): RegistryKit => {
    const kit = new RegistryKit({ profile });
    kit.people = {
      clerk: ['SUBJECT_CLERK', 'ACCEPTANCE_CLERK', 'REVIEWER'],
      chief: ['SUBJECT_REVIEWER', 'SUPERVISOR'],
    };
    kit.first(AT).do('clerk', AT, send);
    kit.do('chief', AT, {
      type: 'approveInternally',
      opinion: '同意',
      secrecyReviewer: '刘洋',
      secrecyReviewedAt: localDate(AT),
    });
    kit.advance('UNDER_REVIEW', AT);
    return kit;
  };
  const propose = (kit: RegistryKit) =>
    ({ type: 'proposeResult', answers: answersOf(kit.case, kit.profile), opinion: '通过' }) as const;

  it('two persons suffice where the setting says so, and the decision is never the proposer’s (XJR-15-1)', () => {
    const kit = small(withSettings(XJ_2025_PROFILE, { 'duties.twoPersons': true }));
    kit.do('clerk', AT, propose(kit));
    expect(codesOf(kit.try('clerk', AT, { type: 'pass', opinion: '' }))).toEqual(['ROLE_MISSING']);
    kit.do('chief', AT, { type: 'pass', opinion: '' });
    expect(kit.case.status).toBe('PUBLICITY_PENDING');
  });

  it('without the setting whoever drafted does not review, and whoever approved inside does not decide (XJR-15-1)', () => {
    const kit = small(XJ_2025_PROFILE);
    expect(codesOf(kit.try('clerk', AT, propose(kit)))).toEqual(['SAME_PERSON']);
  });

  it('whoever accepted also reviews by default, and not where the two are kept apart (XJR-15-1)', () => {
    const accepted = (profile: Profile): RegistryKit => {
      const kit = new RegistryKit({ profile }).first(AT);
      kit.advance('SUBMITTED', AT);
      return kit.do('everybody', AT, { type: 'accept' });
    };
    const apart = accepted(withSettings(XJ_2025_PROFILE, { 'duties.acceptEqualsReview': false }));
    expect(apart.try('everybody', AT, propose(apart))).toMatchObject([
      { code: 'SAME_PERSON', clauses: ['XJR-15-1'] },
    ]);
    apart.do('reviewer', AT, propose(apart));
    const together = accepted(XJ_2025_PROFILE);
    together.do('everybody', AT, propose(together));
  });
});

describe('a case keeps the rules it was received under', () => {
  it('also when other rules are in force at its later steps', () => {
    const kit = new RegistryKit().first(AT);
    kit.advance('SUBMITTED', AT);
    const days = XJ_2025_PROFILE.clocks.map((rule) => (rule.id === 'C2' ? { ...rule, days: 5 } : rule));
    kit.profile = { ...XJ_2025_PROFILE, id: 'XJ-2027', clocks: days };
    kit.do('clerk', AT, { type: 'accept' });
    expect(kit.run('C2')).toMatchObject({ days: 20, profile: 'XJ-2025' });
    expect(kit.case.profile).toBe('XJ-2025');
    kit.first('2026-03-11').advance('UNDER_REVIEW', '2026-03-11');
    expect(kit.run('C2')).toMatchObject({ days: 5, profile: 'XJ-2027' });
  });
});

describe('who applies, and through whom', () => {
  it('an agent drafts what it began and never sends it; its mandate covers the day (XJR-10-1)', () => {
    const agent: FormValues = {
      hasAgent: true,
      agentName: '喀什数据服务公司',
      agentUscc: '91653101MA9TM4T487',
      agentContact: '古丽',
      agentPhone: '0998-2345678',
      agentFrom: '2026-01-01',
      agentTo: '2026-03-09',
    };
    const content = resource(agent, {}, (all) => [...all, { type: '10', field: 'agentMandateFile' }]);
    const kit = new RegistryKit().start('FIRST', AT, { account: 'agent' }).fill('agent', AT, content);
    expect(codesOf(kit.try('agent', AT, send))).toEqual(['ROLE_MISSING']);
    const [refusal] = kit.try('clerk', AT, send);
    expect(refusal?.code).toBe('FORM_INCOMPLETE');
    expect(refusal?.places?.map(({ field }) => field)).toEqual(['agentTo']);
    expect(refusal?.clauses).toContain('XJR-10-1');
    kit.do('agent', AT, saveDraft({ application: { agentTo: '2026-12-31' } })).do('clerk', AT, send);
  });

  it('several subjects name each other and bring their agreement (XJR-9-3)', () => {
    const joint: FormValues = {
      applicantMode: 'joint',
      coApplicants: [{ institutionName: '喀什市交通运输局', uscc: '91350100M000100Y43', role: '数据提供' }],
    };
    const kit = new RegistryKit().first(AT, resource(joint));
    const [refusal] = kit.try('clerk', AT, send);
    expect(refusal?.places?.some(({ field }) => field === 'jointAgreementFile')).toBe(true);
    expect(refusal?.clauses).toContain('XJR-9-3');
  });

  it('a central body goes to the nation, or to the region by its own choice (XJR-26-1, NDR-6-5)', () => {
    const central = (centralRoute: string): RegistryKit => {
      const kit = new RegistryKit().first(AT, resource({}, { isCentralUnit: true, centralRoute }));
      kit.advance('SUBMITTED', AT);
      return kit;
    };
    expect(central('NATION').try('clerk', AT, { type: 'accept' })).toMatchObject([
      { code: 'NOT_OUR_JURISDICTION', clauses: ['NDR-6-5', 'XJR-26-1'] },
    ]);
    expect(jurisdictionOf({ adminLevel: '6', regionCode: '653101' }, KASHGAR)).toBe('toRegion');
    const region = { ...KASHGAR, level: 'region', division: '650000' as DivisionCode } as const;
    expect(jurisdictionOf({ adminLevel: '6', regionCode: '653101' }, region)).toBe('self');
  });

  it('a disqualified agency does nothing more until it is qualified again (XJR-23-1)', () => {
    const kit = new CaseKit().submitted();
    kit.disqualified = true;
    for (const command of [{ type: 'accept' }, notice(AT)] as const)
      expect(kit.try('clerk', AT, command)).toMatchObject([
        { code: 'AGENCY_POWER_MISSING', clauses: ['XJR-23-1'] },
      ]);
    kit.disqualified = false;
    kit.do('clerk', AT, { type: 'accept' });
  });
});

describe('documents', () => {
  it('a number is drawn once, stays when void, and its reissue bears the next one (XJR-7-1)', () => {
    const kit = new CaseKit().underReview();
    const number = kit.numberOf('D04');
    kit.do('supervisor', '2026-03-12', { type: 'voidDocument', number, reason: '写错', reissue: true });
    expect(kit.case.documents.map((one) => [one.document, one.number, one.voided?.reason ?? null])).toEqual([
      ['D02', '喀数登〔2026〕1号', null],
      ['D04', '喀数登〔2026〕2号', '写错'],
      ['D04', '喀数登〔2026〕3号', null],
    ]);
    const again = { type: 'voidDocument', number, reason: '再次', reissue: false } as const;
    expect(codesOf(kit.try('supervisor', '2026-03-12', again))).toEqual(['DOCUMENT_UNKNOWN']);
  });

  it('a delivery is recorded once, on a day from the issue to today; what was delivered is not voided (XJR-11-1)', () => {
    const kit = new CaseKit().underReview();
    const number = kit.numberOf('D04');
    const deliver = (on: string) =>
      ({
        type: 'recordDelivery',
        number,
        method: 'post',
        receiver: '古丽',
        on: localDate(on),
        refused: '拒签',
      }) as const;
    expect(codesOf(kit.try('clerk', '2026-03-12', deliver('2026-03-10')))).toEqual(['DATE_INVALID']);
    expect(codesOf(kit.try('clerk', '2026-03-12', deliver('2026-03-13')))).toEqual(['DATE_INVALID']);
    kit.do('clerk', '2026-03-12', deliver('2026-03-12'));
    expect(kit.case.deliveries).toMatchObject([{ number, on: '2026-03-12', refused: '拒签', by: 'clerk' }]);
    expect(codesOf(kit.try('clerk', '2026-03-12', deliver('2026-03-12')))).toEqual(['DOCUMENT_UNKNOWN']);
    const voided = { type: 'voidDocument', number, reason: '写错', reissue: true } as const;
    expect(kit.try('supervisor', '2026-03-12', voided)).toMatchObject([
      { code: 'DOCUMENT_UNKNOWN', clauses: ['XJR-11-1'] },
    ]);
  });

  it('a file without bytes, too large, or twice in one place is refused', () => {
    const kit = new CaseKit().submitted();
    const paper = attachment('99', '', 700);
    const tried = (changes: object) =>
      codesOf(kit.try('clerk', AT, { type: 'attachEvidence', attachment: { ...paper, ...changes } }));
    expect(tried({ bytes: 0 })).toEqual(['ATTACHMENT_REFUSED']);
    expect(tried({ bytes: 21 * 1024 * 1024 })).toEqual(['ATTACHMENT_REFUSED']);
    expect(tried({})).toEqual([]);
    expect(tried({})).toEqual(['ATTACHMENT_REFUSED']);
  });
});

describe('the Tianjin draft changes what the same program does', () => {
  it('data that are not opened go without a notice: the code follows the review (TJR-20-1, TJR-22-1)', () => {
    const kit = tianjin().first(AT, resource(CLOSED));
    kit.advance('REVIEW_PROPOSED', AT);
    kit.do('supervisor', AT, { type: 'pass', opinion: '同意' });
    expect(kit.case.status).toBe('CODING_PENDING');
    expect(kit.case.clocks.some(({ clock }) => clock === 'C3')).toBe(false);
    expect(kit.run('C4').start).toBe(AT);
    const early = code({ codedAt: addDays(localDate(AT), -1) });
    expect(codesOf(kit.try('supervisor', AT, early))).toEqual(['CODE_DATE_INVALID']);
    kit.advance('REGISTERED', AT);
    expect(kit.item).toMatchObject({ codedAt: AT, profile: 'TJ-draft' });
    expect(codesOf(kit.try('clerk', AT, objection(AT)))).toEqual(['STEP_NOT_OPEN']);
  });

  it('opened data and authorised operation go through the notice (TJR-20-1)', () => {
    const opened = tianjin().first(AT);
    opened.advance('PUBLICITY', AT);
    expect(opened.run('C3').basis).toEqual(['TJR-20-1']);
    const product = tianjin().first(AT, operatorProduct(AT));
    product.advance('PUBLICITY_PENDING', AT);
    expect(product.case.status).toBe('PUBLICITY_PENDING');
  });

  it('a deposit is asked for within authorised operation only (TJR-15-1); Xinjiang always asks (XJR-9-2)', () => {
    const none: FormValues = {
      ...CLOSED,
      deposited: false,
      ...Object.fromEntries(
        [
          'depositMethods',
          'depositOrg',
          'depositNo',
          'depositAt',
          'depositScope',
          'hashAlg',
          'hashValue',
        ].map((key) => [key, null]),
      ),
    };
    const content = resource(none, {}, (all) => all.filter(({ field }) => field !== 'depositFile'));
    tianjin().first(AT, content).do('clerk', AT, send);
    const [refusal] = new RegistryKit().first(AT, content).try('clerk', AT, send);
    expect(refusal?.clauses).toContain('XJR-9-2');
  });

  it('非法人组织 may register there (TJR-3-2) and not here (XJR-3-2)', () => {
    const content = resource({}, { subjectNature: '08' });
    tianjin().first(AT, content).do('clerk', AT, send);
    const [refusal] = new RegistryKit().first(AT, content).try('clerk', AT, send);
    expect(refusal?.code).toBe('FORM_INCOMPLETE');
    expect(refusal?.clauses).toContain('XJR-3-2');
  });

  it('withdrawal is its own law (TJR-21-1)', () => {
    const kit = tianjin().first(AT);
    kit.advance('SUBMITTED', AT);
    const paper = kit.evidence('clerk', AT);
    kit.do('clerk', AT, { type: 'requestWithdrawal', reasons: '不再需要', attachment: paper });
    kit.do('supervisor', AT, { type: 'consentWithdrawal' });
    expect(TJ_DRAFT_PROFILE.settings['withdrawal.enabled'].basis).toEqual(['TJR-21-1']);
    expect(kit.case.status).toBe('WITHDRAWN');
  });

  it('its refusals cite its own text: a late objection, a second proposal, a duplicate (TJR-20-3, TJR-23-1)', () => {
    const kit = tianjin();
    const at = kit.first(AT).advance('PUBLICITY', AT);
    const late = addDays(kit.run('C3').due, 1);
    expect(at < late).toBe(true);
    kit.do('clerk', late, objection(late));
    expect(kit.try('clerk', late, { type: 'acceptObjection', objection: 1 })).toMatchObject([
      { code: 'OBJECTION_LATE', clauses: ['TJR-20-3'] },
      { code: 'OBJECTION_WITHOUT_EVIDENCE', clauses: ['TJR-20-3'] },
    ]);
    const twin = tianjin().first(AT);
    twin.advance('REVIEW_PROPOSED', AT);
    twin.duplicates = [{ number: 'L-2' as never, name: '公交', because: '存证摘要相同' }];
    expect(twin.try('supervisor', AT, { type: 'pass', opinion: '' })).toMatchObject([
      { code: 'DUPLICATE_FOUND', clauses: ['TJR-23-1'] },
    ]);
  });

  it('its objections have reminders and no clocks of their own (TJR-20-3)', () => {
    for (const id of ['O1', 'O2', 'O3'] as const) {
      expect(clockRule(TJ_DRAFT_PROFILE, id)).toMatchObject({ nature: 'reminder', basis: ['TJR-20-3'] });
      expect(clockRule(XJ_2025_PROFILE, id).nature).toBe('deadline');
    }
  });
});
