/** A log that was cut, or is to be cut, under a new master key (XJD-15-5): the cut holds, and it can be cut again. */
import { describe, expect, it } from 'vitest';
import { findingText } from '#electron/store/finding-text';
import {
  cut,
  entriesOf,
  lived,
  note,
  on,
  opened,
  orderCut,
  reads,
  renew,
  segments,
  verdict,
} from './log-cut-kit';
import { draft, must } from './store-kit';

describe('a new master key', () => {
  it('for a log that was cut leaves it cut, at home and sound, and it is cut again later', async () => {
    const place = await lived(0, 1600);
    await cut(place, 1600);
    const before = await entriesOf(place);
    const store = await renew(must(await opened(place, on(1601))), 1601);
    expect([store.opened.damage, store.security.damage, store.opened.elsewhere]).toEqual([null, null, false]);
    expect(store.security.isCutPending).toBe(false);
    must(store.append(draft('换后')));
    must(store.close());
    expect(findingText(await verdict(place))).toBeNull();
    expect(await entriesOf(place)).toEqual(before);
    expect(reads(place.dir)).toEqual(before);
    await lived(1610, 3200, place);
    const all = await entriesOf(place);
    const archive = await cut(place, 3200);
    expect(archive).not.toBe('nothing');
    const kept = await entriesOf(place);
    const archived = reads(archive);
    expect([...archived, ...kept.slice(0, all.length - archived.length)]).toEqual(all);
    expect(findingText(await verdict(place))).toBeNull();
    expect(reads(place.dir)).toEqual(kept);
  });

  it('keeps the places at which a log can be cut', async () => {
    const place = await lived(0, 1600);
    const places = segments(place).length;
    must((await renew(must(await opened(place, on(1600))), 1600)).close());
    expect(segments(place).length).toBeGreaterThan(places / 2);
    const archive = await cut(place, 1600);
    expect(archive).not.toBe('nothing');
    const kept = await entriesOf(place);
    expect(findingText(await verdict(place))).toBeNull();
    expect(reads(place.dir)).toEqual(kept);
    expect(reads(archive).length).toBeGreaterThan(40);
  });

  it('made while a cut is ordered and not done carries it out', async () => {
    const place = await lived(0, 1600);
    const store = must(await opened(place, on(1600)));
    const archive = await orderCut(store, place, 1600);
    const whole = [...store.security.entries()].map(({ id }) => id);
    expect(store.security.isCutPending).toBe(true);
    const renewed = await renew(store, 1600);
    expect(renewed.security.isCutPending).toBe(false);
    expect(renewed.security.damage).toBeNull();
    note(renewed, on(1600), { type: 'storeClosed' });
    must(renewed.close());
    expect(findingText(await verdict(place))).toBeNull();
    const kept = await entriesOf(place);
    const archived = reads(archive);
    expect(archived.length).toBeGreaterThan(40);
    expect([...archived, ...kept.slice(0, -1)]).toEqual(whole);
    expect(reads(place.dir)).toEqual(kept);
  });

  it('is not put in place over a cut that was ordered after its copy: the store goes on, and the cut is done', async () => {
    const place = await lived(0, 1600);
    const store = must(await opened(place, on(1600)));
    const made = must(await store.prepareNewMaster({}));
    await orderCut(store, place, 1600);
    await expect(store.adoptNewMaster(made, [], on(1600))).rejects.toThrow('must not be cut');
    must(store.append(draft('照常')));
    must(store.close());
    const again = must(await opened(place, on(1600)));
    expect(again.security.isCutPending).toBe(false);
    must(again.close());
    expect(segments(place)[0]).not.toBe('00000001.seg');
    expect(findingText(await verdict(place))).toBeNull();
  });
});
