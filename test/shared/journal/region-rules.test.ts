/** Rules and calendars that the region signed: in force without a second person, never against what is in use. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import type { PolicyRecord } from '#shared/identity/policy';
import type { RulesView } from '#shared/journal/desk-views';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { adoptPacks } from '#shared/journal/region-rules';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { Profile } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

const rules = (...adopted: Profile[]): RulesView => ({
  adopted,
  pendingProfile: null,
  calendars: new Map(),
  pendingCalendar: null,
  pools: null,
  codeLists: null,
});

const next = (id: string, from: string, replaces = 'XJ-2025'): Profile => ({
  ...XJ_2025_PROFILE,
  id,
  replaces,
  effectiveFrom: localDate(from),
});

const signed = (kind: PolicyRecord['kind'], id: string, from: string, content: unknown): TrustRecord => ({
  kind: 'policy',
  record: { kind, id, number: 1, inForceFrom: from, issuedOn: '2026-03-01' } as PolicyRecord,
  content: canonicalJson(content as never),
});

const profile = (value: Profile): TrustRecord => signed('rules', value.id, value.effectiveFrom, value);

describe('a rule pack of the region', () => {
  it('is adopted as it stands, once, and settles a proposal of the same name', () => {
    const view = rules();
    const adopted = next('XJ-R', '2026-06-01');
    view.pendingProfile = { value: adopted, by: 'boss' as never };
    adoptPacks(view, [profile(adopted), profile(adopted)]);
    expect(view.adopted).toEqual([adopted]);
    expect(view.pendingProfile).toBeNull();
  });

  it('that contradicts rules the office has adopted is not put in force beside them', () => {
    const own = next('XJ-OWN', '2026-06-01');
    const view = rules(own);
    adoptPacks(view, [profile(next('XJ-R', '2026-07-01'))]);
    expect(view.adopted).toEqual([own]);
    adoptPacks(view, [profile(next('XJ-R', '2026-07-01', 'XJ-OWN'))]);
    expect(view.adopted.map(({ id }) => id)).toEqual(['XJ-OWN', 'XJ-R']);
  });

  it('of which the record says another day or name than its text, or that names what this program lacks, is not', () => {
    const view = rules();
    const one = next('XJ-R', '2026-06-01');
    adoptPacks(view, [
      signed('rules', 'XJ-R', '2026-06-02', one),
      signed('rules', 'XJ-OTHER', '2026-06-01', one),
      signed('rules', 'XJ-R', '2026-06-01', { ...one, unheardOf: true }),
      { ...profile(one), content: null } as TrustRecord,
      { ...profile(one), content: 'no JSON' } as TrustRecord,
    ]);
    expect(view.adopted).toEqual([]);
  });
});

describe('a calendar of the region', () => {
  const days = [{ date: '2027-01-01', kind: 'off', name: '元旦', scope: 'national' }];
  const year = { year: 2027, source: { title: '通知', number: '', issuer: '自治区人民政府办公厅' }, days };

  it('counts at once, in the place of one that was confirmed here', () => {
    const view = rules();
    adoptPacks(view, [signed('calendar', '2027', '2026-03-01', year)]);
    expect(view.calendars.get(2027)?.days).toHaveLength(1);
  });

  it('cannot begin later than it is known, nor hold days of another year', () => {
    const view = rules();
    adoptPacks(view, [
      signed('calendar', '2027', '2026-03-02', year),
      signed('calendar', '2028', '2026-03-01', { ...year, year: 2028 }),
    ]);
    expect(view.calendars.size).toBe(0);
  });
});

describe('changes of code lists of the region', () => {
  const added = { code: '14', label: '数字经济', from: '2026-04-01' };
  const closed = { code: '12', label: '应急维稳', to: '2026-03-31' };
  const lists = (number: number, ...values: readonly object[]): TrustRecord => {
    const item = signed('codes', `CL-${number}`, '2026-03-01', { lists: [{ list: 'CL-THEME', values }] });
    return { ...item, record: { ...item.record, number } } as TrustRecord;
  };

  it('count at once; each later one holds those before it and stands in its place', () => {
    const view = rules();
    adoptPacks(view, [lists(1, added)]);
    expect(view.codeLists).toMatchObject({ number: 1, id: 'CL-1', inForceFrom: '2026-03-01' });
    adoptPacks(view, [lists(2, added, closed)]);
    expect(view.codeLists?.number).toBe(2);
    expect(view.codeLists?.lists).toEqual([{ list: 'CL-THEME', values: [added, closed] }]);
  });

  it('that lose a value or give its code another meaning are not put in force', () => {
    const view = rules();
    adoptPacks(view, [lists(1, added)]);
    adoptPacks(view, [
      lists(2, closed),
      lists(3, { ...added, label: '平台经济' }),
      lists(4, added, { ...closed, label: '维稳' }),
      signed('codes', 'later', '2026-03-02', { lists: [{ list: 'CL-THEME', values: [added] }] }),
      signed('codes', 'rules', '2026-03-01', { lists: [{ list: 'CL-SEC', values: [added] }] }),
    ]);
    expect(view.codeLists?.number).toBe(1);
  });
});
