/** A year's calendar: proposed by one person, signed for by another, moving open clocks and no closed one. */
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { localDate } from '#shared/domain/local-date';
import type { Profile } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { objection } from '../../helpers/case-commands';
import { commandId } from '../../helpers/desk-kit';
import { deskPlace } from './desk-place';

const place = deskPlace();
type Year = CallInput<'calendars.propose'>['calendar'];

/** 2027 as it might be announced: the first four days of the year off, 10 January worked. */
const YEAR: Year = {
  year: 2027,
  source: {
    title: '2027年部分节假日安排的通知',
    number: '新政办发〔2026〕50号',
    issuer: '自治区人民政府办公厅',
  },
  days: [
    ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((date) => ({
      date,
      kind: 'off' as const,
      name: '元旦',
      scope: 'national' as const,
    })),
    { date: '2027-01-10', kind: 'makeup_workday', name: '元旦', scope: 'national' },
  ],
};
const propose = (calendar: Year = YEAR, who = 'supervisor') =>
  place.walk.call(who, 'calendars.propose', { commandId: commandId(), calendar });
const confirm = (who: string, movedSeen: number, year = 2027) =>
  place.walk.refusal(who, 'calendars.confirm', { commandId: commandId(), year, movedSeen });
const calendars = (who = 'auditor') => place.walk.must(who, 'calendars.list', {});
const clock = async (caseId: string, id: string) =>
  (await place.walk.look(caseId)).clocks.find((run) => run.clock === id);

/** Rules under which an objection stops the notice period. */
const PAUSING: Profile = {
  ...XJ_2025_PROFILE,
  id: 'XJ-pause',
  replaces: 'XJ-2025',
  effectiveFrom: localDate('2026-06-01'),
  effectiveTo: localDate('2028-05-31'),
  settings: {
    ...XJ_2025_PROFILE.settings,
    'objection.publicityClock': { ...XJ_2025_PROFILE.settings['objection.publicityClock'], value: 'pause' },
  },
};

describe('a year from outside', () => {
  const day = YEAR.days[0];
  const damages: readonly (readonly [string, Year])[] = [
    ['31 February', { ...YEAR, days: [{ ...day, date: '2027-02-31' } as never] }],
    ['a day of another year', { ...YEAR, days: [{ ...day, date: '2026-12-31' } as never] }],
    ['a day twice', { ...YEAR, days: [...YEAR.days, ...YEAR.days.slice(0, 1)] }],
    ['a nameless day', { ...YEAR, days: [{ ...day, name: '' } as never] }],
    ['a year without a notice', { ...YEAR, source: { ...YEAR.source, title: '' } }],
    ['a year before the rules', { ...YEAR, year: 1949 }],
    [
      'a make-up day that is worked anyhow',
      { ...YEAR, days: [{ ...day, date: '2027-01-05', kind: 'makeup_workday' } as never] },
    ],
  ];

  it.each(damages)('%s is refused with its place, and nothing waits', async (_title, year) => {
    const answer = await propose(year);
    if (answer.ok) throw new Error('taken');
    expect(['CALENDAR_REFUSED', 'INPUT_INVALID']).toContain(answer.failure.code);
    expect(answer.failure.places.length).toBeGreaterThan(0);
    expect((await calendars()).pending).toBeNull();
  });

  it('is refused by the door when it is no list of days at all', async () => {
    const many = Array.from({ length: 201 }, () => YEAR.days[0] as never);
    expect((await propose({ ...YEAR, days: many })).ok).toBe(false);
    expect((await propose({ ...YEAR, days: [{ ...day, date: 'x'.repeat(10_000) } as never] })).ok).toBe(
      false,
    );
    expect((await propose({ ...YEAR, days: [{ ...day, name: '元\u202e旦' } as never] })).ok).toBe(false);
    expect((await propose({ ...YEAR, year: 2027.5 })).ok).toBe(false);
    expect((await propose(YEAR, 'clerk')).ok).toBe(false);
    expect((await calendars()).pending).toBeNull();
  });

  it('is read from the words of a notice without being kept', async () => {
    const text = '元旦：1月1日（周五）至3日（周日）放假，共3天。1月10日（周日）上班。';
    const read = await place.walk.must('admin', 'calendars.read', { text, year: 2027 });
    expect(read.spans.flatMap(({ dates }) => dates)).toEqual(
      expect.arrayContaining(['2027-01-01', '2027-01-03', '2027-01-10']),
    );
    expect((await calendars()).pending).toBeNull();
    expect(await place.walk.refusal('clerk', 'calendars.read', { text, year: 2027 })).toBe(
      'PERMISSION_MISSING',
    );
  });
});

