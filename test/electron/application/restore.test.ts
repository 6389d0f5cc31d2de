/** A machine dies, another goes on from the stick; old copies and clones are noticed (S03). */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { copy, filesUnder, Machine, scratch, stick } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

/** An office with two cases, backed up and proven. */
async function drill() {
  const a = new Machine();
  const slips = await a.office();
  await a.signIn('admin', 'clerk');
  const medium = stick();
  await a.use(medium);
  const cases = [await a.begin(), await a.begin()];
  const made = await a.backUp(true);
  return { a, slips, medium, cases, made };
}

const reason = '原机损坏，由备份恢复';
const goOn = () => ({ commandId: commandId(), reason });

describe('restoring', () => {
  it('brings everything to another machine, which goes on under a station of its own', async () => {
    const { a, slips, medium, cases } = await drill();
    await a.app.close();
    rmSync(a.vault, { recursive: true, force: true });
    const b = new Machine();
    const state = await b.restore(medium, slips, 1);
    expect(state).toMatchObject({ failure: null, report: { clean: true } });
    await b.signIn('admin', 'clerk');
    const { warnings } = await b.must('admin', 'desk.state', {});
    expect(warnings.map(({ code }) => code)).toContain('STORE_ELSEWHERE');
    const create = {
      caseType: 'FIRST',
      objectType: '1',
      target: null,
      requester: 'SUBJECT',
      matter: null,
      commandId: commandId(),
    } as const;
    expect(await b.refusal('clerk', 'cases.create', create)).toBe('STORE_ELSEWHERE');
    await b.must('admin', 'store.continueHere', goOn());
    for (const caseId of [...cases, await b.begin()]) await b.must('clerk', 'cases.get', { caseId });
    expect((await b.must('admin', 'store.verify', {})).clean).toBe(true);
    await b.restart();
    await b.signIn('admin', 'clerk');
    expect((await b.must('admin', 'desk.state', {})).warnings.map(({ code }) => code)).not.toContain(
      'STORE_ELSEWHERE',
    );
    await b.begin();
    expect((await b.must('admin', 'store.verify', {})).clean).toBe(true);
    expect(await b.refusal('admin', 'store.continueHere', goOn())).toBe('NOTHING_PENDING');
  });

  it('goes on by two slips when nobody knows a passphrase', async () => {
    const { a, slips, medium } = await drill();
    await a.app.close();
    const b = new Machine();
    await b.restore(medium, slips, 1);
    const wrong = { ...goOn(), slips: [slips[0] ?? '', slips[0] ?? ''] };
    expect(await b.refusal('setup', 'desk.continueBySlips', wrong)).toBe('WRONG_SLIPS');
    await b.must('setup', 'desk.continueBySlips', { ...goOn(), slips: slips.slice(1) });
    await b.signIn('clerk');
    await b.begin();
  });

  it('is refused over a store, by wrong slips, and where there is no backup', async () => {
    const { a, slips, medium } = await drill();
    expect(await a.refusal('setup', 'restore.choose', { commandId: commandId() })).toBe('ALREADY_SET_UP');
    const b = new Machine();
    b.chosen = scratch();
    expect(await b.refusal('setup', 'restore.choose', { commandId: commandId() })).toBe('BACKUP_MISSING');
    b.chosen = medium;
    await b.must('setup', 'restore.choose', { commandId: commandId() });
    const by = { commandId: commandId(), account: null, passphrase: '' };
    const twice = [slips[0] ?? '', slips[0] ?? ''];
    expect(await b.refusal('setup', 'restore.unlock', { ...by, slips: twice })).toBe('WRONG_SLIPS');
    const phrase = { ...by, account: 'admin', passphrase: 'not this phrase', slips: [] };
    expect(await b.refusal('setup', 'restore.unlock', phrase)).toBe('WRONG_PASSPHRASE');
    expect(await b.refusal('setup', 'restore.start', { commandId: commandId(), number: 1 })).toBe(
      'NOTHING_PENDING',
    );
    await b.must('setup', 'restore.unlock', { ...phrase, passphrase: 'correct horse battery' });
    mkdirSync(b.vault);
    writeFileSync(join(b.vault, 'something'), '');
    expect((await b.restoreNumber(1)).failure?.code).toBe('STORE_EXISTS');
    rmSync(b.vault, { recursive: true });
    expect((await b.restoreNumber(7)).failure?.code).toBe('BACKUP_MISSING');
    expect((await b.restoreNumber(1)).report?.clean).toBe(true);
    expect(readdirSync(b.root)).toEqual(['vault']);
  });

  it('takes an older backup as it was then', async () => {
    const { a, slips, medium, cases } = await drill();
    const later = await a.begin();
    const { number: lost } = await a.must('clerk', 'cases.get', { caseId: later });
    await a.backUp(true);
    await a.app.close();
    const b = new Machine();
    expect((await b.restore(medium, slips, 1)).report?.clean).toBe(true);
    await b.signIn('admin', 'clerk');
    await b.must('admin', 'store.continueHere', goOn());
    // The number of what is lost stands on papers: it is not given again.
    const { number } = await b.must('clerk', 'cases.get', { caseId: await b.begin() });
    expect(Number(number.slice(-6))).toBeGreaterThan(1000);
    expect(Number(lost.slice(-6))).toBeLessThan(1000);
    for (const caseId of cases) await b.must('clerk', 'cases.get', { caseId });
    expect(await b.refusal('clerk', 'cases.get', { caseId: later })).toBe('CASE_NOT_FOUND');
    expect((await b.must('admin', 'store.verify', {})).clean).toBe(true);
  });

  it('of a damaged backup puts nothing in the place of the store and names the file', async () => {
    const { a, slips, medium } = await drill();
    await a.app.close();
    for (const name of filesUnder(medium).keys()) {
      const path = join(medium, name);
      const bytes = readFileSync(path);
      // A segment: the keys are needed to get so far.
      if (!bytes.subarray(0, 8).toString('latin1').startsWith('RSBJ')) continue;
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
      writeFileSync(path, bytes);
    }
    const b = new Machine();
    const { report } = await b.restore(medium, slips, 1);
    expect(report).toMatchObject({ clean: false });
    expect(report?.finding).toContain('journal/');
    expect((await b.must('setup', 'desk.state', {})).phase).toBe('setup');
  });
});

