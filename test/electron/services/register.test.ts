/** The register as a screen sees it: as of a day, by version, and what may be begun on an item. */
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract';
import { addDays } from '#shared/domain/local-date';
import { deskPlace } from './desk-place';

const place = deskPlace({ agent: 'AGENT', unit: 'SUBJECT_CLERK' });
const ALL: CallInput<'register.list'> = {
  text: '',
  division: null,
  objectType: null,
  standing: 'any',
  asOf: null,
  page: 0,
};
const list = async (changes: Partial<typeof ALL> = {}, who = 'clerk') =>
  place.walk.must(who, 'register.list', { ...ALL, ...changes });
const get = (registerId: string, asOf: string | null = null, who = 'clerk') =>
  place.walk.must(who, 'register.get', { registerId, asOf });

describe('the register', () => {
  it('holds an item from the day of its code, and did not hold it before (XJR-11-2)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const { items, asOf } = await list();
    expect(asOf).toBe(walk.today);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      registerId: id,
      caseId: id,
      objectType: '1',
      codedAt: walk.today,
      versions: 1,
      standing: 'EFFECTIVE',
      confirmed: false,
    });
    const before = addDays(walk.today, -1);
    expect((await list({ asOf: before })).items).toEqual([]);
    expect(await walk.refusal('clerk', 'register.get', { registerId: id, asOf: before })).toBe(
      'ENTRY_NOT_FOUND',
    );
  });

  it('is found by name, subject, code, division, object and standing', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const [row] = (await list()).items;
    for (const text of [row?.name, row?.subjectName, row?.code, row?.number])
      expect((await list({ text: text ?? '' })).total, text).toBe(1);
    expect(await list({ text: '没有这样的名称' })).toMatchObject({ total: 0, unfiltered: 1 });
    expect((await list({ objectType: '2' })).total).toBe(0);
    expect((await list({ division: '653100' })).total).toBe(1);
    expect((await list({ division: '650100' })).total).toBe(0);
    expect((await list({ standing: 'CANCELLED' })).total).toBe(0);
    expect((await list({ standing: 'EFFECTIVE' })).items[0]?.registerId).toBe(id);
  });

  it('keeps every version of an item; the day asked for tells which one (XJR-11-2)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const coded = walk.today;
    walk.on(addDays(coded, 30));
    const change = await walk.another('CHANGE', id);
    await walk.advance(change, 'DONE');
    const now = await get(id);
    expect(now.versionList.map(({ number, caseId, typeName }) => [number, caseId, typeName])).toEqual([
      [1, id, '首次登记'],
      [2, change, expect.stringContaining('变更')],
    ]);
    expect(now.versionList[1]?.changes.map(({ key }) => key).sort()).toEqual([
      'depositAt',
      'depositNo',
      'hashValue',
    ]);
    expect(now.versionList[1]?.application.depositNo).toBe('KS-2026-0099');
    const then = await get(id, coded);
    expect(then.versionList).toHaveLength(1);
    expect(then.starts).toEqual([]);
    expect(then.cases.map(({ caseId }) => caseId)).toEqual([id, change]);
  });

  it('shows a cancelled item as it was on the days before (XJR-20-1)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const coded = walk.today;
    walk.on(addDays(coded, 30));
    await walk.advance(await walk.another('CANCEL', id), 'DONE');
    expect((await get(id)).standing).toBe('CANCELLED');
    expect((await get(id)).end).toMatchObject({ why: 'applied', on: walk.today });
    expect(await get(id, coded)).toMatchObject({ standing: 'EFFECTIVE', end: null });
    const refusals = (await get(id)).starts.map(({ refusals: [first] }) => first?.code);
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.every((code) => code !== undefined)).toBe(true);
  });

  it('is seen in renewal only from the receipt of the renewal to its end (XJR-19-3)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const { window, validTo } = await get(id);
    walk.on(addDays(window.opens, 20));
    expect((await get(id)).standing).toBe('RENEWAL_WINDOW');
    const renewal = await walk.another('RENEW', id);
    expect((await get(id)).standing).toBe('RENEWAL_WINDOW');
    await walk.advance(renewal, 'SUBMITTED');
    const received = walk.today;
    expect((await get(id)).standing).toBe('RENEWING');
    expect((await get(id, addDays(received, -1))).standing).toBe('RENEWAL_WINDOW');
    walk.on(addDays(received, 1));
    await walk.advance(renewal, 'DONE');
    expect((await get(id)).standing).toBe('EFFECTIVE');
    expect((await get(id)).validTo > validTo).toBe(true);
    expect((await get(id, received)).standing).toBe('RENEWING');
    expect((await get(id, received)).validTo).toBe(validTo);
  });
});

describe('what may be begun on an item', () => {
  it('depends on the person: the applicant applies, the agency acts ex officio, others begin nothing', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const labels = async (who: string) => (await get(id, null, who)).starts.map(({ label }) => label);
    expect(await labels('unit')).toEqual(
      expect.arrayContaining(['发起变更', '发起更正', '发起注销', '发起续展']),
    );
    expect(await labels('unit')).not.toContain('撤销立案');
    expect(await labels('reviewer')).toContain('撤销立案');
    expect(await labels('oversight')).toEqual([]);
    expect((await list({}, 'agent')).items).toEqual([]);
    expect(await walk.refusal('agent', 'register.get', { registerId: id, asOf: null })).toBe(
      'ENTRY_NOT_FOUND',
    );
  });

  it('is the same judgement as the service makes: refused buttons are refused steps (XJR-19-3)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    for (const who of ['clerk', 'reviewer'] as const) {
      for (const { caseType, requester, refusals } of (await get(id, null, who)).starts) {
        if (caseType === 'REVOKE' || caseType === 'SHORTEN') continue;
        const reasons = '依职权办理';
        const matter =
          caseType === 'EXPIRE'
            ? { kind: caseType, reasons }
            : caseType === 'RESTORE'
              ? { kind: caseType, reasons, reference: '上级1号' }
              : null;
        if (refusals.length === 0) continue;
        const input = { caseType, requester, matter, objectType: '1', target: id } as const;
        const code = await walk.refusal(who, 'cases.create', {
          ...input,
          commandId: walk.today.replaceAll('-', '').padStart(32, '0'),
        });
        expect(code, caseType).toBe(refusals[0]?.code);
      }
    }
  });

  it('one application is open at a time; the second is refused and names the reason', async () => {
    const { walk } = place;
    const id = await walk.registered();
    await walk.another('CHANGE', id);
    const start = (await get(id)).starts.find(({ caseType }) => caseType === 'CANCEL');
    expect(start?.refusals).toHaveLength(1);
    await expect(walk.begin('CANCEL', { target: id })).rejects.toThrow(start?.refusals[0]?.code);
    const open = (await get(id)).cases.filter((row) => row.open);
    expect(open).toHaveLength(1);
  });

  it('an item that is not there, or a type that needs none, is refused', async () => {
    const { walk } = place;
    const id = await walk.registered();
    await expect(walk.begin('CHANGE', { target: 'a'.repeat(32) })).rejects.toThrow();
    await expect(walk.begin('CHANGE', { target: null })).rejects.toThrow();
    await expect(walk.begin('FIRST', { target: id })).rejects.toThrow();
    await expect(walk.begin('CHANGE', { target: id, objectType: '2' })).rejects.toThrow();
    expect((await list()).unfiltered).toBe(1);
    expect((await get(id)).cases).toHaveLength(1);
  });
});
