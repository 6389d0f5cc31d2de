/** The program whose disk operations are recorded while a store of format 1 is brought to the present format. */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draft } from '../../electron/store/sayings';
import { OLDER_STORE, olderPlaces, openOlder, readExpected } from './older-desk';
import { tell } from './practice-desk';

const [root = '', fixtures = ''] = process.argv.slice(2);
const expected = readExpected(fixtures);

/** Flushes a file or folder. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** Puts the old store in its place, so that nothing of it can be lost any more. */
function place(): void {
  const from = join(fixtures, 'stores', OLDER_STORE, 'store');
  const { vault } = olderPlaces(root);
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(vault, source.slice(from.length + 1));
    if (entry.isDirectory()) mkdirSync(target, { recursive: true });
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(source));
      flush(target);
    }
  }
  for (const folder of ['journal', 'blobs', 'snapshot', '.', '..']) flush(join(vault, folder));
}

place();
tell('created');
for (const more of [0, 2]) {
  const opened = await openOlder(root, expected);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  for (const number of [1, 2]) {
    const saved = opened.value.append(draft(`第 ${more + number} 条`));
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    tell(`more ${more + number}`);
  }
  opened.value.close();
}
