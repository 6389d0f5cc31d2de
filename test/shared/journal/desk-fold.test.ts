/** The views of a desk are one fold of its entries: saved and read again they are the same, and so is their text. */
import { describe, expect, it } from 'vitest';
import type { EntryId } from '#shared/domain/ids';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DESK_TABLES, type DeskTables } from '#shared/journal/desk-tables';
import { type DeskViews, nextSerial } from '#shared/journal/desk-views';
import type { Entry } from '#shared/journal/entry';
import { applyEntry } from '#shared/journal/fold';
import { stateParts } from '#shared/journal/state-hash';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { codeKey } from '#shared/regulation/register/code-key';
import { RegistryKit } from '../../helpers/case-kit';
import { MemoryTables } from '../../helpers/memory-tables';

const CALENDAR = {
  year: 2027,
  source: { title: '2027年部分节假日安排的通知', number: '', issuer: '自治区' },
  days: [{ date: '2027-01-01' as LocalDate, kind: 'off', name: '元旦', scope: 'national', source: '通知' }],
} as const;
const NEXT = { ...XJ_2025_PROFILE, id: 'XJ-2027' };

/** An office that has done something of every kind. */
function office(): RegistryKit {
  const kit = new RegistryKit();
  const day = kit.registered('2026-03-09');
  const item = kit.item.id;
  const later = addDays(day, 10);
  kit.on('CHANGE', later, { target: item });
  kit.advance('DONE', later);
  kit.start('REVOKE', addDays(later, 60), {
    target: item,
    matter: { kind: 'REVOKE', source: '01', clue: '举报' },
  });
  const station = (type: Parameters<typeof kit.apply>[5][number]) =>
    kit.apply('supervisor', addDays(later, 70), 'SUPERVISOR', 'office', null, [type]);
  station({ type: 'calendarProposed', calendar: { ...CALENDAR, days: [...CALENDAR.days] } });
  station({ type: 'calendarConfirmed', year: 2027, moved: [] });
  station({ type: 'calendarProposed', calendar: { ...CALENDAR, year: 2028, days: [] } });
  station({ type: 'profileProposed', profile: NEXT });
  station({ type: 'profileConfirmed', id: NEXT.id });
  station({ type: 'profileProposed', profile: { ...NEXT, id: 'XJ-2029' } });
  station({ type: 'filingRecorded', reference: '备案1号', date: later });
  station({
    type: 'measureRecorded',
    measure: { kind: 'disqualified', on: later, reason: '逾期', reference: '1号' },
  });
  station({
    type: 'annualReportSubmitted',
    report: { year: 2025, on: later, receiver: '数据局', reference: '1号' },
  });
  station({
    type: 'registerExported',
    export: { rows: 1, purpose: '检查', approval: '', fileName: 'a.csv' },
  });
  return kit;
}

/** The same acts in a store that made other internal ids. */
function elsewhere({ entries, tables }: RegistryKit): Desk {
  const other = { views: DESK_FOLD.create(), tables: new MemoryTables<DeskTables>(DESK_TABLES) };
  for (const { entry, id } of entries) {
    let text = canonicalJson(entry as unknown as Json);
    for (const own of tables.keys('cases'))
      text = text.replaceAll(`"${own}"`, `"${own.replace('00', 'ff')}"`);
    applyEntry(DESK_FOLD, other.views, other.tables, JSON.parse(text) as Entry, id);
  }
  return other;
}

/** What a desk holds: state and tables. */
type Desk = Pick<RegistryKit, 'views' | 'tables'>;

const textOf = ({ views, tables }: Desk): string =>
  [
    ...stateParts(
      views.office,
      byText(
        tables.all('cases').map(({ state }) => state),
        ({ number }) => number,
      ),
      byText(tables.all('register'), ({ code }) => code),
    ),
  ].join('');

const byText = <T>(all: readonly T[], text: (one: T) => string): readonly T[] =>
  [...all].sort((a, b) => (text(a) < text(b) ? -1 : 1));

const saved = (views: DeskViews): string => canonicalJson(DESK_FOLD.toJson(views));
const readAgain = (views: DeskViews): DeskViews => DESK_FOLD.fromJson(JSON.parse(saved(views)) as Json);

