/** The fold of the security journal: one line for one event, in the order of the chain, whatever times are claimed. */
import { describe, expect, it } from 'vitest';
import type { AccountId, CaseId, CommandId, EntryId } from '#shared/domain/ids';
import type { EnrolRequest } from '#shared/identity/enrolment';
import type { Entry } from '#shared/journal/entry';
import { applyEntry } from '#shared/journal/fold';
import { asEntryEvents, type ProposedCut, type SecurityEvent } from '#shared/journal/security-events';
import { carriedBy, isViewNoted, SECURITY_FOLD, type SecurityTables } from '#shared/journal/security-fold';
import { securityLine } from '#shared/journal/security-line';
import { MemoryTables } from '../../helpers/memory-tables';

const CLERK = 'clerk' as AccountId;
const CASE = 'c'.repeat(32) as CaseId;
const DAY = '2026-03-09T02:00:00.000Z';

const entry = (seq: number, events: readonly SecurityEvent[], at = DAY): Entry =>
  ({
    station: '0123456789abcdef',
    seq,
    lamport: seq,
    actor: CLERK,
    role: 'ACCEPTANCE_CLERK',
    procedure: 'session.signIn',
    commandId: String(seq).padStart(32, '0'),
    claimedAt: at,
    clockDoubt: false,
    events: asEntryEvents(events),
    case: null,
  }) as unknown as Entry;

function folded(...entries: readonly Entry[]) {
  const tables = new MemoryTables<SecurityTables>(SECURITY_FOLD.tables);
  const state = SECURITY_FOLD.create();
  entries.forEach((one, at) => {
    applyEntry(SECURITY_FOLD, state, tables, one, String(at).padStart(64, '0') as EntryId);
  });
  return { state, tables };
}

const CUT: ProposedCut = {
  place: {
    segment: 2,
    head: '0'.repeat(64),
    entries: 1,
    seal: { station: '0'.repeat(16) as never, number: 1, hash: '0'.repeat(64), at: DAY as never },
    tips: {},
    dictionary: null,
  },
  span: { from: DAY as never, to: DAY as never, days: 1 },
  fileName: 'a',
  sha256: '0'.repeat(64),
};

const EVERY: readonly SecurityEvent[] = [
  { type: 'journalBegun' },
  { type: 'storeOpened', entries: 1, damaged: false },
  { type: 'storeClosed' },
  { type: 'signedIn', account: CLERK },
  { type: 'signedOut', account: CLERK, because: 'idle' },
  { type: 'signInsFailed', account: null, at: [DAY as never] },
  { type: 'slipsRefused', at: [] },
  { type: 'signInReleased', account: CLERK },
  { type: 'passphraseReset', account: CLERK },
  { type: 'officeActed', act: 'rolesSet', about: 'x' },
  {
    type: 'refused',
    asked: 'cases.pass',
    right: '审批和决定',
    code: 'SAME_PERSON',
    case: CASE,
    number: 'L-1',
  },
  { type: 'importantViewed', case: CASE, number: 'L-1', what: 'case' },
  { type: 'logViewed' },
  { type: 'documentOutput', case: CASE, number: '1号', document: '受理通知书', to: 'printer' },
  { type: 'registerExported', export: { rows: 1, purpose: '检查', approval: '', fileName: 'a.csv' } },
  { type: 'exported', what: 'log', items: 3, fileName: 'a.jsonl' },
  { type: 'verified', clean: true, entries: 1, securityEntries: 1, finding: null },
  { type: 'backupMade', fileName: 'a', entries: 1 },
  { type: 'backupTested', fileName: 'a', clean: false },
  { type: 'backupRestored', fileName: 'a', entries: 1 },
  { type: 'slipChecked', number: 1, result: 'held' },
  { type: 'masterRenewed', entries: 1, key: '0'.repeat(16) },
  { type: 'doubtLifted', by: CLERK, reason: '已核实' },
  { type: 'masterKept', of: '0'.repeat(32) as never },
  { type: 'archiveMade', fileName: 'a', entries: 1 },
  { type: 'cutProposed', ...CUT },
  { type: 'enrolmentAsked', request: { station: '0123456789abcdef' } as never, fileName: 'a' },
  { type: 'enrolmentRead', answer: '0'.repeat(64), certificate: 1, fileName: 'a' },
  { type: 'enrolmentDeclined', fileName: 'a' },
  { type: 'cutDeclined', fileName: 'a' },
  { type: 'journalCut', carried: { lastSignIn: [], questions: [] }, ...CUT },
  { type: 'officeActFailed', act: 'accountAdded', of: '0'.repeat(32) as never },
  { type: 'clockDoubted', latest: DAY as never },
  { type: 'questionSaved', question: { name: 'q', filter: {} as never } },
  { type: 'questionRemoved', name: 'q' },
];

