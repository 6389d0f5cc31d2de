/** What a newer program wrote is opened for reading only or not at all, and the words say so; altered is not newer. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { createStore, damageFault, faultMessage, storeStatus, verifyStore } from '#electron/store/store';
import { canonicalJson } from '#shared/lib/canonical-json';
import { BY_PRACTICE, draft, must, mustFail, NOW, open, practiceStore, say, sayAndIndex } from './store-kit';

const NEWER = '由更新版本的登记工作台写成';

/** Writes both generations of the keys with other members. */
function rewriteKeys(dir: string, change: object): void {
  const body = readFileSync(join(dir, 'keys'), 'utf8').slice(65, -1);
  const text = canonicalJson({ ...JSON.parse(body), ...change });
  const sum = createHash('sha256').update(text).digest('hex');
  for (const name of ['keys', 'keys.prev']) writeFileSync(join(dir, name), `${sum}\n${text}\n`);
}

/** Raises the format number of a file and alters the rest as another format would. */
function raise(path: string, from: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt16BE(bytes.readUInt16BE(8) + 1, 8);
  for (let at = from; at < bytes.length; at += 7) bytes.writeUInt8(bytes.readUInt8(at) ^ 0x5a, at);
  writeFileSync(path, bytes);
}

/** Raises the number alone: no program writes that, somebody altered the file. */
function alterNumber(path: string): void {
  const bytes = readFileSync(path);
  bytes.writeUInt16BE(bytes.readUInt16BE(8) + 1, 8);
  writeFileSync(path, bytes);
}

const pathsIn = (dir: string, folder: string): readonly string[] =>
  readdirSync(join(dir, folder)).map((name) => join(dir, folder, name));

describe('keys of a newer program', () => {
  it.each([{ format: 4 }, { format: 60_000 }, { suite: 2 }, { format: 4, anythingElse: true }])(
    '%o: the store is not opened, not changed and never taken for an empty folder',
    async (change) => {
      const dir = await practiceStore();
      await say(dir, 'one');
      rewriteKeys(dir, change);
      const before = readFileSync(join(dir, 'keys'));
      const newer = { code: 'NEWER_FORMAT', where: 'keys' } as const;
      expect(mustFail(await open(dir))).toEqual(newer);
      expect(mustFail(await open(dir, BY_PRACTICE, { readOnly: true }))).toEqual(newer);
      expect(mustFail(storeStatus(dir))).toEqual(newer);
      expect(mustFail(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }))).toEqual(newer);
      expect(mustFail(await createStore({ dir, practice: true, createdAt: NOW, people: [] }))).toEqual(newer);
      expect(faultMessage(newer).message).toContain(NEWER);
      expect(readFileSync(join(dir, 'keys'))).toEqual(before);
    },
  );
});

describe('a segment of a newer program', () => {
  it('is where the journal ends for this program: read-only, and said', async () => {
    const dir = await practiceStore();
    await say(dir, 'one');
    await say(dir, 'two');
    raise(join(dir, 'journal', '00000002.seg'), 112);
    const store = must(await open(dir));
    expect(store.views.said).toEqual(['one']);
    const { damage } = store.opened;
    if (damage === null) throw new Error('no break');
    expect(damage).toMatchObject({ file: 'journal/00000002.seg', reason: 'newer-format' });
    expect(faultMessage(damageFault(damage)).message).toContain(NEWER);
    const refused = mustFail(store.append(draft('three')));
    expect(refused.code).toBe('JOURNAL_READ_ONLY');
    expect(faultMessage(refused).message).toContain(NEWER);
    must(store.close());
    const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
    expect(report.firstBreak).toMatchObject({ reason: 'newer-format' });
  });

  it('is not one whose number somebody altered', async () => {
    const dir = await practiceStore();
    await say(dir, 'one');
    await say(dir, 'two');
    alterNumber(join(dir, 'journal', '00000002.seg'));
    const store = must(await open(dir));
    expect(store.opened.damage).toMatchObject({ reason: 'header-altered' });
    must(store.close());
  });
});

describe('an index of a newer program', () => {
  it('is not opened and not overwritten', async () => {
    const dir = await practiceStore();
    await sayAndIndex(dir, 'one', 'two');
    for (const path of pathsIn(dir, 'snapshot')) raise(path, 60);
    const before = readFileSync(join(dir, 'snapshot', 'views'));
    expect(mustFail(await open(dir))).toEqual({ code: 'NEWER_FORMAT', where: 'snapshot/views' });
    expect(readFileSync(join(dir, 'snapshot', 'views'))).toEqual(before);
  });

  it('is not one whose number somebody altered: that is made anew from the journal', async () => {
    const dir = await practiceStore();
    await sayAndIndex(dir, 'one', 'two');
    for (const path of pathsIn(dir, 'snapshot')) alterNumber(path);
    const store = must(await open(dir));
    expect(store.views.said).toEqual(['one', 'two']);
    expect(store.opened.rebuilt).toBe(true);
    must(store.close());
  });
});

describe('a pack of a newer program', () => {
  it('is never read as one of ours; what it held is made anew from the journal', async () => {
    const dir = await practiceStore();
    await sayAndIndex(dir, 'one', 'two');
    for (const path of pathsIn(dir, 'tables')) raise(path, 64);
    const store = await open(dir);
    if (store.ok) {
      expect(() => store.value.tables.get('said', store.value.views.ids[0] ?? '')).toThrow();
      store.value.close();
    }
    const again = must(await open(dir));
    expect(again.views.said).toEqual(['one', 'two']);
    expect(again.tables.count({ table: 'said' })).toBe(2);
    must(again.close());
  });
});

describe('an attachment of a newer program', () => {
  it('is not opened, and the same content is not written over it', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    const content = Buffer.from('附件');
    const hash = must(store.putBlob(content));
    must(store.append(draft('one', [{ hash, bytes: content.length, name: '附件.pdf' }])));
    const [path = ''] = pathsIn(dir, 'blobs');
    const ours = readFileSync(path);
    raise(path, 28);
    expect(mustFail(store.getBlob(hash)).code).toBe('NEWER_FORMAT');
    expect(mustFail(store.putBlob(content)).code).toBe('NEWER_FORMAT');
    writeFileSync(path, ours);
    alterNumber(path);
    expect(mustFail(store.getBlob(hash)).code).toBe('BLOB_DAMAGED');
    rmSync(path);
    expect(mustFail(store.getBlob(hash)).code).toBe('BLOB_MISSING');
    expect(suite.hash(content)).toEqual(Buffer.from(hash, 'hex'));
    must(store.close());
  });
});
