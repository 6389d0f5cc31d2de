/** Buttons and service, judged by decide alone. Titles name the clauses. */
import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { availableActions } from '#shared/regulation/casework/actions';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { code, notice, receive } from '../../helpers/case-commands';
import { ALL_PASS, APPROVE, CaseKit, codesOf, END, PUBLISH } from '../../helpers/case-kit';

describe('the buttons and the service are drawn from one table', () => {
  const stages = [
    () => new CaseKit().draft(),
    () => new CaseKit().submitted(),
    () => new CaseKit().underReview(),
    () => new CaseKit().proposed(),
    () => new CaseKit().toPublish(),
    () => new CaseKit().publicity(),
    () => new CaseKit().codingPending(),
  ];
  it.each(stages.map((make) => [make().case.status, make] as const))(
    'in %s every offered step is open and every other step is refused',
    (_status, make) => {
      const kit = make();
      const facts = kit.facts('everybody', '2026-04-24');
      const offered = new Set(availableActions(kit.case, facts).map((action) => action.transition.command));
      const probes: readonly CaseCommand[] = [
        { type: 'discard', reason: 'x' },
        { type: 'sendForApproval', warningsReason: '' },
        { type: 'returnToClerk', reason: 'x' },
        APPROVE,
        receive('2026-04-24'),
        notice('2026-04-24'),
        { type: 'accept' },
        { type: 'proposeResult', answers: ALL_PASS, opinion: 'x' },
        { type: 'returnToReviewer', reason: 'x' },
        { type: 'pass', opinion: '' },
        { ...PUBLISH, publishedAt: localDate('2026-04-24') },
        END,
        code(),
        { type: 'confirmCode', code: 'LX653100000001' },
        { type: 'rejectCode', reason: 'x' },
      ];
      for (const probe of probes) {
        const refused = codesOf(make().try('everybody', '2026-04-24', probe)).includes('STEP_NOT_OPEN');
        if (!offered.has(probe.type)) expect(refused, probe.type).toBe(true);
      }
      expect(availableActions(kit.case, facts).filter((action) => action.main)).toHaveLength(1);
    },
  );
});
