/**
 * An objection to a public notice (workflow section 5; XJR-16-5 to XJR-16-11). Each has its own state and
 * clocks; several may run at once. None is ever erased, late and anonymous ones included.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';

export const OBJECTION_STATUSES = [
  'RECEIVED',
  'INVALID',
  'ACCEPTED',
  'FORWARDING',
  'FORWARDED',
  'ANSWERED',
  'NO_RESPONSE',
  'DECIDING',
  'UPHELD',
  'NOT_UPHELD',
  'WITHDRAWN_BY_OBJECTOR',
  'MOOT',
] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

export const OBJECTION_STATUS_NAMES: { readonly [S in ObjectionStatus]: string } = {
  RECEIVED: '已收到',
  INVALID: '不符合受理条件',
  ACCEPTED: '待转送',
  FORWARDING: '转送待送达',
  FORWARDED: '已转送待答复',
  ANSWERED: '主体已答复',
  NO_RESPONSE: '主体逾期未提交',
  DECIDING: '处理结果待批',
  UPHELD: '异议成立',
  NOT_UPHELD: '异议不成立',
  WITHDRAWN_BY_OBJECTOR: '异议撤回',
  MOOT: '已无标的',
};

const CLOSED: readonly ObjectionStatus[] = [
  'INVALID',
  'UPHELD',
  'NOT_UPHELD',
  'WITHDRAWN_BY_OBJECTOR',
  'MOOT',
];

/** Who objects: by real name (XJR-16-5), or not, and then only to be answered so. */
export type Objector =
  | {
      readonly kind: 'person' | 'unit';
      readonly name: string;
      /** Code of CL-IDTYPE. */
      readonly idType: string;
      readonly idNumber: string;
      readonly phone: string;
      readonly address: string;
      /** What the matter has to do with them. */
      readonly relation: string;
    }
  | { readonly kind: 'anonymous'; readonly description: string };

/** The finding on an objection: proposed by a reviewer, decided by a supervisor. */
export interface ObjectionFinding {
  readonly upheld: boolean;
  readonly facts: string;
  readonly reasons: string;
}

export interface Objection {
  /** Unique in the case, given in order: 1, 2, … */
  readonly number: number;
  readonly status: ObjectionStatus;
  readonly receivedAt: LocalDate;
  /** Received by 24:00 of the last day of the notice period (XJR-16-5). */
  readonly inPeriod: boolean;
  readonly objector: Objector;
  /** Code of the profile's `objection` grounds. */
  readonly ground: string;
  readonly content: string;
  readonly request: string;
  /** Attachments of the case that the objector brought. */
  readonly evidence: readonly number[];
  readonly evidenceFollows: boolean;
  readonly registeredBy: AccountId;
  readonly declined: { readonly ground: string; readonly reply: string } | null;
  readonly deliveredAt: LocalDate | null;
  readonly answer: {
    readonly receivedAt: LocalDate;
    /** The subject admits the objection. */
    readonly admits: boolean;
    readonly statement: string;
    readonly evidence: readonly number[];
  } | null;
  readonly proposal: (ObjectionFinding & { readonly by: AccountId }) | null;
  readonly decision: (ObjectionFinding & { readonly by: AccountId; readonly on: LocalDate }) | null;
  readonly withdrawnBecause: string;
  readonly closedOn: LocalDate | null;
}

export const isClosed = (status: ObjectionStatus): boolean => CLOSED.includes(status);

/** Whether it holds the registration (暂缓登记, XJR-16-6): open, by real name and within the period. */
export const holdsRegistration = (objection: Objection): boolean =>
  !isClosed(objection.status) && objection.inPeriod && objection.objector.kind !== 'anonymous';

/** The objections that hold a case. */
export const holding = (objections: readonly Objection[]): readonly Objection[] =>
  objections.filter(holdsRegistration);
