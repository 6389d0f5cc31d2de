/** Rows seen by summaries alone are the rows that folding gives, whatever the entries do. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '#electron/store/store';
import { type Fold, ONE_CHAIN } from '#shared/journal/fold';
import { BY_PRACTICE, draft, must, NOW, practiceStore } from './store-kit';

interface Card {
  readonly text: string;
  readonly group: string;
  readonly number: number;
  readonly listed: boolean;
}
interface Cards {
  readonly cards: Card;
}

/** One entry: changes of some cards, the same card more than once. */
type Deed = readonly (readonly [key: string, card: Card])[];
/** What an entry's reason says: changes, or so many cards that no summary holds them. */
type Said = { readonly deed: Deed } | { readonly many: number };

const fold: Fold<{ deeds: number }, Cards> = {
  ...ONE_CHAIN,
  version: 1,
  tables: {
    cards: {
      columns: { text: 'text', group: 'code', number: 'int' },
      search: ['text'],
      row: ({ listed, ...row }) => (listed ? row : null),
      cluster: ({ group }) => `组/${group}`,
      order: ({ number, text }) => `${String(number).padStart(3, '0')}${text}`,
    },
  },
  create: () => ({ deeds: 0 }),
  applyToDocuments(_desk, documents, { events: [event] }) {
    const said = JSON.parse(event?.type === 'clockConfirmed' ? event.reason : '') as Said;
    if ('deed' in said) for (const [key, card] of said.deed) documents.put('cards', key, card);
    else
      for (let at = 0; at < said.many; at += 1) {
        const before = documents.get('cards', `多${at}`)?.number ?? 0;
        const card = { text: `第${at}张公共数据`, group: '多', number: before + 1, listed: true };
        documents.put('cards', `多${at}`, card);
      }
  },
  applyToDesk(desk) {
    desk.deeds += 1;
  },
  toJson: ({ deeds }) => ({ deeds }),
  fromJson: (json) => ({ ...(json as { deeds: number }) }),
};

type TestStore = Store<{ deeds: number }, Cards>;
const openCards = async (dir: string): Promise<TestStore> =>
  must(await openStore({ dir, unlock: BY_PRACTICE, fold, now: NOW }));

const entryOf = (said: Said) => draft(JSON.stringify(said));

/** Everything that rows alone can tell. */
const rowsOf = ({ tables }: TestStore) => ({
  all: tables.query({ table: 'cards', limit: 5000 }),
  one: tables.query({ table: 'cards', limit: 5000, clusters: (cluster) => cluster === '组/甲' }),
  found: tables.query({ table: 'cards', limit: 3, offset: 1, text: '乙' }),
  byNumber: tables.query({ table: 'cards', limit: 4, order: { column: 'number', descending: true } }),
  keys: [...tables.keys('cards', '组/')],
  count: tables.count({ table: 'cards' }),
});

const card: fc.Arbitrary<Card> = fc.record({
  text: fc.string({ unit: fc.constantFrom('甲', '乙', 'a', 'ü', '😀'), maxLength: 6 }),
  group: fc.constantFrom('甲', '乙', ''),
  number: fc.integer({ min: 0, max: 5 }),
  listed: fc.boolean(),
});
const deed: fc.Arbitrary<Deed> = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4', '5', '6'), card), {
  maxLength: 4,
});

describe('a tail that is not folded yet', () => {
  it('shows the rows that folding it gives, and that folding the whole journal gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { maxLength: 6 }),
        fc.array(deed, { maxLength: 8 }),
        async (first, then) => {
          const dir = await practiceStore();
          const store = await openCards(dir);
          for (const each of first) must(store.append(entryOf({ deed: each })));
          must(await store.snapshot());
          for (const each of then) must(store.append(entryOf({ deed: each })));
          const expected = rowsOf(store);
          must(store.close());

          const again = await openCards(dir);
          expect(again.opened.rebuilt).toBe(false);
          expect(rowsOf(again)).toEqual(expected);
          expect(again.views.deeds).toBe(first.length + then.length);
          expect(rowsOf(again)).toEqual(expected);
          for (const [key, now] of new Map([...first, ...then].flat()))
            expect(again.tables.get('cards', key)).toEqual(now);
          must(await again.snapshot());
          expect(rowsOf(again)).toEqual(expected);
          must(again.close());

          rmSync(join(dir, 'snapshot'), { recursive: true });
          const anew = await openCards(dir);
          expect(rowsOf(anew)).toEqual(expected);
          must(anew.close());
          rmSync(dir, { recursive: true });
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('with an entry that changes 2,000 documents, too many for a summary, is folded at once', async () => {
    const dir = await practiceStore();
    const store = await openCards(dir);
    must(store.append(entryOf({ many: 10 })));
    must(await store.snapshot());
    must(store.append(entryOf({ deed: [['1', { text: '甲', group: '甲', number: 1, listed: true }]] })));
    must(store.append(entryOf({ many: 2000 })));
    must(store.append(entryOf({ deed: [['多5', { text: '乙乙', group: '甲', number: 9, listed: true }]] })));
    const expected = rowsOf(store);
    must(store.close());
    const again = await openCards(dir);
    expect(again.opened.rebuilt).toBe(false);
    expect(rowsOf(again)).toEqual(expected);
    expect(expected.all.total).toBe(2001);
    expect(again.tables.get('cards', '多3')?.number).toBe(2);
    must(again.close());
  });
});
