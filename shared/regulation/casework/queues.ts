/** Work queues: saved filters over states, shown to the roles that act on them. Data only. */
import type { PersonRole } from '#shared/access/roles';
import { CASE_STATUSES, type CaseStatus } from './status';

export const QUEUE_IDS = [
  'drafts',
  'internalReview',
  'toReceive',
  'toAccept',
  'correction',
  'toReview',
  'toDecide',
  'toPublish',
  'inPublicity',
  'objections',
  'toCode',
  'agency',
  'toRecall',
  'registered',
  'ended',
] as const;

export type QueueId = (typeof QUEUE_IDS)[number];

export interface Queue {
  readonly id: QueueId;
  readonly title: string;
  readonly statuses: readonly CaseStatus[];
  /** Only cases that this says of are in it; all of the statuses when absent. */
  readonly only?: 'withOpenObjection' | 'withPaperToRecall';
  /** Roles for which a case in this queue counts as "waiting for me". */
  readonly roles: readonly PersonRole[];
}

export const QUEUES: readonly Queue[] = [
  { id: 'drafts', title: '草稿', statuses: ['DRAFT'], roles: ['SUBJECT_CLERK', 'AGENT'] },
  { id: 'internalReview', title: '待业务审核', statuses: ['INTERNAL_REVIEW'], roles: ['SUBJECT_REVIEWER'] },
  { id: 'toReceive', title: '待收件', statuses: ['INTERNAL_APPROVED'], roles: ['ACCEPTANCE_CLERK'] },
  { id: 'toAccept', title: '待受理', statuses: ['SUBMITTED'], roles: ['ACCEPTANCE_CLERK'] },
  { id: 'correction', title: '补正待回', statuses: ['CORRECTION'], roles: ['SUBJECT_CLERK'] },
  { id: 'toReview', title: '待初审', statuses: ['UNDER_REVIEW'], roles: ['REVIEWER'] },
  { id: 'toDecide', title: '待复审', statuses: ['REVIEW_PROPOSED'], roles: ['SUPERVISOR'] },
  { id: 'toPublish', title: '待公示', statuses: ['PUBLICITY_PENDING'], roles: ['ACCEPTANCE_CLERK'] },
  { id: 'inPublicity', title: '公示中', statuses: ['PUBLICITY'], roles: ['SUPERVISOR'] },
  {
    id: 'objections',
    title: '异议',
    // One of the notice period can come to be known after the code.
    statuses: ['PUBLICITY', 'CODING_PENDING', 'REGISTERED', 'DONE'],
    only: 'withOpenObjection',
    roles: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
  },
  {
    id: 'toCode',
    title: '待赋码',
    statuses: ['CODING_PENDING'],
    roles: ['SUPERVISOR', 'ACCEPTANCE_CLERK', 'REVIEWER'],
  },
  {
    id: 'agency',
    title: '依职权办理',
    statuses: ['AGENCY_PROPOSED', 'OPENED', 'FACT_FINDING', 'FINDING_PROPOSED', 'FOUND', 'REVOKED'],
    roles: ['REVIEWER', 'SUPERVISOR'],
  },
  {
    id: 'toRecall',
    title: '待收回文书',
    statuses: CASE_STATUSES,
    only: 'withPaperToRecall',
    roles: ['SUPERVISOR'],
  },
  { id: 'registered', title: '已登记', statuses: ['REGISTERED'], roles: [] },
  {
    id: 'ended',
    title: '已结束',
    statuses: [
      'DONE',
      'NOT_ACCEPTED',
      'TRANSFERRED',
      'REVIEW_FAILED',
      'TERMINATED',
      'WITHDRAWN',
      'ANNOUNCED',
      'DISMISSED',
    ],
    roles: [],
  },
];
