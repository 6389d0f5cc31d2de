/** Two machines of an agency that each gave a number before they joined: whoever reads it can tell the two cases apart. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk } from '../../../helpers/exchange-office';
import { enrolOffice } from '../../../helpers/exchange-region';
import { brought, checked, confirmed, made, type Offices, offices, pass, REGION } from './exchange-kit';
import { shown } from './two-stations';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const DAY = '2026-03-12';

/** A machine that began a case while it was alone, and joined then. */
async function alone(key: string, hashValue: string): Promise<readonly [ExchangeOffice, string]> {
  const station = new ExchangeOffice(all.dir, key, all.prefecture.parts);
  await station.setUp('2026-03-05');
  const caseId = await station.work('2026-03-05', (desk) => desk.first({ dataRegistName: key, hashValue }));
  await enrolOffice(all.founded, station, '2026-03-06');
  return [station, caseId];
}

/** The number at the top of a case. */
const head = async (desk: OfficeDesk, caseId: string): Promise<string> => (await desk.look(caseId)).number;

describe('one number on two cases (C21)', () => {
  it('is read with a suffix at the head, in lists, in the preview and where it is decided; papers have it plain', {
    timeout: 240_000,
  }, async () => {
    const { region } = all;
    const [one, first] = await alone('prefecture-one', '5'.repeat(64));
    const [other, second] = await alone('prefecture-two', '6'.repeat(64));
    const plain = await one.work(DAY, (desk) => head(desk, first));
    expect(await other.work(DAY, (desk) => head(desk, second))).toBe(plain);
    await pass(all, one, region, DAY);
    const [a = '', b = ''] = [first, second].sort();
    const read = new Map([
      [a, `${plain}（重号${a.slice(-4).toUpperCase()}）`],
      [b, `${plain}（重号${b.slice(-4).toUpperCase()}）`],
    ]);
    const folder = await other.work(DAY, (desk) => made(all.dir, desk, REGION));
    await region.work(DAY, async (desk) => {
      const { taken } = await brought(desk, folder);
      const bundleId = taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      if (plan === null) throw new Error('not planned');
      const rows = [];
      for (const group of ['needs-you', 'done', 'told'] as const)
        rows.push(...(await desk.must('supervisor', 'sync.plan', { bundleId, group, page: 0 })).items);
      const ofCases = rows.filter(({ caseId }) => caseId !== null);
      expect(ofCases.some(({ kind }) => kind === 'conflict')).toBe(true);
      for (const { caseId, caseNumber } of ofCases) expect(caseNumber).toBe(read.get(caseId ?? ''));
      await confirmed(desk, bundleId, plan);
    });
    await region.work(DAY, async (desk) => {
      for (const id of [a, b]) expect(await head(desk, id)).toBe(read.get(id));
      const detail = await shown(desk, [a, b], 'C21');
      expect(detail).toMatchObject({ caseNumber: read.get(detail.caseId), blocked: ['不影响办理'] });
      for (const number of read.values()) expect(detail.sentence).toContain(number);
      expect(detail.group.map(({ caseId, number }) => [caseId, number]).sort()).toEqual([...read]);
      const queue = { queue: 'all', light: 'conflict', text: '', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'worklist.list', queue);
      expect(items.map(({ caseId, number }) => [caseId, number]).sort()).toEqual([...read]);
      // Also by a number that was copied from the screen with its mark, or typed up to the middle of it.
      for (const text of [plain, ...read.values(), `${plain}（重号`]) {
        const { hits } = await desk.must('supervisor', 'search.find', { text });
        expect(hits.map(({ caseId, number }) => [caseId, number]).sort()).toEqual([...read]);
      }
      const paper = { caseId: a, document: 'D01', number: null } as const;
      const model = JSON.stringify(await desk.must('supervisor', 'documents.model', paper));
      expect(model).toContain(plain);
      expect(model).not.toContain('重号');
    });
    // Where it is decided both keep it, and are told apart as before.
    await pass(all, region, one, DAY);
    await one.work(DAY, async (desk) => {
      const { caseId, id, ours } = await shown(desk, [a, b], 'C21');
      const said = { caseId, id, option: ours?.entry ?? '', keep: null, reason: '两件分别编号' };
      const { conflict } = await desk.must('supervisor', 'sync.decide', { commandId: commandId(), ...said });
      expect(conflict.state).toBe('decided');
      for (const of of [a, b]) expect(await head(desk, of)).toBe(read.get(of));
    });
  });
});
