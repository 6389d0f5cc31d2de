/** A region certifies its desks, and desks believe it: the whole way through the contract, on real stores. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#shared/contract/failure';
import type { Machine } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';
import {
  acceptAnswer,
  ask,
  certify,
  deskOf,
  enrolDesk,
  type RegionDesk,
  region,
  stationOfDesk,
  withKey,
} from '../../helpers/enrol-kit';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

const press = () => ({ commandId: commandId() });
const state = (desk: Machine, who = 'admin') => desk.must(who, 'enrol.state', {});

/** The words of a refusal. */
async function words(answer: Promise<{ ok: boolean; failure?: Failure }>): Promise<string> {
  const { failure } = await answer;
  return failure === undefined ? 'answered' : `${failure.code} ${failure.message}`;
}

const readAnswer = (desk: Machine, digits: string) =>
  desk.call('admin', 'enrol.readResponse', { ...press(), digits });

/** The rules in force with another id, from the first of June on. */
async function successor(desk: Machine): Promise<{ readonly id: string; readonly json: object }> {
  const { profile } = await desk.must('boss', 'desk.state', {});
  const { json } = await desk.must('boss', 'rules.profile', { id: profile.id });
  const id = `${profile.id}-R`;
  const next = { ...JSON.parse(json), id, replaces: profile.id, effectiveFrom: '2026-06-01' };
  return { id, json: next };
}

describe('enrolment of two desks', () => {
  it('ends with stations that know each other’s standing and can open what is sent to their agency', async () => {
    const at = await region();
    const [kashgar, county] = [await deskOf('kashgar'), await deskOf('county')];
    expect(await state(kashgar)).toMatchObject({ standing: 'alone', root: null, revocations: null });
    const asked = await ask(at, kashgar);
    expect(await state(kashgar, 'boss')).toMatchObject({
      standing: 'asked',
      asked: { digits: asked.digits },
    });
    const answer = await certify(at, asked);
    kashgar.answers.set('选定自治区的入网批复', answer);
    const read = await kashgar.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    expect(read).toMatchObject({ rootDigits: at.root, slip: { title: '入网完成单' } });
    expect(await state(kashgar)).toMatchObject({
      standing: 'waiting',
      waiting: { by: 'admin', mine: true },
      certificate: null,
      root: null,
    });
    await kashgar.must('security', 'enrol.confirm', { ...press(), digits: at.root });
    expect(await state(kashgar, 'boss')).toMatchObject({
      standing: 'enrolled',
      waiting: null,
      certificate: { number: 1, validFrom: '2026-03-09' },
      root: { number: 1, digits: at.root },
      revocations: { number: null, days: 0, standing: 'fresh' },
      inboxes: [{ epoch: 1, held: true }],
    });
    await enrolDesk(at, county);
    expect(await state(county)).toMatchObject({ standing: 'enrolled', agency: '653101' });
    const known = await at.desk.must('boss', 'stations.list', { page: 0 });
    expect(known.items.map(({ agency, own, words: how }) => `${agency} ${own} ${how}`)).toEqual([
      '650000 true 有效',
      '653100 false 有效',
      '653101 false 有效',
    ]);
    expect(known).toMatchObject({ total: 3, roots: [{ number: 1, digits: at.root }] });
  });

  it('by the QR code is the same as by the file, and a request keeps its digits while nothing changes', async () => {
    const at = await region();
    const desk = await deskOf('county');
    const asked = await ask(at, desk);
    expect(Buffer.byteLength(asked.qr)).toBeLessThan(2953);
    expect((await ask(at, desk)).digits).toBe(asked.digits);
    withKey(at, 3);
    at.desk.answers.set('选定入网批复文件的存放位置', at.at.dir);
    const input = { passphrase: PASSPHRASE, digits: asked.digits, designated: false };
    const { fileName } = await at.desk.must('admin', 'region.enrol', {
      ...press(),
      ...input,
      scanned: asked.qr,
    });
    await acceptAnswer(at, desk, join(at.at.dir, fileName));
    expect((await state(desk)).standing).toBe('enrolled');
  });
});

