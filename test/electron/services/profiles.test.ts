/** Rule profiles through the door: a file is refused whole with its places, or counts when a second person says so. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { commandId, DeskKit } from '../../helpers/desk-kit';
import { real } from '../../helpers/real-office';
import { deskPlace } from './desk-place';

const place = deskPlace();

/** Rules that follow those built in, with a shorter time for acceptance. */
const SUCCESSOR: Profile = {
  ...XJ_2025_PROFILE,
  id: 'XJ-2026',
  title: `${XJ_2025_PROFILE.title}（修订）`,
  replaces: 'XJ-2025',
  effectiveFrom: '2026-06-01' as Profile['effectiveFrom'],
  effectiveTo: '2028-05-31' as Profile['effectiveTo'],
  clocks: XJ_2025_PROFILE.clocks.map((row) => (row.id === 'C1' ? { ...row, days: 2 } : row)),
};
type Raw = { [key: string]: unknown };
const fileOf = (profile: Profile): Raw => JSON.parse(JSON.stringify(profile)) as Raw;
const propose = (json: unknown, who = 'supervisor') =>
  place.walk.call(who, 'rules.proposeProfile', {
    commandId: commandId(),
    json: typeof json === 'string' ? json : JSON.stringify(json),
  });
const confirm = (who: string, id = 'XJ-2026') =>
  place.walk.refusal(who, 'rules.confirmProfile', { commandId: commandId(), id });
const profiles = () => place.walk.must('auditor', 'rules.profiles', {});
const adopted = async (): Promise<void> => {
  const answer = await propose(SUCCESSOR, 'admin');
  if (!answer.ok) throw new Error(answer.failure.message);
  expect(await confirm('supervisor')).toBe('answered');
};

