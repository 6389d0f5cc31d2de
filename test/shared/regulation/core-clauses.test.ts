/**
 * Core clauses that the form, the table and the profile carry out in one place each: what is left out of an
 * application is told under its clause, and nobody acts in a part that the clause gives to another.
 */
import { describe, expect, it } from 'vitest';
import { basis, type ClauseId } from '#shared/domain/ids';
import type { Refusal } from '#shared/domain/refusal';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { F03_PRODUCT } from '#shared/forms/f03-product';
import { F04_CHANGE } from '#shared/forms/f04-change';
import { fieldsOf } from '#shared/forms/form-of';
import type { FormValues } from '#shared/forms/schema';
import { XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { checklistOf } from '#shared/regulation/casework/checklist';
import { draftClock } from '#shared/regulation/casework/first-filing';
import { cited, type Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { codeKey } from '#shared/regulation/register/code-key';
import { answer, code, delivery, finding, objection, saveDraft } from '../../helpers/case-commands';
import { APPROVE, CaseKit, codesOf } from '../../helpers/case-kit';

const DAY = '2026-03-09';
const NDR_9_6 = 'NDR-9-6' as ClauseId;
const SEND = { type: 'sendForApproval', warningsReason: '' } as const;

/** What stands in the way of sending an application with some fields changed; null empties a field. */
const sending = (application: FormValues): readonly Refusal[] =>
  new CaseKit().draft().do('clerk', DAY, saveDraft({ application })).try('clerk', DAY, SEND);

const clausesOf = (refusals: readonly Refusal[]): readonly string[] =>
  refusals.flatMap(({ clauses }) => clauses);

describe('what belongs to a first registration', () => {
  it.each([
    ['数据资源情况', 'volumeValue', 'NDR-9-4'],
    ['存证情况', 'depositNo', 'NDR-9-5'],
    ['应用场景信息', 'scenarios', 'NDR-9-7'],
  ] as const)('without %s (%s) it is not sent (%s)', (_part, field, id) => {
    const refusals = sending({ [field]: null });
    expect(codesOf(refusals)).toEqual(['FORM_INCOMPLETE']);
    expect(refusals[0]?.places?.map((place) => place.field)).toContain(field);
    expect(clausesOf(refusals)).toContain(id);
  });

  it('whether the data are under authorised operation has to be said (XJR-8-1)', () => {
    const refusals = sending({ inAuthorizedScope: null });
    expect(refusals[0]?.places?.map((place) => place.field)).toContain('inAuthorizedScope');
    expect(clausesOf(refusals)).toContain('XJR-8-1');
  });

  it('data outside authorised operation are registered of free will, without any agreement (XJR-8-2)', () => {
    const kit = new CaseKit()
      .draft()
      .do('clerk', DAY, saveDraft({ application: { inAuthorizedScope: false } }));
    expect(kit.try('clerk', DAY, SEND)).toEqual([]);
    expect(kit.case.application.agreementNo).toBeUndefined();
  });

  it('a resource is registered as what the rules call one, and is not turned into a product (XJR-3-1)', () => {
    const kind = fieldsOf(F02_RESOURCE).find(({ key }) => key === 'dataRegistType');
    expect(kind?.help).toContain('依法履职或提供公共服务过程中产生的具有利用价值的数据集合');
    const kit = new CaseKit().draft();
    expect(codesOf(kit.try('clerk', DAY, saveDraft({ application: { dataRegistType: '2' } })))).toEqual([
      'FORM_LOCKED',
    ]);
  });

  it('a resource may say what is made of it, a product has to (NDR-9-6)', () => {
    const fields = [...fieldsOf(F02_RESOURCE), ...fieldsOf(F03_PRODUCT)];
    const law = fields.filter((field) => field.basis.includes(NDR_9_6));
    expect(law.find(({ key }) => key === 'productNote')?.required).toBe('N');
    expect(law.filter(({ required }) => required === 'Y').length).toBeGreaterThan(0);
  });

  it('conditions and materials are those of the national measures (XJR-12-2)', () => {
    expect(clausesOf(sending({ riskConclusion: null }))).toEqual(
      expect.arrayContaining(['XJR-12-2', 'NDR-9-8']),
    );
  });
});

describe('whose part it is', () => {
  it('the subject and its agent neither accept nor publish: that is the agency’s (XJR-3-3)', () => {
    const kit = new CaseKit().submitted();
    for (const account of ['unit', 'agent']) {
      const refusals = kit.try(account, '2026-03-11', { type: 'accept' });
      expect(codesOf(refusals)).toEqual(['ROLE_MISSING']);
      expect(clausesOf(refusals)).toContain('XJR-3-3');
    }
    expect(kit.case.status).toBe('SUBMITTED');
  });

  it.each<readonly [string, Profile, string]>([
    ['NDR-7-1', XJ_2025_PROFILE, 'NDR-7-1'],
    ['TJR-18-1', TJ_DRAFT_PROFILE, 'TJR-18-1'],
  ])(
    'nothing leaves the subject before its own review, which is its reviewer’s alone (%s)',
    (_id, profile, id) => {
      const kit = new CaseKit({ profile }).draft();
      kit.do('clerk', DAY, SEND);
      expect(
        codesOf(
          kit.try('counter', DAY, {
            type: 'receive',
            receivedAt: kit.facts('clerk', DAY).today,
            channel: 'window',
            backdatedBecause: '',
          }),
        ),
      ).toEqual(['STEP_NOT_OPEN']);
      const refusals = kit.try('clerk', DAY, APPROVE);
      expect(codesOf(refusals)).toEqual(['ROLE_MISSING']);
      expect(clausesOf(refusals)).toContain(id);
      kit.do('reviewer', DAY, APPROVE);
      expect(kit.case.status).toBe('INTERNAL_APPROVED');
    },
  );
});

describe('terms and acts', () => {
  it('the receipt is what the region’s system is told: day, way, and the local number beside its own (XJR-9-1)', () => {
    const kit = new CaseKit().submitted();
    expect(kit.case.receipts.at(-1)).toMatchObject({ receivedAt: '2026-03-10', channel: 'window' });
    expect(kit.case.number).toMatch(/^L-653100-2026-/);
  });

  it('twenty working days run from the first supply under authorised operation, and bar nothing (NDR-9-9)', () => {
    const kit = new CaseKit().draft();
    kit.do(
      'clerk',
      DAY,
      saveDraft({ application: { inAuthorizedScope: true, firstSupplyDate: '2026-01-05' } }),
    );
    const clock = draftClock(kit.case, XJ_2025_PROFILE, XJ_CALENDAR);
    expect(clock).toMatchObject({ clock: 'C0', start: '2026-01-05', due: '2026-02-02' });
    expect(DAY > String(clock?.due)).toBe(true);
  });

  it('the subject asks for a change itself, and says what and when (NDR-9-13)', () => {
    const law = fieldsOf(F04_CHANGE).filter((field) => field.basis.some((id) => id === 'NDR-9-13'));
    expect(law.filter(({ required }) => required !== 'N').length).toBeGreaterThan(1);
  });
});

describe('grounds in the law', () => {
  const ground = (list: 'revoke', id: string) =>
    XJ_2025_PROFILE.grounds[list]
      .filter((row) => row.basis.some((own) => own === id))
      .map(({ label }) => label);

  it.each([
    ['NDR-20-2', /虚假|弄虚作假/],
    ['NDR-20-3', /篡改|伪造/],
    ['NDR-20-4', /非法|不当获利/],
    ['NDR-20-5', /其他/],
  ] as const)('%s is a ground of revocation by itself', (id, words) => {
    expect(ground('revoke', id)).toHaveLength(1);
    expect(ground('revoke', id)[0]).toMatch(words);
  });

  it('revocation stands on the national grounds and on no others (XJR-23-3)', () => {
    const national = basis('NDR-20-2', 'NDR-20-3', 'NDR-20-4', 'NDR-20-5');
    for (const row of XJ_2025_PROFILE.grounds.revoke)
      expect(
        row.basis.some((id) => national.includes(id)),
        row.label,
      ).toBe(true);
  });

  it('a cancellation is reviewed for one of its four grounds (NDR-9-19, NDR-9-20)', () => {
    const items = checklistOf({ caseType: 'CANCEL', objectType: '1' }, XJ_2025_PROFILE);
    const law = items.flatMap((item) => item.basis);
    expect(law).toEqual(expect.arrayContaining([...basis('NDR-9-18', 'NDR-9-19', 'NDR-9-20', 'NDR-9-21')]));
  });

  it('the Tianjin draft says the national grounds in its own words (TJR-29-1)', () => {
    expect(cited(TJ_DRAFT_PROFILE, basis('NDR-20-1'))).toEqual(['TJR-29-1']);
  });
});

describe('objections', () => {
  it('are received, forwarded, reviewed and concluded inside the case, each with its paper (XJR-7-4, NDR-12-6)', () => {
    const kit = new CaseKit().publicity().do('clerk', '2026-04-10', objection('2026-04-10'));
    kit.do('clerk', '2026-04-10', { type: 'acceptObjection', objection: 1 });
    kit.do('clerk', '2026-04-10', { type: 'forwardObjection', objection: 1 });
    const forwarded = kit.case.documents.findLast(({ document }) => document === 'D16');
    kit.do('clerk', '2026-04-10', delivery(String(forwarded?.number), '2026-04-10'));
    kit.do('clerk', '2026-04-13', answer('2026-04-13'));
    kit.do('reviewer', '2026-04-14', finding(false));
    expect(kit.objection(1).status).toBe('DECIDING');
    kit.do('supervisor', '2026-04-15', { type: 'decideObjection', objection: 1 });
    expect(kit.objection(1)).toMatchObject({ status: 'NOT_UPHELD', closedOn: '2026-04-15' });
    const papers = kit.case.documents
      .filter((paper) => paper.objection === 1)
      .map(({ document }) => document);
    expect(papers).toEqual(['D15', 'D16', 'D18', 'D18']);
  });
});

describe('the code is one in the whole country', () => {
  it('a code that another item has is not taken a second time (NDR-14-4)', () => {
    const kit = new CaseKit().codingPending();
    kit.codes.add(codeKey('LX653100000001'));
    expect(codesOf(kit.try('supervisor', '2026-04-24', code()))).toEqual(['CODE_TAKEN']);
    expect(kit.case.code).toBeNull();
  });
});
