/** Rules and calendars that the region signs count at every desk without a second person. */
import { describe, expect, it } from 'vitest';
import { trustRow } from '#electron/services/sync/plan-rows';
import { issuePolicy } from '#electron/sync/identity/ceremony-issue';
import { withCeremonyKey } from '#electron/sync/identity/ceremony-key';
import { addPacks, addToRegister, readRegister } from '#electron/sync/identity/register';
import { type LocalDate, localDate } from '#shared/domain/local-date';
import type { PolicyKind, PolicyRecord } from '#shared/identity/policy';
import { NO_TRUST } from '#shared/identity/trust';
import type { Machine } from '../../helpers/backup-kit';
import {
  deskOf,
  enrolDesk,
  press,
  type RegionDesk,
  region,
  stateOf,
  withKey,
  words,
} from '../../helpers/enrol-kit';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

/** The rules in force with another id, from the first of June on. */
async function successor(desk: Machine): Promise<{ readonly id: string; readonly json: object }> {
  const { profile } = await desk.must('boss', 'desk.state', {});
  const { json } = await desk.must('boss', 'rules.profile', { id: profile.id });
  const id = `${profile.id}-R`;
  const next = { ...JSON.parse(json), id, replaces: profile.id, effectiveFrom: '2026-06-01' };
  return { id, json: next };
}

/** A record of a kind that only another program knows, put into the region's register. */
async function signedElsewhere(
  { at, register }: RegionDesk,
  about: { readonly kind: string; readonly id: string; readonly inForceFrom: string },
): Promise<PolicyRecord> {
  const read = readRegister(register);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const record = await withCeremonyKey(at.path('k4.key'), PASSPHRASE, (key) => {
    const kind = about as { kind: PolicyKind; id: string; inForceFrom: LocalDate };
    return issuePolicy(read.value.trust, kind, '{}', localDate('2026-03-02'), key);
  });
  if (!record.ok) throw new Error(JSON.stringify(record.error));
  const issued = record.value.record;
  expect(addPacks(register, [{ record: issued, text: '{}' }]).ok).toBe(true);
  expect(addToRegister(register, [{ kind: 'policy', record: issued }]).ok).toBe(true);
  return issued;
}

describe('a station that is enrolled today', () => {
  it('has the rules and calendars before those in force, too: cases of others were received under them', async () => {
    const at = await region();
    const desk = await deskOf('kashgar');
    const first = await successor(at.desk);
    const second = { ...first.json, id: `${first.id}2`, replaces: first.id, effectiveFrom: '2026-09-01' };
    at.desk.answers.set('选定规则签发文件的存放位置', at.at.dir);
    for (const [id, json, inForceFrom] of [
      [first.id, first.json, '2026-06-01'],
      [second.id, second, '2026-09-01'],
    ] as const) {
      at.desk.answers.set('选定待签发的规则文件', at.at.json('rules.json', json));
      withKey(at, 4);
      const input = { ...press(), passphrase: PASSPHRASE, kind: 'rules' as const, id, inForceFrom };
      expect(await at.desk.call('admin', 'region.policy', input)).toMatchObject({ ok: true });
    }
    await enrolDesk(at, desk);
    const { profiles } = await desk.must('boss', 'rules.profiles', {});
    expect(profiles.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
    // Asking again brings nothing twice and is no rollback.
    await enrolDesk(at, desk);
    expect((await desk.must('boss', 'rules.profiles', {})).profiles).toHaveLength(profiles.length);
  });
});

describe('the region’s desk', () => {
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
      expect((await stateOf(one)).policies).toMatchObject([
        { kind: 'calendar', number: 1, id: '2027', adopted: true },
      ]);
    }
  });

  it('signs no kind that puts nothing in force; one that another program signed is kept and told as idle', async () => {
    const at = await region();
    const desk = await deskOf('kashgar');
    const idle = {
      ...press(),
      passphrase: PASSPHRASE,
      kind: 'templates',
      id: 'D20',
      inForceFrom: '2026-03-09',
    };
    expect(await words(at.desk.call('admin', 'region.policy', idle as never))).toMatch(/^INPUT_INVALID/);
    const record = await signedElsewhere(at, { kind: 'tariffs', id: '收费', inForceFrom: '2026-03-01' });
    await enrolDesk(at, desk);
    expect((await stateOf(desk)).policies).toMatchObject([
      { kind: 'tariffs', kindName: '其他规则（tariffs）', number: 1, id: '收费', adopted: false },
    ]);
    const row = trustRow({ kind: 'policy', record, content: '{}' }, true, {
      before: NO_TRUST,
      after: NO_TRUST,
    });
    expect(row.title).toBe('其他规则（tariffs）第 1 号，本机不能采用');
    expect(row.detail).toContain('收费：与本机在用规则抵触，或需更新版本的程序');
  });
});
