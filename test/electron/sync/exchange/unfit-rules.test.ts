/** Rules of the region that a desk cannot put in force beside its own: the supervisor is told, and so is the desk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '#shared/regulation/profiles/profile';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { agreed, brought, checked, DAY, made, type Offices, offices, PREFECTURE } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

/** The rules in force under another id, from the first of June on. */
async function successor(desk: OfficeDesk, suffix: string): Promise<Profile> {
  const { profile } = await desk.must('supervisor', 'desk.state', {});
  const { json } = await desk.must('supervisor', 'rules.profile', { id: profile.id });
  const id = `${profile.id}-${suffix}`;
  return { ...JSON.parse(json), id, replaces: profile.id, effectiveFrom: '2026-06-01' };
}

describe('rules of the region that contradict those of an office', () => {
  it('need somebody in the preview, and stand as not adopted among the keys', {
    timeout: 120_000,
  }, async () => {
    const { prefecture, region, founded, dir } = all;
    await prefecture.work(DAY, async (desk) => desk.adopt(await successor(desk, 'OWN')));
    const folder = await region.work(DAY, async (desk) => {
      const rules = await successor(desk, 'R');
      const file = join(dir, 'rules.json');
      writeFileSync(file, JSON.stringify(rules));
      desk.files.files = [file, founded.ceremony.path('k4.key')];
      desk.files.folders = [founded.ceremony.path('region'), dir];
      await desk.must('admin', 'region.policy', {
        commandId: commandId(),
        passphrase: PASSPHRASE,
        ...{ kind: 'rules', id: rules.id, inForceFrom: '2026-06-01' },
      });
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work(DAY, async (desk) => {
      const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      expect(plan?.sentence).toContain('1 项需您决定');
      expect(plan?.warnings.map(({ words }) => words).join('')).toContain('带来自治区新规则');
      const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group: 'needs-you', page: 0 });
      expect(items).toMatchObject([{ kind: 'rules', title: expect.stringContaining('本机不能采用') }]);
      const press = { bundleId, plan: plan?.hash ?? '' };
      await agreed(desk, press);
      await desk.must('supervisor', 'sync.apply', { commandId: commandId(), ...press });
      const { policies } = await desk.must('admin', 'enrol.state', {});
      expect(policies).toMatchObject([{ kind: 'rules', number: 1, adopted: false }]);
    });
  });
});
