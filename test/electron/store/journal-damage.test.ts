/** Damage of the journal: every kind is found, named by its place, and never repaired in silence. */
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Damage, damageFault, verifyStore } from '#electron/store/store';
import { BY_PRACTICE, draft, must, mustFail, NOW, open, practiceStore, say, segments } from './store-kit';

const HEADER = 144;

/** Begin of the header and of every record of a segment, read as the format says. */
function unitsOf(bytes: Buffer): readonly number[] {
  const begins = [0];
  for (let position = HEADER; position < bytes.length; position += 8 + bytes.readUInt32BE(position))
    begins.push(position);
  return begins;
}

const SAID = ['一', '二', '三', '四'];
/** Records before each of the three segments, and after the last. */
const BORDERS = [0, 1, 3, 4] as const;
const recordsBefore = (segment: number): number => BORDERS[segment] ?? 0;

/** Three segments of one, two and one record, and no snapshot. */
async function threeSegments(): Promise<{ dir: string; files: readonly string[] }> {
  const dir = await practiceStore();
  for (const segment of [0, 1, 2])
    await say(dir, ...SAID.slice(recordsBefore(segment), recordsBefore(segment + 1)));
  rmSync(join(dir, 'snapshot'), { recursive: true });
  return { dir, files: segments(dir) };
}

async function damageOf(
  dir: string,
): Promise<{ damage: Damage | null; said: readonly string[]; torn: number }> {
  const store = must(await open(dir, BY_PRACTICE, { readOnly: true }));
  const found = { damage: store.opened.damage, said: store.views.said, torn: store.opened.tornBytes };
  must(store.close());
  return found;
}

