/** What each letter must say, on which round's data it stands, and when it must not be made. */
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { availableDocuments } from '#shared/paper/available-documents';
import { buildDocument } from '#shared/paper/build-document';
import { DOCUMENT_IDS, UNNUMBERED } from '#shared/paper/document-id';
import type { DocumentModel } from '#shared/paper/model';
import type { CaseState } from '#shared/regulation/casework/state';
import * as sample from './sample-case';
import { issuedContext, NUMBERED } from './sample-documents';

const { built, words } = sample;

const tableOf = (model: DocumentModel) => {
  const block = model.blocks.find((candidate) => candidate.kind === 'table');
  if (block?.kind !== 'table') throw new Error('no table');
  return block;
};

const confirmed = (step: 'publicity' | 'coding'): Partial<CaseState> => ({
  steps: [
    {
      step,
      doneAt: sample.sampleCase().changedAt,
      by: 'acceptor' as AccountId,
      confirmedAt: localDate('2026-04-24'),
      confirmRef: '新数登复〔2026〕88号',
    },
  ],
});

describe('D02 收件回执', () => {
  it('lists every received material and the last day of acceptance (XJR-14-1)', () => {
    const model = built(sample.context('D02', sample.sampleCase()));
    expect(tableOf(model).rows.map((row) => row[2])).toEqual(sample.files().map((file) => file.title));
    expect(words(model)).toContain('共6件');
    expect(words(model)).toContain('3个工作日，至2026年3月5日');
    expect(words(model)).toContain('细则）第十四条');
  });

  it('leaves out evidence that the office itself attached', () => {
    const [file] = sample.files(1);
    if (!file) throw new Error('no file');
    const evidence = { ...file, id: 99, field: '', title: '公示页面截图' };
    const state = sample.sampleCase({ attachments: [...sample.files(), evidence] });
    expect(words(built(sample.context('D02', state)))).not.toContain('公示页面截图');
  });

  it('stands on the receipt and clock of its own round (XJR-14-3)', () => {
    const state = sample.correctedCase();
    const first = built(sample.context('D02', state, { issued: sample.issue('D02', '2026-03-02', 1) }));
    const second = built(sample.context('D02', state, { issued: sample.issue('D02', '2026-03-12', 2, 9) }));
    expect(words(first)).toContain('至2026年3月5日');
    expect(words(second)).toContain('2026年3月12日');
    expect(words(second)).toContain('至2026年3月17日');
    expect(words(second)).toContain('第2次');
  });

  it('shows before the receipt what will be received today, without a due date', () => {
    const state = sample.sampleCase({
      status: 'INTERNAL_APPROVED',
      round: 0,
      receipts: [],
      clocks: [],
      submitted: null,
    });
    const model = built(sample.context('D02', state));
    expect(words(model)).toContain('于2026年3月20日收到');
    expect(words(model)).not.toContain('含当日');
    expect(model.banners).toContain('预览');
  });
});

describe('D04 受理通知书', () => {
  it('says the day of acceptance and the last day of the review (XJR-14-1, XJR-15-2)', () => {
    const model = built(sample.context('D04', sample.acceptedCase()));
    expect(words(model)).toContain('自2026年3月5日起予以受理');
    expect(words(model)).toContain('20个工作日，至2026年4月3日');
    expect(words(model)).toContain('李建国');
  });
});

describe('D05 补正告知书', () => {
  const state = sample.correctedCase({
    corrections: [
      sample.notice(1, '2026-03-04'),
      sample.notice(
        2,
        '2026-03-16',
        sample.DEFECTS.slice(0, 1).map((defect) => ({ ...defect, newBecause: '更换了存证证明' })),
      ),
    ],
  });

  it('names all defects at once with ground and requirement (XJR-14-2)', () => {
    const model = built(sample.context('D05', state, { issued: sample.issue('D05', '2026-03-04', 1) }));
    const rows = tableOf(model).rows;
    expect(rows).toHaveLength(sample.DEFECTS.length);
    sample.DEFECTS.forEach((defect, index) => {
      expect(rows[index]?.[1]).toBe(defect.place);
      expect(rows[index]?.[2]).toContain(defect.problem);
      expect(rows[index]?.[3]).toMatch(/^细则第.+条/);
      expect(rows[index]?.[4]).toBe(defect.requirement);
    });
  });

  it('says how to resubmit, that acceptance counts from that day, and the delivery (XJR-14-3)', () => {
    const text = words(built(sample.context('D05', state)));
    expect(text).toContain('重新提交申请之日起计算受理日期');
    expect(text).toContain('3个工作日的受理期限自该日重新起算');
    expect(text).toContain('当面送达');
    expect(text).toContain(sample.OFFICE.address);
  });

  it('of the second round lists only the second notice, with what made each defect new', () => {
    const model = built(sample.context('D05', state, { issued: sample.issue('D05', '2026-03-16', 2) }));
    expect(tableOf(model).rows).toHaveLength(1);
    expect(words(model)).toContain('因重新提交产生：更换了存证证明');
    expect(words(model)).toContain('于2026年3月12日收到');
  });
});

