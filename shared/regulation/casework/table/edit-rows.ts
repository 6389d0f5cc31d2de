/** Rows E01–E15: edits inside a state, hearings, deliveries, voided numbers and papers anew. No step of the procedure. */
import { basis } from '#shared/domain/ids';
import { CASE_STATUSES, type CaseStatus } from '../status';
import { EDIT, EVERY_TYPE, issueAgain, NOTHING, type Transition } from './row';

const AT_THE_SUBJECT: readonly CaseStatus[] = ['DRAFT', 'INTERNAL_REVIEW', 'INTERNAL_APPROVED', 'DISCARDED'];
/** Every state the agency has a hand in. */
const AT_THE_AGENCY = CASE_STATUSES.filter((status) => !AT_THE_SUBJECT.includes(status));

const SUBJECT_EDIT = {
  ...EDIT,
  from: ['DRAFT', 'CORRECTION'],
  when: 'askedBySubject',
  by: ['SUBJECT_CLERK', 'AGENT'],
  guards: ['agentOwn'],
} as const;
const COUNTER_EDIT = {
  ...EDIT,
  types: ['CORRECT'],
  from: ['DRAFT', 'CORRECTION'],
  when: 'askedBySomebodyElse',
  by: ['ACCEPTANCE_CLERK'],
  guards: ['agencyPower'],
} as const;

/** Cases on an item that another made; a revocation is told anew by who may decide one. */
const LATER = EVERY_TYPE.filter((type) => type !== 'FIRST' && type !== 'REVOKE');

export const EDIT_ROWS: readonly Transition[] = [
  { ...SUBJECT_EDIT, id: 'E01', command: 'saveDraft', label: '保存' },
  { ...COUNTER_EDIT, id: 'E01i', command: 'saveDraft', label: '保存' },
  { ...SUBJECT_EDIT, id: 'E02', command: 'attach', label: '添加附件' },
  { ...COUNTER_EDIT, id: 'E02i', command: 'attach', label: '添加附件' },
  { ...SUBJECT_EDIT, id: 'E03', command: 'detach', label: '移除附件' },
  { ...COUNTER_EDIT, id: 'E03i', command: 'detach', label: '移除附件' },
  {
    ...EDIT,
    id: 'E04',
    command: 'answerDefect',
    label: '填写补正说明',
    from: ['CORRECTION'],
    by: ['SUBJECT_CLERK', 'ACCEPTANCE_CLERK'],
    guards: ['defectOfOwnSide'],
  },
  {
    ...EDIT,
    id: 'E05',
    command: 'saveChecklist',
    label: '暂存',
    from: ['UNDER_REVIEW'],
    by: ['REVIEWER'],
    guards: ['agencyPower', 'notDrafterReviewing', 'notAcceptor'],
  },
  {
    ...EDIT,
    id: 'E06',
    command: 'attachEvidence',
    label: '添加凭据',
    types: EVERY_TYPE,
    from: AT_THE_AGENCY,
    by: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR', 'SUBJECT_CLERK'],
  },
  {
    ...NOTHING,
    id: 'E10',
    command: 'recordDelivery',
    label: '登记送达',
    types: EVERY_TYPE,
    from: AT_THE_AGENCY,
    by: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
    tag: 'LAW',
    basis: basis('XJR-16-7', 'XJR-16-8', 'XJR-16-10', 'XJR-14-4'),
  },
  {
    ...NOTHING,
    id: 'E11',
    command: 'voidDocument',
    label: '作废文号',
    types: EVERY_TYPE,
    from: AT_THE_AGENCY,
    by: ['SUPERVISOR'],
    guards: ['agencyPower'],
    tag: 'DESIGN',
    basis: basis('XJR-7-1'),
  },
  {
    ...NOTHING,
    id: 'E12',
    command: 'notifySubject',
    label: '告知主体更正申请',
    types: ['CORRECT'],
    from: ['UNDER_REVIEW'],
    when: 'subjectNotNotified',
    by: ['REVIEWER', 'ACCEPTANCE_CLERK'],
    guards: ['agencyPower'],
    starts: ['CH'],
    tag: 'DESIGN',
    basis: basis('NDR-9-15'),
  },
  {
    ...NOTHING,
    id: 'E13',
    command: 'hearSubject',
    label: '记录主体意见',
    types: ['CORRECT'],
    from: ['UNDER_REVIEW'],
    when: 'subjectNotified',
    by: ['REVIEWER', 'ACCEPTANCE_CLERK'],
    guards: ['agencyPower'],
    stops: [{ clock: 'CH', outcome: 'heard' }],
    tag: 'DESIGN',
    basis: basis('NDR-9-15'),
  },
  {
    ...NOTHING,
    id: 'E14',
    command: 'printResult',
    label: '重新出具结果文书',
    types: LATER,
    from: ['DONE'],
    when: 'lacksResult',
    by: ['ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
    guards: ['agencyPower', 'actStands', 'targetUndisputed', 'noOpenObjection', 'noneUpheld'],
    documents: [issueAgain('D20'), issueAgain('D23'), issueAgain('D25'), issueAgain('D26')],
    tag: 'DESIGN',
    basis: basis('XJR-17-1'),
  },
  {
    ...NOTHING,
    id: 'E15',
    command: 'printResult',
    label: '重新出具结果文书',
    types: ['REVOKE'],
    from: ['REVOKED', 'ANNOUNCED'],
    when: 'lacksResult',
    by: ['SUPERVISOR'],
    guards: ['agencyPower', 'notFinder', 'actStands'],
    documents: [issueAgain('D29'), issueAgain('D30', 'public')],
    tag: 'DESIGN',
    basis: basis('XJR-17-1', 'XJR-23-2'),
  },
];
