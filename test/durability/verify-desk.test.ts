/** What `desk verify` says of damage, and what a stranger can read in the store's folder. */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, practiceStore, scratch, verified } from '../helpers/desk-cli';
import { readSample, SAMPLES_FOLDER, sampleKeys } from '../helpers/sample-story';

const place = scratch();
afterAll(() => place.remove());

let vault = '';
let words = '';
beforeAll(() => {
  vault = practiceStore(place.dir);
  const run = desk(['run', join(SAMPLES_FOLDER, 'story.jsonl'), '--vault', vault]);
  expect(run.code).toBe(0);
  words = run.words;
});

const files = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('desk verify', () => {
  it('names the file and position of one flipped byte, wherever it is in the journal', () => {
    const segments = files(join(vault, 'journal'));
    expect(segments.length).toBeGreaterThan(1);
    for (let probe = 0; probe < 40; probe += 1) {
      const segment = segments[probe % segments.length] ?? '';
      const position = Math.floor((statSync(segment).size * ((probe * 37) % 100)) / 100);
      const copy = join(place.dir, `flipped-${probe}`);
      cpSync(vault, copy, { recursive: true });
      const target = segment.replace(vault, copy);
      const bytes = readFileSync(target);
      bytes[position] = (bytes[position] ?? 0) ^ 0x01;
      writeFileSync(target, bytes);
      const { code, results } = desk(['verify', '--vault', copy]);
      expect(code, `${target} ${position}`).toBe(2);
      const firstBreak = results[0]?.firstBreak as { file: string; position: number } | null;
      expect(target.endsWith(firstBreak?.file ?? '?')).toBe(true);
      // The break is named at the record that holds the byte: at or before it, and inside the file.
      expect(firstBreak?.position).toBeLessThanOrEqual(position);
    }
  }, 120_000);

  it.each([
    ['a missing segment', 'journal', 2],
    ['a missing attachment', 'blobs', 2],
  ])('%s is found, and nothing is made in its place', (_what, folder, expected) => {
    const copy = join(place.dir, `missing-${folder}`);
    cpSync(vault, copy, { recursive: true });
    const [first] = files(join(copy, folder));
    rmSync(first ?? '');
    const before = files(copy).length;
    expect(desk(['verify', '--vault', copy]).code).toBe(expected);
    expect(files(copy).length).toBe(before);
  });

  it('a missing key file is said and never replaced by a new store', () => {
    const copy = join(place.dir, 'no-keys');
    cpSync(vault, copy, { recursive: true });
    for (const file of files(copy).filter((name) => /[/\\]keys/.test(name))) rmSync(file);
    const run = desk(['verify', '--vault', copy]);
    expect(run.code).toBe(2);
    expect(run.results[0]).toMatchObject({ code: 'STORE_INCOMPLETE' });
  });

  it('a lost snapshot is rebuilt to the same state', () => {
    const copy = join(place.dir, 'no-snapshot');
    cpSync(vault, copy, { recursive: true });
    for (const file of files(join(copy, 'snapshot'))) rmSync(file);
    expect(verified(copy)).toMatchObject({
      clean: true,
      snapshot: 'missing',
      stateHash: verified(vault).stateHash,
    });
  });
});

/** Every text of four signs or more in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [...value].length >= 4 ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsOf);
}

describe('a stranger with the disk', () => {
  it('finds no name, code or text of any sample in the store, nor in what the desk says', () => {
    const sample = readSample('kashgar-bus');
    const used = textsOf({
      ...sample.subject,
      ...sample.application,
      titles: sample.attachments.map((a) => a.title),
    });
    const others = sampleKeys()
      .map(readSample)
      .map((other) => String(other.subject.uscc ?? other.title));
    const needles = [
      ...new Set([...used, ...others, '喀什', 'LX653100202600001', '王敏', 'L-653100-2026', '%PDF']),
    ]
      // Plain codes of lists and dates are no content; they also occur by chance in random bytes.
      .filter((text) => text.length >= 12 || /[\u4e00-\u9fff]{2}|%PDF/.test(text));
    expect(needles.length).toBeGreaterThan(40);
    for (const file of files(vault)) {
      const bytes = readFileSync(file);
      for (const needle of needles) {
        expect(bytes.includes(Buffer.from(needle, 'utf8')), `${needle} in ${file}`).toBe(false);
        expect(bytes.includes(Buffer.from(needle, 'utf16le')), `${needle} in ${file}`).toBe(false);
      }
    }
    for (const needle of needles) expect(words.includes(needle), needle).toBe(false);
  });
});
