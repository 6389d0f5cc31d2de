/**
 * The transition table (workflow section 3.1) on the path of a 首次登记: who may do what from which state,
 * under which guards, with which clocks and documents. The same rows draw the buttons and guard the
 * service. Data only.
 */

import type { Role } from '#shared/access/roles';
import { basis, type ClauseId } from '#shared/domain/ids';
import type { DocumentId } from '#shared/paper/document-id';
import type { ClockId, Tag } from '../profiles/profile';
import type { ClockOutcome } from './clock-run';
import type { CaseCommandType } from './commands';
import type { GuardName } from './guards/guard';
import type { CaseStatus } from './status';

export interface Transition {
  /** Row id of the rules; rows E… are edits inside a state and no legal step. */
  readonly id: string;
  readonly command: CaseCommandType;
  /** The verb on the button. */
  readonly label: string;
  readonly from: readonly CaseStatus[];
  /** Only before (`first`) or only after (`later`) the first receipt of the case. */
  readonly round?: 'first' | 'later';
  readonly by: readonly Role[];
  readonly guards: readonly GuardName[];
  /** Clocks that end with this step. */
  readonly stops: readonly { readonly clock: ClockId; readonly outcome: ClockOutcome }[];
  readonly starts: readonly ClockId[];
  readonly documents: readonly DocumentId[];
  /** Day the documents bear: that of the act, or the legal date of the step. */
  readonly documentDate: 'today' | 'legal';
  /** The next lawful step of its state: the page's main button. */
  readonly main: boolean;
  readonly tag: Tag;
  readonly basis: readonly ClauseId[];
}

const NOTHING = { stops: [], starts: [], documents: [], documentDate: 'today', main: false } as const;
const EDIT = { ...NOTHING, tag: 'DESIGN', basis: [] } as const;

