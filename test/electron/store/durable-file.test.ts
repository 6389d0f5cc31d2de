/** A file that is replaced whole, and faults of the disk as values that name no path. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDurable, writeDurable, writeDurableTwice } from '#electron/store/durable-file';
import { fileFault } from '#electron/store/file-fault';
import { temporaryFolder } from './store-kit';

const words = (text: string) => Buffer.from(text, 'utf8');
const sound = (bytes: Uint8Array) =>
  Buffer.from(bytes).toString().startsWith('good') ? bytes.toString() : null;

describe('a durable file', () => {
  it('keeps the newest and the previous generation, and nothing beside them', () => {
    const path = join(temporaryFolder(), 'file');
    expect(readDurable(path, sound)).toEqual({ ok: true, value: { found: 'nothing' } });
    for (const text of ['good 1', 'good 2', 'good 3']) expect(writeDurable(path, words(text)).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('good 3');
    expect(readFileSync(`${path}.prev`, 'utf8')).toBe('good 2');
    expect(existsSync(`${path}.tmp`)).toBe(false);
    writeDurableTwice(path, words('good 4'));
    expect(readFileSync(`${path}.prev`, 'utf8')).toBe('good 4');
  });

  it('is read from its previous generation when the newest is damaged or gone', () => {
    const path = join(temporaryFolder(), 'file');
    writeDurable(path, words('good 1'));
    writeDurable(path, words('bad'));
    expect(readDurable(path, sound)).toEqual({ ok: true, value: { found: 'previous', value: 'good 1' } });
    writeFileSync(`${path}.prev`, 'bad too');
    expect(readDurable(path, sound)).toEqual({ ok: true, value: { found: 'damaged' } });
  });

  it('that cannot be written stays as it was, and the fault names the file only', () => {
    const dir = temporaryFolder();
    const path = join(dir, 'file');
    writeDurable(path, words('good 1'));
    // A folder in the way of the file that is written beside: an obstacle for root too.
    mkdirSync(`${path}.tmp`);
    expect(writeDurable(path, words('good 2'))).toEqual({
      ok: false,
      error: { code: 'IO_ERROR', where: 'file' },
    });
    expect(readDurable(path, sound)).toMatchObject({ value: { found: 'current', value: 'good 1' } });
    expect(writeDurable(join(dir, 'no', 'folder'), words('x'))).toEqual({
      ok: false,
      error: { code: 'IO_ERROR', where: 'folder' },
    });
  });

  it('whose former generation cannot be put aside is what it was', () => {
    const path = join(temporaryFolder(), 'file');
    writeDurable(path, words('good 1'));
    writeDurable(path, words('good 2'));
    rmSync(`${path}.prev`);
    mkdirSync(join(`${path}.prev`, 'in the way'), { recursive: true });
    expect(writeDurable(path, words('good 3')).ok).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('good 2');
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it('turns every system error into one of three faults and throws bugs', () => {
    const system = (code: string) => Object.assign(new Error('x'), { code, syscall: 'write' });
    expect(fileFault(system('ENOSPC'), 'a')).toEqual({ code: 'DISK_FULL', where: 'a' });
    expect(fileFault(system('EDQUOT'), 'a').code).toBe('DISK_FULL');
    expect(fileFault(system('EFBIG'), 'a').code).toBe('DISK_FULL');
    expect(fileFault(system('EACCES'), 'a').code).toBe('ACCESS_DENIED');
    expect(fileFault(system('EROFS'), 'a').code).toBe('ACCESS_DENIED');
    expect(fileFault(system('EIO'), 'a').code).toBe('IO_ERROR');
    expect(() => fileFault(new TypeError('a bug'), 'a')).toThrow('a bug');
  });
});