describe('the fold of a desk', () => {
  const kit = office();

  it('has the version of the snapshots with tables', () => {
    expect(DESK_FOLD.version).toBe(21);
  });

  it('saved and read again is the same, with rules and supervision', () => {
    const again = readAgain(kit.views);
    expect(again).toEqual(kit.views);
    expect(saved(again)).toBe(saved(kit.views));
    expect(kit.item.versions).toHaveLength(2);
    expect(kit.tables.get('codes', codeKey(kit.item.code))?.registers).toEqual([kit.item.id]);
    expect(again.rules.adopted.map(({ id }) => id)).toEqual(['XJ-2027']);
    expect(again.rules.pendingProfile?.value.id).toBe('XJ-2029');
    expect([...again.rules.calendars.keys()]).toEqual([2027]);
    expect(again.rules.pendingCalendar?.value.year).toBe(2028);
    expect(again.supervision).toMatchObject({ disqualified: true, filing: { reference: '备案1号' } });
    expect(again.supervision.reports).toHaveLength(1);
    expect(again.supervision.measures).toHaveLength(1);
  });

  it('an empty desk saved and read again is an empty desk', () => {
    expect(readAgain(DESK_FOLD.create())).toEqual(DESK_FOLD.create());
  });

  it('goes on from what was read as if it had never been saved', () => {
    const { entries } = kit;
    for (const cut of [0, 1, Math.floor(entries.length / 2), entries.length - 3]) {
      let views = DESK_FOLD.create();
      const tables = new MemoryTables<DeskTables>(DESK_TABLES);
      entries.forEach(({ entry, id }, at) => {
        if (at === cut) views = readAgain(views);
        applyEntry(DESK_FOLD, views, tables, entry, id);
      });
      expect(saved(views), `saved after ${cut}`).toBe(saved(kit.views));
    }
  });

  it('what was read shares nothing with what was saved', () => {
    const first = readAgain(kit.views);
    const second = readAgain(kit.views);
    const last = kit.entries.at(-1);
    if (!last) throw new Error('no entries');
    const qualified = {
      kind: 'requalified',
      on: '2026-09-01' as LocalDate,
      reason: '整改',
      reference: '2号',
    } as const;
    const entry = { ...last.entry, events: [{ type: 'measureRecorded' as const, measure: qualified }] };
    applyEntry(DESK_FOLD, first, kit.tables, entry, last.id);
    expect(first.supervision.disqualified).toBe(false);
    expect(second.supervision.disqualified).toBe(true);
    expect(kit.views.supervision.measures).toHaveLength(1);
  });
});

describe('the text of what a desk holds in law', () => {
  it('is the same for the same acts on two stores, whatever their internal ids', () => {
    const one = office();
    const two = elsewhere(one);
    expect([...two.tables.keys('register')]).not.toEqual([...one.tables.keys('register')]);
    // Not `toBe`: a difference of these texts fills pages.
    expect(textOf(two) === textOf(one)).toBe(true);
    expect(textOf({ ...one, views: readAgain(one.views) }) === textOf(one)).toBe(true);
  });

  it('tells the register: another version, period or end is another text', () => {
    const { views, tables, item } = office();
    const own = tables.get('register', item.id);
    if (!own) throw new Error('no item');
    const text = textOf({ views, tables });
    const changed = (changes: object): string => {
      tables.put('register', item.id, { ...own, ...changes });
      return textOf({ views, tables });
    };
    expect(changed({}) === text).toBe(true);
    expect(changed({ versions: item.versions.slice(0, 1) }) === text).toBe(false);
    expect(changed({ validTo: addDays(item.validTo, 1) }) === text).toBe(false);
    expect(changed({ status: 'REVOKED' }) === text).toBe(false);
    expect(text.includes(item.code)).toBe(true);
    expect(text.includes(`"${item.id}"`)).toBe(false);
  });
});

describe('a store that goes on from a copy', () => {
  it('gives no number that the station before could have given since', () => {
    const at = '2026-04-01';
    const before = new RegistryKit();
    before.first(at).advance('UNDER_REVIEW', at);
    const copied = readAgain(before.views);
    // Its numbers of this year end in the copy; the year after begins like any other.
    const entry = before.entries.at(-1)?.entry;
    if (entry === undefined) throw new Error('nothing written');
    const from = entry.station;
    const station = '00000000000000ff' as typeof from;
    const reason = '硬盘损坏';
    const goesOn = { type: 'stationContinued', from, seq: entry.seq, hash: null, reason } as const;
    const first: Entry = { ...entry, station, seq: 1, case: null, casePrev: [], events: [goesOn] };
    DESK_FOLD.applyToDesk(copied, first, '' as EntryId, 'here');
    const given = (views: DeskViews, kind: 'case' | 'document', year = 2026) =>
      nextSerial(views, kind, `${year}-05-01` as LocalDate);
    expect([given(before.views, 'case'), given(before.views, 'document')]).toEqual([2, 3]);
    expect([given(copied, 'case'), given(copied, 'document')]).toEqual([2001, 2001]);
    expect(given(copied, 'case', 2027)).toBe(1);
    expect(readAgain(copied)).toEqual(copied);
    // What of the former station comes back later takes none of them either.
    const late: Entry = { ...entry, seq: entry.seq + 1, prev: null };
    DESK_FOLD.applyToDesk(copied, late, '' as EntryId, 'elsewhere');
    expect(given(copied, 'document')).toBeGreaterThan(2000);
  });

  it('also in a year of which the copy holds no number', () => {
    const views = DESK_FOLD.create();
    const kit = new RegistryKit();
    kit.first('2026-12-30');
    const entry = kit.entries.at(-1)?.entry;
    if (entry === undefined) throw new Error('nothing written');
    DESK_FOLD.applyToDesk(views, entry, '' as EntryId, 'here');
    const from = entry.station;
    const goesOn = { type: 'stationContinued', from, seq: entry.seq, hash: null, reason: '换机' } as const;
    const claimedAt = '2027-01-20T01:00:00.000Z' as Entry['claimedAt'];
    const station = '00000000000000ff' as typeof from;
    const first: Entry = { ...entry, station, seq: 1, case: null, casePrev: [], events: [goesOn], claimedAt };
    DESK_FOLD.applyToDesk(views, first, '' as EntryId, 'here');
    expect(nextSerial(views, 'document', '2027-01-20' as LocalDate)).toBe(1001);
  });
});
