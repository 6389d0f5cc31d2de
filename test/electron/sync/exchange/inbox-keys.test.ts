/**
 * What an agency of several stations is sent: each of them opens it, the lost one nothing more, and whoever was left
 * without the newest keys is told what to do and does it.
 */
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ageHeaderBytes, sealStream } from '#electron/crypto/age';
import { newReceivingIdentity } from '#electron/crypto/age-keys';
import { MOST_EPOCHS } from '#electron/services/sync/agencies';
import { MAX_AGE_HEADER_BYTES } from '#shared/bundle/limits';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, passphraseOf } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { PASSPHRASE } from '../identity/ceremony-kit';
import {
  agreed,
  COUNTY,
  checked,
  DAY,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
  taken,
} from './exchange-kit';
import { looked, saysCode } from './kept-out';

let all: Offices;
let second: ExchangeOffice;
beforeAll(async () => {
  all = await offices();
  second = await joined('second');
}, 240_000);
afterAll(() => all.remove());

const slow = { timeout: 240_000 };

/** One more station of an agency. */
async function joined(key: string, of = all.prefecture): Promise<ExchangeOffice> {
  const office = new ExchangeOffice(all.dir, key, of.parts);
  await office.setUp('2026-03-05');
  await enrolOffice(all.founded, office, DAY);
  return office;
}

const press = () => ({ commandId: commandId(), passphrase: PASSPHRASE });

/** The region revokes a station of the prefecture, believing what it has of it. */
async function revoked(lost: ExchangeOffice): Promise<string> {
  const { station } = await lost.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
  const to = mkdtempSync(join(all.dir, 'list-'));
  return all.region.work(DAY, async (desk) => {
    desk.files.files = [all.founded.ceremony.path('k5.key')];
    desk.files.folders = [all.founded.ceremony.path('region'), to];
    const subject = { subject: station, reason: 'lost', trusted: 'held' } as const;
    const { fileName } = await desk.must('admin', 'region.revoke', { ...press(), ...subject });
    return join(to, fileName);
  });
}

/** The region changes the inbox keys of the prefecture; where the file lies that is carried. */
async function rekeyed(): Promise<string> {
  const to = mkdtempSync(join(all.dir, 'keys-'));
  return all.region.work(DAY, async (desk) => {
    desk.files.files = [all.founded.ceremony.path('k3.key')];
    desk.files.folders = [all.founded.ceremony.path('region'), to];
    const { fileName } = await desk.must('admin', 'region.rekey', { ...press(), agency: PREFECTURE });
    return join(to, fileName);
  });
}

const sent = () => all.region.work(DAY, (desk) => made(all.dir, desk, PREFECTURE));

describe('an agency of which one station was lost', () => {
  it(
    'opens what is sent under its new keys once the other station has read their file, the lost one does not',
    slow,
    async () => {
      const { region, prefecture } = all;
      await pass(all, region, second);
      await revoked(prefecture);
      const file = await rekeyed();
      const folder = await sent();
      await second.work(DAY, async (desk) => {
        const { bundle, plan } = await looked(desk, folder);
        expect(plan).toBeNull();
        expect(bundle).toMatchObject({ state: 'waiting', code: 'B18_NO_KEY' });
        saysCode(bundle.words, 'B18_NO_KEY');
        expect(bundle.words).toContain('由系统管理员在“站点与密钥”读入后重新验证');
        desk.files.files = [file];
        const read = await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
        expect(read).toMatchObject({ taken: true, slip: { title: '收件密钥换期单' } });
        expect(read.words).toBe('已收下喀什地区收件密钥第 3 期。因缺此密钥没有打开的数据包，请重新验证。');
        const { inboxes } = await desk.must('admin', 'enrol.state', {});
        expect(inboxes.at(-1)).toMatchObject({ epoch: 3, held: true });
        // It is to be looked at again, and by nothing but the file it can be opened.
        const { items } = await desk.must('supervisor', 'sync.inbox', { page: 0 });
        expect(items.find(({ bundleId }) => bundleId === bundle.bundleId)).toMatchObject({ state: 'ready' });
        const opened = await checked(desk, bundle.bundleId);
        if (opened.plan === null) throw new Error(opened.bundle.words);
        const told = await desk.must('supervisor', 'sync.plan', {
          bundleId: bundle.bundleId,
          ...{ group: 'told', page: 0 },
        });
        const list = told.items.find(({ kind }) => kind === 'revocation');
        expect(list?.detail).toMatch(
          /；新列入或有变 1 个，导入后本机收存的这些工作站的记录按名单重新认定，.*列入“冲突”$/,
        );
        expect(list?.fields).toEqual([
          {
            ...{ label: expect.stringMatching(/^喀什地区登记中心工作站 \w+$/), before: '' },
            after: '已吊销（遗失，2026-03-09），其记录均不采信',
          },
        ]);
        const now = { commandId: commandId(), bundleId: bundle.bundleId, plan: opened.plan.hash };
        if (opened.plan.secondNeeded) await agreed(desk, now);
        await desk.must('supervisor', 'sync.apply', { ...now, commandId: commandId() });
        desk.files.files = [file];
        const again = await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
        expect(again).toMatchObject({ taken: false });
        expect(again.words).toContain('本机已有喀什地区收件密钥第 3 期，未作任何改动。');
      });
      await prefecture.work(DAY, async (desk) => {
        const { bundle } = await looked(desk, folder);
        expect(bundle).toMatchObject({ code: 'B18_NO_KEY' });
        desk.files.files = [file];
        const { words } = await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
        expect(words).toContain('其中没有发给本机的密钥');
        expect((await checked(desk, bundle.bundleId)).bundle).toMatchObject({ code: 'B18_NO_KEY' });
      });
    },
  );
});

