// @ts-check
// The secret of the reader: typed by a person when asked, or piped in. A passphrase is not shown while it is typed, and
// nobody has to put it into a file.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/**
 * One line for each question. From a terminal they are asked one by one; otherwise all there is is read at once.
 * @param {NodeJS.ReadableStream & {isTTY?: boolean}} input @param {NodeJS.WritableStream} output
 * @param {readonly string[]} questions @param {boolean} isShown whether the terminal shows what is typed
 */
export async function secretLines(input, output, questions, isShown) {
  if (!input.isTTY) return (await text(input)).split(/\r?\n/);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input,
    output: isShown ? output : nowhere,
    terminal: true,
    historySize: 0,
  });
  try {
    const typed = [];
    for (const question of questions) {
      if (!isShown) output.write(question);
      typed.push(await lines.question(isShown ? question : ''));
      if (!isShown) output.write('\n');
    }
    return typed;
  } finally {
    lines.close();
  }
}
