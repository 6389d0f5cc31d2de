/** The reader of archives asks for its secret: nobody has to put a passphrase into a file to read one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CUT_README } from '#electron/store/archive/cut-readme';
import { secretLines } from '../../reader/ask.mjs';

/** A terminal on which somebody types, and what it shows. */
function terminal(typed: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = new PassThrough();
  const seen: string[] = [];
  const left = [...typed];
  const asked = new Set<string>();
  output.on('data', (piece: Buffer) => {
    seen.push(piece.toString('utf8'));
    for (const [question] of seen.join('').matchAll(/(?:passphrase|slip \d): /g)) {
      if (asked.has(question)) continue;
      asked.add(question);
      const next = left.shift() ?? '';
      setImmediate(() => input.write(`${next}\r`));
    }
  });
  return { input, output, seen };
}

describe('the reader', () => {
  it('asks for a passphrase and does not show it', async () => {
    const { input, output, seen } = terminal(['correct horse battery']);
    expect(await secretLines(input, output, ['passphrase: '], false)).toEqual(['correct horse battery']);
    expect(seen.join('')).toBe('passphrase: \n');
  });

  it('asks for slips one by one', async () => {
    const { input, output, seen } = terminal(['AAAA', 'BBBB']);
    expect(await secretLines(input, output, ['slip 1: ', 'slip 2: '], true)).toEqual(['AAAA', 'BBBB']);
    expect(seen.join('')).toContain('slip 2: ');
  });

  it('is what the words on an archive and on a cut log say, and no file of secrets', () => {
    const archive = join(
      import.meta.dirname,
      '..',
      '..',
      '..',
      'electron',
      'store',
      'archive',
      'ARCHIVE.txt',
    );
    for (const words of [readFileSync(archive, 'utf8'), CUT_README]) {
      expect(words).not.toMatch(/<\s*(?:口令|恢复单)|写入一个文本文件/);
      expect(words).toContain('按提示键入口令');
    }
  });
});
