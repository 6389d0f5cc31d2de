/** Register, subjects, reminders, rules, calendars, supervision, objections: lawful questions and hostile input. */
import type { Probe } from './probe';

const CASE = '0'.repeat(32);
const ID = 'f'.repeat(32);
const LONG = '长'.repeat(10_000);
const BIDI = '名\u202e称';
const FEBRUARY_31 = '2026-02-31';

const filter = { text: '', division: null, objectType: null, standing: 'any', asOf: null };
const step = { caseId: CASE, version: 1, commandId: ID };
const source = { title: '通知', number: '', issuer: '自治区人民政府' };
const day = { date: '2027-01-01', kind: 'off', name: '元旦', scope: 'national' };
const person = {
  kind: 'person',
  name: '玉素甫',
  idType: '01',
  idNumber: '11010519491231002X',
  phone: '13900000000',
  address: '',
  relation: '承包人',
};
const objection = {
  ...step,
  receivedAt: '2026-03-02',
  objector: person,
  ground: '01',
  content: '权属有争议',
  request: '不予登记',
  evidence: [],
  evidenceFollows: true,
};
const measure = { commandId: ID, kind: 'talk', on: '2026-03-01', reason: '约谈事由', reference: '约谈1号' };

type Row = readonly [title: string, as: string, call: string, input: unknown, code: string | null];