describe('an answer is refused and changes nothing', () => {
  const answered = async (): Promise<{ at: RegionDesk; desk: Machine; answer: string }> => {
    const at = await region();
    const desk = await deskOf('kashgar');
    const answer = await certify(at, await ask(at, desk));
    desk.answers.set('选定自治区的入网批复', answer);
    return { at, desk, answer };
  };

  it('with other digits than the installation sheet’s', async () => {
    const { at, desk } = await answered();
    const wrong = at.root.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    expect(await words(readAnswer(desk, wrong))).toMatch(/^B11_CHAIN 根证书与安装单上的核对码不符/);
    expect(await words(readAnswer(desk, ''))).toMatch(/^B11_CHAIN/);
    expect((await state(desk)).standing).toBe('asked');
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    const confirm = desk.call('security', 'enrol.confirm', { ...press(), digits: wrong });
    expect(await words(confirm)).toMatch(/^B11_CHAIN/);
    expect(await state(desk)).toMatchObject({ standing: 'waiting', root: null });
  });

  it('of a foreign region, of another station, and before anything was asked', async () => {
    const { at, desk } = await answered();
    const other = await region();
    const foreign = await deskOf('kashgar');
    expect(await words(readAnswer(foreign, at.root))).toMatch(/^NOTHING_PENDING/);
    await ask(other, foreign);
    foreign.answers.set('选定自治区的入网批复', join(at.at.dir, `入网批复-${await stationOfDesk(desk)}.rsb`));
    expect(await words(readAnswer(foreign, other.root))).toMatch(/^B11_CHAIN 根证书与安装单/);
    expect(await words(readAnswer(foreign, at.root))).toMatch(/^B11_CHAIN 不是对本机此次申请的答复/);
  });

  it('when it was altered on the way or after it was read', async () => {
    const { at, desk, answer } = await answered();
    const text = readFileSync(answer, 'utf8');
    writeFileSync(answer, text.replace('"epoch":1', '"epoch":2'));
    expect(await words(readAnswer(desk, at.root))).toMatch(/^B11_CHAIN/);
    writeFileSync(answer, text);
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    const staged = join(`${desk.vault}.exchange`, 'enrolment', 'answer.rsb');
    writeFileSync(staged, text.replace('"epoch":1', '"epoch":2'));
    const confirm = () => desk.call('security', 'enrol.confirm', { ...press(), digits: at.root });
    expect(await words(confirm())).toMatch(/^CHANGED_MEANWHILE/);
    copyFileSync(answer, staged);
    await desk.must('security', 'enrol.confirm', { ...press(), digits: at.root });
  });

  it('once it was taken back', async () => {
    const { at, desk } = await answered();
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    await desk.must('security', 'enrol.decline', press());
    expect((await state(desk)).standing).toBe('asked');
    expect(await desk.refusal('security', 'enrol.confirm', { ...press(), digits: at.root })).toBe(
      'NOTHING_PENDING',
    );
  });

  it('by the person who read it, even in the other post', async () => {
    const { at, desk } = await answered();
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    await desk.must('security', 'accounts.setRoles', { ...press(), account: 'clerk', roles: [] });
    // The administrator becomes the second one: the post is given over, and taken by another way round.
    await desk.must('security', 'officers.propose', { ...press(), post: 'SYSADMIN', account: 'clerk' });
    await desk.must('admin', 'officers.confirm', { ...press(), post: 'SYSADMIN', account: 'clerk' });
    await desk.must('clerk', 'officers.propose', { ...press(), post: 'SECADMIN', account: 'admin' });
    await desk.must('security', 'officers.confirm', { ...press(), post: 'SECADMIN', account: 'admin' });
    expect(await desk.refusal('admin', 'enrol.confirm', { ...press(), digits: at.root })).toBe(
      'SECOND_PERSON',
    );
  });
});

