/**
 * The program that proves the recorder: changes a folder by every kind of call Node has, also in a thread. What
 * the recording says must then be what lies in the folder.
 */
import * as fs from 'node:fs';
import { open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';

const [dir = ''] = process.argv.slice(2);
const at = (name: string): string => join(dir, name);

fs.mkdirSync(at('deep/er'), { recursive: true });
fs.writeFileSync(at('whole'), 'a whole file');
fs.appendFileSync(at('whole'), ', and more');
fs.writeFileSync(at('deep/gone'), 'to go');
fs.copyFileSync(at('whole'), at('deep/copied'));
fs.linkSync(at('whole'), at('linked'));
fs.truncateSync(at('whole'), 7);

const file = fs.openSync(at('pieces'), 'w+');
fs.writeSync(file, 'one');
fs.writeSync(file, Buffer.from('xtwox'), 1, 3);
fs.writeSync(file, 'THREE', 20);
fs.writevSync(file, [Buffer.from('four'), Buffer.from('five')], 9);
fs.ftruncateSync(file, 22);
fs.readSync(file, Buffer.alloc(4), 0, 4, null);
fs.writeSync(file, 'six');
fs.fsyncSync(file);
fs.closeSync(file);

await writeFile(at('promised'), 'by a promise');
const handle = await open(at('handled'), 'a');
await handle.write('by a handle');
await handle.writeFile(', whole');
await handle.datasync();
await handle.close();
await truncate(at('handled'), 4);
await rename(at('promised'), at('deep/er/renamed'));
await rm(at('deep/gone'));

await promisify(fs.writeFile)(at('called'), 'by a callback');
const number = await promisify(fs.open)(at('called'), 'r+');
await promisify(fs.write)(number, Buffer.from('BY'), 0, 2, 0);
await promisify(fs.close)(number);
const stream = fs.createWriteStream(at('streamed'));
await new Promise<void>((resolve) => {
  stream.end('by a stream', () => resolve());
});

const inThread = `const fs = require('node:fs');
  fs.writeFileSync(${JSON.stringify(at('threaded'))}, 'by a thread');
  fs.renameSync(${JSON.stringify(at('called'))}, ${JSON.stringify(at('deep/called'))});`;
await new Promise((resolve) => new Worker(inThread, { eval: true, execArgv: [] }).on('exit', resolve));
fs.mkdirSync(at('emptied/a/b'), { recursive: true });
fs.rmSync(at('emptied'), { recursive: true });
