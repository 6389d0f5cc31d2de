/** Files of the region that a desk reads in by hand: believed by the rules of their kind, refused without a trace. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../../helpers/backup-kit';
import {
  ask,
  deskOf,
  enrolDesk,
  press,
  type RegionDesk,
  region,
  stateOf,
  stationOfDesk,
  withKey,
  words,
} from '../../helpers/enrol-kit';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

/** The region revokes a desk's station; where the list lies. */
async function listOf(
  at: RegionDesk,
  lost: Machine,
  reason: 'suspected' | 'lost' | 'stolen',
): Promise<string> {
  withKey(at, 5);
  at.desk.answers.set('选定吊销名单文件的存放位置', at.at.dir);
  const subject = await stationOfDesk(lost);
  const input = { ...press(), passphrase: PASSPHRASE, subject, reason, trusted: 'none' as const };
  const { fileName } = await at.desk.must('admin', 'region.revoke', input);
  const kept = join(at.at.dir, `${reason}.rsb`);
  copyFileSync(join(at.at.dir, fileName), kept);
  return kept;
}

async function keysOf(at: RegionDesk, agency: string): Promise<string> {
  withKey(at, 3);
  at.desk.answers.set('选定收件密钥文件的存放位置', at.at.dir);
  const { fileName } = await at.desk.must('admin', 'region.rekey', {
    ...press(),
    passphrase: PASSPHRASE,
    agency: agency as never,
  });
  return join(at.at.dir, fileName);
}

function reading(desk: Machine, file: string) {
  desk.answers.set('选定自治区签发的文件', file);
  return desk.call('admin', 'enrol.readRecords', press());
}

/** What of trust a desk shows, and how many entries it has. */
async function standing(desk: Machine) {
  const { revocations, inboxes, policies } = await stateOf(desk);
  const { items } = await desk.must('admin', 'stations.list', { page: 0 });
  return { revocations, inboxes, policies, words: items.map((one) => `${one.station} ${one.words}`) };
}

async function county(): Promise<{ at: RegionDesk; desk: Machine; lost: Machine }> {
  const at = await region();
  const [desk, lost] = [await deskOf('county'), await deskOf('county')];
  await enrolDesk(at, lost);
  await enrolDesk(at, desk);
  return { at, desk, lost };
}

describe('a file of the region', () => {
  it('with a revocation list counts from the day it is read in, and once', async () => {
    const { at, desk, lost } = await county();
    const list = await listOf(at, lost, 'lost');
    expect(await reading(desk, list)).toMatchObject({
      ok: true,
      value: {
        ...{ taken: true, slip: { title: '吊销名单' } },
        words: expect.stringMatching(
          /^已收下吊销名单第 1 号。新列入或有变：工作站 \w+，已吊销（遗失，.+），.+。本机收存的这些工作站的记录按名单重新认定，由此出现的冲突列入“冲突”。$/,
        ),
      },
    });
    expect((await stateOf(desk)).revocations).toMatchObject({ number: 1 });
    const after = await standing(desk);
    expect(await reading(desk, list)).toMatchObject({
      ok: true,
      value: { taken: false, words: '本机已有吊销名单第 1 号，未作任何改动。' },
    });
    expect(await standing(desk)).toEqual(after);
  });

  it('with a revocation list names whom the one before did not, also a station that nobody here has heard of', async () => {
    const { at, desk, lost } = await county();
    await reading(desk, await listOf(at, lost, 'lost'));
    const unheard = await deskOf('county');
    await enrolDesk(at, unheard);
    const told = await reading(desk, await listOf(at, unheard, 'stolen'));
    const words = told.ok ? told.value.words : '';
    expect(words).toMatch(
      /^已收下吊销名单第 2 号。新列入或有变：工作站 \w+，已吊销（被盗，.+），其记录均不采信。本机/,
    );
  });

  it('with rules puts them in force with the pack it carries', async () => {
    const { at, desk } = await county();
    const days = [{ date: '2027-01-01', kind: 'off', name: '元旦', scope: 'national' }];
    const source = { title: '关于2027年部分节假日安排的通知', number: '', issuer: '国务院办公厅' };
    at.desk.answers.set('选定待签发的规则文件', at.at.json('2027.json', { year: 2027, source, days }));
    at.desk.answers.set('选定规则签发文件的存放位置', at.at.dir);
    withKey(at, 4);
    const about = { kind: 'calendar' as const, id: '2027', inForceFrom: '2026-03-09' as never };
    const { fileName } = await at.desk.must('admin', 'region.policy', {
      ...press(),
      passphrase: PASSPHRASE,
      ...about,
    });
    const file = join(at.at.dir, fileName);
    const altered = join(at.at.dir, 'altered.rsb');
    writeFileSync(altered, readFileSync(file, 'utf8').replace('元旦', '春节'));
    const before = await standing(desk);
    expect(await words(reading(desk, altered))).toMatch(/^B11_CHAIN 规则文件与签发记录不符/);
    expect(await standing(desk)).toEqual(before);
    expect(await reading(desk, file)).toMatchObject({
      ok: true,
      value: { taken: true, words: '已收下工作日历第 1 号（2027）。' },
    });
    const { calendarYears } = await desk.must('admin', 'desk.state', {});
    expect(calendarYears).toContain(2027);
  });

  it('is refused and changes nothing: an earlier list, an altered one, one of another region, another file', async () => {
    const { at, desk, lost } = await county();
    const first = await listOf(at, lost, 'suspected');
    const second = await listOf(at, lost, 'lost');
    await reading(desk, second);
    const before = await standing(desk);
    expect(await words(reading(desk, first))).toMatch(/^B31_POLICY_ROLLBACK 编号低于本机已有编号/);
    const altered = join(at.at.dir, 'altered.rsb');
    writeFileSync(altered, readFileSync(second, 'utf8').replace('"number":2', '"number":3'));
    expect(await words(reading(desk, altered))).toMatch(/^B11_CHAIN 不是本区签发，或内容被改动/);
    const keys = await keysOf(at, '653101');
    writeFileSync(altered, readFileSync(keys, 'utf8').replace('"epoch":3', '"epoch":4'));
    expect(await words(reading(desk, altered))).toMatch(/^B11_CHAIN 不是本区签发，或内容被改动/);
    const other = await region();
    const stranger = await deskOf('county');
    await enrolDesk(other, stranger);
    expect(await words(reading(desk, await keysOf(other, '653101')))).toMatch(/^B11_CHAIN 不是本区签发/);
    expect(await words(reading(desk, await listOf(other, stranger, 'lost')))).toMatch(
      /^B11_CHAIN 不是本区签发/,
    );
    expect(await words(reading(desk, (await ask(at, desk)).file))).toMatch(/^B21_FORMAT 不是所要的文件/);
    expect(await standing(desk)).toEqual(before);
  });

  it('is not believed by a desk that trusts no root yet', async () => {
    const { at, lost } = await county();
    const alone = await deskOf('county');
    expect(await words(reading(alone, await listOf(at, lost, 'lost')))).toMatch(
      /^B11_CHAIN 本机尚未信任任何根证书/,
    );
    expect((await stateOf(alone)).standing).toBe('alone');
  });
});
