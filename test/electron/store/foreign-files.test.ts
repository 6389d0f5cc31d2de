/** Files of another key, another suite or another format: read-only or not at all, never taken for an empty store. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyStore } from '#electron/store/store';
import {
  BY_PRACTICE,
  draft,
  must,
  mustFail,
  NOW,
  open,
  packs,
  practiceStore,
  sayAndIndex,
  segments,
} from './store-kit';

const SAID = ['一', '二'];
/** Where magic word, format and suite stand at the head of segments, packs and the index alike. */
const HEAD = { format: 8, suite: 10 } as const;

async function filled(): Promise<string> {
  const dir = await practiceStore();
  await sayAndIndex(dir, ...SAID);
  return dir;
}

function writeNumber(path: string, at: number, number: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt16BE(number, at);
  writeFileSync(path, bytes);
}

describe('files that this program cannot read', () => {
  it('a segment whose format or suite number was altered is named, and the store is read-only', async () => {
    for (const at of Object.values(HEAD)) {
      const dir = await filled();
      const [segment = ''] = segments(dir);
      writeNumber(join(dir, segment), at, 99);
      const before = readFileSync(join(dir, segment));
      const store = must(await open(dir));
      expect(store.opened.damage).toMatchObject({ file: segment, position: 0, reason: 'header-altered' });
      expect(mustFail(store.append(draft('三'))).code).toBe('JOURNAL_READ_ONLY');
      must(store.close());
      expect(readFileSync(join(dir, segment))).toEqual(before);
    }
  });

  it('an index or a pack whose format or suite number was altered is no reason to show less', async () => {
    for (const name of ['snapshot/views', 'tables'] as const)
      for (const at of Object.values(HEAD)) {
        const dir = await filled();
        for (const file of name === 'tables' ? packs(dir) : [name, `${name}.prev`])
          if (existsSync(join(dir, file))) writeNumber(join(dir, file), at, 99);
        const first = must(await open(dir));
        expect(first.views.said).toEqual(SAID);
        // Of a pack it is found out only when a document is read.
        const read = () => first.views.ids.map((id) => first.tables.get('said', id)?.reason);
        if (name === 'tables') expect(read).toThrow('tables damaged');
        else expect(read()).toEqual(SAID);
        must(first.close());
        const store = must(await open(dir));
        expect(store.opened.rebuilt).toBe(name === 'tables');
        expect(store.views.ids.map((id) => store.tables.get('said', id)?.reason)).toEqual(SAID);
        must(store.close());
      }
  });

  it('under the keys of another store nothing of this one opens: damage is told, nothing is written over', async () => {
    const dir = await filled();
    const other = await filled();
    for (const name of ['keys', 'keys.prev']) copyFileSync(join(other, name), join(dir, name));
    const files = segments(dir).map((name) => readFileSync(join(dir, name)));
    const store = must(await open(dir));
    expect(store.opened.damage).toMatchObject({
      file: segments(dir)[0],
      reason: 'header-altered',
      record: 1,
    });
    expect(store.views.said).toEqual([]);
    expect(mustFail(store.append(draft('三'))).code).toBe('JOURNAL_READ_ONLY');
    must(store.close());
    expect(segments(dir).map((name) => readFileSync(join(dir, name)))).toEqual(files);
    expect(must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }))).toMatchObject({
      entries: 0,
      firstBreak: { reason: 'header-altered' },
    });
  });
});
