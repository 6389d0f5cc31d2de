/** Profiles follow each other in time and never overlap. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import type { Profile } from '#shared/regulation/profiles/profile';
import { adoptable, isInForce, profileInForce, timeline } from '#shared/regulation/profiles/profile-time';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

const XJ = XJ_2025_PROFILE;
const next = (id: string, from: string, to: string, replaces: string | null = null): Profile => ({
  ...XJ,
  id,
  effectiveFrom: localDate(from),
  effectiveTo: localDate(to),
  replaces,
});
const places = (profiles: readonly Profile[], candidate: Profile): readonly string[] => {
  const answer = adoptable(profiles, candidate);
  return answer.ok ? [] : answer.error.map((fault) => fault.place);
};
const on = (profiles: readonly Profile[], date: string): string =>
  profileInForce(profiles, localDate(date)).id;

describe('the profile of a day', () => {
  const later = next('XJ-2027', '2027-12-01', '2029-11-30');

  it('is the one in force, from its first to its last day (XJR-28-1)', () => {
    expect(on([XJ, later], '2025-10-01')).toBe('XJ-2025');
    expect(on([XJ, later], '2027-09-30')).toBe('XJ-2025');
    expect(on([XJ, later], '2027-12-01')).toBe('XJ-2027');
  });

  it('is the latest that has begun where none is in force, and that is said (XJR-28-1)', () => {
    expect(on([later, XJ], '2027-10-01')).toBe('XJ-2025');
    expect(isInForce([later, XJ], localDate('2027-10-01'))).toBe(false);
    expect(isInForce([later, XJ], localDate('2027-09-30'))).toBe(true);
    expect(on([XJ, later], '2035-01-01')).toBe('XJ-2027');
  });

  it('is the first before all of them', () => {
    expect(on([later, XJ], '2020-01-01')).toBe('XJ-2025');
  });

  it('needs a profile', () => {
    expect(() => profileInForce([], localDate('2026-01-01'))).toThrow('no profile');
  });
});

describe('a profile that joins', () => {
  it('may follow on the day after the last', () => {
    expect(adoptable([XJ], next('XJ-2027', '2027-10-01', '2029-09-30')).ok).toBe(true);
  });

  it.each([
    ['on its last day', '2027-09-30', '2029-09-30'],
    ['within its time', '2026-01-01', '2026-12-31'],
    ['around its time', '2025-01-01', '2030-12-31'],
    ['on its first day', '2025-01-01', '2025-10-01'],
  ])('may not overlap another %s', (_title, from, to) => {
    expect(places([XJ], next('XJ-new', from, to))).toEqual(['effectiveFrom']);
  });

  it('may take the place of the one it names, whose time ends the day before', () => {
    const successor = next('XJ-2026', '2026-07-01', '2028-06-30', 'XJ-2025');
    expect(places([XJ], successor)).toEqual([]);
    expect(timeline([successor, XJ]).map(({ profile, from, to }) => [profile.id, from, to])).toEqual([
      ['XJ-2025', '2025-10-01', '2026-06-30'],
      ['XJ-2026', '2026-07-01', '2028-06-30'],
    ]);
    expect(on([XJ, successor], '2026-06-30')).toBe('XJ-2025');
    expect(on([XJ, successor], '2026-07-01')).toBe('XJ-2026');
  });

  it('leaves what another has replaced as it is', () => {
    const successor = next('XJ-2026', '2026-07-01', '2028-06-30', 'XJ-2025');
    expect(places([XJ, successor], next('XJ-b', '2027-01-01', '2027-12-31', 'XJ-2025'))).toEqual([
      'effectiveFrom',
    ]);
    expect(places([XJ, successor], next('XJ-c', '2028-07-01', '2029-12-31'))).toEqual([]);
  });

  it('must begin after the one it replaces', () => {
    expect(places([XJ], next('XJ-new', '2025-10-01', '2028-09-30', 'XJ-2025'))).toEqual(['effectiveFrom']);
  });

  it('must replace one that exists', () => {
    expect(places([XJ], next('XJ-new', '2028-01-01', '2029-12-31', 'XJ-2024'))).toEqual(['replaces']);
  });

  it('must have an id of its own', () => {
    expect(places([XJ], next('XJ-2025', '2028-01-01', '2029-12-31'))).toEqual(['id']);
  });

  it('a trial of the Tianjin draft takes the place of XJ-2025 on the days we gave it (TJR-32-1)', () => {
    expect(places([XJ], TJ_DRAFT_PROFILE)).toEqual([]);
    expect(on([XJ, TJ_DRAFT_PROFILE], '2025-12-31')).toBe('XJ-2025');
    expect(on([XJ, TJ_DRAFT_PROFILE], '2026-01-01')).toBe('TJ-draft');
  });
});
