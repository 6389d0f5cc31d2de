/** Identity: lawful questions of a practice desk, which takes part in nothing real, and hostile input. */
import type { Probe } from './probe';

const ID = 'f'.repeat(32);
const act = { commandId: ID };
const key = { ...act, passphrase: 'a passphrase' };
const digits = '1234 5678 9012 3456 7890 1234';

type Row = readonly [title: string, as: string, call: string, input: unknown, code: string | null];

const ROWS: readonly Row[] = [
  ['how this station stands', 'supervisor', 'enrol.state', {}, null],
  ['how this station stands, by the clerk', 'clerk', 'enrol.state', {}, 'PERMISSION_MISSING'],
  ['the certified stations', 'auditor', 'stations.list', { page: 0 }, null],
  ['a page of stations before the first', 'auditor', 'stations.list', { page: -1 }, 'INPUT_INVALID'],
  ['a request of a practice desk', 'admin', 'enrol.request', act, 'NOT_ENROLLED'],
  ['a request to a folder that is named', 'admin', 'enrol.request', { ...act, to: '/tmp' }, 'INPUT_INVALID'],
  ['a request by the supervisor', 'supervisor', 'enrol.request', act, 'PERMISSION_MISSING'],
  ['an answer for a practice desk', 'admin', 'enrol.readResponse', { ...act, digits }, 'NOT_ENROLLED'],
  [
    'an answer with digits without end',
    'admin',
    'enrol.readResponse',
    { ...act, digits: digits.repeat(9) },
    'INPUT_INVALID',
  ],
  ['a file of the region for a practice desk', 'admin', 'enrol.readRecords', act, 'NOT_ENROLLED'],
  ['a file of the region by the supervisor', 'supervisor', 'enrol.readRecords', act, 'PERMISSION_MISSING'],
  ['a confirmation of nothing', 'security', 'enrol.confirm', { ...act, digits }, 'NOTHING_PENDING'],
  ['a confirmation by who asks', 'admin', 'enrol.confirm', { ...act, digits }, 'PERMISSION_MISSING'],
  ['nothing taken back', 'security', 'enrol.decline', act, 'NOTHING_PENDING'],
  ['a signing key for practice', 'supervisor', 'person.key', key, 'NOT_ENROLLED'],
  ['a signing key of an administrator', 'admin', 'person.key', key, 'PERMISSION_MISSING'],
  ['a register for a practice desk', 'admin', 'region.adopt', { ...act, digits: '' }, 'NOT_ENROLLED'],
  [
    'a certificate by a practice desk',
    'admin',
    'region.enrol',
    { ...key, digits, designated: false, scanned: null },
    'NOT_ENROLLED',
  ],
  [
    'a certificate from a place of nobody',
    'admin',
    'region.enrol',
    { ...key, digits, designated: false, place: 'first', scanned: null },
    'INPUT_INVALID',
  ],
  [
    'a certificate for a request without end',
    'admin',
    'region.enrol',
    { ...key, digits, designated: false, scanned: '{'.repeat(60_000) },
    'INPUT_INVALID',
  ],
  ['whose request a practice desk has', 'admin', 'region.toEnrol', { digits, scanned: null }, 'NOT_ENROLLED'],
  [
    'whose request that is without end',
    'admin',
    'region.toEnrol',
    { digits, scanned: '{'.repeat(60_000) },
    'INPUT_INVALID',
  ],
  ['what a practice desk would revoke', 'admin', 'region.toRevoke', { subject: '653100' }, 'REGION_ONLY'],
  ['what half a code would revoke', 'admin', 'region.toRevoke', { subject: '6531' }, 'INPUT_INVALID'],
  [
    'a revocation of a path',
    'admin',
    'region.revoke',
    { ...key, subject: '../../650000', reason: 'lost', trusted: 'none' },
    'INPUT_INVALID',
  ],
  [
    'a revocation without a reason',
    'admin',
    'region.revoke',
    { ...key, subject: '653100', reason: '', trusted: 'none' },
    'INPUT_INVALID',
  ],
  [
    'new inbox keys by a supervisor',
    'supervisor',
    'region.rekey',
    { ...key, agency: '653100' },
    'PERMISSION_MISSING',
  ],
  [
    'rules of a kind that is none',
    'admin',
    'region.policy',
    { ...key, kind: 'code', id: 'X', inForceFrom: '2026-03-01' },
    'INPUT_INVALID',
  ],
];

export const IDENTITY_PROBES: readonly Probe[] = ROWS.map(([title, as, call, input, code]) => ({
  title,
  as,
  call,
  input,
  code,
}));