/** Rows of the table, in the order of the rules. T01 has no `from`: it makes the case. */
export const TRANSITIONS: readonly Transition[] = [
  {
    ...NOTHING,
    id: 'T01',
    command: 'create',
    label: '新建首次登记',
    from: [],
    by: ['SUBJECT_CLERK', 'AGENT'],
    guards: [],
    tag: 'LAW',
    basis: basis('XJR-12-1'),
  },
  {
    ...NOTHING,
    id: 'T02',
    command: 'discard',
    label: '作废草稿',
    from: ['DRAFT'],
    round: 'first',
    by: ['SUBJECT_CLERK', 'AGENT'],
    guards: ['isCreator'],
    tag: 'DESIGN',
    basis: [],
  },
  {
    ...NOTHING,
    id: 'T03',
    command: 'sendForApproval',
    label: '送业务审核',
    from: ['DRAFT', 'CORRECTION'],
    by: ['SUBJECT_CLERK'],
    guards: ['formComplete', 'defectsAnswered'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-9-2', 'XJR-9-3', 'XJR-9-4', 'XJR-10-1'),
  },
  {
    ...NOTHING,
    id: 'T04',
    command: 'returnToClerk',
    label: '退回经办人',
    from: ['INTERNAL_REVIEW'],
    by: ['SUBJECT_REVIEWER'],
    guards: [],
    tag: 'DESIGN',
    basis: [],
  },
  {
    ...NOTHING,
    id: 'T05',
    command: 'approveInternally',
    label: '业务审核通过',
    from: ['INTERNAL_REVIEW'],
    by: ['SUBJECT_REVIEWER'],
    guards: ['notDrafter'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-9-4', 'XJR-12-2'),
  },
  {
    ...NOTHING,
    id: 'T06',
    command: 'receive',
    label: '登记收件',
    from: ['INTERNAL_APPROVED'],
    round: 'first',
    by: ['ACCEPTANCE_CLERK', 'SUPERVISOR'],
    guards: ['agencyPower'],
    starts: ['C1'],
    documents: ['D02'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-9-1', 'XJR-14-1', 'XJR-18-1'),
  },
  {
    ...NOTHING,
    id: 'T07',
    command: 'requestCorrection',
    label: '一次性告知补正',
    from: ['SUBMITTED'],
    by: ['ACCEPTANCE_CLERK', 'SUPERVISOR'],
    guards: ['agencyPower'],
    stops: [{ clock: 'C1', outcome: 'correction' }],
    starts: ['C1b'],
    documents: ['D05'],
    tag: 'LAW',
    basis: basis('XJR-14-2'),
  },
  {
    ...NOTHING,
    id: 'T08',
    command: 'receive',
    label: '登记重新提交',
    from: ['INTERNAL_APPROVED'],
    round: 'later',
    by: ['ACCEPTANCE_CLERK', 'SUPERVISOR'],
    guards: ['agencyPower', 'defectsAnswered'],
    stops: [{ clock: 'C1b', outcome: 'resubmitted' }],
    starts: ['C1'],
    documents: ['D02'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-14-3'),
  },
  {
    ...NOTHING,
    id: 'T11',
    command: 'accept',
    label: '受理',
    from: ['SUBMITTED'],
    by: ['ACCEPTANCE_CLERK'],
    guards: ['agencyPower', 'jurisdiction', 'realName', 'formComplete'],
    stops: [{ clock: 'C1', outcome: 'accepted' }],
    starts: ['C2'],
    documents: ['D04'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-14-1', 'XJR-15-2'),
  },
  {
    ...NOTHING,
    id: 'T13',
    command: 'proposeResult',
    label: '提交复审',
    from: ['UNDER_REVIEW'],
    by: ['REVIEWER'],
    guards: ['agencyPower', 'notDrafter'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-15-1'),
  },
  {
    ...NOTHING,
    id: 'T14',
    command: 'returnToReviewer',
    label: '退回审核员',
    from: ['REVIEW_PROPOSED'],
    by: ['SUPERVISOR'],
    guards: ['agencyPower'],
    tag: 'DESIGN',
    basis: [],
  },
  {
    ...NOTHING,
    id: 'T16',
    command: 'pass',
    label: '审核通过',
    from: ['REVIEW_PROPOSED'],
    by: ['SUPERVISOR'],
    guards: [
      'agencyPower',
      'notReviewer',
      'notInternalApprover',
      'notDrafter',
      'checklistPassed',
      'needsPublicity',
    ],
    stops: [{ clock: 'C2', outcome: 'passed' }],
    starts: ['C3p'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-15-2', 'XJR-16-1'),
  },
  {
    ...NOTHING,
    id: 'T18',
    command: 'publish',
    label: '记录公示',
    from: ['PUBLICITY_PENDING'],
    by: ['ACCEPTANCE_CLERK'],
    guards: ['agencyPower', 'publicTextClean'],
    stops: [{ clock: 'C3p', outcome: 'published' }],
    starts: ['C3'],
    documents: ['D13'],
    // The notice was published on that day, whenever it is recorded.
    documentDate: 'legal',
    main: true,
    tag: 'LAW',
    basis: basis('XJR-16-1', 'XJR-16-2', 'XJR-16-3', 'XJR-16-4'),
  },
  {
    ...NOTHING,
    id: 'T23',
    command: 'endPublicity',
    label: '确认公示期满',
    from: ['PUBLICITY'],
    by: ['SUPERVISOR'],
    guards: ['agencyPower', 'notReviewer', 'notInternalApprover', 'notDrafter', 'publicityOver'],
    stops: [{ clock: 'C3', outcome: 'ended' }],
    starts: ['C4'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-16-2', 'XJR-17-1'),
  },
  {
    ...NOTHING,
    id: 'T24',
    command: 'enterCode',
    label: '录入查询码',
    from: ['PUBLICITY', 'CODING_PENDING'],
    by: ['SUPERVISOR'],
    guards: [
      'agencyPower',
      'publicityEnded',
      'notReviewer',
      'notInternalApprover',
      'notDrafter',
      'codeNotEntered',
    ],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-17-1'),
  },
  {
    ...NOTHING,
    id: 'T24b',
    command: 'confirmCode',
    label: '赋码确认',
    from: ['CODING_PENDING'],
    by: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
    guards: ['agencyPower', 'codeEntered', 'notCodeEnterer'],
    stops: [{ clock: 'C4', outcome: 'coded' }],
    documents: ['D21'],
    main: true,
    tag: 'LAW',
    basis: basis('XJR-17-1', 'XJR-19-1'),
  },
  {
    ...NOTHING,
    id: 'T24c',
    command: 'rejectCode',
    label: '退回重录',
    from: ['CODING_PENDING'],
    by: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
    guards: ['agencyPower', 'codeEntered'],
    tag: 'DESIGN',
    basis: basis('XJR-17-1'),
  },
  {
    ...NOTHING,
    id: 'T26',
    command: 'discard',
    label: '作废申请',
    from: ['INTERNAL_REVIEW', 'INTERNAL_APPROVED'],
    round: 'first',
    by: ['SUBJECT_CLERK'],
    guards: [],
    tag: 'DESIGN',
    basis: [],
  },
  {
    ...EDIT,
    id: 'E01',
    command: 'saveDraft',
    label: '保存',
    from: ['DRAFT', 'CORRECTION'],
    by: ['SUBJECT_CLERK', 'AGENT'],
    guards: ['agentOwn'],
  },
  {
    ...EDIT,
    id: 'E02',
    command: 'attach',
    label: '添加附件',
    from: ['DRAFT', 'CORRECTION'],
    by: ['SUBJECT_CLERK', 'AGENT'],
    guards: ['agentOwn'],
  },
  {
    ...EDIT,
    id: 'E03',
    command: 'detach',
    label: '移除附件',
    from: ['DRAFT', 'CORRECTION'],
    by: ['SUBJECT_CLERK', 'AGENT'],
    guards: ['agentOwn'],
  },
  {
    ...EDIT,
    id: 'E04',
    command: 'answerDefect',
    label: '填写补正说明',
    from: ['CORRECTION'],
    by: ['SUBJECT_CLERK'],
    guards: [],
  },
  {
    ...EDIT,
    id: 'E05',
    command: 'saveChecklist',
    label: '暂存',
    from: ['UNDER_REVIEW'],
    by: ['REVIEWER'],
    guards: ['agencyPower', 'notDrafter'],
  },
  {
    ...EDIT,
    id: 'E06',
    command: 'attachEvidence',
    label: '添加公示凭据',
    from: ['PUBLICITY_PENDING'],
    by: ['ACCEPTANCE_CLERK'],
    guards: ['agencyPower'],
  },
];

/** Whether a row is a step of the procedure, and not an edit inside a state. */
export const isLegalStep = (row: Transition): boolean => row.id.startsWith('T');

/** The rows that can act on a case in this state and round. */
export function rowsFor(status: CaseStatus, round: number): readonly Transition[] {
  return TRANSITIONS.filter(
    (row) =>
      row.from.includes(status) && (row.round === undefined || (row.round === 'first') === (round === 0)),
  );
}
