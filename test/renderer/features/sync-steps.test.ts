// What the page of the exchange says of bundles, enrolments and contradictions: each state in its own words, and what
// keys choose.
import { describe, expect, it } from 'vitest';
import type { ConflictDetail } from '#shared/contract/agreement';
import type { EnrolmentView } from '#shared/contract/enrol';
import type { ImportPlan, IncomingBundle, OutgoingBundle } from '#shared/contract/sync-views';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import { ageTone, ageWords } from '../../../renderer/components/age-words';
import { sizeOf } from '../../../renderer/components/byte-size';
import {
  asksKeep,
  choicesOf,
  conflictKey,
  isOfCase,
  missingOf,
  walkChoice,
} from '../../../renderer/features/sync/conflict-choice';
import { enrolSteps, isDigits } from '../../../renderer/features/sync/enrol-steps';
import { importSteps } from '../../../renderer/features/sync/import-steps';
import { monthsUpTo } from '../../../renderer/features/sync/month-list';
import { outFlow } from '../../../renderer/features/sync/out-flow';

const AT = '2026-03-05T02:00:00.000Z' as Instant;
const DAY = '2026-03-05' as LocalDate;

const out = (number: string, state: OutgoingBundle['state']): OutgoingBundle => ({
  bundleId: number,
  number,
  kind: 'up',
  kindName: '上报',
  to: [{ agency: '650000', name: '自治区', number: 1 }],
  madeAt: AT,
  entries: 3,
  blobs: 0,
  bytes: 2048,
  parts: 1,
  state,
  partsLeft: [],
  carrier: '',
  carriedOn: null,
  waitingDays: 0,
  receipt: '',
});

const incoming = (state: IncomingBundle['state'], missing: readonly number[] = []): IncomingBundle => ({
  bundleId: 'b',
  number: 'B-0007',
  kind: 'up',
  kindName: '上报',
  from: '喀什地区',
  agency: '653100',
  station: 's',
  to: '自治区',
  arrivedAt: AT,
  bytes: 10,
  partsHere: 1,
  parts: 1 + missing.length,
  missing: [...missing],
  onward: '',
  state,
  setBack: false,
  mayConfirm: false,
  importedAt: null,
  code: null,
  words: '',
});

const COUNTS: ImportPlan['counts'] = {
  newCases: 1,
  changedCases: 0,
  entries: 2,
  attachments: 0,
  codes: 0,
  confirmed: 0,
  conflicts: 0,
  opinions: 0,
  disputed: 0,
  parked: 0,
  rules: 0,
  certificates: 0,
};
const plan = (changes: Partial<ImportPlan> = {}): ImportPlan => ({
  bundleId: 'b',
  hash: 'h',
  from: '喀什地区',
  number: 'B-0007',
  sentence: '将新增 1 项',
  counts: COUNTS,
  warnings: [],
  secondNeeded: false,
  secondBy: null,
  rows: 1,
  ...changes,
});

const wordsOf = (steps: readonly { readonly words: string }[]): readonly string[] =>
  steps.map(({ words }) => words);

describe('what goes out', () => {
  it('the flow names the newest bundle of each stage and how many there are', () => {
    const stages = outFlow(8, [out('B-0042', 'made'), out('B-0041', 'carried'), out('B-0040', 'carried')]);
    expect(stages.map(({ words }) => words)).toEqual(['8 条记录', 'B-0042', 'B-0041 等 2 个', '无']);
    expect(stages.map(({ state }) => state)).toEqual(['current', 'current', 'current', 'open']);
  });

  it('receipts are no bundles on their way: they wait for nobody', () => {
    const receipts = [{ ...out('B-0044', 'carried'), kind: 'receipt' as const }, out('B-0041', 'carried')];
    expect(wordsOf(outFlow(0, receipts))).toEqual(['0 条记录', '无', 'B-0041', '无']);
  });

  it('what was acknowledged is done, and nothing waiting is nothing to do', () => {
    const [waiting, , , acknowledged] = outFlow(0, [out('B-0001', 'acknowledged')]);
    expect(waiting?.state).toBe('open');
    expect(acknowledged).toMatchObject({ state: 'done', words: 'B-0001' });
  });
});

