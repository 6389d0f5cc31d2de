/**
 * A disk that fails: in a session of set-up, opening, saving, keeping attachments, reading and closing, the
 * first, second, third … operation fails with each error a desk can meet, once or from then on. The store tells
 * it with a code and words, loses nothing it had called saved, opens again and goes on when the disk is well.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram, type Program, run } from './desk-process';
import type { Failing, Outcome } from './harness/fault-session';
import { quickScratch } from './harness/quick-scratch';

const CHANGES = ['create', 'write', 'truncate', 'flush', 'rename', 'unlink', 'mkdir'] as const;
/** What needs room on the disk. */
const ROOM = ['create', 'write', 'truncate', 'flush', 'rename', 'mkdir'] as const;

const WAYS: readonly (readonly [string, Failing])[] = [
  ['a disk full from some moment on', { kinds: ROOM, code: 'ENOSPC', lasting: true }],
  ['a disk full for one moment', { kinds: ROOM, code: 'ENOSPC', lasting: false }],
  ['one write that fails', { kinds: ['write', 'truncate'], code: 'EIO', lasting: false }],
  ['one flush that fails', { kinds: ['flush'], code: 'EIO', lasting: false }],
  ['flushes that fail from some moment on', { kinds: ['flush'], code: 'EIO', lasting: true }],
  ['one reading that fails', { kinds: ['open', 'read'], code: 'EIO', lasting: false }],
  [
    'a disk that fails from some moment on',
    { kinds: [...CHANGES, 'open', 'read'], code: 'EIO', lasting: true },
  ],
  ['a disk read-only from some moment on', { kinds: CHANGES, code: 'EROFS', lasting: true }],
  [
    'one refused opening or renaming',
    { kinds: ['open', 'create', 'rename', 'unlink', 'mkdir'], code: 'EACCES', lasting: false },
  ],
  [
    'no rights from some moment on',
    { kinds: ['open', 'create', 'rename', 'unlink', 'mkdir', 'read'], code: 'EACCES', lasting: true },
  ],
  [
    'a file held for one moment',
    { kinds: ['open', 'create', 'rename', 'unlink'], code: 'EBUSY', lasting: false },
  ],
];

/** Every which operation of a whole life fails; the environment asks for each of them. */
const WHOLE_STEP = Number(process.env.DURABILITY_FAULT_STEP ?? 17);

describe('a failing disk', () => {
  const scratch = quickScratch('io-fault-');
  let program: Program;
  let whole: Program;
  beforeAll(async () => {
    program = await bundleProgram('harness/fault-session');
    whole = await bundleProgram('harness/fault-whole');
  }, 60_000);
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    program.remove();
    whole.remove();
  });

  it.concurrent.each(WAYS)(
    '%s, while keys change and backups are made and restored: each act is done or not done, and said',
    async (way, failing) => {
      const root = join(scratch, `whole ${way}`);
      mkdirSync(root);
      const child = run(whole, [root, JSON.stringify(failing), String(WHOLE_STEP)], { recorded: { root } });
      expect(await child.ended, child.errors()).toBe(0);
      const { problems, sessions } = JSON.parse(child.lines.at(-1) ?? '') as Outcome;
      expect(problems.join('\n')).toBe('');
      expect(sessions).toBeGreaterThan(1);
    },
    2_400_000,
  );

  it.concurrent.each(WAYS)(
    '%s is told, costs nothing saved, and work goes on',
    async (way, failing) => {
      const root = join(scratch, way);
      mkdirSync(root);
      const child = run(program, [root, JSON.stringify(failing)], { recorded: { root } });
      const code = await child.ended;
      expect(code, child.errors()).toBe(0);
      const { problems, sessions, told } = JSON.parse(child.lines.at(-1) ?? '') as Outcome;
      expect(problems.join('\n')).toBe('');
      expect(sessions).toBeGreaterThan(10);
      // Some operations are not needed for what is asked, and what is held for a moment is tried again.
      expect(told).toBeGreaterThan(sessions / 8);
    },
    300_000,
  );
});
