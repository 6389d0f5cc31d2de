/** One owner per store, whatever happened to the one before; real processes, no pretended ones. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '#electron/store/data-lock';
import { isAlive, isElsewhere, ownIdentity } from '#electron/store/process-identity';
import { faultMessage } from '#electron/store/store';
import {
  draft,
  must,
  mustFail,
  open,
  practiceStore,
  say,
  temporaryFolder,
} from '../electron/store/store-kit';
import { bundleProgram, type Program, run } from './desk-process';

describe('two owners', () => {
  let program: Program;
  beforeAll(async () => {
    program = await bundleProgram('store-program');
  }, 60_000);
  afterAll(() => program.remove());

  it('are impossible: the second is refused and the first is not disturbed', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    const first = run(program, ['hold', dir]);
    await first.next('open');
    expect(mustFail(await open(dir))).toEqual({ code: 'STORE_IN_USE' });
    const second = run(program, ['fill', dir, '1']);
    await second.ended;
    expect(second.lines).toEqual(['fault STORE_IN_USE']);
    const reader = must(await open(dir, { kind: 'practice' }, { readOnly: true }));
    expect(reader.views.said).toEqual(['一']);
    must(reader.close());
    first.process.stdin?.write('end\n');
    await first.ended;
    expect(first.lines.at(-1)).toBe('closed');
    must(must(await open(dir)).close());
  }, 60_000);

  it('are impossible in one process too', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    expect(mustFail(await open(dir)).code).toBe('STORE_IN_USE');
    must(store.close());
    must(must(await open(dir)).close());
  });

  it('do not come from a killed one: its claim is dead at once, even while it is a zombie', async () => {
    const dir = await practiceStore();
    const child = run(program, ['hold', dir]);
    await child.next('open');
    const [claim = ''] = readdirSync(join(dir, 'lock'));
    expect(claim.startsWith(`${child.process.pid}-`)).toBe(true);
    child.process.kill('SIGKILL');
    // Blocking keeps this process from collecting the dead child, so it stays a zombie for the moment.
    const stat = () => readFileSync(`/proc/${child.process.pid}/stat`, 'utf8');
    while (!/\) [ZX] /.test(stat())) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    const lock = takeLock(dir);
    expect(stat()).toMatch(/\) Z /);
    expect(lock.ok && lock.value.release()).toMatchObject({ ok: true });
    expect(readdirSync(join(dir, 'lock'))).toEqual([]);
    await child.ended;
    must(must(await open(dir)).close());
  }, 60_000);

  it('a zombie, another boot or a number used again is not the owner; this process is', () => {
    const me = ownIdentity();
    expect(isAlive(me)).toBe(true);
    expect(isAlive({ ...me, boot: '000000000000' })).toBe(false);
    expect(isAlive({ ...me, started: '1' })).toBe(me.boot === '');
    expect(isAlive({ ...me, pid: 2 ** 22 + 1 })).toBe(false);
  });

  /** A claim as a process with this identity writes it. */
  const claimOf = (host: string | null, boot: string): string =>
    `999999-1-${boot}${host === null ? '' : `-${host}`}-0123456789abcdef`;

  it('a process of another computer is never taken for dead: its claim stays, and the words say where', async () => {
    const dir = await practiceStore();
    await say(dir, '一');
    const foreign = claimOf('00000000000f', '0123456789ab');
    writeFileSync(join(dir, 'lock', foreign), '');
    expect(isElsewhere({ host: '00000000000f' })).toBe(true);
    const refused = mustFail(await open(dir));
    expect(refused).toEqual({ code: 'STORE_IN_USE_ELSEWHERE' });
    expect(faultMessage(refused).message).toContain('另一台计算机');
    expect(faultMessage(refused).wayOut).toContain('lock');
    expect(readdirSync(join(dir, 'lock'))).toEqual([foreign]);
    // What the words say to do helps.
    rmSync(join(dir, 'lock', foreign));
    must(must(await open(dir)).close());
  });

  it('a dead process of this computer is none, by a claim of a former program too', async () => {
    const dir = await practiceStore();
    const me = ownIdentity();
    for (const claim of [
      claimOf(me.host, me.boot),
      claimOf(me.host, '0123456789ab'),
      claimOf(null, me.boot),
      claimOf(null, '0123456789ab'),
    ]) {
      mkdirSync(join(dir, 'lock'), { recursive: true });
      writeFileSync(join(dir, 'lock', claim), '');
      must(must(await open(dir)).close());
      expect(readdirSync(join(dir, 'lock')), claim).toEqual([]);
    }
  });

  it('one whose claim was taken away saves nothing more: what it wrote would be cut off by the other', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    const [claim = ''] = readdirSync(join(dir, 'lock'));
    rmSync(join(dir, 'lock', claim));
    const other = must(await open(dir));
    expect(mustFail(store.append(draft('二')))).toEqual({ code: 'STORE_TAKEN' });
    expect(mustFail(store.putBlob(Buffer.from('附件')))).toEqual({ code: 'STORE_TAKEN' });
    expect(store.views.said).toEqual(['一']);
    must(other.append(draft('三')));
    store.close();
    must(other.close());
    const again = must(await open(dir));
    expect(again.opened.damage).toBeNull();
    expect(again.views.said).toEqual(['一', '三']);
    must(again.close());
  });

  it('six processes that race for the claim of a dead one: never two at a time, and one gets it', async () => {
    for (let round = 0; round < 3; round += 1) {
      const dir = await practiceStore();
      mkdirSync(join(dir, 'lock'), { recursive: true });
      writeFileSync(join(dir, 'lock', `999999-1-${ownIdentity().boot}-0123456789abcdef`), '');
      const racers = Array.from({ length: 6 }, () => run(program, ['hold', dir]));
      const answers = await Promise.all(
        racers.map((racer) => Promise.race([racer.next('open'), racer.next('fault')])),
      );
      expect(answers.filter((answer) => answer.startsWith('open'))).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'fault STORE_IN_USE')).toHaveLength(5);
      for (const racer of racers) racer.process.kill('SIGKILL');
      await Promise.all(racers.map((racer) => racer.ended));
    }
  }, 120_000);

  it('a lock folder holds claims only, and foreign files in it hinder nobody', () => {
    const dir = temporaryFolder();
    mkdirSync(join(dir, 'lock'));
    writeFileSync(join(dir, 'lock', 'desktop.ini'), 'x');
    const lock = takeLock(dir);
    expect(lock.ok).toBe(true);
    expect(takeLock(dir)).toEqual({ ok: false, error: { code: 'STORE_IN_USE' } });
    if (lock.ok) lock.value.release();
    expect(existsSync(join(dir, 'lock', 'desktop.ini'))).toBe(true);
    expect(readFileSync(join(dir, 'lock', 'desktop.ini'), 'utf8')).toBe('x');
  });
});