describe('a damaged profile', () => {
  const without = (key: string): Raw => {
    const { [key]: _gone, ...rest } = fileOf(SUCCESSOR);
    return rest;
  };
  const clocks = (changes: Raw): Raw => ({
    ...fileOf(SUCCESSOR),
    clocks: SUCCESSOR.clocks.map((row, at) => (at === 0 ? { ...row, ...changes } : row)),
  });
  const damages: readonly (readonly [string, unknown, string])[] = [
    ['no JSON', '{"id": ', '整体'],
    ['a list', [], '(根)'],
    ['nothing', null, '(根)'],
    ['without clocks', without('clocks'), 'clocks'],
    ['without grounds', without('grounds'), 'grounds'],
    ['with an unknown part', { ...fileOf(SUCCESSOR), script: 'x' }, 'script'],
    ['a clock of no days', clocks({ days: 0 }), 'clocks[0].days'],
    ['a clock in words', clocks({ days: '三' }), 'clocks[0].days'],
    ['a clause that is none', clocks({ basis: ['XJR-99-9'] }), 'clocks[0].basis[0]'],
    ['31 February', { ...fileOf(SUCCESSOR), effectiveFrom: '2027-02-31' }, 'effectiveFrom'],
    ['an end before its beginning', { ...fileOf(SUCCESSOR), effectiveTo: '2026-01-01' }, 'effectiveTo'],
    ['a direction override', { ...fileOf(SUCCESSOR), title: '细则\u202e则细' }, 'title'],
    ['a title without end', { ...fileOf(SUCCESSOR), title: '登'.repeat(10_000) }, 'title'],
    ['the id of another', { ...fileOf(SUCCESSOR), id: 'XJ-2025', replaces: null }, 'id'],
    ['a time that another governs', { ...fileOf(SUCCESSOR), replaces: null }, 'effectiveFrom'],
    ['a predecessor nobody knows', { ...fileOf(SUCCESSOR), replaces: 'XJ-1999' }, 'replaces'],
  ];

  it.each(damages)('%s is refused at its place and nothing waits', async (_title, raw, at) => {
    const answer = await propose(raw);
    if (answer.ok) throw new Error('taken');
    expect(answer.failure.code).toBe('PROFILE_REFUSED');
    expect(answer.failure.places.map(({ field }) => field)).toContain(at);
    expect(answer.failure.message).toMatch(/没有导入/);
    expect((await profiles()).pending).toBeNull();
  });

  it('with a prototype key inside is refused and reaches no prototype', async () => {
    const json = JSON.stringify(SUCCESSOR).replace('{"', '{"__proto__":{"polluted":true},"');
    const answer = await propose(json);
    expect(answer.ok ? 'taken' : answer.failure.code).toBe('PROFILE_REFUSED');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('longer than any profile is refused before it is read', async () => {
    const answer = await propose(`"${'x'.repeat(2_000_001)}"`);
    expect(answer.ok ? 'taken' : answer.failure.code).toBe('INPUT_INVALID');
  });
});

describe('a profile from a file', () => {
  it('counts when a second person confirms it, not before and not by the same (XJR-28-1)', async () => {
    const { walk } = place;
    const answer = await propose(SUCCESSOR);
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(answer.value.changes.length).toBeGreaterThan(0);
    const waiting = await profiles();
    expect(waiting.pending).toMatchObject({ id: 'XJ-2026', by: '赵华', changes: answer.value.changes });
    expect(waiting.profiles.map(({ id }) => id)).toEqual(['XJ-2025', 'TJ-draft']);
    expect(await confirm('supervisor')).toBe('SECOND_PERSON');
    expect(await confirm('clerk')).toBe('PERMISSION_MISSING');
    expect(await confirm('admin')).toBe('PERMISSION_MISSING');
    expect(await confirm('deputy', 'XJ-other')).toBe('NOTHING_PENDING');
    expect(await confirm('deputy')).toBe('answered');
    expect(await confirm('deputy')).toBe('NOTHING_PENDING');
    const known = (await profiles()).profiles;
    expect(known.find(({ id }) => id === 'XJ-2025')).toMatchObject({ inForce: true, to: '2026-05-31' });
    expect(known.find(({ id }) => id === 'XJ-2026')).toMatchObject({ inForce: false, builtIn: false });
    walk.on('2026-06-01');
    expect((await profiles()).profiles.find(({ inForce }) => inForce)?.id).toBe('XJ-2026');
    expect((await walk.must('clerk', 'desk.state', {})).profile).toEqual({
      id: 'XJ-2026',
      effectiveTo: '2028-05-31',
    });
  });

  it('waits alone: a second proposal is refused until the first is decided', async () => {
    await propose(SUCCESSOR);
    const second = await propose({ ...fileOf(SUCCESSOR), id: 'XJ-2026b' }, 'deputy');
    expect(second.ok ? 'taken' : second.failure.code).toBe('PROFILE_REFUSED');
    expect((await profiles()).pending?.id).toBe('XJ-2026');
    const declined = { commandId: commandId(), id: 'XJ-2026', reason: '期限有误' };
    await place.walk.must('deputy', 'rules.declineProfile', declined);
    await place.walk.must('deputy', 'rules.declineProfile', declined);
    expect((await profiles()).pending).toBeNull();
    expect((await propose({ ...fileOf(SUCCESSOR), id: 'XJ-2026b' }, 'deputy')).ok).toBe(true);
  });

  it('goes out as a file and comes back the same; a cancelled dialog writes nothing', async () => {
    const { walk, dir } = place;
    await adopted();
    const path = join(dir, 'rules.json');
    const out = () =>
      walk.refusal('auditor', 'rules.exportProfile', { commandId: commandId(), id: 'XJ-2026' });
    expect(await out()).toBe('SAVE_CANCELLED');
    walk.files.next = path;
    expect(await out()).toBe('answered');
    expect(statSync(path).size).toBeGreaterThan(10_000);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text)).toEqual(fileOf(SUCCESSOR));
    expect(`${(await walk.must('clerk', 'rules.profile', { id: 'XJ-2026' })).json}\n`).toBe(text);
    const again = text.replaceAll('XJ-2026', 'XJ-2027').replace('2026-06-01', '2027-06-01');
    const { json } = { json: again.replace('"replaces":"XJ-2025"', '"replaces":"XJ-2026"') };
    const answer = await propose(json);
    expect(answer.ok ? answer.value.id : answer.failure.places).toBe('XJ-2027');
    expect(await walk.refusal('clerk', 'rules.profile', { id: 'XJ-none' })).toBe('PROFILE_REFUSED');
  });

  it('does not touch a case received before it, and governs one received after (XJR-28-1)', async () => {
    const { walk } = place;
    await adopted();
    const old = await walk.on('2026-05-28').first();
    await walk.advance(old, 'SUBMITTED');
    const due = async (id: string) => (await walk.look(id)).clocks.find(({ clock }) => clock === 'C1')?.days;
    expect(await due(old)).toBe(3);
    walk.on('2026-06-02');
    const young = await walk.first({ dataRegistName: '喀什地区公交线路新数据' });
    expect((await walk.look(young)).rules.id).toBe('XJ-2026');
    await walk.advance(young, 'SUBMITTED');
    expect(await due(young)).toBe(2);
    expect((await walk.look(old)).rules.id).toBe('XJ-2025');
    await walk.advance(old, 'UNDER_REVIEW');
    expect((await walk.look(old)).rules.id).toBe('XJ-2025');
  });

  it('survives the desk being closed and opened, also while it waits', async () => {
    const { walk } = place;
    await propose(SUCCESSOR);
    await walk.app.close();
    for (const who of ['deputy', 'auditor', 'supervisor'])
      await walk.must(who, 'session.signIn', { account: who, passphrase: '' });
    expect((await profiles()).pending?.id).toBe('XJ-2026');
    expect(await confirm('supervisor')).toBe('SECOND_PERSON');
    expect(await confirm('deputy')).toBe('answered');
    await walk.app.close();
    await walk.must('auditor', 'session.signIn', { account: 'auditor', passphrase: '' });
    expect((await profiles()).profiles.map(({ id }) => id)).toEqual(['XJ-2025', 'XJ-2026', 'TJ-draft']);
  });
});

