/** Root ceremony and enrolment as people do them: by files on media, passphrases and digits read out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCeremonyKey } from '#electron/sync/identity/ceremony-key';
import { openInboxKey } from '#electron/sync/identity/enrol-accept';
import { RECORD_FILES, readRecordFile } from '#electron/sync/identity/record-file';
import { readRegister } from '#electron/sync/identity/register';
import type { StationId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { inboxOf } from '#shared/identity/accept-lists';
import { stationAt } from '#shared/identity/standing';
import { stationLetter } from '#shared/identity/station-letter';
import { canonicalJson } from '#shared/lib/canonical-json';
import {
  accept,
  asking,
  type Ceremony,
  ceremony,
  certify,
  decision,
  digitsIn,
  done,
  failure,
  PASSPHRASE,
  regionKeys,
  rooted,
} from './ceremony-kit';

const TODAY = localDate('2026-03-05');

function registerOf(at: Ceremony, name: string) {
  const register = readRegister(at.path(name));
  if (!register.ok) throw new Error(JSON.stringify(register.error));
  return register.value;
}

async function keyOf(at: Ceremony, name: string) {
  const file = readRecordFile(at.path(`${name}.key`), RECORD_FILES.key);
  const key = file.ok ? await openCeremonyKey(file.value, PASSPHRASE) : file;
  if (!key.ok) throw new Error(JSON.stringify(key.error));
  return key.value;
}

describe('the root ceremony', () => {
  it('is in force with the second signature, and its slip bears the digits of the installation sheet', async () => {
    const at = ceremony();
    const keys = await regionKeys(at);
    const make = await at.run('root', 'make', at.json('r.json', decision(keys)), '--register', 'region');
    expect(make.words).toContain('还缺 2 个');
    const first = await at.run('root', 'sign', '--register', 'region', '--key', 'k0.key');
    expect(first.words).toContain('还缺 1 个');
    expect(registerOf(at, 'region').trust.root).toBeNull();
    const second = await at.run('root', 'sign', '--register', 'region', '--key', 'k1.key');
    expect(second.words).toContain('签名已齐');
    expect(digitsIn(second.words)).toBe(digitsIn(make.words));
    expect(registerOf(at, 'region').trust.root?.number).toBe(1);
    expect(readdirSync(at.path('region'))).toEqual(['root-0000001.rsb']);
  });

  it('twice by the same key is one signature', async () => {
    const at = ceremony();
    const keys = await regionKeys(at);
    await at.run('root', 'make', at.json('r.json', decision(keys)), '--register', 'region');
    for (const _ of [1, 2]) await at.run('root', 'sign', '--register', 'region', '--key', 'k0.key');
    expect(registerOf(at, 'region').trust.root).toBeNull();
  });

  it('by a key that has no say is refused and leaves the draft as it was', async () => {
    const at = ceremony();
    const keys = await regionKeys(at);
    await at.run('root', 'make', at.json('r.json', decision(keys)), '--register', 'region');
    const before = readFileSync(at.path('region/root.draft'));
    const told = await at.run('root', 'sign', '--register', 'region', '--key', 'k3.key');
    expect([told.code, failure(told)]).toEqual([1, 'B11_CHAIN']);
    expect(readFileSync(at.path('region/root.draft'))).toEqual(before);
  });

  it('replaces the root only with two keys of each', async () => {
    const at = ceremony();
    await rooted(at);
    const next = await regionKeys(at, 'n');
    done(await at.run('root', 'make', at.json('r2.json', decision(next)), '--register', 'region'));
    for (const key of ['n0', 'n1', 'k0']) {
      const told = await at.run('root', 'sign', '--register', 'region', '--key', `${key}.key`);
      expect(done(told).complete).toBe(false);
    }
    expect(registerOf(at, 'region').trust.root?.number).toBe(1);
    done(await at.run('root', 'sign', '--register', 'region', '--key', 'k2.key'));
    expect(registerOf(at, 'region').trust.root?.number).toBe(2);
  });

  it('with a wrong passphrase changes nothing', async () => {
    const at = ceremony();
    await rooted(at);
    const next = await regionKeys(at, 'n');
    done(await at.run('root', 'make', at.json('r2.json', decision(next)), '--register', 'region'));
    const forgetful = { ...at, ...ceremony('另一个口令 9876543210') };
    const told = await forgetful.run(
      'root',
      'sign',
      '--register',
      at.path('region'),
      '--key',
      at.path('n0.key'),
    );
    expect([told.code, failure(told)]).toEqual([1, 'WRONG_PASSPHRASE']);
    expect(told.words).not.toContain('9876543210');
  });
});

describe('enrolment', () => {
  it('ends with a certified station that can open what is sent to its agency', async () => {
    const at = ceremony();
    const root = await rooted(at);
    const source = { title: '通知', number: '', issuer: '自治区人民政府办公厅' };
    const days = [{ date: '2027-01-01', kind: 'off', name: '元旦', scope: 'national' }];
    const calendar = { year: 2027, source, days };
    const pack = at.json('2027.json', calendar);
    const policy = ['--kind', 'calendar', '--name', '2027', '--from', '2026-03-01'];
    // A kind that puts nothing in force is not signed.
    const other = ['--kind', 'templates', ...policy.slice(2)];
    const told = await at.run('root', 'policy', pack, ...other, '--register', 'region', '--key', 'k4.key');
    expect(told.code).toBe(3);
    done(await at.run('root', 'policy', pack, ...policy, '--register', 'region', '--key', 'k4.key'));
    done(await certify(at, 'one', await asking(at, 'one')));
    const accepted = await accept(at, 'one', root);
    expect(accepted.words).toContain('入网完成单');
    const station = String(done(accepted).station);
    const { trust, packs } = registerOf(at, 'one-register');
    expect(stationAt(trust, station, TODAY).standing).toBe('ok');
    expect(packs.map(({ text }) => text)).toEqual([canonicalJson(calendar)]);
    const packet = inboxOf(trust, '653101');
    const { identity } = await keyOf(at, 'one');
    if (packet === null || identity === null) throw new Error('no inbox');
    const opened = await openInboxKey(packet, station, identity);
    expect(opened.ok && opened.value.recipient).toBe(packet.recipient);
  });

  it('hands on changes of code lists that were signed; what is none is refused with its place and changes nothing', async () => {
    const at = ceremony();
    await rooted(at);
    const sign = (name: string, list: string) => {
      const values = [{ code: '14', label: '数字经济', from: '2026-04-01' }];
      const pack = at.json(`${name}.json`, { lists: [{ list, values }] });
      const about = ['--kind', 'codes', '--name', name, '--from', '2026-03-01'];
      return at.run('root', 'policy', pack, ...about, '--register', 'region', '--key', 'k4.key');
    };
    const fixed = await sign('fixed', 'CL-SEC');
    expect([fixed.code, failure(fixed)]).toEqual([1, 'B21_FORMAT']);
    expect(fixed.words).toContain('代码表 CL-SEC 不能以签发更改');
    expect(registerOf(at, 'region').packs).toEqual([]);
    const signed = await sign('CL-1', 'CL-THEME');
    expect(done(signed)).toMatchObject({ kind: 'codes', number: 1 });
    expect(signed.words).toContain('主题分类：新增 14 数字经济（2026-04-01 起可选）');
  });

  it('of a second station moves the inbox to an epoch that both can open', async () => {
    const at = ceremony();
    const root = await rooted(at);
    for (const name of ['one', 'two']) done(await certify(at, name, await asking(at, name)));
    done(await accept(at, 'two', root));
    const packet = inboxOf(registerOf(at, 'region').trust, '653101');
    expect(packet?.epoch).toBe(2);
    if (packet === null) return;
    for (const name of ['one', 'two']) {
      const key = await keyOf(at, name);
      const request = readRecordFile(at.path(`${name}.req`), RECORD_FILES.request);
      if (!request.ok || key.identity === null) throw new Error('no request');
      expect((await openInboxKey(packet, request.value.station, key.identity)).ok).toBe(true);
    }
  });

  it('again, after others have joined, leaves a station its letter', async () => {
    const at = ceremony();
    const root = await rooted(at);
    for (const name of ['one', 'two', 'three']) done(await certify(at, name, await asking(at, name)));
    // The answer was lost on the way: the station asks once more, and holds nothing of the first.
    done(await certify(at, 'two', digitsIn((await requestAgain(at, 'two')).words)));
    const station = String(done(await accept(at, 'two', root)).station) as StationId;
    const own = new Set([station]);
    const letterIn = (register: string) => stationLetter(registerOf(at, register).trust, '653101', own);
    expect(letterIn('region')).toBe('B');
    expect(letterIn('two-register')).toBe('B');
    expect(inboxOf(registerOf(at, 'two-register').trust, '653101')?.epoch).toBe(4);
  });

  it('is not certified when the digits read out are not those of the request', async () => {
    const at = ceremony();
    await rooted(at);
    const digits = await asking(at, 'one');
    const other = digits.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    const told = await certify(at, 'one', other);
    expect([told.code, failure(told)]).toEqual([1, 'B15_SIGNATURE']);
    expect(existsSync(at.path('one.ans'))).toBe(false);
    expect(registerOf(at, 'region').requests).toEqual([]);
  });

  it('is not believed against the digits of the installation sheet', async () => {
    const at = ceremony();
    await rooted(at);
    done(await certify(at, 'one', await asking(at, 'one')));
    const foreign = await rooted(ceremony());
    const told = await accept(at, 'one', foreign);
    expect([told.code, failure(told)]).toEqual([1, 'B11_CHAIN']);
    expect(told.words).toContain('与安装单上的核对码不符');
    expect(registerOf(at, 'one-register').trust.root).toBeNull();
  });

  it("with another station's answer is refused", async () => {
    const at = ceremony();
    const root = await rooted(at);
    for (const name of ['one', 'two']) done(await certify(at, name, await asking(at, name)));
    const told = await accept(at, 'one', root, 'two');
    expect([told.code, failure(told)]).toEqual([1, 'B11_CHAIN']);
    expect(told.words).toContain('不是对本机此次申请的答复');
  });

  it('is certified by the enrolment key and by no other of the region', async () => {
    const at = ceremony();
    await rooted(at);
    const digits = await asking(at, 'one');
    const words = [
      'enrol',
      'certify',
      'one.req',
      '--digits',
      digits,
      '--register',
      'region',
      '--to',
      'one.ans',
    ];
    for (const key of ['k0.key', 'k4.key', 'k5.key'])
      expect((await at.run(...words, '--key', key)).words).toContain('没有指定该密钥');
  });

  it('is over for a revoked station: its agency gets a new inbox key without it', async () => {
    const at = ceremony();
    await rooted(at);
    for (const name of ['one', 'two']) done(await certify(at, name, await asking(at, name)));
    const { requests } = registerOf(at, 'region');
    const one = readRecordFile(at.path('one.req'), RECORD_FILES.request);
    if (!one.ok) throw new Error('no request');
    const lost = { subject: one.value.station, reason: 'stolen', lastTrusted: null, on: '2026-03-04' };
    const list = at.json('lost.json', [lost]);
    const told = await at.run('root', 'revoke', list, '--register', 'region', '--key', 'k5.key');
    expect(done(told).rekey).toEqual(['653101']);
    expect(told.words).toContain('被盗');
    const rekey = ['--register', 'region', '--key', 'k3.key', '--to', 'packet.rsb'];
    expect(done(await at.run('root', 'rekey', '653101', ...rekey)).epoch).toBe(3);
    const { trust } = registerOf(at, 'region');
    const others = requests.map(({ station }) => station).filter((station) => station !== lost.subject);
    expect(inboxOf(trust, '653101')?.sealed.map(({ station }) => station)).toEqual(others);
    expect(stationAt(trust, lost.subject, TODAY).standing).toBe('revoked');
    const again = await certify(at, 'one', digitsIn((await requestAgain(at)).words));
    expect(failure(again)).toBe('B14_REVOKED');
  });

  it('is over for an agency only with a word on each of its stations, and never for the region’s own', async () => {
    const at = ceremony();
    await rooted(at);
    const own = { agency: '650000', level: 'region', name: '自治区数据登记中心', install: 'a'.repeat(32) };
    done(await certify(at, 'own', await asking(at, 'own', own)));
    for (const name of ['one', 'two']) done(await certify(at, name, await asking(at, name)));
    const [one, two] = registerOf(at, 'region').requests.filter(({ agency }) => agency === '653101');
    const line = (subject = '') => ({ subject, reason: 'retired', lastTrusted: null, on: '2026-03-04' });
    const revoke = (...lines: readonly object[]) =>
      at.run('root', 'revoke', at.json('l.json', lines), '--register', 'region', '--key', 'k5.key');
    const region = await revoke(line('650000'));
    expect([failure(region), region.words]).toEqual([
      'OWN_OFFICE',
      expect.stringContaining('不能吊销自治区本单位'),
    ]);
    const unnamed = await revoke(line('653101'), line(one?.station));
    expect([failure(unnamed), unnamed.words]).toEqual([
      'B21_FORMAT',
      expect.stringContaining(two?.station ?? ''),
    ]);
    expect(registerOf(at, 'region').trust.revocations).toBeNull();
    // Nobody is left whom new keys could be given to.
    const all = await revoke(line('653101'), line(one?.station), line(two?.station));
    expect(done(all)).toMatchObject({ number: 1, rekey: [] });
    expect(all.words).toContain('所属工作站另行列明');
  });

  it('of a revoked station is believed less by a later list, never further', async () => {
    const at = ceremony();
    await rooted(at);
    done(await certify(at, 'one', await asking(at, 'one')));
    const [{ station } = { station: '' }] = registerOf(at, 'region').requests;
    const revoke = (reason: string, seq: number | null) => {
      const lastTrusted = seq === null ? null : { seq, hash: 'a'.repeat(64) };
      const line = { subject: station, reason, lastTrusted, on: '2026-03-04' };
      return at.run('root', 'revoke', at.json('l.json', [line]), '--register', 'region', '--key', 'k5.key');
    };
    done(await revoke('lost', 9));
    done(await revoke('stolen', 5));
    for (const further of [6, 9]) {
      const told = await revoke('lost', further);
      expect([failure(told), told.words]).toEqual(['B21_FORMAT', expect.stringContaining(station)]);
      expect(told.words).toContain('没有签发');
    }
    done(await revoke('lost', 5));
    done(await revoke('lost', null));
    expect(failure(await revoke('lost', 1))).toBe('B21_FORMAT');
    const line = { subject: station, reason: 'lost', lastTrusted: null };
    expect(registerOf(at, 'region').trust.revocations).toMatchObject({ number: 4, revoked: [line] });
  });

  it('leaves no secret in any file but the sealed key files', async () => {
    const at = ceremony();
    const root = await rooted(at);
    done(await certify(at, 'one', await asking(at, 'one')));
    done(await accept(at, 'one', root));
    const { privateKey, identity } = await keyOf(at, 'one');
    const secrets = [Buffer.from(privateKey).toString('hex'), identity ?? '', PASSPHRASE, 'AGE-SECRET-KEY'];
    const files = readdirSync(at.dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(`${file.parentPath}/${file.name}`, 'latin1');
      for (const secret of secrets) expect(text.includes(secret), file.name).toBe(false);
    }
  });
});

const requestAgain = (at: Ceremony, name = 'one') =>
  at.run('enrol', 'request', `${name}.req`, '--office', `${name}.json`, '--key', `${name}.key`);