describe('a bundle to an agency whose keys a revoked station holds', () => {
  it('is not made by the region, and others are warned until the new keys are here', slow, async () => {
    const { region, county } = all;
    const third = await joined('third');
    await pass(all, region, county);
    const list = await revoked(third);
    await region.work(DAY, async (desk) => {
      const { partners } = await desk.must('supervisor', 'sync.state', {});
      expect(partners.find(({ agency }) => agency === PREFECTURE)?.warning).toContain('不能制作数据包');
      const input = { commandId: commandId(), to: PREFECTURE, medium: 'usb', note: '' } as const;
      const answer = await desk.call('supervisor', 'sync.export', {
        ...input,
        passphrase: passphraseOf('supervisor'),
      });
      expect(answer).toMatchObject({
        ok: false,
        failure: { code: 'INBOX_REVOKED', wayOut: expect.stringContaining('更换收件密钥') },
      });
    });
    const warning = () =>
      county.work(DAY, async (desk) => {
        const { partners } = await desk.must('supervisor', 'sync.state', {});
        return partners.find(({ agency }) => agency === PREFECTURE)?.warning;
      });
    const reads = (file: string) =>
      county.work(DAY, (desk) => {
        desk.files.files = [file];
        return desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
      });
    expect(await warning()).toBe('');
    await reads(list);
    expect(await warning()).toContain('持有该机的人能打开本包');
    const out = () => county.hubMust(DAY, 'export', mkdtempSync(join(all.dir, 'out-')), '--to', PREFECTURE);
    expect(out().results.find(({ event }) => event === 'made')).toMatchObject({ warning: await warning() });
    await reads(await rekeyed());
    expect(await warning()).toBe('');
    await county.work(DAY, (desk) => desk.begin('FIRST'));
    expect(out().results.find(({ event }) => event === 'made')).not.toHaveProperty('warning');
    await sent();
  });
});

describe('a receipt to an agency whose keys a revoked station holds', () => {
  it(
    'is not written by the region; others write it and are warned until the new keys are here',
    slow,
    async () => {
      const { region, county } = all;
      const lost = await joined('fourth');
      // The lost station's certificate, and a bundle to answer, are at both.
      await pass(all, region, county);
      const answers = new Map<ExchangeOffice, string>();
      for (const office of [region, county]) {
        const folder = await second.work(DAY, async (desk) => {
          await desk.begin('FIRST');
          return made(all.dir, desk, office.parts.division);
        });
        const { bundle } = await office.work(DAY, (desk) => taken(desk, folder));
        answers.set(office, bundle.bundleId);
      }
      const list = await revoked(lost);
      const written = mkdtempSync(join(all.dir, 'receipts-'));
      const receipt = (office: ExchangeOffice) =>
        office.work(DAY, (desk) => {
          desk.files.folders = [written];
          const bundleId = answers.get(office) ?? '';
          return desk.call('supervisor', 'sync.receipt', { commandId: commandId(), bundleId });
        });
      const reads = (file: string) =>
        county.work(DAY, (desk) => {
          desk.files.files = [file];
          return desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
        });
      expect(await receipt(region)).toMatchObject({
        ok: false,
        failure: { code: 'INBOX_REVOKED', wayOut: expect.stringContaining('更换收件密钥') },
      });
      expect(readdirSync(written)).toEqual([]);
      expect(await receipt(county)).toMatchObject({ ok: true, value: { warning: '' } });
      await reads(list);
      expect(await receipt(county)).toMatchObject({
        ok: true,
        value: { warning: expect.stringContaining('能打开') },
      });
      await reads(await rekeyed());
      for (const office of [county, region])
        expect(await receipt(office)).toMatchObject({ ok: true, value: { warning: '' } });
    },
  );
});

describe('an agency of four stations', () => {
  it('whose first has read nothing since the others joined: each opens what is sent', slow, async () => {
    const { region, county } = all;
    const stations = [county];
    for (const key of ['county-2', 'county-3', 'county-4']) stations.push(await joined(key, county));
    const folder = await region.work(DAY, (desk) => made(all.dir, desk, COUNTY));
    for (const station of stations) {
      const { bundle, plan } = await station.work(DAY, (desk) => looked(desk, folder));
      expect(plan, `${station.key}: ${bundle.words}`).not.toBeNull();
    }
  });

  it('may have as many epochs as a bundle is sealed to: age’s header stays within the bound', async () => {
    const inboxes = await Promise.all(Array.from({ length: MOST_EPOCHS }, () => newReceivingIdentity()));
    const plain = new Blob(['']).stream() as never;
    const sealed = await sealStream(
      inboxes.map(({ recipient }) => recipient),
      plain,
    );
    const bytes = new Uint8Array(await new Response(sealed as never).arrayBuffer());
    const header = ageHeaderBytes(bytes) ?? Number.POSITIVE_INFINITY;
    expect(header).toBeGreaterThan(MOST_EPOCHS * 1557);
    expect(header).toBeLessThan(MAX_AGE_HEADER_BYTES / 2);
  });
});
