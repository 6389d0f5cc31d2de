/** A calendar that the region signed moves the open clocks of an office's cases, and each case tells it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import { commandId } from '../../helpers/desk-kit';
import { DeskWalk } from '../../helpers/desk-walk';
import { certify, type RegionDesk, region, withKey } from '../../helpers/enrol-kit';
import { real } from '../../helpers/real-office';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

const press = () => ({ commandId: commandId() });
const passphraseOf = (account: string): string => `the passphrase of ${account}`;

const open: { readonly walk: DeskWalk; readonly dir: string }[] = [];
afterEach(async () => {
  for (const { walk, dir } of open.splice(0)) {
    await walk.app.close();
    rmSync(dir, { recursive: true, force: true });
  }
});

/** A real office with the people of a practice desk, whose dialogs are answered by `answers`. */
async function office(answers: ReadonlyMap<string, string>): Promise<DeskWalk> {
  const dir = mkdtempSync(join(tmpdir(), 'region-calendar-'));
  const walk = new DeskWalk(join(dir, 'vault'), true);
  open.push({ walk, dir });
  const answer = (title: string): string | null =>
    [...answers].find(([words]) => title.startsWith(words))?.[1] ?? null;
  Object.assign(walk.files, {
    openFolder: async (title: string) => answer(title),
    openFiles: async (title: string) => [answer(title)],
  });
  walk.on('2026-12-30');
  const people = PRACTICE_STAFF.map((person) => ({ ...person, passphrase: passphraseOf(person.account) }));
  await walk.must('setup', 'desk.setUp', real({ people }));
  for (const { account } of PRACTICE_STAFF)
    await walk.must(account, 'session.signIn', { account, passphrase: passphraseOf(account) });
  return walk;
}

/** 2027 as it might be announced: the first four days of the year off. */
const CALENDAR = {
  year: 2027,
  source: { title: '2027年部分节假日安排的通知', number: '', issuer: '自治区人民政府办公厅' },
  days: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((date) => ({
    date,
    kind: 'off',
    name: '元旦',
    scope: 'national',
  })),
};

async function signCalendar(at: RegionDesk): Promise<void> {
  const { desk } = at;
  desk.answers.set('选定待签发的规则文件', at.at.json('2027.json', CALENDAR));
  desk.answers.set('选定规则签发文件的存放位置', at.at.dir);
  withKey(at, 4);
  const input = { kind: 'calendar', id: '2027', inForceFrom: '2026-03-09' } as const;
  await desk.must('admin', 'region.policy', { ...press(), passphrase: PASSPHRASE, ...input });
}

describe('clocks of open cases (XJR-14-1, XJR-15-2, XJR-16-5)', () => {
  it('move with a calendar of the region, without a second person, and the case tells it', async () => {
    const at = await region();
    await signCalendar(at);
    const answers = new Map<string, string>([['选定入网申请', at.at.dir]]);
    const walk = await office(answers);
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const clock = async () => (await walk.look(id)).clocks.find((run) => run.clock === 'C2');
    const before = await clock();
    expect(before).toMatchObject({ stopped: null, provisional: true });
    const { digits, fileName } = await walk.must('admin', 'enrol.request', press());
    const answer = await certify(at, { file: join(at.at.dir, fileName), digits });
    answers.set('选定自治区的入网批复', answer);
    await walk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    expect((await clock())?.due).toBe(before?.due);
    await walk.must('security', 'enrol.confirm', { ...press(), digits: at.root });
    const after = await clock();
    expect(after?.due).not.toBe(before?.due);
    expect(after).toMatchObject({
      provisional: false,
      earlier: [{ due: before?.due, because: '载入2027年工作日历' }],
    });
    const { lines } = await walk.must('clerk', 'cases.history', { caseId: id });
    expect(lines.at(-1)?.detail).toBe(`载入2027年工作日历：${before?.due} → ${after?.due}`);
    expect((await walk.must('supervisor', 'calendars.list', {})).pending).toBeNull();
    expect((await walk.must('auditor', 'store.verify', {})).clean).toBe(true);
  });
});
