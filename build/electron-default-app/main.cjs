// The starter that a bare Electron carries and the registry runtime lacks: `electron [switches] [-r MODULE] APP`.
// Loads the modules named with -r, then the folder or file APP, as Electron's own default app does.
// Copied next to the runtime by build/electron-registry.mjs; is no part of the product.
const { app } = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');

/** Splits the command line: switches are Chromium's business, the first plain word is the application. */
function parse(words) {
  const modules = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '-r' || word === '--require') {
      at += 1;
      modules.push(words[at]);
    } else if (!word.startsWith('-')) {
      return { modules, target: resolve(word) };
    }
  }
  return { modules, target: null };
}

function entryOf(target) {
  if (!statSync(target).isDirectory()) return { folder: dirname(target), entry: target, about: {} };
  const file = join(target, 'package.json');
  const about = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return { folder: target, entry: join(target, about.main ?? 'index.js'), about };
}

const { modules, target } = parse(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
for (const name of modules) Module._load(resolve(name), null, true);

if (target === null || !existsSync(target)) {
  process.stderr.write(`No application to start: ${target ?? '(none given)'}\n`);
  app.exit(1);
} else {
  const { folder, entry, about } = entryOf(target);
  if (about.productName ?? about.name) app.name = about.productName ?? about.name;
  if (about.version) app.setVersion(about.version);
  app.setAppPath(folder);
  Module._load(entry, Module, true);
}
