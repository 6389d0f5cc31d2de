/** For every document a case that holds all it says, and the issue of it. */

import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { DocumentContext } from '#shared/paper/document-context';
import { DOCUMENT_IDS, type DocumentId, UNNUMBERED } from '#shared/paper/document-id';
import type { IssuedDocument } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import * as sample from './sample-case';
import * as objections from './sample-objection';
import * as register from './sample-register';

interface Fitting {
  readonly state: CaseState;
  readonly entry?: DocumentContext['entry'];
  readonly issue?: Partial<IssuedDocument>;
}

export const ended = (
  status: CaseState['status'],
  grounds: readonly string[],
  reasons: string,
  to = '',
): Partial<CaseState> => ({ status, ending: { grounds, reasons, on: localDate('2026-03-20'), to } });

export const reviewed = (changes: Partial<CaseState> = {}): CaseState =>
  sample.acceptedCase({
    status: 'REVIEW_PROPOSED',
    checklist: [
      { item: 'K01', result: 'pass', remark: '' },
      { item: 'K07', result: 'fail', remark: '存证证明摘要与样例不一致' },
    ],
    reviewOpinion: '建议不予通过',
    people: { ...sample.acceptedCase().people, proposer: 'acceptor' as AccountId },
    ...changes,
  });

export const changedApplication = { ...sample.APPLICATION, dataRegistName: '喀什市公交线路、站点和票价数据' };

const changed = register.caseOn('CHANGE', { application: changedApplication, submitted: null });
const renewed = register.caseOn('RENEW', { request: { objectType: '1', renewMonths: 24 } });
const cancelled = register.caseOn('CANCEL', {
  request: { cancelGrounds: ['1'], happenedOn: '2026-05-20', cancelNote: '数据资源已整合，不再单独维护' },
});
const expired = register.caseOn('EXPIRE', { matter: { kind: 'EXPIRE', reasons: '期满未提出续展' } });

export const FITTING: { readonly [D in DocumentId]: Fitting } = {
  D01: { state: sample.sampleCase() },
  D02: { state: sample.sampleCase() },
  D03: { state: sample.sampleCase() },
  D04: { state: sample.acceptedCase() },
  D05: { state: sample.correctedCase() },
  D06: { state: sample.sampleCase(ended('NOT_ACCEPTED', ['01', '05'], '所申请数据属于企业自有数据')) },
  D07: {
    state: sample.sampleCase(ended('TRANSFERRED', ['01'], '数据覆盖全区', '自治区数据资源和政务服务中心')),
    issue: { party: 'superior' },
  },
  D10: { state: reviewed(), issue: { party: 'file' } },
  D11: {
    state: sample.acceptedCase({
      delayNotes: [
        { reasons: '需核对存证证明', expected: localDate('2026-04-20'), on: localDate('2026-04-02') },
      ],
    }),
  },
  D12: { state: reviewed(ended('REVIEW_FAILED', ['06'], '存证证明无效')) },
  D13: { state: sample.publishedCase(), issue: { party: 'public' } },
  D14: { state: sample.publishedCase(), issue: { party: 'file' } },
  D15: { state: objections.objectedCase(objections.objection()), issue: { party: 'file', objection: 1 } },
  D16: {
    state: objections.objectedCase(objections.objection({ status: 'FORWARDING' })),
    issue: { objection: 1 },
  },
  D17: { state: objections.objectedCase(objections.objection({ status: 'FORWARDED' })) },
  D18: { state: objections.objectedCase(objections.decided(false)), issue: { objection: 1 } },
  D19: {
    state: objections.objectedCase(objections.decided(true), ended('TERMINATED', ['01'], '异议成立')),
    issue: { objection: 1 },
  },
  D20: { state: sample.codedCase(), entry: register.ENTRY },
  D21: { state: sample.codedCase(), entry: register.ENTRY },
  D22: { state: sample.sampleCase(ended('WITHDRAWN', [], '数据需要重新整理')) },
  D23: {
    state: cancelled,
    entry: register.entryAfter(cancelled, { kind: 'cancelled', why: 'applied' }, '2026-06-10'),
  },
  D24: { state: sample.codedCase(), entry: register.ENTRY },
  D25: {
    state: renewed,
    entry: register.entryAfter(
      renewed,
      {
        kind: 'renewed',
        validFrom: localDate('2029-04-24'),
        validTo: localDate('2031-04-23'),
        ...register.CONTENT,
      },
      '2029-03-20',
    ),
  },
  D26: {
    state: expired,
    entry: register.entryAfter(expired, { kind: 'cancelled', why: 'expired' }, '2029-05-08'),
  },
  D27: {
    state: expired,
    entry: register.entryAfter(expired, { kind: 'cancelled', why: 'expired' }, '2029-05-08'),
    issue: { party: 'public' },
  },
  D28: { state: register.revocationCase(), entry: register.ENTRY, issue: { party: 'file' } },
  D29: { state: register.revocationCase(), entry: register.ENTRY },
  D30: {
    state: register.revocationCase({ status: 'ANNOUNCED' }),
    entry: register.ENTRY,
    issue: { party: 'public' },
  },
  D33: { state: sample.sampleCase({ documents: [sample.issue('D02', '2026-03-02')] }) },
};

/** A change that altered the name in the register. */
export const CHANGED: Fitting = {
  state: changed,
  entry: register.entryAfter(
    changed,
    { kind: 'versioned', subject: sample.SUBJECT, application: changedApplication },
    '2026-06-20',
  ),
};

/** The document as issued on `date`. */
export function issuedContext(
  document: DocumentId,
  changes: Partial<DocumentContext> = {},
  date = '2026-04-24',
): DocumentContext {
  const { state, entry = null, issue = {} } = FITTING[document];
  const issued = NUMBERED.includes(document) ? sample.issue(document, date, 1, 5, issue) : null;
  return sample.context(document, state, { entry, issued, ...changes });
}

export const NUMBERED = DOCUMENT_IDS.filter((document) => !UNNUMBERED.includes(document));
