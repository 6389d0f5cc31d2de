/** The steps of a revocation in their order, and where a case stands in them (XJR-23-2, NDR-20). */
import type { CaseView } from '#shared/contract/views';

export const REVOCATION_STEPS = [
  'clue',
  'facts',
  'notice',
  'statement',
  'finding',
  'approval',
  'decision',
  'announcement',
] as const;
export type RevocationStep = (typeof REVOCATION_STEPS)[number];
export type StepState = 'done' | 'current' | 'open' | 'none';

/** The commands that belong to each step, by the names of the transition table. */
export const STEP_COMMANDS: { readonly [S in RevocationStep]: readonly string[] } = {
  clue: [],
  facts: ['recordFacts'],
  notice: ['notifyRevocation'],
  statement: ['hearStatement'],
  finding: ['proposeFinding'],
  approval: ['approveFinding', 'returnFinding'],
  decision: ['decideRevocation'],
  announcement: ['announceRevocation'],
};

const APPROVED = ['FOUND', 'REVOKED', 'ANNOUNCED', 'DISMISSED'];
/** A finding of 不属实 ends the case: nothing is decided and nothing announced. */
const NOT_AFTER_DISMISSAL: readonly RevocationStep[] = ['decision', 'announcement'];

type Part = Pick<CaseView, 'status' | 'revocation'>;

const isDone = ({ status, revocation }: Part, step: RevocationStep): boolean => {
  switch (step) {
    case 'clue':
      return true;
    case 'facts':
      return (revocation?.facts ?? '') !== '';
    case 'notice':
      return (revocation?.notifiedAt ?? null) !== null;
    case 'statement':
      return (revocation?.heardAt ?? null) !== null;
    case 'finding':
      return (revocation?.finding ?? null) !== null;
    case 'approval':
      return APPROVED.includes(status);
    case 'decision':
      return (revocation?.decidedAt ?? null) !== null;
    case 'announcement':
      return (revocation?.announcedAt ?? null) !== null;
  }
};

/** The state of each step: the first that is not done is the current one. */
export function stepStates(part: Part): { readonly [S in RevocationStep]: StepState } {
  const current = REVOCATION_STEPS.find((step) => !isDone(part, step));
  const stateOf = (step: RevocationStep): StepState => {
    if (isDone(part, step)) return 'done';
    if (part.status === 'DISMISSED' && NOT_AFTER_DISMISSAL.includes(step)) return 'none';
    return step === current ? 'current' : 'open';
  };
  return {
    clue: stateOf('clue'),
    facts: stateOf('facts'),
    notice: stateOf('notice'),
    statement: stateOf('statement'),
    finding: stateOf('finding'),
    approval: stateOf('approval'),
    decision: stateOf('decision'),
    announcement: stateOf('announcement'),
  };
}
