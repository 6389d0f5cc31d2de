/**
 * Enrolment, inbox keys and lists of revocations carried as codes: what a scanner typed goes through the same door as the
 * file, with the same digits and the same second administrator, and whatever is not all codes of one record changes nothing.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../../../helpers/desk-cli';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { enrolOffice, foundRegion, type Region } from '../../../helpers/exchange-region';
import { asking, certify, done, PASSPHRASE } from '../identity/ceremony-kit';
import { COUNTY, DAY, made, PREFECTURE, pass, REGION } from './exchange-kit';

const FOUNDED = '2026-03-05';
const place = scratch();
const office = (key: string, name: string, level: 'region' | 'prefecture' | 'county', division: string) =>
  new ExchangeOffice(place.dir, key, { name, level, division, documentWord: `${name.slice(0, 1)}数登` });
const region = office('region', '自治区数据登记中心', 'region', REGION);
const prefecture = office('prefecture', '喀什地区登记中心', 'prefecture', PREFECTURE);
const county = office('county', '喀什市数据局', 'county', COUNTY);
let founded: Region;

beforeAll(async () => {
  for (const one of [region, prefecture, county]) await one.setUp('2026-03-02');
  founded = await foundRegion(region, FOUNDED);
  await region.work(FOUNDED, signCalendar);
  await enrolOffice(founded, prefecture, FOUNDED);
  await pass(place, region, prefecture);
}, 240_000);
afterAll(() => place.remove());

const slow = { timeout: 240_000 };
const press = () => ({ commandId: commandId(), passphrase: PASSPHRASE });

/** Puts the register, a key and an empty folder where the region's dialogs ask for them. */
function withKey(desk: OfficeDesk, key: 3 | 4 | 5, ...before: readonly string[]): void {
  mkdirSync(join(place.dir, 'issued'), { recursive: true });
  desk.files.files = [...before, founded.ceremony.path(`k${key}.key`)];
  desk.files.folders = [founded.ceremony.path('region'), mkdtempSync(join(place.dir, 'issued', 'to-'))];
}

async function signCalendar(desk: OfficeDesk): Promise<void> {
  const source = { title: '通知', number: '', issuer: '自治区人民政府办公厅' };
  const days = [{ date: '2027-01-01', kind: 'off', name: '元旦', scope: 'national' }];
  const file = join(place.dir, '2027.json');
  writeFileSync(file, JSON.stringify({ year: 2027, source, days }));
  withKey(desk, 4, file);
  const about = { kind: 'calendar', id: '2027', inForceFrom: '2026-03-01' } as const;
  await desk.must('admin', 'region.policy', { ...press(), ...about });
}

/** As a scanner types them, the last first, one of them twice. */
const typed = (codes: readonly string[]): string =>
  [...codes, codes[0]]
    .toReversed()
    .map((code) => `${code}\r\n`)
    .join('');

/** What nobody may take for a record: a code cut, one missing, two records mixed, nothing at all. */
const unfit = (
  codes: readonly string[],
  others: readonly string[],
): readonly (readonly [string, string])[] => [
  [`${codes[0]?.slice(0, -1)}\n${typed(codes.slice(1))}`, '第 1 行没有读准'],
  [typed(codes.slice(1)), `只扫入 ${codes.length - 1}/${codes.length} 张，还缺第 1 张`],
  [typed([...codes, others[0] ?? '']), '不是同一份'],
];

const wrong = (digits: string): string => digits.replace(/^./, (digit) => String((Number(digit) + 1) % 10));

const standing = async (desk: OfficeDesk) => [
  await desk.must('admin', 'enrol.state', {}),
  await desk.must('admin', 'stations.list', { page: 0 }),
];