describe('the security journal', () => {
  it('has one line with words of its own for every kind of event (XJD-15-5)', () => {
    const { tables, state } = folded(entry(1, EVERY));
    expect(tables.size('acts')).toBe(EVERY.length);
    for (const event of EVERY) expect(securityLine(event).title).toMatch(/[\u4e00-\u9fff]/);
    expect([...state.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(EVERY.length);
  });

  it('is ordered by its chain: a clock set back moves no line', () => {
    const { tables } = folded(
      entry(1, [{ type: 'signedIn', account: CLERK }], '2026-03-09T02:00:00.000Z'),
      entry(2, [{ type: 'storeClosed' }], '2020-01-01T00:00:00.000Z'),
    );
    const spec = SECURITY_FOLD.tables.acts;
    const order = tables
      .all('acts')
      .map((act) => [spec.order(spec.row(act) ?? {}), act.title] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(order.map(([, title]) => title)).toEqual(['关闭登记数据', '登录']);
  });

  it('knows the last sign-in, a look of today, and buttons that left their trace here alone', () => {
    const look: SecurityEvent = { type: 'importantViewed', case: CASE, number: 'L-1', what: 'case' };
    const { state, tables } = folded(
      entry(1, [{ type: 'signedIn', account: CLERK }]),
      entry(2, [look]),
      entry(3, [{ type: 'signInReleased', account: CLERK }]),
    );
    expect(state.lastSignIn.get(CLERK)).toBe(DAY);
    expect(isViewNoted(state, CLERK, CASE, '2026-03-09' as never)).toBe(true);
    expect(isViewNoted(state, CLERK, CASE, '2026-03-10' as never)).toBe(false);
    expect(isViewNoted(state, 'other' as AccountId, CASE, '2026-03-09' as never)).toBe(false);
    expect(tables.size('commands')).toBe(1);
  });

  it('holds every act that was told since the store was opened, until it is told as not done or looked up', () => {
    const acted = { type: 'officeActed', act: 'rolesSet', about: 'x' } as const;
    const looked: SecurityEvent = { type: 'logViewed' };
    const id = (seq: number) => String(seq).padStart(32, '0') as CommandId;
    const told = [entry(1, [acted, acted]), entry(2, [acted]), entry(3, [looked])];
    expect([...folded(...told).state.toldActs]).toEqual([
      [id(1), ['rolesSet', 'rolesSet']],
      [id(2), ['rolesSet']],
    ]);
    const undone = entry(4, [{ type: 'officeActFailed', act: 'rolesSet', of: id(2) }]);
    expect([...folded(...told, undone).state.toldActs.keys()]).toEqual([id(1)]);
    // A damaged store is opened without looking them up.
    const opened = (damaged: boolean) => entry(4, [{ type: 'storeOpened', entries: 1, damaged }]);
    expect(folded(...told, opened(true)).state.toldActs.size).toBe(2);
    expect(folded(...told, opened(false)).state.toldActs.size).toBe(0);
    // The station that goes on with a store tells of it when it has done so.
    const goesOn = entry(4, [{ type: 'officeActed', act: 'stationContinued', about: 'x' }]);
    expect(folded(goesOn).state.toldActs.size).toBe(0);
    expect(SECURITY_FOLD.version).toBe(8);
  });

  it('comes back from its snapshot as it was', () => {
    const { state } = folded(entry(1, EVERY));
    const json = JSON.parse(JSON.stringify(SECURITY_FOLD.toJson(state)));
    expect(SECURITY_FOLD.fromJson(json)).toEqual(state);
  });
});

describe('an enrolment', () => {
  const REQUEST = { station: '0123456789abcdef', recipient: 'age1pq1' } as unknown as EnrolRequest;
  const asked = { type: 'enrolmentAsked', request: REQUEST, fileName: '入网申请.rsb' } as const;
  const read = {
    type: 'enrolmentRead',
    answer: 'a'.repeat(64),
    certificate: 1,
    fileName: '批复.rsb',
  } as const;

  it('waits for the second administrator until it is taken back, or asked for anew', () => {
    expect(folded(entry(1, [asked])).state.enrolment).toEqual({ asked: REQUEST, read: null });
    const { state } = folded(entry(1, [asked]), entry(2, [read]));
    expect(state.enrolment.read).toMatchObject({ by: CLERK, at: DAY, answer: read.answer, certificate: 1 });
    for (const ends of [asked, { type: 'enrolmentDeclined', fileName: '批复.rsb' } as const])
      expect(folded(entry(1, [asked]), entry(2, [read]), entry(3, [ends])).state.enrolment).toEqual({
        asked: REQUEST,
        read: null,
      });
  });

  it('is carried by the line of a cut, so that the rest of the log says the same', () => {
    const whole = folded(entry(1, [asked]), entry(2, [read])).state;
    const cut = { type: 'journalCut', carried: carriedBy(whole), ...CUT } as const;
    expect(folded(entry(3, [cut])).state.enrolment).toEqual(whole.enrolment);
    expect(folded(entry(1, [asked]), entry(2, [read]), entry(3, [cut])).state.enrolment).toEqual(
      whole.enrolment,
    );
    // A line of an earlier program carries nothing of it.
    const { enrolment: _enrolment, ...former } = cut.carried;
    expect(folded(entry(3, [{ ...cut, carried: former }])).state.enrolment).toEqual({
      asked: null,
      read: null,
    });
  });
});
