/** Addresses of the desk: every path leads somewhere, and what is no path leads home. */
import { describe, expect, it } from 'vitest';
import { casePath, entryPath, parseRoute } from '../../../renderer/app/router';

const CASE = '0123456789abcdef0123456789abcdef';

describe('routes', () => {
  it('a case opens on the tab of its address, with what stands after it', () => {
    expect(parseRoute(`#/cases/${CASE}/form/submit`)).toEqual({
      page: 'case',
      caseId: CASE,
      tab: 'form',
      detail: 'submit',
    });
    expect(parseRoute(casePath(CASE))).toEqual({ page: 'case', caseId: CASE, tab: 'overview', detail: '' });
  });

  it('an unknown tab falls back to the overview, an unknown queue to the own one', () => {
    expect(parseRoute(`#/cases/${CASE}/nowhere`)).toMatchObject({ tab: 'overview' });
    expect(parseRoute('#/worklist/nowhere')).toEqual({ page: 'worklist', queue: 'mine' });
    expect(parseRoute('#/worklist/toAccept')).toEqual({ page: 'worklist', queue: 'toAccept' });
  });

  it.each(['', '#', '#/', '#/cases/../../etc', '#/cases/123', '#/constructor', '#/__proto__'])(
    '%j leads home',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'worklist', queue: 'mine' });
    },
  );

  it('the register shows its list, or an item as of today or of a day', () => {
    expect(parseRoute('#/register')).toEqual({ page: 'register' });
    expect(parseRoute(`#/register/${CASE}`)).toEqual({ page: 'entry', registerId: CASE, asOf: null });
    expect(parseRoute(entryPath(CASE, '2026-12-31'))).toEqual({
      page: 'entry',
      registerId: CASE,
      asOf: '2026-12-31',
    });
    expect(parseRoute(`#/register/${CASE}/2026-13-01`)).toMatchObject({ asOf: null });
  });

  it('the exchange opens on the tab of its address, else on the first that the person sees', () => {
    expect(parseRoute('#/sync/conflicts')).toEqual({ page: 'sync', tab: 'conflicts' });
    expect(parseRoute('#/sync')).toEqual({ page: 'sync', tab: null });
    expect(parseRoute('#/sync/nowhere')).toEqual({ page: 'sync', tab: null });
  });

  it('pages of what the desk knows and keeps have their addresses', () => {
    expect(parseRoute('#/subjects')).toEqual({ page: 'subjects' });
    expect(parseRoute('#/subjects/12650000MB1T0001AA')).toEqual({
      page: 'subject',
      uscc: '12650000MB1T0001AA',
    });
    expect(parseRoute('#/report/2026')).toEqual({ page: 'report', year: 2026 });
    expect(parseRoute('#/calendar/pending')).toEqual({ page: 'calendar', view: 'pending' });
    expect(parseRoute('#/calendar/nowhere')).toEqual({ page: 'calendar', view: 'year' });
    expect(parseRoute('#/rules/XJ-2025')).toEqual({ page: 'rules', profileId: 'XJ-2025' });
    expect(parseRoute('#/rules/<x>')).toEqual({ page: 'rules', profileId: '' });
  });
});
