/** Commands as the tests of the law give them, each lawful unless a test changes it. */
import type { BlobHash } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { checklistOf } from '#shared/regulation/casework/checklist';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import type { CaseAttachment, ChecklistAnswer } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { Profile } from '#shared/regulation/profiles/profile';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

export const APPROVE = {
  type: 'approveInternally',
  opinion: '同意申请',
  secrecyReviewer: '刘洋',
  secrecyReviewedAt: localDate('2026-03-09'),
} as const;

export const PUBLISH = {
  type: 'publish',
  channel: '自治区公共数据资源登记系统',
  receipt: '回执-1',
  evidence: [],
  secrecyReviewer: '刘洋',
} as const;

/** Checks whose answer depends on what the form says: a pass says why. */
const NEEDS_REASON = ['agent', 'joint', 'agreement', 'catalogue', 'window', 'consent'];

/** Every item of the review form passed. */
export const answersOf = (
  state: Pick<CaseState, 'caseType' | 'objectType'>,
  profile: Profile,
): readonly ChecklistAnswer[] =>
  checklistOf(state, profile).map(({ id, auto }) => ({
    item: id,
    result: 'pass',
    remark: auto !== null && NEEDS_REASON.includes(auto) ? '核对无误' : '',
  }));

/** A file that was read before; `serial` makes its content its own. */
export const attachment = (type: string, field: string, serial: number): Omit<CaseAttachment, 'id'> => ({
  type,
  field,
  title: field === '' ? '凭据' : field,
  fileName: `${field === '' ? 'proof' : field}.pdf`,
  mediaType: 'application/pdf',
  hash: (serial + 1).toString(16).padStart(64, '0') as BlobHash,
  bytes: 1000,
});

export const saveDraft = (changes: Partial<Omit<Of<'saveDraft'>, 'type'>>): CaseCommand => ({
  type: 'saveDraft',
  subject: {},
  application: {},
  request: {},
  ...changes,
});

export const DEFECT = {
  place: '承诺书',
  kind: '02',
  problem: '印章不清',
  requirement: '重新盖章',
  basis: [],
  newBecause: '',
} as const;
export const notice = (date: string, changes: Partial<Of<'requestCorrection'>> = {}): CaseCommand => ({
  type: 'requestCorrection',
  defects: [DEFECT],
  delivery: { method: 'counter', receiver: '古丽', date: localDate(date) },
  overrideReason: '',
  ...changes,
});
export const receive = (date: string, backdatedBecause = ''): CaseCommand => ({
  type: 'receive',
  receivedAt: localDate(date),
  channel: 'window',
  backdatedBecause,
});
export const code = (changes: Partial<Of<'enterCode'>> = {}): CaseCommand => ({
  type: 'enterCode',
  code: 'LX653100000001',
  codeAgain: 'LX653100000001',
  codedAt: localDate('2026-04-24'),
  replyReference: '回复1号',
  ...changes,
});

export const PERSON = {
  kind: 'person',
  name: '玉素甫',
  idType: '01',
  idNumber: '11010519491231002X',
  phone: '13900000000',
  address: '喀什市',
  relation: '线路承包人',
} as const;

export const objection = (date: string, changes: Partial<Of<'registerObjection'>> = {}): CaseCommand => ({
  type: 'registerObjection',
  receivedAt: localDate(date),
  objector: PERSON,
  ground: '01',
  content: '该数据权属有争议。',
  request: '不予登记',
  evidence: [],
  evidenceFollows: true,
  ...changes,
});
export const answer = (
  date: string,
  number = 1,
  changes: Partial<Of<'answerObjection'>> = {},
): CaseCommand => ({
  type: 'answerObjection',
  objection: number,
  receivedAt: localDate(date),
  admits: false,
  statement: '异议不成立，依据见附件。',
  evidence: [],
  ...changes,
});
export const finding = (upheld: boolean, number = 1): CaseCommand => ({
  type: 'proposeObjectionResult',
  objection: number,
  upheld,
  facts: '双方材料已核对。',
  reasons: upheld ? '权属确有争议。' : '证据不足。',
});
export const delivery = (
  number: string,
  date: string,
  changes: Partial<Of<'recordDelivery'>> = {},
): CaseCommand => ({
  type: 'recordDelivery',
  number,
  method: 'counter',
  receiver: '古丽',
  on: localDate(date),
  refused: '',
  ...changes,
});
