/** The numbers and rows of the two built-in profiles against the clauses they stand on. */
import { describe, expect, it } from 'vitest';
import { APPLY_TYPES, CASE_TYPES, type CaseType } from '#shared/domain/case-type';
import { basis } from '#shared/domain/ids';
import { codeList } from '#shared/forms/code-lists';
import { clause } from '#shared/regulation/clauses/clause';
import { NDR_CLAUSES } from '#shared/regulation/clauses/ndr';
import { XJR_CLAUSES } from '#shared/regulation/clauses/xjr';
import {
  cited,
  clockRule,
  GROUND_LISTS,
  type Profile,
  setting,
  stageRule,
} from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE as TJ } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE as XJ } from '#shared/regulation/profiles/xj-2025';

const materials = (profile: Profile, type: CaseType, object: '1' | '2'): readonly string[] =>
  profile.materials
    .filter((row) => row.types.includes(type) && row.objectTypes.includes(object))
    .map((row) => `${row.attachmentType} ${row.when}`);
const items = (profile: Profile, type: CaseType, object: '1' | '2'): readonly string[] =>
  profile.checklist
    .filter((row) => row.types.includes(type) && row.objectTypes.includes(object))
    .map((row) => row.id);

describe('clocks of XJ-2025', () => {
  const ALL = APPLY_TYPES;
  const NOTICE = ['FIRST', 'CHANGE', 'CORRECT'];
  it.each([
    ['C0', 20, 'deadline', ['FIRST'], 'NDR-9-9'],
    ['C1', 3, 'deadline', ALL, 'XJR-14-1'],
    ['C2', 20, 'deadline', ['FIRST', 'CHANGE', 'CORRECT', 'RENEW'], 'XJR-15-2'],
    ['C2x', 10, 'deadline', ['CANCEL'], 'NDR-9-17'],
    ['C3', 10, 'period', NOTICE, 'XJR-16-2'],
    ['O1', 5, 'deadline', NOTICE, 'XJR-16-7'],
    ['O2', 5, 'deadline', NOTICE, 'XJR-16-8'],
    ['O3', 5, 'deadline', NOTICE, 'XJR-16-9'],
    ['AR', 20, 'deadline', [], 'XJR-21-2'],
  ] as const)('%s is %i working days, a %s (%4$s)', (id, days, nature, types, stands) => {
    const rule = clockRule(XJ, id);
    expect([rule.days, rule.nature, rule.tag]).toEqual([days, nature, 'LAW']);
    expect(rule.types).toEqual(types);
    expect(rule.basis).toContain(stands);
    // The number stands in the quotation itself.
    expect(clause(basis(stands)[0] ?? ('' as never))?.quote).toContain(`${days}个工作日`);
  });

  it.each([
    ['C1b', 15],
    ['CH', 5],
    ['C3p', 5],
    ['C4', 5],
    ['X', 10],
  ] as const)('%s is a reminder of ours of %i working days: no text has it', (id, days) => {
    const rule = clockRule(XJ, id);
    expect([rule.days, rule.nature, rule.tag]).toEqual([days, 'reminder', 'DESIGN']);
  });
});

describe('stages of XJ-2025 (XJR-13-1)', () => {
  it.each([
    ['FIRST', 'always', 'new'],
    ['CHANGE', 'always', 'kept'],
    ['CORRECT', 'always', 'kept'],
    ['CANCEL', 'never', 'none'],
    ['RENEW', 'never', 'kept'],
    ['EXPIRE', 'never', 'none'],
    ['REVOKE', 'never', 'none'],
    ['SHORTEN', 'never', 'none'],
    ['RESTORE', 'never', 'none'],
  ] as const)('%s: notice %s, code %s', (type, publicity, code) => {
    expect(stageRule(XJ, type)).toMatchObject({ publicity, code });
  });

  it('binds for 首次登记 only; the rest is our reading (XJR-12-1)', () => {
    expect(XJ.stages.filter((row) => row.tag === 'LAW').map((row) => row.type)).toEqual(['FIRST']);
  });
});

describe('validity and renewal of XJ-2025', () => {
  it('three years, no longer than the agreement (XJR-19-1, XJR-19-2)', () => {
    expect(XJ.validity).toMatchObject({ years: 3, convention: 'day-before', limitedByAgreement: true });
  });
  it('renewal in the last 60 days for three years at most (XJR-19-3, XJR-19-4)', () => {
    expect(XJ.renewal).toMatchObject({ windowDays: 60, maxMonths: 36, reminderDays: [90, 60, 30, 7] });
  });
});

