/** What everybody may read (D13, D27, D30) shows exactly its items, however much the case holds. */
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { F05_CORRECT } from '#shared/forms/f05-correct';
import { fieldsOf } from '#shared/forms/form-of';
import type { FormSchema, FormValues } from '#shared/forms/schema';
import type { CaseState } from '#shared/regulation/casework/state';
import * as sample from './sample-case';
import { issuedContext } from './sample-documents';
import { ANSWER, decided } from './sample-objection';

const PUBLIC_KEYS = ['institutionName', 'dataRegistType', 'dataRegistName', 'dataContentIntroduction'];

/** A value for every field of a form that nobody could mistake for another one. */
const filled = (schema: FormSchema): FormValues =>
  Object.fromEntries(fieldsOf(schema).map(({ key }) => [key, `填写${schema.id}之${key}`]));

const subject = filled(F01_SUBJECT);
const application: FormValues = { ...filled(F02_RESOURCE), applyType: 'FIRST', dataRegistType: '1' };
const request = filled(F05_CORRECT);
const typed = [...Object.entries(subject), ...Object.entries(application), ...Object.entries(request)]
  .filter(([key]) => !PUBLIC_KEYS.includes(key) && key !== 'applyType')
  .map(([, value]) => String(value));

/** The case of a public document with every field filled and the whole file in it. */
const full = (state: CaseState): CaseState => ({
  ...state,
  subject,
  application,
  request,
  submitted: { subject, application, request },
  objections: [decided(true)],
  reviewOpinion: '内部审核意见一则',
  returnReason: '内部退回理由一则',
  ending: {
    grounds: ['01'],
    reasons: '内部结案理由一则',
    on: sample.issue('D13', '2026-04-24').date,
    to: '',
  },
  people: { ...state.people, acceptor: 'acceptor' as AccountId, proposer: 'acceptor' as AccountId },
});

describe('a public document of a fully filled case', () => {
  it.each(['D13', 'D27', 'D30'] as const)(
    '%s shows no value but its items (XJR-16-3, XJR-16-4)',
    (document) => {
      const before = issuedContext(document);
      const state = full(before.state);
      const items = sample.context(document, state).publicItems;
      const text = sample.words(sample.built({ ...before, state, publicItems: items }));
      for (const value of typed) expect(text).not.toContain(value);
      const { facts, reasons } = decided(true).decision ?? { facts: '', reasons: '' };
      for (const secret of [
        state.number,
        '内部审核意见',
        '内部退回理由',
        '内部结案理由',
        '李建国',
        facts,
        reasons,
        ANSWER.statement,
        'GS-2026-0047',
        '保密审查员',
        ...state.attachments.map(({ title }) => title),
      ])
        expect(text).not.toContain(secret);
      expect(text).toContain(String(subject.institutionName));
      expect(text).toContain(String(application.dataRegistName));
    },
  );
});
