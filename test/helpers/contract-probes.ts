/**
 * One contract, two doors: these calls must be answered the same through the window and through the command
 * line, and none of the refused ones may change anything.
 */
import { ALONE_PROBES } from './contract-alone-probes';
import { AREA_PROBES } from './contract-area-probes';
import { EVERY_PROCEDURE } from './contract-every-procedure';
import { IDENTITY_PROBES } from './contract-identity-probes';
import { SYNC_PROBES } from './contract-sync-probes';
import type { Probe } from './probe';

export type { Probe } from './probe';

const CASE = '0'.repeat(32);
const ID = 'f'.repeat(32);
/** Longer than any lawful input: one attachment of 20 MB. */
const OVERSIZED = 'A'.repeat(30_000_001);

const protoKey: unknown = JSON.parse('{"__proto__": {"phase": "ready"}}');
const constructorKey: unknown = JSON.parse('{"subject": {"constructor": {"prototype": {}}}}');

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

const DOOR_PROBES: readonly Probe[] = [
  { title: 'an unknown procedure', as: 'clerk', call: 'cases.destroy', input: {}, code: 'PROCEDURE_UNKNOWN' },
  {
    title: 'a prototype name as procedure',
    as: 'clerk',
    call: '__proto__',
    input: {},
    code: 'PROCEDURE_UNKNOWN',
  },
  {
    title: 'constructor as procedure',
    as: 'clerk',
    call: 'constructor',
    input: {},
    code: 'PROCEDURE_UNKNOWN',
  },
  { title: 'an empty procedure name', as: 'clerk', call: '', input: {}, code: 'PROCEDURE_UNKNOWN' },
  {
    title: 'a prototype key in the input',
    as: 'clerk',
    call: 'desk.state',
    input: protoKey,
    code: 'INPUT_UNSAFE',
  },
  {
    title: 'a constructor key deep in the input',
    as: 'clerk',
    call: 'cases.saveDraft',
    input: constructorKey,
    code: 'INPUT_UNSAFE',
  },
  {
    title: 'an oversized input',
    as: 'clerk',
    call: 'search.find',
    input: { text: OVERSIZED },
    code: 'INPUT_TOO_LARGE',
  },
  {
    title: 'an input nested too deep',
    as: 'clerk',
    call: 'search.find',
    input: deep(20),
    code: 'INPUT_TOO_LARGE',
  },
  {
    title: 'a text where an object belongs',
    as: 'clerk',
    call: 'worklist.counts',
    input: 'x',
    code: 'INPUT_INVALID',
  },
  {
    title: 'a list where an object belongs',
    as: 'clerk',
    call: 'worklist.counts',
    input: [],
    code: 'INPUT_INVALID',
  },
  {
    title: 'an extra key',
    as: 'clerk',
    call: 'search.find',
    input: { text: '公交', extra: 1 },
    code: 'INPUT_INVALID',
  },
  { title: 'a wrong type', as: 'clerk', call: 'search.find', input: { text: 7 }, code: 'INPUT_INVALID' },
  { title: 'a missing key', as: 'clerk', call: 'cases.get', input: {}, code: 'INPUT_INVALID' },
  {
    title: 'a date that does not exist',
    as: 'clerk',
    call: 'rules.due',
    input: { from: '2026-02-30', days: 3, calendar: 'xj' },
    code: 'INPUT_INVALID',
  },
  {
    title: 'a fraction of days',
    as: 'clerk',
    call: 'rules.due',
    input: { from: '2026-02-20', days: 1.5, calendar: 'xj' },
    code: 'INPUT_INVALID',
  },
  {
    title: 'a page before the first',
    as: 'clerk',
    call: 'register.list',
    input: { text: '', division: null, objectType: null, standing: 'any', asOf: null, page: -1 },
    code: 'INPUT_INVALID',
  },
  {
    title: 'a control character in a text',
    as: 'clerk',
    call: 'search.find',
    input: { text: 'a\u0000b' },
    code: 'INPUT_INVALID',
  },
  {
    title: 'a direction override in a text',
    as: 'clerk',
    call: 'search.find',
    input: { text: 'a\u202eb' },
    code: 'INPUT_INVALID',
  },
  { title: 'accounts by a clerk', as: 'clerk', call: 'accounts.list', input: {}, code: 'PERMISSION_MISSING' },
  {
    title: 'cases by the administrator',
    as: 'admin',
    call: 'worklist.counts',
    input: {},
    code: 'PERMISSION_MISSING',
  },
  {
    title: 'cases by the auditor',
    as: 'auditor',
    call: 'cases.get',
    input: { caseId: CASE },
    code: 'PERMISSION_MISSING',
  },
  {
    title: 'a draft by the supervisor',
    as: 'supervisor',
    call: 'cases.create',
    input: {
      commandId: ID,
      caseType: 'FIRST',
      objectType: '1',
      target: null,
      requester: 'SUBJECT',
      matter: null,
    },
    code: 'ROLE_MISSING',
  },
  {
    title: 'a case that does not exist',
    as: 'clerk',
    call: 'cases.get',
    input: { caseId: CASE },
    code: 'CASE_NOT_FOUND',
  },
  {
    title: 'a step of a case that does not exist',
    as: 'clerk',
    call: 'cases.accept',
    input: { caseId: CASE, version: 1, commandId: ID },
    code: 'CASE_NOT_FOUND',
  },
  {
    title: 'a second set-up',
    as: null,
    call: 'desk.setUpPractice',
    input: { commandId: ID, office: 'county', startOn: null, withSamples: false },
    code: 'ALREADY_SET_UP',
  },
  {
    title: 'sign-in of an unknown account',
    as: null,
    call: 'session.signIn',
    input: { account: 'nobody', passphrase: '' },
    code: 'ACCOUNT_UNKNOWN',
  },
  { title: 'the state of the desk', as: null, call: 'desk.state', input: {}, code: null },
  { title: 'the queues of a clerk', as: 'clerk', call: 'worklist.counts', input: {}, code: null },
  {
    title: 'a due date',
    as: 'clerk',
    call: 'rules.due',
    input: { from: '2026-03-19', days: 3, calendar: 'xj' },
    code: null,
  },
  {
    title: 'a check of the store by the auditor',
    as: 'auditor',
    call: 'store.verify',
    input: {},
    code: null,
  },
];

/** Those of one person together: a window signs in anew for every change of person. */
export const PROBES: readonly Probe[] = [
  ...DOOR_PROBES,
  ...AREA_PROBES,
  ...IDENTITY_PROBES,
  ...SYNC_PROBES,
  ...ALONE_PROBES,
  ...EVERY_PROCEDURE,
].sort((a, b) => (a.as ?? '').localeCompare(b.as ?? ''));
