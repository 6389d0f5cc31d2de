// Where a revocation stands: each step in its order, and nothing after a finding that the clue was wrong.
import { expect, test } from 'vitest';
import type { CaseView } from '#shared/contract/views';
import { stepStates } from '../../../renderer/features/agency/revocation-steps';

type Part = Parameters<typeof stepStates>[0];

const BEGUN: NonNullable<CaseView['revocation']> = {
  facts: '',
  evidence: [],
  notifiedAt: null,
  heardAt: null,
  statement: '',
  finding: null,
  decidedAt: null,
  announcedAt: null,
  announcement: '',
};
const part = (status: Part['status'], told: Partial<typeof BEGUN> = {}): Part => ({
  status,
  revocation: { ...BEGUN, ...told },
});
const current = (of: Part): string | undefined =>
  Object.entries(stepStates(of)).find(([, state]) => state === 'current')?.[0];

const day = '2026-03-05' as NonNullable<(typeof BEGUN)['decidedAt']>;
const finding = { proven: true, grounds: ['隐瞒事实'], reasons: '属实', by: '李强' };
const heard = { facts: '已核实', notifiedAt: day, heardAt: day };

test.each([
  ['facts', part('OPENED')],
  ['notice', part('FACT_FINDING', { facts: '已核实' })],
  ['statement', part('FACT_FINDING', { facts: '已核实', notifiedAt: day })],
  ['finding', part('FACT_FINDING', heard)],
  ['approval', part('FINDING_PROPOSED', { ...heard, finding })],
  ['decision', part('FOUND', { ...heard, finding })],
  ['announcement', part('REVOKED', { ...heard, finding, decidedAt: day })],
  [undefined, part('ANNOUNCED', { ...heard, finding, decidedAt: day, announcedAt: day })],
] as const)('XJR-23-2 the step to be done is %s', (step, of) => {
  expect(current(of)).toBe(step);
});

test('a finding of 不属实 ends the case: nothing is decided and nothing announced', () => {
  const states = stepStates(part('DISMISSED', { ...heard, finding: { ...finding, proven: false } }));
  expect(states).toMatchObject({ approval: 'done', decision: 'none', announcement: 'none' });
});
