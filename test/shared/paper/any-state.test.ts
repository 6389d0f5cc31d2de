/** Whatever a case has become: every document is made or refused with words, and no hole shows on paper. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_TYPES } from '#shared/domain/case-type';
import type { AccountId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { buildDocument } from '#shared/paper/build-document';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import type { Built } from '#shared/paper/letter';
import type { DocumentModel } from '#shared/paper/model';
import { OBJECTION_STATUSES, type Objection, type Objector } from '#shared/regulation/casework/objection';
import { PARTIES } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUSES } from '#shared/regulation/casework/status';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import * as sample from './sample-case';
import * as objections from './sample-objection';
import * as register from './sample-register';

const text = fc.constantFrom('', '数据已整合', '线索属实。', '甲\n乙');
const day = fc.constantFrom('2026-03-05', '2026-04-20', '2029-04-01', '2029-05-01').map(localDate);
const code = fc.constantFrom('01', '02', '08', '99', 'zz');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const by = fc.constant('supervisor' as AccountId);

const objector: fc.Arbitrary<Objector> = fc.oneof(
  fc.constant(objections.OBJECTOR),
  text.map((description) => ({ kind: 'anonymous' as const, description })),
);

const objection: fc.Arbitrary<Objection> = fc.record({
  number: fc.constant(1),
  status: fc.constantFrom(...OBJECTION_STATUSES),
  receivedAt: day,
  inPeriod: fc.boolean(),
  objector,
  ground: code,
  content: text,
  request: text,
  evidence: fc.subarray([1, 2, 77]),
  evidenceFollows: fc.boolean(),
  registeredBy: by,
  declined: maybe(fc.record({ ground: code, reply: text })),
  deliveredAt: maybe(day),
  answer: maybe(
    fc.record({ receivedAt: day, admits: fc.boolean(), statement: text, evidence: fc.subarray([1, 3]) }),
  ),
  proposal: maybe(fc.record({ upheld: fc.boolean(), facts: text, reasons: text, by })),
  decision: maybe(fc.record({ upheld: fc.boolean(), facts: text, reasons: text, by, on: day })),
  withdrawnBecause: text,
  closedOn: maybe(day),
});

const proposal: fc.Arbitrary<CaseState['proposal']> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('refusal' as const), grounds: fc.array(code), reasons: text, by }),
  fc.record({ kind: fc.constant('transfer' as const), ground: code, to: text, reasons: text, by }),
  fc.record({ kind: fc.constant('delay' as const), reasons: text, expected: day, by }),
  fc.record({ kind: fc.constant('withdrawal' as const), reasons: text, attachment: fc.constant(1), by }),
);

const matter: fc.Arbitrary<CaseState['matter']> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('EXPIRE' as const), reasons: text }),
  fc.record({ kind: fc.constant('SHORTEN' as const), validTo: day, reasons: text, reference: text }),
  fc.record({ kind: fc.constant('RESTORE' as const), reasons: text, reference: text }),
  fc.record({ kind: fc.constant('REVOKE' as const), source: code, clue: text }),
);

const revocation: fc.Arbitrary<CaseState['revocation']> = maybe(
  fc.record({
    facts: text,
    evidence: fc.subarray([1, 99]),
    notifiedAt: maybe(day),
    statement: text,
    heardAt: maybe(day),
    finding: maybe(fc.record({ grounds: fc.array(code), proven: fc.boolean(), reasons: text, by })),
    decidedAt: maybe(day),
    announcedAt: maybe(day),
    announcement: text,
  }),
);

const request = fc.constantFrom<CaseState['request']>(
  {},
  { requesterType: 'INTERESTED', requesterName: '赵某', requesterIdType: '01' },
  { requesterType: 'OFFICE' },
  { cancelGrounds: ['1', 'zz'], happenedOn: '2026-13-77', cancelNote: '' },
  { objectType: '1', renewMonths: 24, agreementTo: '2030-01-01' },
);

const clocks = fc.subarray([
  sample.run('C1', '2026-03-02'),
  sample.run('C2', '2026-03-05'),
  sample.run('C2x', '2026-03-05'),
  sample.run('C3', '2026-12-29'),
]);

const state: fc.Arbitrary<CaseState> = fc
  .record({
    caseType: fc.constantFrom(...CASE_TYPES),
    objectType: fc.constantFrom('1' as const, '2' as const),
    status: fc.constantFrom(...CASE_STATUSES),
    before: maybe(fc.constant(register.CONTENT)),
    subject: fc.constantFrom<CaseState['subject']>({}, sample.SUBJECT),
    application: fc.constantFrom<CaseState['application']>({}, sample.APPLICATION),
    request,
    round: fc.integer({ min: 0, max: 2 }),
    attachments: fc.constantFrom([], sample.files()),
    receipts: fc.subarray([...sample.correctedCase().receipts]),
    corrections: fc.subarray([sample.notice(1, '2026-03-04')]),
    checklist: fc.subarray([
      { item: 'K01', result: 'pass' as const, remark: '' },
      { item: 'K07', result: 'fail' as const, remark: '无效' },
    ]),
    returnReason: text,
    proposal,
    matter,
    revocation,
    clocks,
    publicity: maybe(fc.constant(sample.publishedCase().publicity)),
    objections: fc.array(objection, { maxLength: 1 }),
    ending: maybe(fc.record({ grounds: fc.array(code), reasons: text, on: day, to: text })),
    code: maybe(fc.constant(sample.codedCase().code)),
    delayNotes: fc.array(fc.record({ reasons: text, expected: day, on: day }), { maxLength: 2 }),
    submitted: maybe(fc.constant(sample.sampleCase().submitted)),
  })
  .map((changes) => sample.sampleCase({ ...changes, documents: [sample.issue('D02', '2026-03-02')] }));

const strings = (model: DocumentModel): readonly string[] => [
  model.title,
  model.number ?? '',
  model.addressee ?? '',
  model.signature.office,
  ...model.footer,
  ...model.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'table':
        return [...block.columns.map(({ title }) => title), ...block.rows.flat()];
      case 'facts':
        return block.rows.flatMap(({ label, value }) => [label, value]);
      case 'code':
        return [block.label, block.code];
      default:
        return [block.text];
    }
  }),
];

/** Refused in two sentences, or whole: no hole in any text, no row that does not fit its table. */
function judge(result: Built): void {
  if (!result.ok) {
    for (const said of [result.error.message, result.error.wayOut])
      expect(said).toMatch(/\p{Script=Han}.*。$/u);
    return;
  }
  expect(strings(result.value).join('\n')).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
  for (const block of result.value.blocks)
    if (block.kind === 'table')
      expect(block.rows.every((row) => row.length === block.columns.length)).toBe(true);
}

describe('documents of any case', () => {
  it('are made or refused with words, and never show a hole', () => {
    const made = new Set<string>();
    fc.assert(
      fc.property(
        state,
        fc.boolean(),
        fc.constantFrom(...PARTIES),
        fc.constantFrom(null, 1, 7),
        maybe(fc.constant(register.ENTRY)),
        fc.constantFrom(XJ_2025_PROFILE, TJ_DRAFT_PROFILE),
        (of, isIssued, party, about, entry, profile) => {
          for (const document of DOCUMENT_IDS) {
            const issued = isIssued
              ? sample.issue(document, '2029-04-20', 1, 5, { party, objection: about })
              : null;
            const result = buildDocument(sample.context(document, of, { issued, entry, profile }));
            if (result.ok) made.add(document);
            judge(result);
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(made.size).toBeGreaterThan(20);
  });
});