describe('a proposed year', () => {
  it('counts when a second person confirms it, and survives the desk being closed while it waits', async () => {
    const { walk } = place;
    const answer = await propose();
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(answer.value).toEqual({ year: 2027, moved: [] });
    const second = await propose(YEAR, 'deputy');
    expect(second.ok ? 'taken' : second.failure.code).toBe('CALENDAR_REFUSED');
    expect((await calendars()).pending).toMatchObject({ year: 2027, by: '赵华', moved: [] });
    expect((await calendars()).years.map(({ year }) => year)).toEqual([2025, 2026]);
    await walk.app.close();
    for (const who of ['clerk', 'deputy', 'auditor', 'supervisor', 'admin'])
      await walk.must(who, 'session.signIn', { account: who, passphrase: '' });
    expect((await calendars()).pending).toMatchObject({ year: 2027, by: '赵华' });
    expect(await confirm('supervisor', 0)).toBe('SECOND_PERSON');
    expect(await confirm('admin', 0)).toBe('PERMISSION_MISSING');
    expect(await confirm('deputy', 0, 2028)).toBe('NOTHING_PENDING');
    expect(await confirm('deputy', 0)).toBe('answered');
    expect(await confirm('deputy', 0)).toBe('NOTHING_PENDING');
    const { years, pending } = await calendars();
    expect(pending).toBeNull();
    expect(years.find(({ year }) => year === 2027)?.source).toEqual(YEAR.source);
    expect((await walk.must('clerk', 'desk.state', {})).calendarYears).toEqual([2025, 2026, 2027]);
    const due = await walk.must('clerk', 'rules.due', { from: '2026-12-31', days: 3, calendar: 'xj' });
    expect(due).toMatchObject({ due: '2027-01-07', provisional: false });
  });

  it('that is sent back leaves the years as they were', async () => {
    await propose();
    const declined = { commandId: commandId(), year: 2027, reason: '与通知不符' };
    await place.walk.must('deputy', 'calendars.decline', declined);
    expect(await calendars()).toMatchObject({ pending: null });
    expect((await calendars()).years.map(({ year }) => year)).toEqual([2025, 2026]);
    expect(await confirm('deputy', 0)).toBe('NOTHING_PENDING');
  });

  it('replaces a year built in only when confirmed, and then stands in its place', async () => {
    const { walk } = place;
    const year = { ...YEAR, year: 2026, days: [{ ...YEAR.days[0], date: '2026-03-10' } as never] };
    const due = async () =>
      (await walk.must('clerk', 'rules.due', { from: '2026-03-09', days: 1, calendar: 'xj' })).due;
    const answer = await propose(year);
    expect(answer.ok ? '' : answer.failure.places).toBe('');
    expect(await due()).toBe('2026-03-10');
    expect(await confirm('deputy', 0, 2026)).toBe('answered');
    expect(await due()).toBe('2026-03-11');
    expect((await calendars()).years.filter((one) => one.year === 2026)).toHaveLength(1);
  });
});

describe('clocks of open cases (XJR-14-1, XJR-15-2, XJR-16-5)', () => {
  it('move when they are open; closed ones stay, and the case tells it in its log', async () => {
    const { walk } = place;
    walk.on('2026-12-30');
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const closed = await clock(id, 'C1');
    const open = await clock(id, 'C2');
    expect(open).toMatchObject({ stopped: null, provisional: true });
    const other = await walk.first({ dataRegistName: '另一项线路数据' });
    const answer = await propose();
    if (!answer.ok) throw new Error(answer.failure.message);
    const [moved] = answer.value.moved;
    expect(answer.value.moved).toHaveLength(1);
    expect(moved).toMatchObject({ caseId: id, from: open?.due, provisionalBefore: true });
    expect(moved?.to).not.toBe(open?.due);
    expect((await calendars('deputy')).pending?.moved).toEqual(answer.value.moved);
    // Who sees no case is told of none.
    expect((await calendars('auditor')).pending?.moved).toEqual([]);
    expect((await clock(id, 'C2'))?.due).toBe(open?.due);

    expect(await confirm('deputy', 0)).toBe('CHANGED_MEANWHILE');
    await walk.advance(other, 'SUBMITTED');
    expect(await confirm('deputy', 1)).toBe('CHANGED_MEANWHILE');
    expect((await clock(id, 'C2'))?.due).toBe(open?.due);
    expect(await confirm('deputy', 2)).toBe('answered');

    expect(await clock(id, 'C2')).toMatchObject({
      due: moved?.to,
      provisional: false,
      earlier: [{ due: open?.due, because: '载入2027年工作日历' }],
    });
    expect(await clock(id, 'C1')).toEqual(closed);
    const { lines } = await walk.must('clerk', 'cases.history', { caseId: id });
    expect(lines.at(-1)).toMatchObject({
      actor: '孙丽',
      title: expect.stringContaining('变动'),
      detail: `载入2027年工作日历：${open?.due} → ${moved?.to}`,
    });
  });

  it('that stand still for an objection are not listed; they are counted when they go on (XJR-16-7)', async () => {
    const { walk } = place;
    await walk.adopt(PAUSING);
    walk.on('2026-12-20');
    const id = await walk.first();
    await walk.advance(id, 'PUBLICITY');
    await walk.step('clerk', id, objection(walk.today) as never);
    await walk.step('clerk', id, { type: 'acceptObjection', objection: 1 });
    const held = await clock(id, 'C3');
    expect(held?.holds.length).toBe(1);
    const answer = await propose();
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(answer.value.moved.map(({ name }) => name)).not.toContain(held?.name);
    expect(await confirm('deputy', answer.value.moved.length)).toBe('answered');
    expect((await clock(id, 'C3'))?.due).toBe(held?.due);
    walk.on('2027-01-05');
    await walk.step('supervisor', id, { type: 'withdrawObjection', objection: 1, reason: '书面撤回' });
    const goesOn = await clock(id, 'C3');
    expect(goesOn).toMatchObject({ stopped: null, provisional: false });
    expect((goesOn?.due ?? '') > (held?.due ?? '')).toBe(true);
  });
});
