/** A damaged index reaches a person as a fault with words, never as a defect, and signing in again heals it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '#electron/store/store';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { DeskKit } from '../../helpers/desk-kit';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'application-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a damaged index is told as such; signing in again makes it anew, and the case is there', async () => {
  const vault = join(dir, 'vault');
  const first = await new DeskKit(vault).practice();
  const { caseId } = await first.create();
  await first.app.close();
  const store = await openStore({
    dir: vault,
    unlock: { kind: 'practice' },
    fold: DESK_FOLD,
    now: first.now,
  });
  if (!store.ok) throw new Error(store.error.code);
  expect(await store.value.snapshot()).toMatchObject({ ok: true });
  store.value.close();
  for (const name of readdirSync(join(vault, 'tables'))) {
    const path = join(vault, 'tables', name);
    const sound = readFileSync(path);
    writeFileSync(path, Buffer.concat([sound.subarray(0, 64), Buffer.alloc(sound.length - 64, 7)]));
  }

  const kit = new DeskKit(vault);
  // Whoever opens it looks up what was told before, and meets the damage.
  const answer = await kit.call('clerk', 'desk.state', {});
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'fault', code: 'INDEX_DAMAGED' } });
  expect(answer.ok ? '' : answer.failure.message).toContain('已保存的内容都在');

  await kit.must('clerk', 'session.signIn', { account: 'clerk', passphrase: '' });
  expect(await kit.must('clerk', 'cases.get', { caseId })).toMatchObject({ caseId });
  await kit.app.close();
});