describe('an opened backup', () => {
  it('is closed when its window goes, and when nobody touches it for ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { a, slips, medium } = await drill();
      await a.app.close();
      const b = new Machine();
      b.chosen = medium;
      const open = async (): Promise<void> => {
        await b.must('setup', 'restore.choose', { commandId: commandId() });
        const by = { account: null, passphrase: '', slips: slips.slice(0, 2) };
        await b.must('setup', 'restore.unlock', { commandId: commandId(), ...by });
      };
      const start = () => b.refusal('setup', 'restore.start', { commandId: commandId(), number: 1 });
      await open();
      b.app.forget('setup');
      expect(await start()).toBe('NOTHING_PENDING');
      await open();
      b.now = '2026-03-09T02:09:59.000Z' as typeof b.now;
      vi.advanceTimersByTime(30_000);
      b.now = '2026-03-09T02:10:00.000Z' as typeof b.now;
      vi.advanceTimersByTime(30_000);
      expect(await start()).toBe('NOTHING_PENDING');
      await open();
      expect((await b.restoreNumber(1)).report?.clean).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it("of one store never puts another store's memory aside: only the authenticated name counts", async () => {
    const { a, slips, medium } = await drill();
    await a.app.close();
    const b = new Machine();
    // Another store's anchor on this machine, and its name on the outside of the newest list.
    const other = 'ab'.repeat(16);
    mkdirSync(b.anchors);
    writeFileSync(join(b.anchors, `${other}.anchor`), 'of another store');
    const set = join(medium, readdirSync(medium)[0] ?? '', 'lists');
    const [list = ''] = readdirSync(set);
    const forged = readFileSync(join(set, list));
    forged.write(other, 12, 'hex');
    writeFileSync(join(set, '00000009.list'), forged);
    expect((await b.restore(medium, slips, 1)).report?.clean).toBe(true);
    expect(readdirSync(b.anchors)).toEqual([`${other}.anchor`]);
  });
});

describe('an old copy', () => {
  it('in the place of the store is noticed by the anchor of the machine (S03)', async () => {
    const { a } = await drill();
    await a.restart();
    const old = scratch();
    copy(a.vault, old);
    await a.signIn('clerk');
    await a.begin();
    await a.app.close();
    rmSync(a.vault, { recursive: true, force: true });
    copy(old, a.vault);
    await a.restart();
    await a.signIn('admin', 'clerk');
    const { warnings } = await a.must('admin', 'desk.state', {});
    expect(warnings.find(({ code }) => code === 'OLD_COPY')?.message).toContain(
      'S03 数据比本机记录的旧，可能是旧副本',
    );
    expect(await a.refusal('admin', 'store.continueHere', goOn())).not.toBe('answered');
    await expect(a.begin()).rejects.toThrow(/JOURNAL_READ_ONLY/);
  });

  it('is noticed too when only the security journal is old', async () => {
    const { a } = await drill();
    await a.restart();
    const old = scratch();
    copy(join(a.vault, 'security'), old);
    await a.signIn('clerk');
    await a.app.close();
    rmSync(join(a.vault, 'security'), { recursive: true, force: true });
    copy(old, join(a.vault, 'security'));
    await a.restart();
    await a.signIn('clerk');
    await expect(a.begin()).rejects.toThrow(/JOURNAL_READ_ONLY/);
  });

  it('is noticed, and stays noticed, when the security journal was emptied', async () => {
    const { a } = await drill();
    await a.app.close();
    const security = join(a.vault, 'security');
    for (const cache of ['snapshot', 'tables'])
      rmSync(join(security, cache), { recursive: true, force: true });
    const [first = '', ...others] = readdirSync(join(security, 'journal')).filter((name) =>
      name.endsWith('.seg'),
    );
    for (const name of others) rmSync(join(security, 'journal', name));
    // The header alone is a sound journal without a line.
    const segment = join(security, 'journal', first);
    writeFileSync(segment, readFileSync(segment).subarray(0, 144));
    for (let opening = 0; opening < 3; opening += 1) {
      await a.restart();
      await a.signIn('clerk');
      await expect(a.begin(), `opening ${opening}`).rejects.toThrow(/JOURNAL_READ_ONLY/);
    }
  });

  it('is a stranger on another machine by the former generation of its keys too', async () => {
    const { a } = await drill();
    await a.app.close();
    const b = new Machine();
    copy(a.vault, b.vault);
    rmSync(join(b.vault, 'keys'));
    await b.signIn('clerk');
    await expect(b.begin()).rejects.toThrow(/STORE_ELSEWHERE/);
  });

  it('taken to another machine is a stranger there, and on a machine whose anchor is gone', async () => {
    const { a } = await drill();
    await a.app.close();
    const b = new Machine();
    copy(a.vault, b.vault);
    await b.signIn('clerk');
    await expect(b.begin()).rejects.toThrow(/STORE_ELSEWHERE/);
    renameSync(a.anchors, `${a.anchors}-away`);
    await a.restart();
    await a.signIn('clerk');
    await expect(a.begin()).rejects.toThrow(/STORE_ELSEWHERE/);
  });

  it('is noticed by a seal slip that it does not hold, and stays read-only', async () => {
    const { a } = await drill();
    const slip = await a.must('admin', 'store.sealSlip', { commandId: commandId() });
    expect(slip.characters).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const check = (number: number, characters: string) =>
      a.must('admin', 'store.checkSlip', { commandId: commandId(), number, characters });
    expect(await check(slip.number, slip.characters.toLowerCase())).toEqual({ result: 'held' });
    expect(await check(slip.number + 1, slip.characters)).toEqual({ result: 'typo' });
    await a.restart();
    const old = scratch();
    copy(a.vault, old);
    // Without anchors, as on a machine whose second folder was put back too.
    copy(a.anchors, join(old, '..', 'anchors-then'));
    await a.signIn('admin', 'clerk');
    await a.begin();
    const newer = await a.must('admin', 'store.sealSlip', { commandId: commandId() });
    await a.app.close();
    for (const [from, to] of [
      [old, a.vault],
      [join(old, '..', 'anchors-then'), a.anchors],
    ] as const) {
      rmSync(to, { recursive: true, force: true });
      copy(from, to);
    }
    rmSync(join(old, '..', 'anchors-then'), { recursive: true, force: true });
    await a.restart();
    await a.signIn('admin', 'clerk');
    expect(await check(newer.number, newer.characters)).toEqual({ result: 'newer' });
    await expect(a.begin()).rejects.toThrow(/JOURNAL_READ_ONLY/);
    await a.restart();
    await a.signIn('admin', 'clerk');
    await expect(a.begin()).rejects.toThrow(/JOURNAL_READ_ONLY/);
  });

  it('is no suspicion after a power cut that came after the last anchor', async () => {
    const { a } = await drill();
    // The folder as a cut leaves it: nothing was closed, the anchor is from before.
    const cut = scratch();
    await a.begin();
    await a.begin();
    copy(a.root, cut);
    await a.app.close();
    rmSync(a.root, { recursive: true, force: true });
    copy(cut, a.root);
    rmSync(join(a.vault, 'lock'), { recursive: true, force: true });
    await a.restart();
    await a.signIn('clerk');
    await a.begin();
  });
});
