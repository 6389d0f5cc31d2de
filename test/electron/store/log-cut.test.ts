/**
 * The log is kept three years at least and cut only at a seal (XJD-15-5), after the older part was proven on a
 * medium. The line of the log makes the cut: before it nothing has changed, after it every opening finishes it.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingText } from '#electron/store/finding-text';
import { verifyStore } from '#electron/store/store';
import type { CarriedState } from '#shared/journal/security-events';
import { carriedBy } from '#shared/journal/security-fold';
import { cut, entriesOf, lived, note, on, opened, reads, segments, verdict } from './log-cut-kit';
import { BY_PASSPHRASE, CLERK, flip, must, realStore, temporaryFolder } from './store-kit';

describe('the log', () => {
  it('is cut at a seal, at the next opening: the seal and its chain stay, the verdict and the anchors are the same', async () => {
    const place = await lived(0, 1600);
    const before = await entriesOf(place);
    const clean = await verdict(place);
    const archive = await cut(place, 1600);
    const pending = await verdict(place);
    expect([findingText(clean), findingText(pending)]).toEqual([null, null]);
    const whole = await entriesOf(place).then((ids) => ids.length);
    const store = must(await opened(place, on(1601)));
    expect([store.opened.damage, store.security.damage]).toEqual([null, null]);
    const { cut: where } = store.security.views;
    expect(where?.entries).toBeGreaterThan(40);
    // What only cut lines told is still known.
    expect(store.security.views.lastSignIn.size).toBe(161);
    const { total } = store.security.tables.query({ table: 'acts', limit: 1 });
    expect(total).toBe(store.security.count - (where?.entries ?? 0));
    note(store, on(1601), { type: 'storeClosed' });
    must(store.security.seal(on(1601)));
    must(store.close());
    const after = await verdict(place);
    expect(findingText(after)).toBeNull();
    expect(after.security).toMatchObject({ cutEntries: where?.entries, firstBreak: null });
    expect(after.security.lastSeal?.number).toBe((clean.security.lastSeal?.number ?? 0) + 1);
    expect(segments(place)[0]).not.toBe('00000001.seg');
    const kept = await entriesOf(place);
    expect(whole).toBeLessThan(before.length);
    expect(reads(place.dir)).toEqual(kept);
    const archived = reads(archive);
    expect(archived).toHaveLength(where?.entries ?? 0);
    expect(before.slice(0, archived.length)).toEqual(archived);
    expect(before.slice(archived.length)).toEqual(kept.slice(0, before.length - archived.length));
  });

  it('is not cut before three years, whoever asks for fewer, nor by a clock that is set forward', async () => {
    const place = await lived(0, 1000);
    expect(await cut(place, 1000, 1)).toBe('nothing');
    expect(await cut(place, 1030)).toBe('nothing');
    expect(await cut(place, 9000)).toBe('nothing');
    const again = must(await opened(place, on(9000)));
    for (const day of [9000, 2000, 9001, 1000]) note(again, on(day), { type: 'signedIn', account: CLERK });
    must(again.close());
    expect(await cut(place, 9002)).toBe('nothing');
    const long = await lived(0, 1600);
    expect(await cut(long, 1600, 5)).toBe('nothing');
    expect(existsSync(join(long.medium)) && readdirSync(long.medium).length > 0).toBe(false);
  });

  it('is not cut where a segment does not end with a seal', async () => {
    const root = temporaryFolder();
    const { dir } = await realStore(join(root, 'vault'));
    const place = { dir, anchors: join(root, 'anchors'), medium: join(root, 'stick') };
    for (let day = 0; day <= 1600; day += 20) {
      const store = must(await opened(place, on(day)));
      note(store, on(day), { type: 'signedIn', account: CLERK });
      must(store.close());
    }
    expect(segments(place).length).toBeGreaterThan(50);
    expect(await cut(place, 1600)).toBe('nothing');
  });

  it('is cut again later, from where it begins', async () => {
    const place = await lived(0, 1600);
    await cut(place, 1600);
    await lived(1610, 3200, place);
    const first = await entriesOf(place);
    const archive = await cut(place, 3200);
    const kept = await entriesOf(place);
    expect(kept.length).toBeLessThan(first.length);
    expect(findingText(await verdict(place))).toBeNull();
    expect(reads(place.dir)).toEqual(kept);
    const archived = reads(archive);
    expect(first.slice(0, archived.length)).toEqual(archived);
  });

  it('is whole or cut after a power cut at any moment of it', async () => {
    const place = await lived(0, 1600);
    const journal = join(place.dir, 'security', 'journal');
    await cut(place, 1600);
    const saved = join(temporaryFolder(), 'journal');
    cpSync(journal, saved, { recursive: true });
    const ids = await entriesOf(place);
    // The segments are gone only in part.
    for (const name of readdirSync(saved).slice(0, 2)) cpSync(join(saved, name), join(journal, name));
    expect(findingText(await verdict(place))).toBeNull();
    expect(await entriesOf(place)).toEqual(ids);
    expect(segments(place)).toHaveLength(readdirSync(journal).filter((name) => name.endsWith('.seg')).length);
    expect(segments(place)[0]).not.toBe('00000001.seg');
    // The line is there, and nothing else was done.
    rmSync(journal, { recursive: true });
    cpSync(saved, journal, { recursive: true });
    expect(findingText(await verdict(place))).toBeNull();
    expect(await entriesOf(place)).toEqual(ids);
  });

  it('does not pass for cut when somebody takes files away, and no cut is undone by taking its beginning away', async () => {
    const place = await lived(0, 1600);
    const [first = ''] = segments(place);
    const aside = join(temporaryFolder(), 'first');
    cpSync(join(place.dir, 'security', 'journal', first), aside);
    rmSync(join(place.dir, 'security', 'journal', first));
    expect((await verdict(place)).security.firstBreak?.reason).toBe('segment-missing');
    cpSync(aside, join(place.dir, 'security', 'journal', first));
    await cut(place, 1600);
    await entriesOf(place);
    const begin = join(place.dir, 'security', 'journal', 'begin');
    // One of its two generations is enough.
    const ids = await entriesOf(place);
    flip(begin, 100);
    expect(findingText(await verdict(place))).toBeNull();
    expect(reads(place.dir)).toEqual(ids);
    flip(`${begin}.prev`, 100);
    expect(() => reads(place.dir)).toThrow();
    expect((await verdict(place)).security.firstBreak).toMatchObject({ reason: 'segment-missing' });
    flip(begin, 100);
    expect(findingText(await verdict(place))).toBeNull();
    rmSync(begin);
    expect((await verdict(place)).security.firstBreak).toMatchObject({ reason: 'segment-missing' });
  });

  it('is never whole, nor damaged, because the file that says where it begins cannot be read for a moment', async () => {
    const place = await lived(0, 1600);
    await cut(place, 1600);
    const ids = await entriesOf(place);
    const begin = join(place.dir, 'security', 'journal', 'begin');
    // A folder in its place is the one fault of reading that can be made on every system.
    renameSync(begin, `${begin}.aside`);
    mkdirSync(begin);
    const fault = { ok: false, error: { code: 'IO_ERROR' } };
    expect(await opened(place, on(5000))).toMatchObject(fault);
    expect(await verifyStore({ dir: place.dir, unlock: BY_PASSPHRASE, now: on(5000) })).toMatchObject(fault);
    rmSync(begin, { recursive: true });
    renameSync(`${begin}.aside`, begin);
    expect(await entriesOf(place)).toEqual(ids);
    expect(findingText(await verdict(place))).toBeNull();
  });

  it.each<readonly [string, (medium: string) => void]>([
    ['is not there: it is not made on this machine either', () => undefined],
    ['is a file', (medium) => writeFileSync(medium, 'a file, not a folder')],
  ])('is not archived where the medium %s; and then is as it was', async (_what, put) => {
    const place = await lived(0, 1600);
    put(place.medium);
    const was = existsSync(place.medium);
    const store = must(await opened(place, on(1600)));
    const made = await store.archiveLog({ target: place.medium, now: on(1600), years: 3 });
    expect(made).toMatchObject({ ok: false, error: { code: 'TARGET_MISSING' } });
    must(store.close());
    expect(existsSync(place.medium)).toBe(was);
    expect(segments(place)[0]).toBe('00000001.seg');
  });

  it('carries what an auditor keeps', async () => {
    const place = await lived(0, 10);
    const store = must(await opened(place, on(11)));
    const filter = {
      from: null,
      to: null,
      actor: null,
      kind: 'refusal',
      outcome: null,
      procedure: '',
      text: '',
    };
    note(store, on(11), { type: 'questionSaved', question: { name: '拒绝', filter } });
    const carried: CarriedState = carriedBy(store.security.views);
    expect(carried.questions).toEqual([[CLERK, [{ name: '拒绝', filter }]]]);
    must(store.close());
  });
});
