import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '#electron/store/tables/bytes';
import { compactionDue, packsToMerge, type TablesDirectory } from '#electron/store/tables/directory';
import { packDocument, trainDictionary, unpackDocument } from '#electron/store/tables/document-codec';
import { Needle } from '#electron/store/tables/needle';
import { NumberBlock, writeNumbers } from '#electron/store/tables/number-block';
import { cutEntries } from '#electron/store/tables/partition';
import { StringBlock, writeStrings } from '#electron/store/tables/string-block';

const strings = fc.array(
  fc.oneof(
    fc.stringMatching(/^[ab数据]{0,5}$/u),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('\ud800', '\udc00', '\ufffd', '\0', '😀'),
  ),
  { maxLength: 40 },
);

describe('blocks of a section', () => {
  it('give back every safe integer, in one width after the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.nat(300), fc.nat(3)), { maxLength: 60 }),
        fc.array(fc.nat(70_000), { maxLength: 60 }),
        (first, second) => {
          const out = new ByteWriter();
          writeNumbers(out, first);
          writeNumbers(out, second);
          const from = new ByteReader(out.finish());
          const numbers = new NumberBlock(from);
          const expected = first.map((value) => value + 0);
          expect([...numbers.toFloat64()]).toEqual(expected);
          expect(expected.map((_, i) => numbers.at(i))).toEqual(expected);
          const more = new NumberBlock(from);
          if (second.every((value) => value < 65_536)) expect([...more.toUint16()]).toEqual(second);
          let sum = 0;
          expect([...more.ends()]).toEqual(
            second.map((value) => {
              sum += value;
              return sum;
            }),
          );
        },
      ),
    );
  });

  it('give back every string, half characters too, and find a substring as String.includes does', () => {
    fc.assert(
      fc.property(strings, strings, (texts, needles) => {
        const out = new ByteWriter();
        writeStrings(out, texts);
        const block = new StringBlock(new ByteReader(out.finish()));
        expect(texts.map((_, i) => block.at(i))).toEqual(texts);
        for (const needle of needles.filter((text) => text !== '')) {
          const hits: number[] = [];
          const sought = new Needle(needle);
          block.search(sought, block.firstPlace(sought), (i) => {
            hits.push(i);
            return i + 1;
          });
          expect(hits).toEqual(texts.flatMap((text, i) => (text.includes(needle) ? [i] : [])));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a document', () => {
  it('comes back with and without a dictionary, and needs the one it was packed with', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (texts) => {
        const all = texts.map((text) => Buffer.from(JSON.stringify(text)));
        const dictionary = trainDictionary(all.length, (i) => all[i] ?? Buffer.of());
        for (const text of all) {
          const plain = packDocument(text, null);
          const packed = packDocument(text, dictionary);
          expect(unpackDocument(plain, () => null)).toEqual(text);
          expect(unpackDocument(packed, () => dictionary)).toEqual(text);
          if (packed[0] === 2) expect(unpackDocument(packed, () => null)).toBe(null);
        }
      }),
    );
  });

  it('takes a fifth of its size when others like it made the dictionary', () => {
    const texts = Array.from({ length: 50 }, (_, n) =>
      Buffer.from(
        JSON.stringify({
          ...Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`字段${k}`, `值${k}`])),
          n,
        }),
      ),
    );
    const dictionary = trainDictionary(texts.length, (i) => texts[i] ?? Buffer.of());
    const text = texts[7] ?? Buffer.of();
    expect(packDocument(text, dictionary).length).toBeLessThan(text.length / 5);
  });
});

describe('partitions', () => {
  it('never part equal hashes and lose no entry', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        (hashes, limit) => {
          const entries = hashes
            .sort((a, b) => a - b)
            .map((hash, i) => ({ hash, place: [1, i, 1] as const }));
          const parts = cutEntries(entries, limit);
          expect(parts.flat()).toEqual(entries);
          const firsts = parts.map((part) => part[0]?.hash);
          expect(new Set(firsts).size).toBe(firsts.length);
          for (const [n, part] of parts.entries())
            if (n > 0) expect(parts[n - 1]?.at(-1)?.hash).not.toBe(part[0]?.hash);
        },
      ),
    );
  });
});

describe('merging', () => {
  const directory = (packs: readonly (readonly [bytes: number, live: number])[]): TablesDirectory => ({
    format: 1,
    hashBits: 53,
    packs: packs.map(([bytes, live], i) => ({ pack: i + 1, salt: '', bytes, live })),
    tables: {},
  });

  it('is due by dead bytes, unless there are few bytes at all, and by the number of packs', () => {
    expect(compactionDue(directory([[4 << 20, 1 << 20]]))).toBe(true);
    expect(compactionDue(directory([[4 << 20, 3 << 20]]))).toBe(false);
    expect(compactionDue(directory([[4000, 10]]))).toBe(false);
    expect(compactionDue(directory(Array.from({ length: 64 }, () => [100, 100] as const)))).toBe(false);
    expect(compactionDue(directory(Array.from({ length: 65 }, () => [100, 100] as const)))).toBe(true);
  });

  it('empties the packs that are half dead, and the smallest of too many', () => {
    expect([
      ...packsToMerge(
        directory([
          [100, 90],
          [100, 40],
          [100, 60],
        ]),
      ),
    ]).toEqual([2]);
    const many = directory(Array.from({ length: 70 }, (_, i) => [1000, 990 - i] as const));
    const merged = packsToMerge(many);
    expect(merged.size).toBe(70 - 32);
    expect(merged.has(70)).toBe(true);
    expect(merged.has(1)).toBe(false);
  });
});