describe('a damaged journal', () => {
  it('shows every single flipped byte of every segment at its very place', async () => {
    const { dir, files } = await threeSegments();
    let flips = 0;
    for (const [index, name] of files.entries()) {
      const path = join(dir, name);
      const sound = readFileSync(path);
      const units = unitsOf(sound);
      for (let place = 0; place < sound.length; place += 1) {
        const flipped = Buffer.from(sound);
        flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
        writeFileSync(path, flipped);
        const unit = units.findLastIndex((begin) => begin <= place);
        const soundRecords = recordsBefore(index) + Math.max(unit - 1, 0);
        const found = await damageOf(dir);
        expect(found.damage).toMatchObject({
          file: name,
          position: units[unit],
          record: soundRecords + 1,
        });
        expect(found.said).toEqual(SAID.slice(0, soundRecords));
        flips += 1;
      }
      writeFileSync(path, sound);
    }
    expect(flips).toBeGreaterThan(2000);
    expect((await damageOf(dir)).damage).toBeNull();
  }, 120_000);

  it('at every shorter length: the last segment loses only its torn record, any other is damage', async () => {
    const { dir, files } = await threeSegments();
    for (const [index, name] of files.entries()) {
      const path = join(dir, name);
      const sound = readFileSync(path);
      const units = unitsOf(sound);
      for (let length = 0; length < sound.length; length += 1) {
        writeFileSync(path, sound.subarray(0, length));
        const found = await damageOf(dir);
        const whole = units.filter(
          (_, unit) => unit > 0 && (units[unit + 1] ?? sound.length) <= length,
        ).length;
        expect(found.said).toEqual(SAID.slice(0, recordsBefore(index) + whole));
        if (index < files.length - 1) {
          expect(found.damage).toMatchObject({ file: name, record: recordsBefore(index) + whole + 1 });
        } else {
          const kept = whole === 0 ? 0 : (units[whole + 1] ?? sound.length);
          expect(found.damage).toBeNull();
          expect(found.torn).toBe(length - kept);
        }
      }
      writeFileSync(path, sound);
    }
  }, 120_000);

  it('opened for writing, loses the torn bytes and goes on; they are reported once', async () => {
    const { dir, files } = await threeSegments();
    const path = join(dir, files.at(-1) ?? '');
    const size = statSync(path).size;
    for (const [cut, kept] of [
      [size - 1, ['一', '二', '三']],
      [HEADER + 3, ['一', '二', '三']],
      [HEADER, ['一', '二', '三']],
      [10, ['一', '二', '三']],
      [0, ['一', '二', '三']],
    ] as const) {
      const backup = readFileSync(path);
      truncateSync(path, cut);
      const store = must(await open(dir));
      expect(store.opened).toMatchObject({ damage: null });
      expect(store.views.said).toEqual(kept);
      const after = must(store.append(draft('新')));
      expect(after.entry.seq).toBe(kept.length + 1);
      must(store.close());
      const again = must(await open(dir));
      expect(again.opened).toMatchObject({ tornBytes: 0, damage: null });
      expect(again.views.said).toEqual([...kept, '新']);
      must(again.close());
      for (const name of segments(dir)) if (!files.slice(0, 2).includes(name)) rmSync(join(dir, name));
      rmSync(join(dir, 'snapshot'), { recursive: true });
      writeFileSync(path, backup);
    }
  });

  it('opens for reading up to the break, refuses every change, and stays as it is', async () => {
    const { dir, files } = await threeSegments();
    const path = join(dir, files[1] ?? '');
    const broken = readFileSync(path);
    broken.writeUInt8(broken.readUInt8(broken.length - 1) ^ 1, broken.length - 1);
    writeFileSync(path, broken);
    const store = must(await open(dir));
    const damage = store.opened.damage;
    expect(damage).toMatchObject({ file: 'journal/00000002.seg', record: 3, reason: 'record-altered' });
    expect(store.views.said).toEqual(['一', '二']);
    expect([...store.entries()]).toHaveLength(2);
    expect(damage && damageFault(damage).code).toBe('JOURNAL_DAMAGED');
    expect(mustFail(store.append(draft('五')))).toEqual({ code: 'JOURNAL_READ_ONLY', damage });
    expect(mustFail(store.putBlob(Buffer.from('x'))).code).toBe('JOURNAL_READ_ONLY');
    must(store.close());
    expect(readFileSync(path)).toEqual(broken);
    expect(segments(dir)).toEqual(files);
    const report = must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }));
    expect(report.firstBreak).toEqual(damage);
    expect(report.entries).toBe(2);
  });

  it('is told when a segment is missing: first, middle, or last as a snapshot knows', async () => {
    for (const [gone, said] of [
      [0, []],
      [1, ['一']],
    ] as const) {
      const { dir, files } = await threeSegments();
      rmSync(join(dir, files[gone] ?? ''));
      const found = await damageOf(dir);
      expect(found.damage).toEqual({
        file: files[gone],
        position: 0,
        record: said.length + 1,
        reason: 'segment-missing',
      });
      expect(found.said).toEqual(said);
    }
    const dir = await practiceStore();
    await say(dir, '一', '二');
    await say(dir, '三');
    const [first = '', last = ''] = segments(dir);
    rmSync(join(dir, last));
    const length = statSync(join(dir, first)).size;
    const found = await damageOf(dir);
    expect(found.damage).toEqual({ file: first, position: length, record: 3, reason: 'snapshot-ahead' });
    expect(found.said).toEqual(['一', '二']);
    expect(found.damage && damageFault(found.damage).code).toBe('SNAPSHOT_AHEAD');
    expect(must(await verifyStore({ dir, unlock: BY_PRACTICE, now: NOW }))).toMatchObject({
      snapshot: 'ahead',
      firstBreak: { reason: 'snapshot-ahead' },
    });
  });

  it('does not take an acknowledged record for a torn one when a snapshot knows it', async () => {
    const dir = await practiceStore();
    await say(dir, '一', '二');
    const [only = ''] = segments(dir);
    const path = join(dir, only);
    const sound = readFileSync(path);
    for (const cut of [sound.length - 1, unitsOf(sound)[2] ?? 0, HEADER, 1]) {
      truncateSync(path, cut);
      const store = must(await open(dir));
      expect(store.opened.damage?.reason).toBe('snapshot-ahead');
      expect(mustFail(store.append(draft('三'))).code).toBe('JOURNAL_READ_ONLY');
      must(store.close());
      expect(statSync(path).size).toBe(cut);
      writeFileSync(path, sound);
    }
  });

  it('shows segments that were exchanged, or that come from another store', async () => {
    const { dir, files } = await threeSegments();
    const other = await threeSegments();
    const [first = '', second = '', third = ''] = files.map((name) => join(dir, name));
    const sound = readFileSync(second);
    for (const [from, reason] of [
      [first, 'chain-broken'],
      [third, 'chain-broken'],
      [join(other.dir, files[1] ?? ''), 'header-altered'],
    ] as const) {
      copyFileSync(from, second);
      expect((await damageOf(dir)).damage).toEqual({ file: files[1], position: 0, record: 2, reason });
      writeFileSync(second, sound);
    }
  });

  it('shows a record that was taken out, doubled or moved inside its segment', async () => {
    const { dir, files } = await threeSegments();
    const path = join(dir, files[1] ?? '');
    const sound = readFileSync(path);
    const [, first = 0, second = 0] = unitsOf(sound);
    const parts = [sound.subarray(first, second), sound.subarray(second)] as const;
    for (const order of [
      [parts[1]],
      [parts[1], parts[0]],
      [parts[0], parts[0]],
      [parts[0], parts[1], parts[1]],
    ]) {
      writeFileSync(path, Buffer.concat([sound.subarray(0, HEADER), ...order]));
      expect((await damageOf(dir)).damage?.reason).toBe('record-header-altered');
    }
  });

  it('shows an older copy of a segment put back behind newer ones', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    const [only = ''] = segments(dir);
    const older = readFileSync(join(dir, only));
    must(store.append(draft('二')));
    must(store.close());
    await say(dir, '三');
    rmSync(join(dir, 'snapshot'), { recursive: true });
    writeFileSync(join(dir, only), older);
    const found = await damageOf(dir);
    expect(found.damage).toEqual({
      file: only,
      position: older.length,
      record: 2,
      reason: 'records-missing',
    });
    expect(found.said).toEqual(['一']);
  });

  it('is found while the store is open: reading again throws instead of giving less', async () => {
    const dir = await practiceStore();
    const store = must(await open(dir));
    must(store.append(draft('一')));
    const [only = ''] = segments(dir);
    truncateSync(join(dir, only), HEADER + 9);
    expect(() => [...store.entries()]).toThrow('journal changed under the open store');
    store.close();
  });
});
