/** The state of a case as shape, colour and official word. */
import { CASE_STATUS_NAMES, type CaseStatus } from '#shared/regulation/casework/status';
import './StatusTag.css';

interface StatusTagProps {
  readonly status: CaseStatus;
}

type Tone = 'draft' | 'waiting' | 'working' | 'back' | 'done' | 'gone';

const SHAPES: { readonly [T in Tone]: string } = {
  draft: '□',
  waiting: '○',
  working: '◐',
  back: '↩',
  done: '●',
  gone: '⊘',
};

const TONES: { readonly [S in CaseStatus]: Tone } = {
  DRAFT: 'draft',
  INTERNAL_REVIEW: 'waiting',
  INTERNAL_APPROVED: 'waiting',
  SUBMITTED: 'waiting',
  CORRECTION: 'back',
  UNDER_REVIEW: 'working',
  REVIEW_PROPOSED: 'working',
  PUBLICITY_PENDING: 'waiting',
  PUBLICITY: 'working',
  CODING_PENDING: 'working',
  REGISTERED: 'done',
  DONE: 'done',
  NOT_ACCEPTED: 'gone',
  TRANSFERRED: 'gone',
  REVIEW_FAILED: 'gone',
  TERMINATED: 'gone',
  WITHDRAWN: 'gone',
  DISCARDED: 'gone',
  AGENCY_PROPOSED: 'waiting',
  OPENED: 'working',
  FACT_FINDING: 'working',
  FINDING_PROPOSED: 'waiting',
  FOUND: 'waiting',
  REVOKED: 'waiting',
  ANNOUNCED: 'done',
  DISMISSED: 'gone',
};

export function StatusTag({ status }: StatusTagProps) {
  const tone = TONES[status];
  return (
    <span className={`rd-status rd-status-${tone}`}>
      <span aria-hidden="true">{SHAPES[tone]}</span> {CASE_STATUS_NAMES[status]}
    </span>
  );
}
