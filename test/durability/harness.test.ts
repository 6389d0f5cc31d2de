/**
 * The harness itself: the recorder sees every change of a folder, and the model disk loses what a real one may
 * lose, and nothing else.
 */
import { constants, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleProgram } from './desk-process';
import type { DiskOperation } from './harness/disk-log';
import { ModelDisk } from './harness/model-disk';
import { quickScratch } from './harness/quick-scratch';
import { Chance } from './harness/random';
import { recordedSession } from './harness/recorded-session';

const { O_CREAT, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY } = constants;
const NEW = O_WRONLY | O_CREAT | O_TRUNC;

/** All different states after a cut, as `name=content` lines. */
function statesAfter(operations: readonly DiskOperation[]): readonly string[] {
  const disk = new ModelDisk();
  for (const operation of operations) disk.apply(operation);
  const states = new Set<string>();
  for (let seed = 0; seed < 3000; seed += 1) {
    const { files } = disk.afterCut(new Chance(seed));
    const lines = [...files].map(
      ([path, bytes]) => `${path}=${bytes.toString('latin1').replaceAll('\0', '.')}`,
    );
    states.add(lines.sort().join(' '));
  }
  return [...states].sort();
}

const write = (file: number, text: string, at: number | null = null): DiskOperation => ({
  op: 'write',
  file,
  at,
  bytes: Buffer.from(text, 'latin1'),
});
const open = (file: number, path: string, flags: number): DiskOperation => ({
  op: 'open',
  file,
  path,
  flags,
});

/** A file that surely is there with its content. */
const KEPT: readonly DiskOperation[] = [
  open(1, 'kept', NEW),
  write(1, 'old'),
  { op: 'flush', file: 1 },
  open(2, '', O_RDONLY),
  { op: 'flush', file: 2 },
];

describe('the model disk', () => {
  it('keeps what was flushed with its name', () => {
    expect(statesAfter(KEPT)).toEqual(['kept=old']);
  });

  it('may lose a file whose folder was not flushed, and the bytes of one that was not', () => {
    expect(statesAfter([open(1, 'new', NEW), write(1, 'abc'), { op: 'flush', file: 1 }])).toEqual([
      '',
      'new=abc',
    ]);
    const unflushed = [
      open(1, 'new', NEW),
      write(1, 'abc'),
      open(2, '', O_RDONLY),
      { op: 'flush', file: 2 },
    ] as const;
    expect(statesAfter(unflushed)).toEqual(['new=', 'new=...', 'new=abc']);
  });

  it('shows the trap of renaming a file that was not flushed: the old is gone, the new is empty', () => {
    const trap: readonly DiskOperation[] = [
      ...KEPT,
      open(3, 'beside', NEW),
      write(3, 'new'),
      { op: 'rename', from: 'beside', to: 'kept' },
    ];
    expect(statesAfter(trap)).toEqual([
      'beside= kept=old',
      'beside=... kept=old',
      'beside=new kept=old',
      'kept=',
      'kept=...',
      'kept=new',
      'kept=old',
    ]);
    const right = [...trap.slice(0, -1), { op: 'flush', file: 3 } as const, ...trap.slice(-1)];
    expect(statesAfter(right)).toEqual(['beside=new kept=old', 'kept=new', 'kept=old']);
  });

  it('tears a write at its sectors and may keep later ones without earlier ones', () => {
    const two = `${'a'.repeat(512)}${'b'.repeat(512)}`;
    const torn = statesAfter([
      ...KEPT.slice(0, 2),
      write(1, two, 0),
      { op: 'flush', file: 1 },
      ...KEPT.slice(3),
      write(1, two.toUpperCase(), 0),
    ]);
    const found = torn.map((state) => `${state[5]}${state[5 + 512]}`).sort();
    expect(found).toEqual(['AB', 'Ab', 'aB', 'ab']);
  });

  it('never shows a later write in a sector without the earlier one in the same sector', () => {
    const states = statesAfter([...KEPT, write(1, 'A', 0), write(1, 'B', 1)]);
    expect(states).toEqual(['kept=ABd', 'kept=Ald', 'kept=old']);
  });

  it('takes the data flush for bytes and growth, not for a file becoming shorter', () => {
    const grown = [...KEPT, write(1, '+', 3), { op: 'flushData', file: 1 }] as const;
    expect(statesAfter(grown)).toEqual(['kept=old+']);
    const cut = [...KEPT, { op: 'resize', file: 1, size: 1 }, { op: 'flushData', file: 1 }] as const;
    expect(statesAfter(cut)).toEqual(['kept=o', 'kept=old']);
    expect(statesAfter([...cut, { op: 'flush', file: 1 }])).toEqual(['kept=o']);
  });

  it('brings back a removed file until its folder is flushed', () => {
    expect(statesAfter([...KEPT, { op: 'remove', path: 'kept' }])).toEqual(['', 'kept=old']);
    expect(statesAfter([...KEPT, { op: 'remove', path: 'kept' }, { op: 'flush', file: 2 }])).toEqual(['']);
  });

  it('empties nothing by opening, unless it was asked to', () => {
    expect(statesAfter([...KEPT, open(5, 'kept', O_RDWR)])).toEqual(['kept=old']);
    expect(statesAfter([...KEPT, open(5, 'kept', NEW)])).toEqual(['kept=', 'kept=old']);
  });
});

describe('the recorder', () => {
  const scratch = quickScratch('recorder-');
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('sees every kind of change, whoever makes it', async () => {
    const program = await bundleProgram('harness/every-call');
    const { operations } = await recordedSession(program, scratch, 'every-call');
    const disk = new ModelDisk();
    for (const operation of operations) disk.apply(operation);
    expect([...disk.now().files].map(([path, bytes]) => `${path}=${bytes}`).sort()).toEqual([
      'deep/called=BY a callback',
      'deep/copied=a whole file, and more',
      'deep/er/renamed=by a promise',
      'handled=by a',
      'linked=a whole',
      'pieces=onetwo\0\0\0fsixfive\0\0\0TH',
      'streamed=by a stream',
      'threaded=by a thread',
      'whole=a whole',
    ]);
    program.remove();
  }, 60_000);
});
