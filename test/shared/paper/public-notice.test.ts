/** The public notice shows the four items of the law and nothing else, whatever the case holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '#shared/paper/build-document';
import type { DocumentModel } from '#shared/paper/model';
import type { CaseState } from '#shared/regulation/casework/state';
import * as sample from './sample-case';

const FOUR = ['登记主体名称', '登记类型', '登记数据名称', '数据内容简介'];

function noticeOf(state: CaseState, extra: readonly { key: string; label: string; value: string }[] = []) {
  const context = sample.context('D13', state);
  const result = buildDocument({ ...context, publicItems: [...extra, ...context.publicItems] });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** First cells of every table; a list of facts would count too. */
const labelsOf = (model: DocumentModel): string[] =>
  model.blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row[0] ?? '');
    return block.kind === 'facts' ? block.rows.map((row) => row.label) : [];
  });

describe('D13 公示公告', () => {
  it('has exactly the four items in the words of XJR-16-3', () => {
    expect(labelsOf(noticeOf(sample.publishedCase()))).toEqual(FOUR);
  });

  it('never shows any other value that the case holds (XJR-16-3, XJR-16-4)', () => {
    const secret = fc.string({
      unit: fc.constantFrom(...'秘密号码人员甲乙丙丁戊己庚辛0123456789'),
      minLength: 8,
      maxLength: 20,
    });
    const keys = [
      'uscc',
      'contactName',
      'contactPhone',
      'contactEmail',
      'legalRep',
      'address',
      'agentName',
      'x',
    ];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), secret),
        fc.dictionary(fc.constantFrom(...keys), secret),
        (a, b) => {
          const subject = { ...sample.SUBJECT, ...a };
          const application = { ...sample.APPLICATION, ...b };
          const state = sample.publishedCase({
            subject,
            application,
            submitted: { subject, application, request: {} },
          });
          const extra = Object.entries(a).map(([key, value]) => ({ key, label: key, value }));
          const model = noticeOf(state, extra);
          expect(labelsOf(model)).toEqual(FOUR);
          expect(model).toEqual(noticeOf(sample.publishedCase()));
        },
      ),
    );
  });

  it('says nothing else of the case: no local number, people, code or receipt', () => {
    const text = JSON.stringify(noticeOf(sample.codedCase()));
    for (const word of [
      'L-653100',
      sample.SUBJECT.uscc,
      sample.SUBJECT.contactName,
      sample.SUBJECT.contactPhone,
      sample.SUBJECT.legalRep,
      '653100A2',
      'GS-2026-0047',
      '李建国',
    ])
      expect(text).not.toContain(word);
  });

  it('says from when to when, and how to object under one’s real name (XJR-16-2, XJR-16-5)', () => {
    const text = JSON.stringify(noticeOf(sample.publishedCase()));
    expect(text).toContain('公示期为10个工作日，自2026年4月7日起至2026年4月21日止');
    expect(text).toContain('实名');
    expect(text).toContain('细则第十六条');
    expect(text).toContain(sample.OFFICE.address);
    expect(text).toContain(sample.OFFICE.phone);
  });

  it('before publication says the length only (XJR-16-2)', () => {
    const text = JSON.stringify(noticeOf(sample.acceptedCase({ status: 'PUBLICITY_PENDING' })));
    expect(text).toContain('自发布之日起10个工作日');
    expect(text).not.toMatch(/自\d{4}年/);
  });

  it.each(FOUR)('is refused while %s is empty (XJR-16-3)', (label) => {
    const context = sample.context('D13', sample.publishedCase());
    const publicItems = context.publicItems.map((item) =>
      item.label === label ? { ...item, value: ' ' } : item,
    );
    const result = buildDocument({ ...context, publicItems });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.message).toContain(label);
  });
});
