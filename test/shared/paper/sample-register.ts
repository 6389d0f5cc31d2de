/** A register item, and cases on it: applications and the agency's own. Plain data beside sample-case. */
import type { AccountId, CaseId, RegisterId, RegistryCode } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { ProvenFinding } from '#shared/paper/revocation-parts';
import type { Revocation } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { changeEntry } from '#shared/regulation/register/change-entry';
import type { RegisterChange, RegisterEntry } from '#shared/regulation/register/entry';
import { APPLICATION, run, SUBJECT, sampleCase } from './sample-case';

const FIRST_CASE = 'f'.repeat(32) as CaseId;
export const CODE = '653100A20260421000123' as RegistryCode;
export const CONTENT = { subject: SUBJECT, application: APPLICATION };

/** The item as the first registration made it: valid from 2026-04-24 to 2029-04-23. */
export const ENTRY: RegisterEntry = changeEntry(
  null,
  {
    kind: 'made',
    code: CODE,
    codedAt: localDate('2026-04-24'),
    objectType: '1',
    profile: 'XJ-2025',
    validFrom: localDate('2026-04-24'),
    validTo: localDate('2029-04-23'),
    ...CONTENT,
  },
  { caseId: FIRST_CASE, type: 'FIRST', target: null, on: localDate('2026-04-24') },
);

/** A case on the item, in a state of its own. */
export const caseOn = (caseType: CaseState['caseType'], changes: Partial<CaseState> = {}): CaseState =>
  sampleCase({
    caseType,
    target: ENTRY.id as RegisterId,
    before: CONTENT,
    status: 'DONE',
    clocks: [run('C1', '2026-06-01'), run('C2', '2026-06-03')],
    ...changes,
  });

/** The item after `state` changed it. */
export const entryAfter = (state: CaseState, change: RegisterChange, on: string): RegisterEntry =>
  changeEntry(ENTRY, change, {
    caseId: state.id,
    type: state.caseType,
    target: ENTRY.id,
    on: localDate(on),
  });

export const FINDING: ProvenFinding = {
  grounds: ['01'],
  proven: true,
  reasons: '登记材料所附存证证明系伪造，经存证机构书面确认',
  by: 'reviewer' as AccountId,
};

export const REVOCATION: Revocation = {
  facts: '登记主体提交的存证证明编号不存在',
  evidence: [1],
  notifiedAt: localDate('2026-07-01'),
  statement: '对事实没有异议',
  heardAt: localDate('2026-07-06'),
  finding: FINDING,
  decidedAt: null,
  announcedAt: null,
  announcement: '',
};

export const revocationCase = (changes: Partial<CaseState> = {}): CaseState =>
  caseOn('REVOKE', {
    status: 'FOUND',
    matter: { kind: 'REVOKE', source: '03', clue: '审计发现存证编号无法查询' },
    revocation: REVOCATION,
    receipts: [],
    clocks: [],
    round: 0,
    submitted: null,
    ...changes,
  });
