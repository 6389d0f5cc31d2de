/** The rest of a pool of query codes is frozen once its station is revoked: the desk offers none and takes none (XJR-17-1). */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { revoked } from '../../../helpers/exchange-region';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { DAY, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const CODE = 'XJ-2026-P0001';

it('a station that was revoked takes no code of its pool, proposed or typed', {
  timeout: 240_000,
}, async () => {
  const { prefecture, region, founded, dir } = all;
  const seat = await prefecture.work(DAY, async (desk) => {
    const { station, install } = await desk.must('admin', 'enrol.state', {});
    return { station, install };
  });
  const [caseId, day] = await prefecture.work('2026-03-18', async (desk) => {
    const id = await desk.first({ dataRegistName: '停车泊位' });
    await desk.advance(id, 'CODING_PENDING');
    return [id, desk.today] as const;
  });
  await region.work(day, async (desk) => {
    const at = founded.ceremony;
    const pool = { id: '喀什-1', agency: PREFECTURE, ...seat, objectType: '1', codes: [CODE] };
    const pools = [{ ...pool, from: '2026-03-01', to: '2026-12-31' }];
    desk.files.files = [at.json('pools.json', { pools }), at.path('k4.key')];
    desk.files.folders = [at.path('region'), mkdtempSync(join(dir, 'signed-'))];
    const press = { commandId: commandId(), passphrase: PASSPHRASE, kind: 'pool', id: '2026' } as const;
    await desk.must('admin', 'region.policy', { ...press, inForceFrom: '2026-03-01' });
  });
  await pass(all, region, prefecture, day);
  await prefecture.work(day, async (desk) => {
    expect((await desk.look(caseId)).codeOffer).toEqual({ pool: '喀什-1', code: CODE });
  });
  // What the region has of it is believed: the case stays at its step.
  await pass(all, prefecture, region, day);
  const list = await revoked(founded, seat.station, day);
  await prefecture.work(day, async (desk) => {
    desk.files.files = [list];
    await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
    expect((await desk.must('admin', 'enrol.state', {})).pools).toMatchObject([{ left: 1, frozen: true }]);
    expect((await desk.look(caseId)).codeOffer).toBeNull();
    const typed = { code: CODE, codeAgain: CODE, codedAt: desk.today, replyReference: '回复1号' };
    for (const pool of [{ pool: '喀什-1' }, {}])
      expect(await desk.refused('supervisor', caseId, { type: 'enterCode', ...typed, ...pool })).toBe(
        'CODE_NOT_IN_POOL',
      );
  });
});
