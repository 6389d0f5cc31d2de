/** A power cut at any moment of a renewal of the master key leaves the former store or the new one, whole. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copy, type Machine, scratch } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';
import { beside, codes, keyLines, office, renew } from './new-master-kit';

describe('a power cut while the master key is renewed', () => {
  /** A store after the renewal, and the machine as it was before. */
  async function renewed(): Promise<{ machine: Machine; before: string; slips: readonly string[] }> {
    const { machine, slips } = await office();
    await machine.restart();
    const before = scratch();
    copy(machine.root, before);
    await machine.signIn('admin', 'security', 'clerk', 'auditor');
    await renew(machine);
    await machine.restart();
    return { machine, before, slips };
  }

  it('between the two renamings leaves the new store', async () => {
    const { machine } = await renewed();
    renameSync(machine.vault, `${machine.vault}.new-master`);
    await machine.signIn('clerk', 'admin');
    await machine.begin();
    expect(await codes(machine, 'admin')).toContain('SLIPS');
    expect(await codes(machine, 'admin')).not.toContain('STORE_ELSEWHERE');
  });

  it('before them leaves the former store, at home and complete, with its slips', async () => {
    const { machine, before, slips } = await renewed();
    renameSync(machine.vault, `${machine.vault}.new-master`);
    rmSync(join(machine.root, 'vault.former-master-2026-03-09'), { recursive: true });
    copy(join(before, 'vault'), machine.vault);
    const [anchor = ''] = readdirSync(machine.anchors).filter((name) => name.endsWith('.anchor'));
    cpSync(join(before, 'anchors', anchor), join(machine.anchors, `${anchor}.prev`));
    await machine.signIn('clerk', 'admin', 'security');
    await machine.begin();
    expect(await codes(machine, 'admin')).not.toContain('STORE_ELSEWHERE');
    expect(await beside(machine)).toEqual([]);
    const typed = { commandId: commandId(), slips: slips.slice(0, 2) };
    await machine.must('security', 'desk.confirmSlips', typed);
  });

  it('after its line and before them leaves the former store, whose log says that it did not come about', async () => {
    const { machine, before } = await renewed();
    rmSync(machine.vault, { recursive: true });
    renameSync(join(machine.root, 'vault.former-master-2026-03-09'), machine.vault);
    const [anchor = ''] = readdirSync(machine.anchors).filter((name) => name.endsWith('.anchor'));
    cpSync(join(before, 'anchors', anchor), join(machine.anchors, `${anchor}.prev`));
    await machine.signIn('auditor', 'clerk');
    await machine.begin();
    const told = ['更换主密钥 failed', '更换恢复单 done', '更换主密钥 done'];
    expect(await keyLines(machine)).toEqual(told);
    await machine.restart();
    await machine.signIn('auditor');
    expect(await keyLines(machine)).toEqual(told);
  });

  it('in the midst of copying leaves a folder that the next sign-in clears away', async () => {
    const { machine } = await office();
    await machine.restart();
    mkdirSync(join(`${machine.vault}.new-master`, 'journal'), { recursive: true });
    writeFileSync(join(`${machine.vault}.new-master`, 'journal', '00000001.seg'), 'half');
    await machine.signIn('clerk');
    expect(existsSync(`${machine.vault}.new-master`)).toBe(false);
  });
});
