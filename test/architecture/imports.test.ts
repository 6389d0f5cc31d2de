// The import table holds for the whole project, and the checker that says so can say no.
import { describe, expect, it } from 'vitest';
import { importProblems } from './import-rules';
import { allSources } from './source-tree';

const problemsOf = (path: string, text: string): readonly string[] => importProblems([{ path, text }]);

describe('who may import whom', () => {
  it('holds for every source file', () => {
    expect(importProblems(allSources())).toEqual([]);
  });
});

describe('the checker refuses', () => {
  it.each([
    ['shared that uses Node', 'shared/lib/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['shared that uses Node without its prefix', 'shared/lib/a.ts', "import path from 'path';"],
    ['shared that reaches into electron', 'shared/lib/a.ts', "import { x } from '#electron/store/store';"],
    [
      'shared that reaches into a screen by a relative path',
      'shared/a.ts',
      "import { x } from '../renderer/a';",
    ],
    ['shared with an unlisted library', 'shared/lib/a.ts', "import dayjs from 'dayjs';"],
    [
      'a type taken from where nothing may be',
      'shared/lib/a.ts',
      "import type { S } from '#electron/store/store';",
    ],
    ['a screen that uses Node', 'renderer/app/a.tsx', "import 'node:fs';"],
    ['a screen that uses the engine', 'renderer/app/a.tsx', "export * from '#electron/ports';"],
    ['a screen that uses Electron', 'renderer/app/a.tsx', "import { ipcRenderer } from 'electron';"],
    [
      'a screen that sees the journal',
      'renderer/app/a.tsx',
      "import type { E } from '#shared/journal/entry';",
    ],
    ['a feature that uses another', 'renderer/features/a/A.tsx', "import { B } from '../b/B';"],
    ['Electron outside its two files', 'electron/desktop/a.ts', "import { app } from 'electron';"],
    ['Electron by require', 'electron/services/a.ts', "const { app } = require('electron');"],
    ['Electron by a late import', 'electron/services/a.ts', "export const e = () => import('electron');"],
    ['a store that calls a service', 'electron/store/a.ts', "import { s } from '#electron/services/s';"],
    ['crypto that knows the store', 'electron/crypto/a.ts', "import { s } from '../store/s';"],
    [
      'a service that knows the door',
      'electron/services/a.ts',
      "import type { W } from '../desktop/window';",
    ],
    ['a service that knows the whole', 'electron/services/a.ts', "import { a } from '../application';"],
    ['a folder that no layer names', 'electron/misc/a.ts', "import { a } from '../crypto/a';"],
    [
      'a migration that uses the present store',
      'electron/store/migrations/0001-a/a.ts',
      "import type { S } from '../../store-types';",
    ],
    [
      'a migration that uses another migration',
      'electron/store/migrations/0002-b/a.ts',
      "import { a } from '../0001-a/a';",
    ],
    [
      'a migration that uses shared rules',
      'electron/store/migrations/0001-a/a.ts',
      "import '#shared/lib/result';",
    ],
    ['a second reader that uses the first', 'test/reader/a.mjs', "import '../../electron/store/store.ts';"],
    ['a build script that uses the product', 'build/a.mjs', "import { a } from '../shared/lib/a.ts';"],
  ])('%s', (_what, path, text) => {
    expect(problemsOf(path, text)).toHaveLength(1);
  });
});

describe('the checker accepts', () => {
  it.each([
    ['types of Electron in electron/', 'electron/desktop/a.ts', "import type { App } from 'electron';"],
    ['types of Electron by name', 'electron/desktop/a.ts', "type S = typeof import('electron').session;"],
    ['Electron in main', 'electron/main.ts', "import { app } from 'electron';"],
    [
      'a service that uses store and shared',
      'electron/services/a.ts',
      "import '../store/s'; import '#shared/a';",
    ],
    ['a feature that uses its own files', 'renderer/features/a/A.tsx', "import { B } from './B';"],
  ])('%s', (_what, path, text) => {
    expect(problemsOf(path, text)).toEqual([]);
  });
});