describe('the four steps of taking a bundle in', () => {
  it('says which parts are missing', () => {
    expect(importSteps(incoming('parts', [2, 3]), null)[0]).toMatchObject({
      words: '缺第 2、3 卷',
      state: 'current',
    });
  });

  it('nothing is previewed of what is in quarantine, waits or is only carried on', () => {
    for (const state of ['quarantine', 'waiting', 'courier', 'ready'] as const)
      expect(importSteps(incoming(state), null)[1]?.state, state).toBe('open');
    expect(importSteps(incoming('quarantine'), null)[0]?.state).toBe('failed');
  });

  it('conflicts do not hold an import up, a second supervisor does', () => {
    const steps = importSteps(
      incoming('planned'),
      plan({ counts: { ...COUNTS, conflicts: 3 }, secondNeeded: true }),
    );
    expect(wordsOf(steps)).toEqual(['完整，签名相符', '已预览', '3 项，可导入后裁决', '待第二人复核']);
    const agreed = importSteps(incoming('planned'), plan({ secondNeeded: true, secondBy: '孙丽' }));
    expect(wordsOf(agreed).at(-1)).toBe('待确认');
  });

  it('what was taken in is done in every step', () => {
    const steps = importSteps(incoming('imported'), null);
    expect(steps.every(({ state }) => state === 'done')).toBe(true);
  });
});

describe('a contradiction', () => {
  const side = (entry: string) => ({
    entry,
    who: '赵华',
    office: '',
    called: '本机',
    at: AT,
    what: '受理',
    consequences: [],
    doubt: '',
  });
  const detail = (changes: Partial<ConflictDetail> = {}): ConflictDetail => ({
    id: 'C05/a/b',
    class: 'C05',
    className: '同一申请在两处办理',
    caseId: 'c',
    caseNumber: 'L-653100-2026-000001',
    name: '公交线路',
    sentence: '两处都作了决定',
    ageDays: 1,
    decides: '持有单位主管',
    mine: true,
    state: 'open',
    ours: side('ours'),
    theirs: side('theirs'),
    group: [],
    comparison: null,
    edit: null,
    differences: [],
    timeline: [],
    blocked: [],
    options: [
      { id: 'theirs', label: '采用对方', consequences: [] },
      { id: 'ours', label: '采用本机', consequences: [] },
    ],
    decision: null,
    ...changes,
  });

  it('ours stands first whatever the order, so that ← is ours and → is theirs', () => {
    const choices = choicesOf(detail());
    expect(choices.map(({ id, side: at }) => [id, at])).toEqual([
      ['ours', 'ours'],
      ['theirs', 'theirs'],
    ]);
    expect(walkChoice(choices, null, -1)).toBe('ours');
    expect(walkChoice(choices, null, 1)).toBe('theirs');
    expect(walkChoice(choices, 'theirs', 1)).toBe('theirs');
    expect(walkChoice(choices, 'theirs', -1)).toBe('ours');
    expect(walkChoice([], null, 1)).toBeNull();
  });

  it('only what is about a case has a page; a station with two versions is looked into where stations are', () => {
    expect(isOfCase(detail())).toBe(true);
    expect(isOfCase(detail({ id: 'C17/s', class: 'C17', caseId: '' }))).toBe(false);
  });

  it('nothing is chosen beforehand, and a reason is always asked', () => {
    const missing = missingOf(detail(), { option: null, keep: null, reason: ' 略 ' });
    expect(missing.option).not.toBe('');
    expect(missing.reason).not.toBe('');
    expect(missingOf(detail(), { option: 'ours', keep: null, reason: '先受理的有效' })).toEqual({
      option: '',
      keep: '',
      reason: '',
    });
  });

  it('applications that are the same need the one that goes on; different ones do not', () => {
    const group = ['one', 'two'].map((caseId) => ({
      ...{ caseId, here: true, number: caseId, name: '', office: '' },
      ...{ status: '草稿', receivedAt: null },
    }));
    const alike = detail({ group, ours: null, theirs: null });
    expect(asksKeep(alike, 'same')).toBe(true);
    expect(asksKeep(alike, 'different')).toBe(false);
    expect(missingOf(alike, { option: 'same', keep: null, reason: '同一数据资源' }).keep).not.toBe('');
    expect(missingOf(alike, { option: 'same', keep: 'one', reason: '同一数据资源' }).keep).toBe('');
  });

  it('has one key in lists', () => {
    expect(conflictKey(detail())).toBe('c C05/a/b');
  });
});