describe('a county that is enrolled by codes alone', () => {
  it(
    'is certified as by files, and the first bundle down brings rules and keys that no code holds',
    slow,
    async () => {
      const asked = await county.work(DAY, async (desk) => {
        desk.files.folders = [mkdtempSync(join(place.dir, 'asked-'))];
        return desk.must('admin', 'enrol.request', { commandId: commandId() });
      });
      expect(asked.codes.length).toBeGreaterThan(1);
      const others = await prefecture.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
      const answer = await region.work(DAY, async (desk) => {
        const before = await standing(desk);
        const input = { designated: false, digits: asked.digits };
        const certifying = (more: { readonly scanned: string; readonly digits?: string }) => {
          withKey(desk, 3);
          return desk.call('admin', 'region.enrol', { ...press(), ...input, ...more });
        };
        for (const [scanned, words] of unfit(asked.codes, others.asked?.codes ?? [])) {
          const refused = await certifying({ scanned });
          expect(refused).toMatchObject({ ok: false, failure: { code: 'CODE_UNREADABLE' } });
          expect(refused.ok ? '' : refused.failure.message).toContain(words);
        }
        expect(await certifying({ scanned: typed(asked.codes), digits: wrong(asked.digits) })).toMatchObject({
          ok: false,
          failure: { code: 'B15_SIGNATURE' },
        });
        expect(await standing(desk)).toEqual(before);
        const certified = await certifying({ scanned: typed(asked.codes) });
        if (!certified.ok) throw new Error(certified.failure.message);
        return certified.value;
      });
      expect(answer.codes.length).toBeGreaterThan(1);
      await county.work(DAY, async (desk) => {
        const digits = founded.rootDigits;
        const reading = (scanned: string, root = digits) =>
          desk.call('admin', 'enrol.readResponse', { commandId: commandId(), digits: root, scanned });
        const before = await standing(desk);
        for (const [scanned, words] of [...unfit(answer.codes, asked.codes), ['\n', '没有扫入']] as const) {
          const refused = await reading(scanned);
          expect(refused).toMatchObject({ ok: false, failure: { code: 'CODE_UNREADABLE' } });
          expect(refused.ok ? '' : refused.failure.message).toContain(words);
        }
        for (const [scanned, root, code] of [
          [typed(answer.codes), wrong(digits), 'B11_CHAIN'],
          [typed(asked.codes), digits, 'B21_FORMAT'],
        ] as const)
          expect(await reading(scanned, root)).toMatchObject({ ok: false, failure: { code } });
        expect(await standing(desk)).toEqual(before);
        expect(await reading(typed(answer.codes))).toMatchObject({ ok: true });
        expect(await desk.must('admin', 'enrol.state', {})).toMatchObject({
          standing: 'waiting',
          waiting: { fileName: '扫码读入', mine: true },
        });
        await desk.must('security', 'enrol.confirm', { commandId: commandId(), digits });
        expect(await desk.must('admin', 'enrol.state', {})).toMatchObject({
          standing: 'enrolled',
          inboxes: [{ epoch: 1, held: true }],
          policies: [],
        });
        for (const account of ['supervisor', 'deputy'])
          await desk.must(account, 'person.key', {
            commandId: commandId(),
            passphrase: passphraseOf(account),
          });
        // Nobody's recipient is known yet: it can be sent to, and sends nothing.
        const to = { to: PREFECTURE, medium: 'usb', note: '' } as const;
        const call = { ...press(), ...to, passphrase: passphraseOf('supervisor') };
        expect(await desk.refusal('supervisor', 'sync.export', call)).toBe('PARTNER_UNKNOWN');
      });
      await pass(place, region, prefecture);
      await pass(place, prefecture, county);
      await county.work(DAY, async (desk) => {
        const { policies } = await desk.must('admin', 'enrol.state', {});
        expect(policies).toMatchObject([{ kind: 'calendar', number: 1, id: '2027', adopted: true }]);
        await made(place.dir, desk, PREFECTURE);
      });
    },
  );
});

describe('what the region issues afterwards', () => {
  it('is read from codes as from its file: inbox keys, and a list of revocations', slow, async () => {
    const keys = await region.work(DAY, (desk) => {
      withKey(desk, 3);
      return desk.must('admin', 'region.rekey', { ...press(), agency: COUNTY });
    });
    const { station } = await prefecture.work(DAY, (desk) => desk.must('admin', 'enrol.state', {}));
    const list = await region.work(DAY, (desk) => {
      withKey(desk, 5);
      const revoked = { subject: station, reason: 'lost', trusted: 'held' } as const;
      return desk.must('admin', 'region.revoke', { ...press(), ...revoked });
    });
    expect(list.codes.length).toBeGreaterThan(0);
    await county.work(DAY, async (desk) => {
      const reading = (scanned: string) =>
        desk.call('admin', 'enrol.readRecords', { commandId: commandId(), scanned });
      const before = await standing(desk);
      for (const [scanned, words] of unfit(keys.codes, list.codes)) {
        const refused = await reading(scanned);
        expect(refused).toMatchObject({ ok: false, failure: { code: 'CODE_UNREADABLE' } });
        expect(refused.ok ? '' : refused.failure.message).toContain(words);
      }
      expect(await standing(desk)).toEqual(before);
      expect(await reading(typed(keys.codes))).toMatchObject({ ok: true, value: { taken: true } });
      expect(await reading(typed(keys.codes))).toMatchObject({ ok: true, value: { taken: false } });
      expect(await reading(typed(list.codes))).toMatchObject({ ok: true, value: { taken: true } });
      expect(await desk.must('admin', 'enrol.state', {})).toMatchObject({
        inboxes: [{ epoch: 1 }, { epoch: 2, held: true }],
        revocations: { number: 1 },
      });
    });
  });

  it('has no codes where it is more than paper takes', slow, async () => {
    const at = founded.ceremony;
    const kuqa = { agency: '652902', level: 'county', name: '库车市数据局' };
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      done(await certify(at, name, await asking(at, name, { ...kuqa, install: name.repeat(32) })));
    const { codes, epoch } = await region.work(DAY, (desk) => {
      withKey(desk, 3);
      return desk.must('admin', 'region.rekey', { ...press(), agency: '652902' });
    });
    expect([codes.length, epoch]).toEqual([0, 6]);
  });
});
