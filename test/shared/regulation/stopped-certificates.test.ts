// While a conflict stops certificates neither the result nor its sheet leaves any desk (XJR-17-1, XJR-16-6).
import { expect, it } from 'vitest';
import type { CaseConflict } from '#shared/agreement/conflict';
import type { ConflictClass } from '#shared/agreement/conflict-class';
import type { DivisionCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { certificateRefusals } from '#shared/regulation/casework/agreement-guards';
import { NO_POOLS } from '#shared/regulation/register/code-pool';

const agency = '653100' as DivisionCode;

const open = (about: ConflictClass): CaseConflict => ({
  id: `${about}/one`,
  class: about,
  first: 'a'.repeat(64) as CaseConflict['first'],
  second: 'b'.repeat(64) as CaseConflict['second'],
  openedBy: [],
  field: null,
  base: null,
  values: null,
  arose: localDate('2026-03-09'),
  cases: [],
  parties: [],
  status: 'open',
  decided: null,
});

const codes = (document: 'D04' | 'D20' | 'D21', ...about: readonly ConflictClass[]): readonly string[] =>
  certificateRefusals(document, {
    agency,
    conflicts: about.map(open),
    isFull: false,
    mayWrite: () => true,
    mayChangeItem: true,
    codePools: { ...NO_POOLS, seat: { station: 'aa' as never, install: '' }, isUsed: () => false },
    sameAs: [],
  }).map(({ code }) => code);

it.each(['C09', 'C10', 'C13'] as const)(
  '%s keeps the result and its sheet in, and no other letter',
  (about) => {
    expect(codes('D20', about)).toEqual(['CONFLICT_OPEN']);
    expect(codes('D21', about)).toEqual(['CONFLICT_OPEN']);
    expect(codes('D04', about)).toEqual([]);
  },
);

it('other contradictions, and a store that is alone, keep nothing in', () => {
  expect(codes('D21', 'C08', 'C21')).toEqual([]);
  expect(certificateRefusals('D21', null)).toEqual([]);
});
