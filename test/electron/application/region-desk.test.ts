/** What the region’s own desk does with the keys of its ceremonies: certify, revoke, change keys, take a register in. */
import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  acceptAnswer,
  ask,
  certify,
  deskOf,
  enrolDesk,
  press,
  readAnswer,
  region,
  stateOf,
  stationOfDesk,
  withKey,
  words,
} from '../../helpers/enrol-kit';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

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
    expect((await stateOf(at.desk)).revocations).toMatchObject({ number: 1, days: 0 });
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
    expect((await stateOf(desk)).revocations).toMatchObject({ number: 2 });
    desk.answers.set('选定自治区的入网批复', `${first}.first`);
    expect(await words(readAnswer(desk, at.root))).toMatch(/^B31_POLICY_ROLLBACK 编号低于本机已有编号/);
    expect((await stateOf(desk)).revocations).toMatchObject({ number: 2 });
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
      expect((await stateOf(at.desk)).revocations).toMatchObject({ standing });
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
    expect(taken).toEqual({
      records: 4,
      rootDigits: at.root,
      slip: {
        title: '登记册读入单',
        lines: ['读入：4 项', `根证书：第 1 号，核对码 ${at.root}`, '吊销名单：尚无'],
        signers: ['办理人', '监督人'],
      },
    });
    expect(await fresh.must('admin', 'region.adopt', { ...press(), digits: '' })).toMatchObject({
      records: 0,
    });
    expect(await stateOf(fresh)).toMatchObject({ standing: 'lapsed', inboxes: [{ epoch: 1, held: false }] });
  });
});