describe('materials of XJ-2025 (NDR-9-2 to NDR-9-8)', () => {
  const COMMON = ['03 always', '10 agent'];
  const FIRST = ['02 always', '04 always', '06 always', '07 always', '11 joint', '12 shared'];
  it.each([
    ['FIRST', '1', FIRST],
    ['FIRST', '2', [...FIRST, '08 authorised', '09 authorised', '18 authorised']],
    ['CHANGE', '1', ['06 redeposit', '07 riskChanged']],
    ['CHANGE', '2', ['06 redeposit', '07 riskChanged']],
    ['CORRECT', '1', ['14 interested', '19 consent']],
    ['CANCEL', '1', ['14 always']],
    ['RENEW', '1', []],
    ['RENEW', '2', ['08 authorised']],
  ] as const)('%s of object type %s', (type, object, own) => {
    expect(materials(XJ, type, object).toSorted()).toEqual([...COMMON, ...own].toSorted());
  });

  it('the agency’s own cases need none', () => {
    for (const type of ['EXPIRE', 'REVOKE', 'SHORTEN', 'RESTORE'] as const)
      expect(materials(XJ, type, '1')).toEqual([]);
  });
});

describe('the review form of XJ-2025', () => {
  it('has the 17 items of F13 for a first registration of a resource, 15 for a product', () => {
    const all = Array.from({ length: 17 }, (_, index) => `K${String(index + 1).padStart(2, '0')}`);
    expect(items(XJ, 'FIRST', '1')).toEqual(all);
    expect(items(XJ, 'FIRST', '2')).toEqual(all.filter((id) => id !== 'K16' && id !== 'K17'));
  });

  it.each([
    ['CHANGE', 'K18', 'NDR-9-11'],
    ['CORRECT', 'K19', 'NDR-9-15'],
    ['CANCEL', 'K20', 'NDR-9-16'],
    ['RENEW', 'K21', 'XJR-19-3'],
  ] as const)('%s alone has %s (%s)', (type, id, stands) => {
    for (const other of CASE_TYPES) expect(items(XJ, other, '1').includes(id), other).toBe(other === type);
    expect(XJ.checklist.find((row) => row.id === id)?.basis).toContain(stands);
  });

  it('a cancellation is reviewed for what matters to it', () => {
    expect(items(XJ, 'CANCEL', '1')).toEqual(['K01', 'K02', 'K04', 'K13', 'K14', 'K20']);
  });
});

describe('grounds, guards and settings of XJ-2025', () => {
  it('offers the grounds of the code lists by the same codes and words', () => {
    const pairs = [
      ['refuse', 'CL-REFUSE'],
      ['notPass', 'CL-NOTPASS'],
      ['objection', 'CL-OBJ'],
    ] as const;
    for (const [list, codes] of pairs)
      for (const item of codeList(codes))
        expect(XJ.grounds[list].find((row) => row.code === item.code)?.label, `${codes} ${item.code}`).toBe(
          item.label,
        );
  });

  it('revokes on the four grounds of the national rules (NDR-20-2 to NDR-20-5, XJR-23-2)', () => {
    expect(XJ.grounds.revoke.map((row) => row.basis[0])).toEqual([
      'NDR-20-2',
      'NDR-20-3',
      'NDR-20-4',
      'NDR-20-5',
    ]);
  });

  it('accepts nobody without real-name verification (XJR-18-1)', () => {
    expect(XJ.guards).toEqual([{ transition: 'T11', guard: 'realName', tag: 'LAW', basis: ['XJR-18-1'] }]);
  });

  it('has the defaults of the open points, binding only where the text speaks (XJR-9-2, XJR-3-2)', () => {
    expect(Object.fromEntries(Object.entries(XJ.settings).map(([id, row]) => [id, row.value]))).toEqual({
      'objection.publicityClock': 'continue',
      'objection.decisionStart': 'material',
      'objection.evidence': 'mayFollow',
      'withdrawal.enabled': true,
      'correction.lapseCloses': false,
      'duties.acceptEqualsReview': true,
      'duties.twoPersons': false,
      'deposit.required': 'always',
      'subject.unincorporated': false,
      'cancellation.announce': false,
      'retention.years': 30,
      'exchange.massShare': 20,
      'exchange.massFloor': 10,
      'exchange.massCases': 300,
      'exchange.massConflicts': 20,
      'exchange.listWarning': 35,
      'exchange.listSecond': 95,
      'exchange.bundleRecords': 200_000,
    });
    const binding = Object.entries(XJ.settings).filter(([, row]) => row.tag === 'LAW');
    expect(binding.map(([id]) => id)).toEqual(['deposit.required', 'subject.unincorporated']);
  });

  it('cites its own clauses as they are', () => {
    expect(cited(XJ, basis('XJR-14-1', 'XJO-20-4'))).toEqual(['XJR-14-1', 'XJO-20-4']);
  });
});