describe('the region’s desk', () => {
  it('certifies nobody on digits that are not those of the request', async () => {
    const at = await region();
    const desk = await deskOf('county');
    const asked = await ask(at, desk);
    withKey(at, 3);
    at.desk.answers.set('选定入网批复文件的存放位置', at.at.dir);
    const wrong = asked.digits.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    const input = { ...press(), passphrase: PASSPHRASE, digits: wrong, designated: false, scanned: asked.qr };
    expect(await words(at.desk.call('admin', 'region.enrol', input))).toMatch(/^B15_SIGNATURE 读出的核对码/);
    const other = { ...input, ...press(), digits: asked.digits, passphrase: '别的口令 0123456789' };
    expect(await at.desk.refusal('admin', 'region.enrol', other)).toBe('WRONG_PASSPHRASE');
  });

  it('is the only one that issues anything', async () => {
    const desk = await deskOf('kashgar');
    const input = { ...press(), passphrase: PASSPHRASE, agency: '653100' };
    expect(await desk.refusal('admin', 'region.rekey', input)).toBe('REGION_ONLY');
  });

  it('revokes a lost station, changes the inbox of its agency, and every desk that learns of it knows', async () => {
    const at = await region();
    const [one, two] = [await deskOf('kashgar'), await deskOf('kashgar')];
    await enrolDesk(at, one);
    await enrolDesk(at, two);
    const lost = await stationOfDesk(one);
    withKey(at, 5);
    at.desk.answers.set('选定吊销名单文件的存放位置', at.at.dir);
    const revoke = { passphrase: PASSPHRASE, subject: lost, reason: 'lost', trusted: 'held' } as const;
    const mistyped = { ...press(), ...revoke, subject: '0123456789abcdef' };
    expect(await at.desk.refusal('admin', 'region.revoke', mistyped)).toBe('B10_UNKNOWN_SENDER');
    const revoked = await at.desk.must('admin', 'region.revoke', { ...press(), ...revoke });
    expect(revoked.rekey).toEqual([{ agency: '653100', name: '喀什地区' }]);
    withKey(at, 3);
    at.desk.answers.set('选定收件密钥文件的存放位置', at.at.dir);
    const rekey = { ...press(), passphrase: PASSPHRASE, agency: '653100' };
    expect(await at.desk.must('admin', 'region.rekey', rekey)).toMatchObject({ epoch: 3 });
    const { items } = await at.desk.must('boss', 'stations.list', { page: 0 });
    const told = items.find(({ station }) => station === lost);
    expect(told).toMatchObject({ standing: 'revoked', words: '已吊销（遗失，2026-03-09），其记录均不采信' });
    expect((await state(at.desk)).revocations).toMatchObject({ number: 1, days: 0 });
  });

  it('gives out lists that only go forward: an answer with an older one is refused', async () => {
    const at = await region();
    const [desk, other] = [await deskOf('kashgar'), await deskOf('county')];
    await enrolDesk(at, other);
    const revoke = async (reason: 'suspected' | 'lost') => {
      withKey(at, 5);
      at.desk.answers.set('选定吊销名单文件的存放位置', at.at.dir);
      const subject = await stationOfDesk(other);
      const input = { ...press(), passphrase: PASSPHRASE, subject, reason, trusted: 'none' as const };
      await at.desk.must('admin', 'region.revoke', input);
    };
    await revoke('suspected');
    const asked = await ask(at, desk);
    const first = await certify(at, asked);
    copyFileSync(first, `${first}.first`);
    await revoke('lost');
    await acceptAnswer(at, desk, await certify(at, asked));
    expect((await state(desk)).revocations).toMatchObject({ number: 2 });
    desk.answers.set('选定自治区的入网批复', `${first}.first`);
    expect(await words(readAnswer(desk, at.root))).toMatch(/^B31_POLICY_ROLLBACK 编号低于本机已有编号/);
    expect((await state(desk)).revocations).toMatchObject({ number: 2 });
  });

  it('warns of a list that is older than 35 days, and asks for a second approval after 95', async () => {
    const at = await region();
    for (const [now, standing] of [
      ['2026-04-13T02:00:00.000Z', 'fresh'],
      ['2026-04-14T02:00:00.000Z', 'warning'],
      ['2026-06-13T02:00:00.000Z', 'second'],
    ] as const) {
      await at.desk.restart();
      at.desk.now = now as typeof at.desk.now;
      await at.desk.signIn('admin');
      expect((await state(at.desk)).revocations).toMatchObject({ standing });
    }
  });

  it('takes in what its ceremonies issued elsewhere, believed by the root’s digits', async () => {
    const at = await region();
    const fresh = await deskOf('region');
    fresh.answers.set('选定证书登记册', at.register);
    const wrong = at.root.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    expect(await words(fresh.call('admin', 'region.adopt', { ...press(), digits: wrong }))).toMatch(
      /^B11_CHAIN/,
    );
    const taken = await fresh.must('admin', 'region.adopt', { ...press(), digits: at.root });
    // The root, the region's agency and station, the key of its inbox.
    expect(taken).toEqual({ records: 4, rootDigits: at.root });
    expect(await fresh.must('admin', 'region.adopt', { ...press(), digits: '' })).toMatchObject({
      records: 0,
    });
    expect(await state(fresh)).toMatchObject({ standing: 'lapsed', inboxes: [{ epoch: 1, held: false }] });
  });

  it('signs rules that count at every desk without a second person, from the day their own text names', async () => {
    const at = await region();
    const desk = await deskOf('kashgar');
    const { id, json } = await successor(at.desk);
    at.desk.answers.set('选定待签发的规则文件', at.at.json('rules.json', json));
    at.desk.answers.set('选定规则签发文件的存放位置', at.at.dir);
    withKey(at, 4);
    const sign = (inForceFrom: string) => {
      const input = { ...press(), passphrase: PASSPHRASE, kind: 'rules' as const, id, inForceFrom };
      return at.desk.call('admin', 'region.policy', input);
    };
    expect(await words(sign('2026-05-01'))).toMatch(/^B11_CHAIN 规则文件在本机不能启用/);
    expect(await sign('2026-06-01')).toMatchObject({ ok: true, value: { number: 1 } });
    await enrolDesk(at, desk);
    for (const one of [at.desk, desk]) {
      const { profiles } = await one.must('boss', 'rules.profiles', {});
      expect(profiles.find((profile) => profile.id === id)).toMatchObject({
        from: '2026-06-01',
        inForce: false,
      });
    }
  });

  it('signs a calendar that counts at every desk without a second person', async () => {
    const at = await region();
    const desk = await deskOf('kashgar');
    const days = [{ date: '2027-01-01', kind: 'off', name: '元旦', scope: 'national' }];
    const source = { title: '关于2027年部分节假日安排的通知', number: '', issuer: '国务院办公厅' };
    at.desk.answers.set('选定待签发的规则文件', at.at.json('2027.json', { year: 2027, source, days }));
    at.desk.answers.set('选定规则签发文件的存放位置', at.at.dir);
    withKey(at, 4);
    const sign = (inForceFrom: string, kind: 'calendar' | 'rules' = 'calendar') => {
      const input = { ...press(), passphrase: PASSPHRASE, kind, id: '2027', inForceFrom };
      return at.desk.call('admin', 'region.policy', input);
    };
    // A calendar tells what days are: it cannot begin later than it is known; and it is no rule pack.
    expect(await words(sign('2027-01-01'))).toMatch(/^B11_CHAIN 规则文件在本机不能启用/);
    expect(await words(sign('2026-03-09', 'rules'))).toMatch(/^B11_CHAIN 规则文件在本机不能启用/);
    expect(await sign('2026-03-09')).toMatchObject({ ok: true, value: { number: 1 } });
    await enrolDesk(at, desk);
    for (const one of [at.desk, desk]) {
      const { calendarYears } = await one.must('admin', 'desk.state', {});
      expect(calendarYears).toContain(2027);
      expect((await state(one)).policies).toMatchObject([{ kind: 'calendar', number: 1, id: '2027' }]);
    }
  });
});

describe('a supervisor’s signing key', () => {
  it('is made with the passphrase, opened at sign-in, and gone when the person is', async () => {
    const desk = await deskOf('kashgar');
    const key = (passphrase: string) => desk.call('boss', 'person.key', { ...press(), passphrase });
    expect(await words(key('not the passphrase'))).toMatch(/^WRONG_PASSPHRASE/);
    expect((await state(desk, 'boss')).personKey).toEqual({ isSet: false, usable: false });
    const made = await key('another long phrase');
    expect(made).toMatchObject({ ok: true, value: { publicKey: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await state(desk, 'boss')).personKey).toEqual({ isSet: true, usable: true });
    await desk.must('boss', 'session.signOut', { because: 'locked' });
    await desk.signIn('boss');
    expect((await state(desk, 'boss')).personKey).toEqual({ isSet: true, usable: true });
    const change = { ...press(), current: 'another long phrase', next: 'a changed long phrase' };
    await desk.must('boss', 'session.changePassphrase', change);
    expect((await state(desk, 'boss')).personKey.usable).toBe(true);
    await desk.restart();
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'a changed long phrase' });
    expect((await state(desk, 'boss')).personKey).toEqual({ isSet: true, usable: true });
  });
});
