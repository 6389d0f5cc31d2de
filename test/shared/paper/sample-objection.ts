/** Objections to the notice of a sample case, at given points of their path. */
import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { Objection, Objector } from '#shared/regulation/casework/objection';
import type { CaseState } from '#shared/regulation/casework/state';
import { publishedCase } from './sample-case';

export const OBJECTOR = {
  kind: 'person',
  name: '马合木提·艾山',
  idType: '01',
  idNumber: '653101198807124716',
  phone: '13899887766',
  address: '喀什市色满路88号3单元',
  relation: '线路数据的实际采集单位负责人',
} as const satisfies Objector;

export const FINDING = {
  upheld: false,
  facts: '公示数据由登记主体自行采集，有采集记录为证',
  reasons: '异议提出方提供的材料不能证明数据归其所有',
};

export const objection = (changes: Partial<Objection> = {}): Objection => ({
  number: 1,
  status: 'RECEIVED',
  receivedAt: localDate('2026-04-10'),
  inPeriod: true,
  objector: OBJECTOR,
  ground: '01',
  content: '公示的线路数据由我公司采集，联系电话13899887766',
  request: '停止登记',
  evidence: [2],
  evidenceFollows: false,
  registeredBy: 'acceptor' as AccountId,
  declined: null,
  deliveredAt: null,
  answer: null,
  proposal: null,
  decision: null,
  withdrawnBecause: '',
  closedOn: null,
  ...changes,
});

export const ANSWER: NonNullable<Objection['answer']> = {
  receivedAt: localDate('2026-04-17'),
  admits: false,
  statement: '线路数据由我局采集并发布',
  evidence: [3],
};

export const decided = (upheld: boolean, changes: Partial<Objection> = {}): Objection =>
  objection({
    status: upheld ? 'UPHELD' : 'NOT_UPHELD',
    answer: ANSWER,
    proposal: { ...FINDING, upheld, by: 'reviewer' as AccountId },
    decision: { ...FINDING, upheld, by: 'supervisor' as AccountId, on: localDate('2026-04-20') },
    closedOn: localDate('2026-04-20'),
    ...changes,
  });

export const objectedCase = (about: Objection, changes: Partial<CaseState> = {}): CaseState =>
  publishedCase({ objections: [about], ...changes });
