/** The clause inventory is whole, well formed, and cites in the words that letters and screens use. */
import { describe, expect, it } from 'vitest';
import { basis, type ClauseId } from '#shared/domain/ids';
import {
  citation,
  citations,
  clause,
  clausesOf,
  fullTitleOf,
  textOf,
} from '#shared/regulation/clauses/clause';
import type { ClauseRow } from '#shared/regulation/clauses/clause-row';
import { TEXT_PREFIXES, TEXTS, type TextPrefix } from '#shared/regulation/clauses/texts';

const all = TEXT_PREFIXES.flatMap((prefix) => clausesOf(prefix));
const id = (text: string): ClauseId => text as ClauseId;

/** Text, number of articles, rows by relevance. */
const WHOLE: readonly [TextPrefix, number, { readonly [relevance in ClauseRow['relevance']]: number }][] = [
  ['XJR', 28, { core: 56, supporting: 9, 'record-only': 5, 'not-software': 6 }],
  ['NDR', 24, { core: 60, supporting: 15, 'record-only': 7, 'not-software': 12 }],
  ['XJO', 35, { core: 5, supporting: 26, 'record-only': 26, 'not-software': 23 }],
  ['XJD', 47, { core: 18, supporting: 52, 'record-only': 67, 'not-software': 44 }],
  ['TJR', 32, { core: 3, supporting: 38, 'record-only': 14, 'not-software': 18 }],
];

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as the texts number their articles. */
function articleName(number: number): string {
  const tens = Math.floor(number / 10);
  return `第${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[number % 10]}条`;
}

const articleOf = (row: ClauseRow): number => Number(row.id.split('-')[1]);

describe('clause inventory', () => {
  it('gives every clause its own id in the form the contract takes', () => {
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    for (const row of all) expect(row.id).toMatch(/^[A-Z]{3}-\d+-\d+$/);
  });

  it.each(WHOLE)('%s: covers all %i articles, numbered in order without gaps', (prefix, articles) => {
    const rows = clausesOf(prefix);
    const expected: string[] = [];
    for (let article = 1; article <= articles; article += 1) {
      const count = rows.filter((row) => articleOf(row) === article).length;
      expect(count, `${prefix} ${article}`).toBeGreaterThan(0);
      for (let running = 1; running <= count; running += 1) expected.push(`${prefix}-${article}-${running}`);
    }
    expect(rows.map((row) => row.id)).toEqual(expected);
  });

  it.each(WHOLE)('%s: says for every clause how it concerns the desk', (prefix, _articles, counts) => {
    const found = { core: 0, supporting: 0, 'record-only': 0, 'not-software': 0 };
    for (const row of clausesOf(prefix)) found[row.relevance] += 1;
    expect(found).toEqual(counts);
  });

  it('names the article that the id names', () => {
    for (const row of all) expect(row.article, row.id).toBe(articleName(articleOf(row)));
  });

  it('has official words and a reading of its own for every clause', () => {
    for (const row of all) {
      expect(row.quote.trim(), row.id).toBe(row.quote);
      expect(row.quote.length, row.id).toBeGreaterThan(3);
      expect(row.reading.length, row.id).toBeGreaterThan(3);
      expect(row.reading.length, row.id).toBeLessThanOrEqual(60);
      expect(row.reading, row.id).toMatch(/。$/);
      expect(row.reading, row.id).not.toBe(row.quote);
    }
  });

  it('has each ground and material group of the national measures by itself (NDR-9-2, NDR-9-18, NDR-20-2)', () => {
    const quotes = (...ids: readonly string[]) => ids.map((one) => clause(id(one))?.quote);
    expect(quotes('NDR-9-2', 'NDR-9-3', 'NDR-9-4', 'NDR-9-5', 'NDR-9-6', 'NDR-9-7', 'NDR-9-8')).toEqual([
      '登记主体应按规定提交主体信息',
      '数据合法合规性来源',
      '数据资源情况',
      '存证情况',
      '产品和服务信息',
      '应用场景信息',
      '数据安全风险评估等申请材料',
    ]);
    expect(quotes('NDR-9-18', 'NDR-9-21').map((quote) => quote?.slice(0, 2))).toEqual(['1.', '4.']);
    expect(quotes('NDR-20-2', 'NDR-20-5').map((quote) => quote?.slice(0, 3))).toEqual(['（一）', '（四）']);
  });
});

describe('texts', () => {
  it('relies only on texts in force: neither the expired measures nor the draft of another region', () => {
    expect(TEXT_PREFIXES.filter((prefix) => TEXTS[prefix].isBasis)).toEqual(['XJR', 'NDR', 'XJO']);
    expect(TEXTS.TJR.status).toBe('征求意见稿，仅供比较，不作为依据。');
    expect(TEXTS.XJD.status).toContain('有效期已届满，待确认');
    expect([TEXTS.TJR.effectiveFrom, TEXTS.TJR.effectiveTo]).toEqual([null, null]);
  });

  it('runs two years under the region and five under the national measures (XJR-28-1, XJO-35-1, NDR-24-1)', () => {
    expect([TEXTS.XJR.effectiveFrom, TEXTS.XJR.effectiveTo]).toEqual(['2025-10-01', '2027-09-30']);
    expect([TEXTS.XJO.effectiveFrom, TEXTS.XJO.effectiveTo]).toEqual(['2026-02-01', '2028-01-31']);
    expect([TEXTS.NDR.effectiveFrom, TEXTS.NDR.effectiveTo]).toEqual(['2025-03-01', '2030-02-28']);
  });
});

describe('citation', () => {
  it('writes the short title and the article', () => {
    expect(
      ['XJR-14-1', 'NDR-9-1', 'XJO-21-1', 'XJD-7-3', 'TJR-21-1'].map((one) => citation(id(one))),
    ).toEqual([
      '细则第十四条',
      '暂行办法第九条',
      '授权运营细则第二十一条',
      '公共数据管理办法第七条',
      '天津征求意见稿第二十一条',
    ]);
  });

  it('names each text once and each article once', () => {
    expect(citations(basis('XJR-12-2', 'NDR-9-17', 'XJR-13-1', 'NDR-9-18', 'NDR-15-5'))).toBe(
      '细则第十二条、第十三条、暂行办法第九条、第十五条',
    );
  });

  it('writes the full title as a letter first names the text', () => {
    expect(fullTitleOf(id('XJR-14-1'))).toBe('《新疆维吾尔自治区公共数据资源登记实施细则（试行）》');
    expect(fullTitleOf(id('NDR-20-1'))).toBe('《公共数据资源登记管理暂行办法》（发改数据规〔2025〕26号）');
  });

  it('cites a clause it does not know by its id, without a title', () => {
    for (const unknown of ['NDR-99-1', 'ABC-1-1', 'XJR']) {
      expect(clause(id(unknown))).toBeNull();
      expect(textOf(id(unknown))).toBeNull();
      expect(fullTitleOf(id(unknown))).toBe('');
      expect(citation(id(unknown))).toBe(unknown);
    }
  });
});
