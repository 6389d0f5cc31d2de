// No circles, small files, and a project folder that holds what the architecture document lists.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circlesOf } from './circles';
import { sizeProblems } from './file-sizes';
import { allSources, areas, projectFolder, sourcesOf } from './source-tree';

const lines = (count: number): string => 'x;\n'.repeat(count);

describe('import circles', () => {
  it('there are none', () => {
    expect(circlesOf(allSources())).toEqual([]);
  });

  it('are found, also through short names and re-exports', () => {
    const circle = circlesOf([
      { path: 'shared/a.ts', text: "import { type B } from '#shared/b';" },
      { path: 'shared/b.ts', text: "import { c } from './c';" },
      { path: 'shared/c.ts', text: "export { a } from './a';" },
    ]);
    expect(circle).toEqual(['shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts']);
  });
});

describe('file sizes', () => {
  it.each(areas)('%s keeps its files small', (area) => {
    expect(sizeProblems(sourcesOf(area))).toEqual([]);
  });

  it('a file over 400 lines is found, a table of data is let be', () => {
    const short = Array.from({ length: 9 }, (_, at) => ({ path: `shared/${at}.ts`, text: lines(10) }));
    expect(sizeProblems([...short, { path: 'shared/long.ts', text: lines(401) }])).toHaveLength(1);
    const table = { path: 'shared/regulation/profiles/xj.ts', text: lines(900) };
    expect(sizeProblems([...short, table])).toEqual([]);
  });

  it('an area of long files is found by its median', () => {
    expect(sizeProblems([{ path: 'shared/a.ts', text: lines(101) }])).toEqual(['median of 101 lines']);
  });
});

describe('the project folder', () => {
  it('holds exactly what the architecture lists', () => {
    const made = new Set(['node_modules', 'out']);
    const seen = readdirSync(projectFolder).filter((name) => !name.startsWith('.') && !made.has(name));
    const files = [
      'README.md',
      'biome.json',
      'electron-builder.yml',
      'package-lock.json',
      'package.json',
      'tsconfig.json',
    ];
    expect(seen.sort()).toEqual([...files, ...areas].sort());
  });
});
