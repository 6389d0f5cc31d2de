/** A station that was replaced writes no case here any more, whoever still has its key. */
import { describe, expect, it } from 'vitest';
import { readKeys } from '#electron/store/keys/key-file';
import { unlockStore } from '#electron/store/keys/unlock';
import { checkStore } from '#electron/store/session/check-store';
import { stationKeysOf, stationOf } from '#electron/store/session/station-keys';
import { must, NOW, practiceStore, say, segments } from './store-kit';

const HOOKS = { cancelled: () => false, progress: () => undefined };

describe('an entry of a former station', () => {
  it('after its last one is a break, where it stands', async () => {
    const dir = await practiceStore();
    await say(dir, 'one', 'two', 'three');
    const { ring } = must(await unlockStore(dir, { kind: 'practice' }, NOW));
    const document = must(readKeys(dir))?.document;
    if (!document) throw new Error('a store without keys');
    const station = stationOf(document.station.publicKey);
    const store = { dir, practice: true, inUse: false, station, stationKeys: stationKeysOf(document) };
    const breakAt = (last: number) => {
      const checked = must(checkStore({ ...store, lastSeqs: { [station]: last } }, ring, HOOKS));
      return checked === 'cancelled' ? checked : checked.firstBreak;
    };
    expect(breakAt(3)).toBeNull();
    expect(breakAt(2)).toMatchObject({ file: segments(dir)[0], record: 3, reason: 'entry-altered' });
    ring.wipe();
  });
});
