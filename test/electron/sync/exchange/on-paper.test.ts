/**
 * What comes on paper: a receipt that was printed as a code is taken as one in a bundle is, codes of slips and of months
 * are held against what is here.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetsOf } from '#shared/bundle/code-sheets';
import type { CallOutput } from '#shared/contract/contract';
import { canonicalJson } from '#shared/lib/canonical-json';
import { commandId } from '../../../helpers/desk-kit';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { DAY, made, type Offices, offices, PREFECTURE, pass, taken } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
  await pass(all, all.county, all.prefecture);
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** A bundle of the county that the prefecture has taken in, and the code of its receipt. */
async function acknowledged(): Promise<{
  readonly bundleId: string;
  readonly qr: string;
  readonly slip: string;
}> {
  const folder = await all.county.work(DAY, async (desk) => {
    await desk.begin('FIRST');
    return made(all.dir, desk, PREFECTURE);
  });
  const slip = await all.county.work(DAY, async (desk) => {
    const { items } = await desk.must('clerk', 'sync.out', { page: 0 });
    const { model } = await desk.must('clerk', 'sync.slip', { bundleId: items[0]?.bundleId ?? '' });
    return model.qr?.text ?? '';
  });
  return all.prefecture.work(DAY, async (desk) => {
    const { bundle } = await taken(desk, folder);
    const { bundleId } = bundle;
    desk.files.folders = [mkdtempSync(join(all.dir, 'receipt-'))];
    const { qr } = await desk.must('supervisor', 'sync.receipt', { commandId: commandId(), bundleId });
    return { bundleId, qr, slip };
  });
}

const scan = (office: ExchangeOffice, text: string) =>
  office.work(DAY, (desk) => desk.call('supervisor', 'sync.readCode', { commandId: commandId(), text }));

const scanned = async (office: ExchangeOffice, text: string): Promise<CallOutput<'sync.readCode'>> => {
  const answer = await scan(office, text);
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
};

const stateOf = (bundleId: string) =>
  all.county.work(DAY, async (desk) => {
    const { items } = await desk.must('clerk', 'sync.out', { page: 0 });
    return items.find((row) => row.bundleId === bundleId)?.state;
  });

describe('a receipt that came as a code on paper', () => {
  it('closes the bundle it is for, once', ahead, async () => {
    const { bundleId, qr } = await acknowledged();
    expect(await stateOf(bundleId)).toBe('carried');
    // A scanner ends what it types with a new line.
    expect(await scanned(all.county, `${qr}\n`)).toMatchObject({ is: 'receipt', agrees: true });
    expect(await stateOf(bundleId)).toBe('acknowledged');
    expect(await scan(all.county, qr)).toMatchObject({ ok: false, failure: { code: 'RECEIPT_KNOWN' } });
    const { waiting } = await all.county.work(DAY, async (desk) => {
      const { partners } = await desk.must('clerk', 'sync.state', {});
      const { total } = await desk.must('clerk', 'sync.waiting', { to: PREFECTURE, page: 0 });
      return { waiting: total, partners };
    });
    expect(waiting).toBe(0);
  });

  it(
    'is refused when it was altered, is of a station unknown here, is for somebody else, or is none',
    ahead,
    async () => {
      const { bundleId, qr } = await acknowledged();
      const altered = canonicalJson({ ...JSON.parse(qr), level: 'decided' });
      expect(await scan(all.county, altered)).toMatchObject({
        ok: false,
        failure: { code: 'RECEIPT_FORGED' },
      });
      const { publicKey: _key, ...rest } = JSON.parse(qr);
      const others = canonicalJson({ ...rest, publicKey: 'ab'.repeat(32) });
      expect(await scan(all.county, others)).toMatchObject({
        ok: false,
        failure: { code: 'RECEIPT_FORGED' },
      });
      expect(await scan(all.region, qr)).toMatchObject({ ok: false, failure: { code: 'RECEIPT_FOREIGN' } });
      const stranger = canonicalJson({ ...JSON.parse(qr), station: '0123456789abcdef' });
      expect(await scan(all.county, stranger)).toMatchObject({
        ok: false,
        failure: { code: 'RECEIPT_EARLY' },
      });
      const relabelled = canonicalJson({ ...JSON.parse(qr), agency: '650000' });
      expect(await scan(all.county, relabelled)).toMatchObject({
        ok: false,
        failure: { code: 'RECEIPT_FOREIGN' },
      });
      for (const nothing of ['6901234567892', qr.slice(0, -1), 'RSB-SLIP/1;x'])
        expect(await scan(all.county, nothing)).toMatchObject({
          ok: false,
          failure: { code: 'CODE_UNREADABLE' },
        });
      expect(await stateOf(bundleId)).toBe('carried');
    },
  );
});

