/** The keys that go into a backup are those the open store holds, whatever stands in the file at that moment. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSet } from '#electron/store/store';
import { BY_PASSPHRASE, draft, flip, must, NOW, open, realStore, temporaryFolder } from './store-kit';

describe('the keys in a backup', () => {
  it.each<readonly [string, (keys: string) => void]>([
    [
      'when a change of the file that failed on a read-only disk left only the generation before',
      (keys) => renameSync(keys, `${keys}.prev`),
    ],
    ['when the file was damaged since', (keys) => flip(keys, 100)],
    [
      'when neither generation is there any more',
      (keys) => {
        for (const file of [keys, `${keys}.prev`]) rmSync(file);
      },
    ],
  ])('open it %s', async (_when, harm) => {
    const { dir } = await realStore();
    const store = must(await open(dir, BY_PASSPHRASE));
    must(store.append(draft('一')));
    harm(join(dir, 'keys'));
    const target = temporaryFolder();
    const { number } = must(await store.backUp({ target, now: NOW }));
    const side = join(temporaryFolder(), 'side');
    expect(must(await store.tryBackup({ target, number, side, now: NOW })).clean).toBe(true);
    must(store.close());
    const set = must(await openSet(target, join(temporaryFolder(), 'vault'), BY_PASSPHRASE, NOW));
    expect(set.backups.map(({ summary }) => summary.entries)).toEqual([1]);
    set.close();
  });
});
