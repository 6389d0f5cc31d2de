/** Cases at given points of the path, made of plain data, for looking at letters. Sizes grow on demand. */

import type {
  AccountId,
  BlobHash,
  CaseId,
  DivisionCode,
  LocalNumber,
  RegistryCode,
} from '#shared/domain/ids';
import { basis } from '#shared/domain/ids';
import { type Instant, type LocalDate, localDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import { buildDocument } from '#shared/paper/build-document';
import type { DocumentContext } from '#shared/paper/document-context';
import { type DocumentModel, documentModel } from '#shared/paper/model';
import { XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import { type ClockRun, startClock } from '#shared/regulation/casework/clock-run';
import { publicItemsOf } from '#shared/regulation/casework/findings';
import type {
  CaseAttachment,
  CorrectionNotice,
  Defect,
  IssuedDocument,
} from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { ClockId } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

export const OFFICE: Office = {
  name: '喀什地区数据资源和政务服务中心',
  level: 'prefecture',
  division: '653100' as DivisionCode,
  documentWord: '喀数登',
  address: '新疆喀什地区喀什市世纪大道南路123号政务服务中心二楼',
  phone: '0998-2345678',
  designation: null,
};

const account = (name: string) => name as AccountId;
const instant = (date: string) => `${date}T02:00:00.000Z` as Instant;

export const INTRODUCTION =
  '本数据资源汇集喀什市城区公共交通线路、站点、首末班时间和运营里程等信息，来源于喀什市公共交通运营管理业务系统，覆盖全市42条公交线路、618个站点，按月更新，可用于公众出行查询、城市交通规划和公共服务设施布局分析，不含个人信息。';

export const SUBJECT = {
  institutionName: '喀什市交通运输局',
  institutionNameUg: 'قەشقەر شەھەرلىك قاتناش-ترانسپورت ئىدارىسى',
  uscc: '11653101010492345F',
  legalRep: '买买提·阿不都热依木',
  contactName: '古丽娜尔·吐尔逊',
  contactPhone: '13999012345',
  contactEmail: 'lianxi@example.cn',
};

export const APPLICATION = {
  applyType: 'FIRST',
  dataRegistType: '1',
  dataRegistName: '喀什市公交线路和站点数据',
  dataRegistNameUg: 'قەشقەر شەھىرى ئاپتوبۇس لىنىيەسى ۋە بېكەت سانلىق مەلۇماتى',
  dataContentIntroduction: INTRODUCTION,
};

const FILES: readonly (readonly [type: string, field: string, title: string])[] = [
  ['02', 'certificateFiles', '统一社会信用代码证书'],
  ['06', 'depositFiles', '公共数据资源存证证明'],
  ['07', 'riskReport', '数据安全风险评估报告'],
  ['04', 'descriptionFiles', '喀什市公交线路和站点数据说明文档'],
  ['03', 'commitment', '登记承诺书'],
  ['05', 'sourceFiles', '数据来源合规性说明及依据材料'],
];

export function files(count = FILES.length): CaseAttachment[] {
  return Array.from({ length: count }, (_, index) => {
    const [type, field, title] = FILES[index % FILES.length] ?? ['99', 'other', '其他材料'];
    return {
      id: index + 1,
      type,
      field,
      title: index < FILES.length ? title : `${title}（第${index + 1}册，含附图附表）`,
      fileName: `${title}.pdf`,
      mediaType: 'application/pdf',
      hash: String(index).padStart(64, '0') as BlobHash,
      bytes: 10_240,
    };
  });
}

/** A run of a clock by the built-in calendar. */
export function run(clock: ClockId, start: string, number = 1): ClockRun {
  return {
    ...startClock(XJ_2025_PROFILE, XJ_CALENDAR, clock, localDate(start)),
    run: number,
    stopped: null,
    outcome: null,
    holds: [],
    earlier: [],
  };
}

export const DEFECTS: readonly Defect[] = [
  {
    place: '存证证明文件',
    kind: '09',
    problem: '存证证明所载摘要与数据资源样例的摘要不一致。',
    requirement: '重新存证，提交与登记数据一致的存证证明文件。',
    basis: basis('XJR-9-2'),
    newBecause: '',
  },
  {
    place: '数据安全风险评估报告',
    kind: '10',
    problem: '缺少评估结论页，评估单位未盖章。',
    requirement: '补充评估结论并加盖评估单位印章。',
    basis: basis('XJR-12-2', 'XJR-9-4'),
    newBecause: '',
  },
  {
    place: '登记承诺书',
    kind: '02',
    problem: '法定代表人未签名。',
    requirement: '由法定代表人签名后重新上传扫描件。',
    basis: basis('XJR-9-4'),
    newBecause: '',
  },
];

export function notice(round: number, date: string, defects: readonly Defect[] = DEFECTS): CorrectionNotice {
  return {
    round,
    defects,
    notifiedAt: localDate(date),
    delivery: { method: 'counter', receiver: SUBJECT.contactName, date: localDate(date) },
    answers: defects.map(() => null),
  };
}

/** A case received on 2026-03-02 with its first round open; `changes` move it on. */
export function sampleCase(changes: Partial<CaseState> = {}): CaseState {
  return {
    id: '0'.repeat(32) as CaseId,
    number: 'L-653100-2026-000123' as LocalNumber,
    caseType: 'FIRST',
    objectType: '1',
    target: null,
    before: null,
    matter: null,
    status: 'SUBMITTED',
    version: 9,
    createdAt: instant('2026-02-25'),
    changedAt: instant('2026-03-02'),
    subject: SUBJECT,
    application: APPLICATION,
    request: {},
    attachments: files(),
    nextAttachmentId: 20,
    submitted: { subject: SUBJECT, application: APPLICATION, request: {} },
    submittedBefore: null,
    round: 1,
    warnings: [],
    people: {
      drafters: [account('clerk')],
      internalApprover: account('approver'),
      acceptor: null,
      proposer: null,
      reviewers: [],
      decider: null,
    },
    receipts: [
      {
        round: 1,
        receivedAt: localDate('2026-03-02'),
        channel: 'window',
        backdatedBecause: '',
        by: 'clerk' as AccountId,
      },
    ],
    corrections: [],
    checklist: [],
    reviewOpinion: '',
    returnReason: '',
    proposal: null,
    delayNotes: [],
    hearing: null,
    publicity: null,
    earlierPublicity: [],
    objections: [],
    revocation: null,
    ending: null,
    code: null,
    clocks: [run('C1', '2026-03-02')],
    documents: [],
    deliveries: [],
    steps: [],
    regionDates: [],
    profile: XJ_2025_PROFILE.id,
    holder: { agency: '653100' as DivisionCode, epoch: 0, releasedTo: null, since: null },
    judged: [],
    ...changes,
  };
}

/** Corrected once: received anew on 2026-03-12. */
export const correctedCase = (changes: Partial<CaseState> = {}): CaseState =>
  sampleCase({
    round: 2,
    receipts: [
      {
        round: 1,
        receivedAt: localDate('2026-03-02'),
        channel: 'window',
        backdatedBecause: '',
        by: 'clerk' as AccountId,
      },
      {
        round: 2,
        receivedAt: localDate('2026-03-12'),
        channel: 'regionSystem',
        backdatedBecause: '',
        by: 'clerk' as AccountId,
      },
    ],
    corrections: [notice(1, '2026-03-04')],
    clocks: [run('C1', '2026-03-02'), run('C1b', '2026-03-04'), run('C1', '2026-03-12', 2)],
    ...changes,
  });

export const acceptedCase = (changes: Partial<CaseState> = {}): CaseState =>
  sampleCase({
    status: 'UNDER_REVIEW',
    people: { ...sampleCase().people, acceptor: account('acceptor') },
    clocks: [run('C1', '2026-03-02'), run('C2', '2026-03-05')],
    ...changes,
  });

export const publishedCase = (changes: Partial<CaseState> = {}): CaseState =>
  acceptedCase({
    status: 'PUBLICITY',
    publicity: {
      publishedAt: localDate('2026-04-07'),
      receipt: 'GS-2026-0047',
      evidence: [],
      channel: '自治区公共数据资源登记系统',
      secrecyReviewer: '保密审查员',
      endedAt: null,
    },
    clocks: [run('C1', '2026-03-02'), run('C2', '2026-03-05'), run('C3', '2026-04-07')],
    ...changes,
  });

export const codedCase = (changes: Partial<CaseState> = {}): CaseState =>
  publishedCase({
    status: 'REGISTERED',
    code: {
      code: '653100A20260421000123' as RegistryCode,
      codedAt: localDate('2026-04-24'),
      replyReference: '新数登复〔2026〕88号',
      enteredBy: account('supervisor'),
      confirmedBy: account('acceptor'),
      validFrom: localDate('2026-04-24'),
      validTo: localDate('2029-04-23'),
    },
    ...changes,
  });

export const issue = (
  document: DocumentContext['document'],
  date: string,
  round = 1,
  serial = 5,
  changes: Partial<IssuedDocument> = {},
): IssuedDocument => ({
  document,
  number: `喀数登〔2026〕${serial}号`,
  date: localDate(date),
  round,
  party: 'subject',
  objection: null,
  voided: null,
  ...changes,
});

/** A context of `state`; previews unless `issued` is given. */
export function context(
  document: DocumentContext['document'],
  state: CaseState,
  changes: Partial<DocumentContext> = {},
): DocumentContext {
  const today: LocalDate = localDate('2026-03-20');
  return {
    document,
    issued: null,
    state,
    entry: null,
    office: OFFICE,
    practice: false,
    profile: XJ_2025_PROFILE,
    codeLists: PROGRAM_LISTS,
    today,
    personName: (name) => (name === 'acceptor' ? '李建国' : name),
    publicItems: publicItemsOf(state),
    ...changes,
  };
}

/** The model, checked by its own schema. */
export function built(of: DocumentContext): DocumentModel {
  const result = buildDocument(of);
  if (!result.ok) throw new Error(`${of.document}: ${result.error.message}`);
  return documentModel.parse(result.value);
}

/** Everything a reader sees on a paper, as one text. */
export const words = (model: DocumentModel): string => JSON.stringify(model);

/** Why a paper is not made: its message and its way out, both in words. */
export function refusalOf(of: DocumentContext): string {
  const result = buildDocument(of);
  if (result.ok) throw new Error(`${of.document} was made`);
  const { message, wayOut } = result.error;
  return `${message}${wayOut}`;
}