describe('D21 登记结果告知单', () => {
  const model = built(
    sample.context('D21', sample.codedCase(), { issued: sample.issue('D21', '2026-04-24') }),
  );

  it('shows code, validity, subject and data as answered by the region (XJR-17-1, XJR-19-1)', () => {
    const code = model.blocks.find((block) => block.kind === 'code');
    expect(code?.kind === 'code' && code.code).toBe('6531 00A2 0260 4210 0012 3');
    for (const part of ['2026年4月24日至2029年4月23日', '11653101010492345F', '新数登复〔2026〕88号'])
      expect(words(model)).toContain(part);
  });

  it('says that the platforms prevail and that it is not a 凭证', () => {
    expect(words(model)).toContain('以国家公共数据资源登记平台查询结果为准');
    expect(words(model)).toContain('以自治区公共数据资源登记系统为准');
    expect(words(model)).toContain('不是凭证');
    expect(words(model)).toContain('截至2026年4月24日');
    expect(words(model)).not.toMatch(/证书|权属/);
  });

  it('carries code, name, validity and office in the QR, and its marks when it is not final', () => {
    expect(model.qr?.text).toContain('653100A20260421000123');
    expect(model.qr?.text).toContain('2026-04-24至2029-04-23');
    expect(model.qr?.text).toContain(sample.OFFICE.name);
    expect(model.qr?.text).toContain('【待自治区确认】');
  });

  it('is never made from a code the second person has not confirmed (XJR-17-1)', () => {
    const entry = sample.codedCase().code;
    if (!entry) throw new Error('no code');
    const state = sample.codedCase({ code: { ...entry, confirmedBy: null, validFrom: null, validTo: null } });
    const result = buildDocument(sample.context('D21', state));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain(entry.code);
  });
});

describe('banners', () => {
  it.each(DOCUMENT_IDS)('%s of a practice store always says 练习', (document) => {
    expect(built(issuedContext(document, { practice: true })).banners).toContain('练习');
  });

  it.each(NUMBERED)('%s bears its number and day when issued, and no 预览', (document) => {
    const context = issuedContext(document);
    const final = built(context);
    expect([final.number, final.banners.includes('预览')]).toEqual(['喀数登〔2026〕5号', false]);
    expect(final.signature.date).toBe('2026年4月24日');
  });

  it.each(NUMBERED)('%s whose number is void still builds and says 作废 (XJR-7-1)', (document) => {
    const context = issuedContext(document);
    const voided = { reason: '文号用错', on: localDate('2026-04-25'), by: 'supervisor' as AccountId };
    const model = built({ ...context, issued: context.issued && { ...context.issued, voided } });
    expect([model.number, model.banners]).toEqual(['喀数登〔2026〕5号', ['作废']]);
  });

  it.each(['D02', 'D04', 'D05', 'D13', 'D14', 'D15', 'D20', 'D21', 'D28', 'D29'] as const)(
    '%s has no number and says 预览 before it is issued',
    (document) => {
      const preview = built({ ...issuedContext(document), issued: null });
      expect([preview.number, preview.banners.includes('预览')]).toEqual([null, true]);
    },
  );

  it.each(UNNUMBERED)('%s is a paper without a number of the office and so never a preview', (document) => {
    const model = built(issuedContext(document));
    expect([model.number, model.banners]).toEqual([null, []]);
  });

  it('待自治区确认 stands on notice, code and result until the region has confirmed, and on no other', () => {
    const waits = DOCUMENT_IDS.filter((document) =>
      built(issuedContext(document)).banners.includes('待自治区确认'),
    );
    expect(waits).toEqual(['D13', 'D20', 'D21']);
    const d21 = sample.context('D21', sample.codedCase(confirmed('coding')));
    expect(built(d21).banners).not.toContain('待自治区确认');
    const d13 = sample.context('D13', sample.publishedCase(confirmed('publicity')));
    expect(built(d13).banners).not.toContain('待自治区确认');
  });
});

describe('a due date that is 待核', () => {
  const provisional = (clock: 'C1' | 'C2' | 'C3') => sample.run(clock, '2026-12-29');
  const cases = [
    ['D02', sample.sampleCase({ clocks: [provisional('C1')] })],
    ['D04', sample.acceptedCase({ clocks: [provisional('C2')] })],
    ['D13', sample.publishedCase({ clocks: [provisional('C3')] })],
  ] as const;

  it.each(cases)('never stands on an issued %s', (document, state) => {
    const result = buildDocument(
      sample.context(document, state, { issued: sample.issue(document, '2026-12-29') }),
    );
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.message).toContain('2027年工作日历未载入');
  });

  it.each(cases)('is marked in the preview of %s', (document, state) => {
    expect(words(built(sample.context(document, state)))).toMatch(/2027年\d+月\d+日（待核）/);
  });
});

describe('availableDocuments', () => {
  const papersOf = (state: CaseState) => availableDocuments(sample.context('D01', state));
  const offered = (state: CaseState) =>
    papersOf(state)
      .filter((row) => row.previewable)
      .map((row) => row.document);

  it('offers what the case holds or its next step will hold', () => {
    const draft = { round: 0, receipts: [], clocks: [], submitted: null };
    expect(offered(sample.sampleCase({ status: 'DRAFT', ...draft }))).toEqual(['D01']);
    expect(offered(sample.sampleCase({ status: 'INTERNAL_APPROVED', ...draft }))).toEqual(['D01', 'D02']);
    expect(offered(sample.sampleCase())).toEqual(['D01', 'D02', 'D03', 'D04']);
    expect(offered(sample.acceptedCase())).toEqual(['D01', 'D02', 'D03', 'D04', 'D10']);
    expect(offered(sample.publishedCase())).toEqual(['D01', 'D02', 'D03', 'D04', 'D13', 'D14']);
    expect(offered(sample.codedCase())).toEqual(['D01', 'D02', 'D04', 'D13', 'D14', 'D20', 'D21']);
  });

  it('keeps every issue of every round', () => {
    const documents = [sample.issue('D02', '2026-03-02', 1, 5), sample.issue('D02', '2026-03-12', 2, 9)];
    const row = papersOf(sample.correctedCase({ documents })).find((d) => d.document === 'D02');
    expect(row?.issued.map((issued) => issued.number)).toEqual(['喀数登〔2026〕5号', '喀数登〔2026〕9号']);
  });
});