describe('what the Tianjin draft changes', () => {
  it('publicity only for open data or authorised operation (TJR-20-1)', () => {
    expect(TJ.stages.filter((row) => row.publicity !== 'never').map((row) => row.publicity)).toEqual([
      'openOrAuthorised',
      'openOrAuthorised',
      'openOrAuthorised',
    ]);
  });

  it('no terms for an objection, which only reminders of ours stand for (TJR-20-3)', () => {
    for (const id of ['O1', 'O2', 'O3', 'AR'] as const)
      expect([clockRule(TJ, id).nature, clockRule(TJ, id).tag]).toEqual(['reminder', 'DESIGN']);
  });

  it('the same terms for acceptance, review and notice (TJR-18-2, TJR-19-1, TJR-20-1)', () => {
    expect((['C1', 'C2', 'C3'] as const).map((id) => clockRule(TJ, id).days)).toEqual([3, 20, 10]);
    expect(clockRule(TJ, 'C0')).toMatchObject({ days: 20, basis: ['TJR-18-4'] });
  });

  it('four grounds of refusal, at acceptance and at review (TJR-23-1 to TJR-23-4)', () => {
    const four = ['TJR-23-1', 'TJR-23-2', 'TJR-23-3', 'TJR-23-4'];
    expect(TJ.grounds.refuse.flatMap((row) => row.basis)).toEqual(four);
    expect(TJ.grounds.notPass.flatMap((row) => row.basis)).toEqual(four);
    for (const row of TJ.grounds.notPass)
      expect(clause(row.basis[0] ?? ('' as never))?.quote, row.label).toContain(row.label);
  });

  it('evidence with the objection, withdrawal, unincorporated subjects, thirty years (TJR-20-3, TJR-21-1, TJR-3-2, TJR-14-3)', () => {
    expect(setting(TJ, 'objection.evidence')).toBe('required');
    expect(setting(TJ, 'withdrawal.enabled')).toBe(true);
    expect(setting(TJ, 'subject.unincorporated')).toBe(true);
    expect(TJ.settings['retention.years']).toMatchObject({ value: 30, tag: 'LAW' });
  });

  it('a deposit only for authorised operation (TJR-15-1)', () => {
    expect(setting(TJ, 'deposit.required')).toBe('authorised');
    expect(materials(TJ, 'FIRST', '1')).toContain('06 authorised');
  });

  it('a certificate in place of a query code (TJR-12-1, TJR-22-1)', () => {
    expect([TJ.texts.codeName, TJ.texts.resultName]).toEqual(['登记凭证编号', '登记凭证']);
  });

  it('says in its title that it was never in force (TJR-32-1)', () => {
    expect(TJ.title).toContain('征求意见稿');
    expect(TJ.title).toContain('未施行');
  });

  it('has a counterpart for every clause the program acts on, but for the objection’s terms, 暂缓登记 and central units (XJR-16-6 to XJR-16-10, XJR-26-1)', () => {
    const core = [...XJR_CLAUSES, ...NDR_CLAUSES].filter((row) => row.relevance === 'core');
    expect(core.filter((row) => cited(TJ, basis(row.id)).length === 0).map((row) => row.id)).toEqual([
      'XJR-16-6',
      'XJR-16-7',
      'XJR-16-8',
      'XJR-16-10',
      'XJR-26-1',
    ]);
  });

  it('stands on no clause of Xinjiang, and cites none in its place', () => {
    expect(JSON.stringify({ ...TJ, cites: null })).not.toMatch(/XJ[ROD]-\d/);
    for (const ids of Object.values(TJ.cites ?? {})) for (const id of ids) expect(id).toMatch(/^(TJR|NDR)-/);
    expect(cited(TJ, basis('XJR-14-1', 'XJR-14-3', 'XJR-14-2', 'XJO-20-4'))).toEqual([
      'TJR-18-2',
      'TJR-18-3',
    ]);
    expect(cited(TJ, basis('XJR-16-6'))).toEqual([]);
  });
});

describe.each([
  ['XJ-2025', XJ],
  ['TJ-draft', TJ],
] as const)('%s', (_id, profile) => {
  it('names clauses that exist, each once', () => {
    const rows = [
      ...profile.clocks,
      ...profile.stages,
      ...profile.checklist,
      ...profile.materials,
      ...profile.guards,
      ...Object.values(profile.settings),
      ...GROUND_LISTS.flatMap((list) => profile.grounds[list]),
      profile.validity,
      profile.renewal,
    ];
    for (const { basis: ids } of rows) {
      for (const id of ids) expect(clause(id), id).not.toBeNull();
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
