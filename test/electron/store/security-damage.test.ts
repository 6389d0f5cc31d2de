/**
 * A log that convicts (XJD-15-5): the security journal and its seals stand under the same tests as the cases.
 * Whoever edits, swaps or takes back a file of it is found out, by place and in words, at the desk and by
 * `desk verify` alike.
 */
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingText } from '#electron/store/finding-text';
import { type Store, type VerifyReport, verifyStore } from '#electron/store/store';
import type { AccountId, CommandId } from '#shared/domain/ids';
import { HEADER_BYTES, unitsOf } from './journal/journal-kit';
import {
  allFiles,
  BY_PRACTICE,
  draft,
  must,
  mustFail,
  NOW,
  open,
  practiceStore,
  type SaidTables,
  type Sayings,
} from './store-kit';

type TestStore = Store<Sayings, SaidTables>;

const note = (store: TestStore, n: number): void => {
  must(
    store.security.append({
      actor: 'clerk' as AccountId,
      role: 'ACCEPTANCE_CLERK',
      procedure: 'session.signIn',
      commandId: String(n).padStart(32, '0') as CommandId,
      rulePack: 'x',
      claimedAt: NOW,
      clockDoubt: false,
      events: [{ type: 'signedIn', account: 'clerk' as AccountId }],
    }),
  );
};

const files = (dir: string): readonly string[] =>
  allFiles(dir).filter((name) => /^security\/journal\/.*\.seg$/.test(name));

const verify = async (dir: string): Promise<VerifyReport> =>
  must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));

/** Three segments of the security journal; the second ends with a seal. */
async function threeSegments(): Promise<string> {
  const dir = await practiceStore();
  for (const part of [1, 2, 3]) {
    const store = must(await open(dir));
    must(store.append(draft(String(part))));
    note(store, part * 10);
    note(store, part * 10 + 1);
    if (part === 2) must(store.security.seal(NOW));
    must(store.close());
  }
  return dir;
}

/** One byte of a file is another one. */
function edit(dir: string, name: string, at: number): void {
  const bytes = readFileSync(join(dir, name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(dir, name), bytes);
}

describe('the security journal of a store', () => {
  it('begins with the store, is counted and sealed apart from the cases, and is verified with them', async () => {
    const dir = await threeSegments();
    expect(await verify(dir)).toMatchObject({
      entries: 3,
      seals: 0,
      firstBreak: null,
      security: { entries: 7, seals: 1, signatures: 8, segments: 3, firstBreak: null },
    });
  });

  it('seals every 1,024 entries', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    for (let n = 1; n <= 1030; n += 1) {
      note(store, n);
      if (n % 128 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.security.chain.seal?.number).toBe(1);
    must(store.close());
    expect((await verify(dir)).security).toMatchObject({ seals: 1, firstBreak: null });
  }, 60_000);

  it('that was edited is named by file, place and record, and the store says so', async () => {
    const dir = await threeSegments();
    const [, second = ''] = files(dir);
    edit(dir, second, HEADER_BYTES + 60);
    const report = await verify(dir);
    expect(report.firstBreak).toBeNull();
    expect(report.security.firstBreak).toMatchObject({ file: second, reason: 'record-altered' });
    expect(findingText(report)).toMatch(/^security\/journal\/\d{8}\.seg 第 \d+ 字节（第 \d+ 条记录）：/);
    const store = must(await open(dir));
    expect(store.security.damage?.file).toBe(second);
    expect(store.security.refusal?.code).toBe('JOURNAL_READ_ONLY');
    must(store.append(draft('案件照常')));
    must(store.close());
  });

  it('with an edited seal breaks at the seal', async () => {
    const dir = await threeSegments();
    const [, second = ''] = files(dir);
    const seal = unitsOf(readFileSync(join(dir, second))).at(-2) ?? 0;
    edit(dir, second, seal + 60);
    const { security } = await verify(dir);
    expect(security.firstBreak).toMatchObject({ file: second, record: 6, position: seal });
    expect(security.seals).toBe(0);
  });

  it('does not take a segment of the cases, nor the cases one of it', async () => {
    const dir = await threeSegments();
    const [mine = ''] = files(dir);
    const theirs = 'journal/00000001.seg';
    renameSync(join(dir, mine), join(dir, 'aside'));
    renameSync(join(dir, theirs), join(dir, mine));
    renameSync(join(dir, 'aside'), join(dir, theirs));
    const report = await verify(dir);
    expect(report.firstBreak).toMatchObject({ file: theirs, reason: 'header-altered' });
    expect(report.security.firstBreak).toMatchObject({ file: mine, reason: 'header-altered' });
  });

  it('does not take an old copy of a segment for the present one', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    note(store, 1);
    must(store.close());
    const [first = ''] = files(dir);
    const old = join(dir, '..', `old-${process.pid}.seg`);
    copyFileSync(join(dir, first), old);
    const again = must(await open(dir));
    note(again, 2);
    must(again.close());
    const later = files(dir);
    copyFileSync(old, join(dir, later[1] ?? ''));
    rmSync(old);
    expect((await verify(dir)).security.firstBreak).toMatchObject({ file: later[1] });
  });

  it('that was taken away is missed: the store does not open as if there had been none', async () => {
    const dir = await threeSegments();
    rmSync(join(dir, 'security'), { recursive: true });
    expect(mustFail(await open(dir))).toEqual({ code: 'STORE_INCOMPLETE', where: 'security/journal' });
    expect(mustFail(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }))).toMatchObject({
      code: 'STORE_INCOMPLETE',
    });
  });
});
