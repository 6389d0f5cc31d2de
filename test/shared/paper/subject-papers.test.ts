/** D01 with the whole form, and D33 with every delivery: papers that bear no number of the office. */
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { formsOf } from '#shared/forms/form-of';
import type { DocumentModel } from '#shared/paper/model';
import type { Delivery } from '#shared/regulation/casework/records';
import * as sample from './sample-case';
import { changedApplication } from './sample-documents';
import { OBJECTOR, objectedCase, objection } from './sample-objection';
import * as register from './sample-register';

const { built, context, refusalOf, words } = sample;

const labelsOf = (model: DocumentModel): string[] =>
  model.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows.map(({ label }) => label) : []));

describe('D01 登记申请表', () => {
  it('prints every page of the forms with all fields that belong to the case (XJR-9-4)', () => {
    const model = built(context('D01', sample.sampleCase()));
    const pages = formsOf('FIRST', '1').flatMap(({ schema }) => schema.pages);
    for (const page of pages) expect(words(model)).toContain(`、${page.title}`);
    const labels = labelsOf(model);
    for (const page of pages)
      for (const spec of page.fields)
        if (spec.required === 'Y' && spec.visible === undefined) expect(labels).toContain(spec.label);
    for (const value of [sample.SUBJECT.uscc, sample.SUBJECT.contactPhone, sample.INTRODUCTION])
      expect(words(model)).toContain(value);
  });

  it('prints codes in words, rows as a table and papers by their titles', () => {
    const application = {
      ...sample.APPLICATION,
      applicantMode: 'joint',
      coApplicants: [{ institutionName: '疏勒县交通运输局', contact: '阿里木', phone: '0998-1111111' }],
    };
    const [first] = sample.files(1);
    if (!first) throw new Error('no file');
    const attachments = [{ ...first, field: 'licenceFile', title: '代码证书扫描件' }];
    const model = built(context('D01', sample.sampleCase({ application, attachments })));
    for (const part of ['首次登记', '疏勒县交通运输局', '代码证书扫描件'])
      expect(words(model)).toContain(part);
    expect(model.blocks.some((block) => block.kind === 'table')).toBe(true);
  });

  it('is signed by the applicant, not by the office', () => {
    const model = built(context('D01', sample.sampleCase()));
    expect(model.signature.office).toBe('喀什市交通运输局（盖章）');
    expect(labelsOf(model)).toContain('法定代表人（负责人）签字');
  });

  it('prints an empty draft and says that it is one', () => {
    const empty = { subject: {}, application: {}, attachments: [], submitted: null };
    const state = sample.sampleCase({ status: 'DRAFT', round: 0, receipts: [], ...empty });
    expect(words(built(context('D01', state)))).toContain('草稿');
    expect(words(built(context('D01', sample.sampleCase())))).not.toContain('草稿');
  });

  it('of a change shows request and comparison with the register (XJR-11-2)', () => {
    const request = { changeReasons: ['RESOURCE'], changeNote: '增加票价数据，名称随之变更' };
    const state = register.caseOn('CHANGE', { application: changedApplication, request });
    const text = words(built(context('D01', state)));
    for (const part of ['变更事项', '增加票价数据', sample.APPLICATION.dataRegistName, '登记簿所载'])
      expect(text).toContain(part);
  });

  it('is refused for a case of the agency itself', () => {
    expect(refusalOf(context('D01', register.revocationCase()))).toContain('依职权');
  });
});

describe('D33 送达回证', () => {
  const d16 = sample.issue('D16', '2026-04-13', 1, 7, { objection: 1 });
  const d18 = sample.issue('D18', '2026-04-24', 1, 8, { objection: 1, party: 'objector' });
  const onFile = sample.issue('D15', '2026-04-10', 1, 6, { objection: 1, party: 'file' });
  const delivery: Delivery = {
    number: d16.number,
    method: 'counter',
    receiver: '古丽娜尔',
    on: localDate('2026-04-14'),
    refused: '',
    by: 'acceptor' as AccountId,
  };
  const state = objectedCase(objection({ status: 'FORWARDED' }), {
    documents: [onFile, d16, d18],
    deliveries: [delivery],
  });

  it('lists every paper that goes out with method, receiver and date, and room to sign', () => {
    const model = built(context('D33', state));
    for (const part of [d16.number, '当面送达', '古丽娜尔', '2026年4月14日', d18.number, OBJECTOR.name])
      expect(words(model)).toContain(part);
    expect(words(model)).not.toContain(onFile.number);
    expect(labelsOf(model)).toContain('受送达人签名或者盖章');
  });

  it('of one issue shows that delivery alone, so that neither side reads of the other', () => {
    const text = words(built(context('D33', state, { issued: d16 })));
    expect(text).toContain('当面送达');
    expect(text).not.toContain(OBJECTOR.name);
  });

  it('says when the receiver would not sign', () => {
    const refused = { ...delivery, refused: '称需请示单位负责人' };
    const text = words(built(context('D33', { ...state, deliveries: [refused] })));
    expect(text).toContain('古丽娜尔拒签：称需请示单位负责人');
  });

  it('is refused while nothing goes out', () => {
    expect(refusalOf(context('D33', sample.sampleCase()))).toContain('没有需要送达的文书');
  });
});