describe('an enrolment', () => {
  const view = (
    standing: EnrolmentView['standing'],
    changes: Partial<EnrolmentView> = {},
  ): EnrolmentView => ({
    standing,
    words: '',
    station: 's',
    install: 'i',
    agency: '653100',
    agencyName: '喀什地区',
    levelName: '地（州、市）',
    isRegion: false,
    asked: null,
    waiting: null,
    certificate: null,
    root: null,
    revocations: null,
    inboxes: [],
    policies: [],
    pools: [],
    personKey: { isSet: false, usable: false },
    ...changes,
  });
  const states = (steps: ReturnType<typeof enrolSteps>) => steps.map(({ state }) => state);

  it('goes by four steps, each of them once', () => {
    expect(states(enrolSteps(view('alone')))).toEqual(['current', 'open', 'open', 'open']);
    const asked = {
      digits: '',
      requestedOn: DAY,
      slip: { title: '', lines: [], signers: [] },
      qr: '',
      codes: [],
    };
    expect(states(enrolSteps(view('asked', { asked })))).toEqual(['done', 'current', 'open', 'open']);
    const waiting = { by: 'a', byName: '马超', at: AT, fileName: 'f', mine: false };
    const steps = enrolSteps(view('waiting', { asked, waiting }));
    expect(states(steps)).toEqual(['done', 'done', 'current', 'open']);
    expect(steps[1]?.words).toContain('马超');
    expect(states(enrolSteps(view('enrolled')))).toEqual(['done', 'done', 'done', 'done']);
  });

  it('a certificate that no longer holds has to be asked for again', () => {
    expect(enrolSteps(view('lapsed'))[3]).toMatchObject({ state: 'failed' });
  });

  it('takes six groups of four digits however they are typed, and nothing else', () => {
    expect(isDigits('1234 5678 9012 3456 7890 1234')).toBe(true);
    expect(isDigits('１２３４-5678-9012-3456-7890-1234')).toBe(true);
    expect(isDigits('1234 5678 9012 3456 7890 123')).toBe(false);
    expect(isDigits('')).toBe(false);
  });
});

describe('ages, months and sizes', () => {
  it('amber above a week, red above a month; a desk that never exchanged is not red', () => {
    expect([0, 7, 8, 30, 31].map(ageTone)).toEqual(['good', 'good', 'old', 'old', 'stale']);
    expect(ageTone(null)).toBe('good');
    expect([null, 0, 3].map(ageWords)).toEqual(['尚未收发过数据包', '今天', '3 天前']);
  });

  it('months go back over the year, newest first', () => {
    const months = monthsUpTo('2026-03-05');
    expect(months.slice(0, 4)).toEqual(['2026-03', '2026-02', '2026-01', '2025-12']);
    expect(months).toHaveLength(25);
    expect(monthsUpTo('')).toEqual([]);
  });

  it('nothing that is there has no size', () => {
    expect([1, 1024, 1024 ** 2, 3 * 1024 ** 3].map(sizeOf)).toEqual(['1 KB', '1 KB', '1.0 MB', '3.0 GB']);
  });
});
