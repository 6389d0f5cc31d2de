/** Senders of whom something is known or has changed: a revoked station, another key of a person, what was put apart. */
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandId } from '../../../helpers/desk-kit';
import { type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { altering } from './altered-office';
import { brought, checked, DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

/** Reads a bundle in; answers its number. */
const bundleOf = async (desk: OfficeDesk, folder: string): Promise<string> =>
  (await brought(desk, folder)).taken[0]?.bundleId ?? '';

describe('a supervisor of another office who signs with another key than before', () => {
  it('is a matter for two people here, and told', ahead, async () => {
    const { county, prefecture, dir } = all;
    await pass(all, county, prefecture);
    const folder = await county.work(DAY, async (desk) => {
      const passphrase = passphraseOf('supervisor');
      await desk.must('supervisor', 'person.key', { commandId: commandId(), passphrase });
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work(DAY, async (desk) => {
      const bundleId = await bundleOf(desk, folder);
      const { plan } = await checked(desk, bundleId);
      expect(plan).toMatchObject({ secondNeeded: true });
      const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group: 'needs-you', page: 0 });
      expect(items.map(({ title }) => title)).toContainEqual(expect.stringContaining('签名密钥已更换'));
      const press = () => ({ bundleId, plan: plan?.hash ?? '', commandId: commandId() });
      // One supervisor alone does not take it in, nor in two capacities; the second one need not sign in (G01).
      expect(await desk.refusal('supervisor', 'sync.apply', press())).toBe('G01_SECOND');
      const asked = await desk.call('supervisor', 'sync.apply', press());
      expect(asked.ok ? '' : asked.failure.message).toContain('发送方的人员、签名密钥或工作站有变');
      const agree = (second: string, secondPassphrase = passphraseOf(second)) => ({
        ...press(),
        ...{ second, secondPassphrase },
      });
      for (const [second, code] of [
        ['supervisor', 'SECOND_PERSON'],
        ['reviewer', 'SECOND_PERSON'],
        ['nobody', 'SECOND_PERSON'],
      ] as const)
        expect(await desk.refusal('supervisor', 'sync.agree', agree(second))).toBe(code);
      const wrong = agree('deputy', passphraseOf('supervisor'));
      expect(await desk.refusal('supervisor', 'sync.agree', wrong)).toBe('WRONG_PASSPHRASE');
      expect(await desk.refusal('supervisor', 'sync.apply', press())).toBe('G01_SECOND');
      const { plan: after } = await desk.must('supervisor', 'sync.agree', agree('deputy'));
      expect(after.secondBy).toBe('deputy');
      // Whoever bears the same name under another account is another person.
      const { name } = (await desk.must('supervisor', 'desk.state', {})).session ?? { name: '' };
      await desk.must('admin', 'accounts.add', {
        ...{ commandId: commandId(), account: 'namesake', name, passphrase: passphraseOf('namesake') },
      });
      await desk.must('security', 'accounts.setRoles', {
        ...{ commandId: commandId(), account: 'namesake', roles: ['SUPERVISOR'] },
      });
      const { plan: agreed } = await desk.must('supervisor', 'sync.agree', agree('namesake'));
      expect(agreed.secondBy).toBe('namesake');
      await desk.must('supervisor', 'sync.apply', press());
    });
  });
});

describe('a bundle that was put apart', () => {
  it('is taken in by two people only, when it proves sound after all', ahead, async () => {
    const { county, prefecture, dir } = all;
    const folder = await county.work(DAY, (desk) => made(dir, desk, PREFECTURE));
    await prefecture.work(DAY, async (desk) => {
      const bundleId = await bundleOf(desk, folder);
      const { plan } = await checked(desk, bundleId);
      expect(plan).toMatchObject({ secondNeeded: false });
      const [inbox, quarantine] = ['inbox', 'quarantine'].map(
        (name) => `${prefecture.vault}.exchange/${name}`,
      );
      mkdirSync(quarantine ?? '', { recursive: true });
      for (const name of readdirSync(inbox ?? ''))
        renameSync(join(inbox ?? '', name), join(quarantine ?? '', name));
      const again = await checked(desk, bundleId);
      expect(again.plan).toMatchObject({ secondNeeded: true });
      const words = again.plan?.warnings.find(({ code }) => code === 'G01_SECOND')?.words;
      expect(words).toContain('数据包曾被隔离');
    });
  });
});

describe('a revoked station', () => {
  it('is heard only for entries that are trusted of it: it acknowledges nothing (B14)', ahead, async () => {
    const { county, prefecture, region, founded, dir } = all;
    let lost = '';
    const folder = await altering(
      (order, { store }) => {
        lost = store.station;
        return { ...order, selection: null };
      },
      () => county.work(DAY, (desk) => made(dir, desk, PREFECTURE)),
    );
    await pass(all, prefecture, region);
    await region.work(DAY, async (desk) => {
      desk.files.files = [founded.ceremony.path('k5.key')];
      desk.files.folders = [founded.ceremony.path('region'), dir];
      const revoke = { subject: lost, reason: 'stolen', trusted: 'held' } as const;
      await desk.must('admin', 'region.revoke', {
        commandId: commandId(),
        passphrase: PASSPHRASE,
        ...revoke,
      });
    });
    await pass(all, region, prefecture);
    await prefecture.work(DAY, async (desk) => {
      const { bundle, plan } = await checked(desk, await bundleOf(desk, folder));
      expect(plan).toBeNull();
      expect(bundle).toMatchObject({ state: 'quarantine', code: 'B14_REVOKED' });
    });
  });
});