const ROWS: readonly Row[] = [
  ['the register', 'clerk', 'register.list', { ...filter, page: 0 }, null],
  ['the register of a day', 'reviewer', 'register.list', { ...filter, asOf: '2026-01-31', page: 0 }, null],
  [
    'the register on 31 February',
    'clerk',
    'register.list',
    { ...filter, asOf: FEBRUARY_31, page: 0 },
    'INPUT_INVALID',
  ],
  ['a search without end', 'clerk', 'register.list', { ...filter, text: LONG, page: 0 }, 'INPUT_INVALID'],
  ['an item that is not there', 'clerk', 'register.get', { registerId: CASE, asOf: null }, 'ENTRY_NOT_FOUND'],
  ['an item by a code', 'clerk', 'register.get', { registerId: 'LX1', asOf: null }, 'INPUT_INVALID'],
  [
    'an export without purpose',
    'supervisor',
    'register.export',
    { ...filter, commandId: ID, purpose: '', approval: '' },
    'INPUT_INVALID',
  ],
  [
    'an export for a purpose that turns round',
    'supervisor',
    'register.export',
    { ...filter, commandId: ID, purpose: BIDI, approval: '' },
    'INPUT_INVALID',
  ],
  [
    'a case on an item that is not there',
    'clerk',
    'cases.create',
    { commandId: ID, caseType: 'CHANGE', objectType: '1', target: CASE, requester: 'SUBJECT', matter: null },
    'ENTRY_NOT_FOUND',
  ],
  [
    'a first registration of an item',
    'clerk',
    'cases.create',
    { commandId: ID, caseType: 'FIRST', objectType: '1', target: CASE, requester: 'SUBJECT', matter: null },
    'INPUT_INVALID',
  ],
  [
    'a case of no type',
    'clerk',
    'cases.create',
    {
      commandId: ID,
      caseType: 'toString',
      objectType: '1',
      target: null,
      requester: 'SUBJECT',
      matter: null,
    },
    'INPUT_INVALID',
  ],
  [
    'a revocation with a clue without end',
    'reviewer',
    'cases.create',
    {
      commandId: ID,
      caseType: 'REVOKE',
      objectType: '1',
      target: CASE,
      requester: 'OFFICE',
      matter: { kind: 'REVOKE', source: '01', clue: LONG },
    },
    'INPUT_INVALID',
  ],
  ['the subjects', 'clerk', 'subjects.list', { text: '', page: 0 }, null],
  ['a subject nobody knows', 'clerk', 'subjects.get', { uscc: '91350100M000100Y43' }, 'SUBJECT_UNKNOWN'],
  ['subjects by a text that turns round', 'clerk', 'subjects.list', { text: BIDI, page: 0 }, 'INPUT_INVALID'],
  ['the reminders', 'reviewer', 'reminders.list', {}, null],
  ['the numbers of a year', 'supervisor', 'reports.annual', { year: 2025 }, null],
  ['the numbers of the year 1', 'supervisor', 'reports.annual', { year: 1 }, 'INPUT_INVALID'],
  [
    'a report of a year that runs',
    'supervisor',
    'reports.submitted',
    { commandId: ID, year: 2026, on: '2026-03-01', receiver: '数据局', reference: '报告1号' },
    'INPUT_INVALID',
  ],
  ['the profiles', 'auditor', 'rules.profiles', {}, null],
  ['a comparison', 'admin', 'rules.compareProfiles', { a: 'XJ-2025', b: 'TJ-draft' }, null],
  ['a profile nobody knows', 'auditor', 'rules.profile', { id: 'constructor' }, 'PROFILE_REFUSED'],
  [
    'a profile that is no JSON',
    'supervisor',
    'rules.proposeProfile',
    { commandId: ID, json: '{' },
    'PROFILE_REFUSED',
  ],
  [
    'a profile with a prototype key',
    'supervisor',
    'rules.proposeProfile',
    { commandId: ID, json: '{"__proto__": {"id": "x"}}' },
    'PROFILE_REFUSED',
  ],
  [
    'a profile without end',
    'admin',
    'rules.proposeProfile',
    { commandId: ID, json: 'x'.repeat(2_000_001) },
    'INPUT_INVALID',
  ],
  [
    'a confirmation of no profile',
    'supervisor',
    'rules.confirmProfile',
    { commandId: ID, id: 'XJ-2026' },
    'NOTHING_PENDING',
  ],
  [
    'a return of no profile',
    'supervisor',
    'rules.declineProfile',
    { commandId: ID, id: 'XJ-2026', reason: '不用' },
    'NOTHING_PENDING',
  ],
  ['the calendars', 'clerk', 'calendars.list', {}, null],
  ['a notice read', 'admin', 'calendars.read', { text: '元旦：1月1日至3日放假，共3天。', year: 2027 }, null],
  ['a notice without end', 'admin', 'calendars.read', { text: LONG.repeat(3), year: null }, 'INPUT_INVALID'],
  [
    'a year with 31 February',
    'supervisor',
    'calendars.propose',
    { commandId: ID, calendar: { year: 2027, source, days: [{ ...day, date: '2027-02-31' }] } },
    'CALENDAR_REFUSED',
  ],
  [
    'a year with a name that turns round',
    'supervisor',
    'calendars.propose',
    { commandId: ID, calendar: { year: 2027, source, days: [{ ...day, name: BIDI }] } },
    'INPUT_INVALID',
  ],
  [
    'a year of a thousand days',
    'admin',
    'calendars.propose',
    { commandId: ID, calendar: { year: 2027, source, days: Array.from({ length: 1000 }, () => day) } },
    'INPUT_INVALID',
  ],
  [
    'a confirmation of no year',
    'supervisor',
    'calendars.confirm',
    { commandId: ID, year: 2027, movedSeen: 0 },
    'NOTHING_PENDING',
  ],
  [
    'a return of no year',
    'supervisor',
    'calendars.decline',
    { commandId: ID, year: 2027, reason: '不用' },
    'NOTHING_PENDING',
  ],
  ['a clause', 'clerk', 'clauses.get', { id: 'XJR-14-1' }, null],
  ['a clause nobody wrote', 'clerk', 'clauses.get', { id: 'XJR-99-9' }, 'CLAUSE_UNKNOWN'],
  ['the measures', 'clerk', 'office.measures', {}, null],
  ['a measure by the office itself', 'supervisor', 'office.recordMeasure', measure, 'PERMISSION_MISSING'],
  [
    'a filing on 31 February',
    'supervisor',
    'office.recordFiling',
    { commandId: ID, reference: '备案1号', date: FEBRUARY_31 },
    'INPUT_INVALID',
  ],
  [
    'a filing of a day to come',
    'supervisor',
    'office.recordFiling',
    { commandId: ID, reference: '备案1号', date: '2099-01-01' },
    'INPUT_INVALID',
  ],
  [
    'an objection to a case that is not there',
    'clerk',
    'cases.registerObjection',
    objection,
    'CASE_NOT_FOUND',
  ],
  [
    'an objection by a name without end',
    'clerk',
    'cases.registerObjection',
    { ...objection, objector: { ...person, name: LONG } },
    'INPUT_INVALID',
  ],
  [
    'an objection by a name that turns round',
    'clerk',
    'cases.registerObjection',
    { ...objection, objector: { ...person, name: BIDI } },
    'INPUT_INVALID',
  ],
  [
    'an objection with papers without end',
    'clerk',
    'cases.registerObjection',
    { ...objection, evidence: Array.from({ length: 100_000 }, (_, id) => id + 1) },
    'INPUT_INVALID',
  ],
  [
    'an objection by nobody of a kind',
    'clerk',
    'cases.registerObjection',
    { ...objection, objector: { kind: '__proto__' } },
    'INPUT_INVALID',
  ],
  [
    'a decision of an objection 0',
    'supervisor',
    'cases.decideObjection',
    { ...step, objection: 0 },
    'INPUT_INVALID',
  ],
  [
    'a delivery on 31 February',
    'clerk',
    'cases.recordDelivery',
    { ...step, number: '1号', method: 'post', receiver: '古丽', on: FEBRUARY_31, refused: '' },
    'INPUT_INVALID',
  ],
  [
    'a void of a paper of no case',
    'supervisor',
    'cases.voidDocument',
    { ...step, number: '1号', reason: '印错', reissue: false },
    'CASE_NOT_FOUND',
  ],
];

export const AREA_PROBES: readonly Probe[] = ROWS.map(([title, as, call, input, code]) => ({
  title,
  as,
  call,
  input,
  code,
}));
