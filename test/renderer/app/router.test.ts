/** Addresses of the desk: every path leads somewhere, and what is no path leads home. */
import { describe, expect, it } from 'vitest';
import { casePath, parseRoute } from '../../../renderer/app/router';

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

  it('the register shows its list, or the entry of a case', () => {
    expect(parseRoute('#/register')).toEqual({ page: 'register' });
    expect(parseRoute(`#/register/${CASE}`)).toEqual({ page: 'entry', caseId: CASE });
  });
});
