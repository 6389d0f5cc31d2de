/** Rows in memory are put into sections once, however often others change between two queries. */
import { describe, expect, it } from 'vitest';
import { OverlayGroup } from '#electron/store/tables/overlay-group';
import type { RowLayout } from '#electron/store/tables/row-layout';
import { SECTION_ROWS } from '#electron/store/tables/section-encode';

const LAYOUT: RowLayout = { columns: [['received', 'int']], search: [] };

class Group extends OverlayGroup {
  asked = 0;

  put(at: number, received: number): void {
    const key = `K${String(at).padStart(6, '0')}`;
    this.remove(key);
    const row = () => {
      this.asked += 1;
      return { key, order: key, row: { received } };
    };
    this.add({ key, order: key, row });
  }

  /** What stands in the sections, by key. */
  get found(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    let rows = 0;
    for (const { section, mask } of this.sections()) {
      expect(section.n).toBeLessThanOrEqual(SECTION_ROWS);
      for (let i = 0; i < section.n; i += 1) {
        if (mask?.[i] === 1) continue;
        rows += 1;
        found.set(section.key(i), section.ints('received')[i] ?? Number.NaN);
      }
    }
    expect(found.size).toBe(rows);
    return found;
  }
}

const group = () => new Group('受理', LAYOUT);

describe('a group of rows in memory', () => {
  it('shows each row once and as it is now, after any changes between queries', () => {
    const here = group();
    for (let at = 0; at < 3_000; at += 1) here.put(at, 0);
    expect(here.found.size).toBe(3_000);
    const expected = new Map(here.found);
    for (let turn = 1; turn <= 60; turn += 1) {
      for (let at = turn; at < 3_000; at += 37 + turn) {
        here.put(at, turn);
        expected.set(`K${String(at).padStart(6, '0')}`, turn);
      }
      here.remove(`K${String(turn).padStart(6, '0')}`);
      expected.delete(`K${String(turn).padStart(6, '0')}`);
      expect(here.found).toEqual(expected);
      expect(here.size).toBe(expected.size);
    }
  });

  it('does not ask for all rows again because one has changed', () => {
    const here = group();
    for (let at = 0; at < 20_000; at += 1) here.put(at, 0);
    here.sections();
    here.asked = 0;
    for (let at = 0; at < 200; at += 1) {
      here.put(at * 97, 1);
      here.sections();
    }
    expect(here.asked).toBeLessThan(200 * 20);
  });
});
