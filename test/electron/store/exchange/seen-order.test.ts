/** What an entry says to have seen is one text for one set of heads, whichever station was heard of first. */
import { expect, it } from 'vitest';
import { nextPlace } from '#electron/store/session/stations';
import { headsField } from '#shared/bundle/fields';
import type { EntryId, StationId } from '#shared/domain/ids';

const OWN = '5'.repeat(16) as StationId;
const others = ['9'.repeat(16), '1'.repeat(16), '7'.repeat(16)] as StationId[];

it('is told by rising station, so that every office takes the entry', () => {
  const tips = Object.fromEntries(
    [OWN, ...others].map((station, at) => [
      station,
      { seq: 1, lamport: at + 1, id: String(at).repeat(64) as EntryId },
    ]),
  );
  const { seen } = nextPlace({ tips, news: others }, OWN);
  expect(seen.map(({ station }) => station)).toEqual([...others].sort());
  expect(headsField.safeParse(seen).success).toBe(true);
});