describe('a receipt that takes several codes', () => {
  const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const codesOf = (text: string): readonly string[] => sheetsOf(Buffer.from(text, 'utf8'), hashOf) ?? [];
  const scanAfter = (text: string, earlier: readonly string[]) =>
    all.county.work(DAY, (desk) =>
      desk.call('supervisor', 'sync.readCode', { commandId: commandId(), text, earlier: [...earlier] }),
    );

  it(
    'is taken once all were scanned, the last first; what is missing, mistyped or of another is told',
    ahead,
    async () => {
      const [one, other] = [await acknowledged(), await acknowledged()];
      const codes = codesOf(one.qr);
      const last = codes.at(-1) ?? '';
      expect(codes.length).toBeGreaterThan(1);
      const others = codes.slice(0, -1);
      const part = await scanAfter(last, []);
      expect(part).toMatchObject({ ok: true, value: { is: 'part' } });
      expect(part.ok && part.value.words).toContain(`已读 1/${codes.length} 张`);
      expect(part.ok && part.value.words).toContain(`还缺第 ${others.map((_, at) => at + 1).join('、')} 张`);
      for (const [wrong, words] of [
        [`${others[0]?.slice(0, -1)}X`, '没有读准'],
        [codesOf(other.qr)[0] ?? '', '不是同一份'],
      ] as const) {
        const refused = await scanAfter(wrong, [last]);
        expect(refused).toMatchObject({ ok: false, failure: { code: 'CODE_UNREADABLE' } });
        expect(refused.ok ? '' : refused.failure.message).toContain(words);
      }
      expect(await stateOf(one.bundleId)).toBe('carried');
      const before: string[] = [last, last];
      for (const code of others.slice(0, -1)) before.push(code);
      const whole = await scanAfter(others.at(-1) ?? '', before);
      expect(whole).toMatchObject({ ok: true, value: { is: 'receipt', agrees: true } });
      expect(await stateOf(one.bundleId)).toBe('acknowledged');
    },
  );
});

describe('the code of a paper', () => {
  it('of a slip agrees with the very bundle, at both ends, and with no other', ahead, async () => {
    const { slip } = await acknowledged();
    for (const office of [all.county, all.prefecture])
      expect(await scanned(office, slip)).toMatchObject({ is: 'slip', agrees: true });
    const other = `${slip.slice(0, -64)}${'0'.repeat(64)}`;
    for (const office of [all.county, all.prefecture])
      expect(await scanned(office, other)).toMatchObject({ is: 'slip', agrees: false });
    expect((await scanned(all.region, slip)).words).toContain('本机没有');
  });

  it('of a month agrees while the month adds up to what the sheet says', ahead, async () => {
    const code = await all.prefecture.work(DAY, async (desk) => {
      const { model } = await desk.must('supervisor', 'sync.reconcileSheet', { month: '2026-03' });
      return model.qr?.text ?? '';
    });
    expect(await scanned(all.prefecture, code)).toMatchObject({ is: 'month', agrees: true });
    await all.prefecture.work(DAY, (desk) => desk.begin('FIRST'));
    expect(await scanned(all.prefecture, code)).toMatchObject({ is: 'month', agrees: false });
    expect(await scanned(all.region, code)).toMatchObject({ is: 'month', agrees: false });
  });
});