describe('the draft of another region', () => {
  const DRAFT: Profile = { ...TJ_DRAFT_PROFILE, id: 'TJ-trial' };

  it('may be tried in practice', async () => {
    const answer = await propose({ ...fileOf(DRAFT), replaces: 'XJ-2025' });
    expect(answer.ok ? [] : answer.failure.places).toEqual([]);
  });

  it('is no basis of a real office, whoever proposes it', async () => {
    const desk = new DeskKit(join(place.dir, 'real'));
    await desk.must('setup', 'desk.setUp', real());
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    const json = JSON.stringify({ ...DRAFT, replaces: 'XJ-2025' });
    const answer = await desk.call('boss', 'rules.proposeProfile', { commandId: commandId(), json });
    expect(answer.ok ? 'taken' : answer.failure.places.map(({ field }) => field)).toEqual(['text']);
    expect((await desk.must('boss', 'rules.profiles', {})).pending).toBeNull();
    await desk.app.close();
  });

  it('can be compared place by place, both ways, and with itself nothing differs', async () => {
    const compare = async (a: string, b: string) =>
      (await place.walk.must('clerk', 'rules.compareProfiles', { a, b })).differences;
    const there = await compare('XJ-2025', 'TJ-draft');
    expect(there.length).toBeGreaterThan(5);
    expect((await compare('TJ-draft', 'XJ-2025')).map(({ before, after }) => [after, before]).sort()).toEqual(
      there.map(({ before, after }) => [before, after]).sort(),
    );
    expect(await compare('XJ-2025', 'XJ-2025')).toEqual([]);
  });
});
