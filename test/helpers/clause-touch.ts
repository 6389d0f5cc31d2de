/**
 * Set up before every test file: a test that names a clause in its title has to touch it, or it fails. Touched
 * is what ran or was used (clause-coverage.ts, clause-data.ts) or what a process of its own answered
 * (clause-record.ts). A clause in the title of a group has to be touched by a test of the group. The result
 * goes with the test's report to `npm run clauses`.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { clausesThatRan, startCounting } from './clause-coverage';

declare module 'vitest' {
  interface TaskMeta {
    /** Clauses that the test names and touched. */
    clauses?: readonly string[];
  }
}

const path = expect.getState().testPath ?? '';
const text = readFileSync(path, 'utf8');
/** Files that name no clause are left alone: they run as fast as before. Scenarios bring their own titles. */
const naming = /test[\\/]scenarios[\\/]/.test(path) || /(?:XJR|NDR|XJO|XJD|TJR)-\d+-\d+/.test(text);

if (naming) {
  startCounting();
  // Loaded only now: what is loaded before the counting starts is counted by whole functions.
  const { clauseIdsIn, takeTouched, touch } = await import('./clause-record');
  const { watchTables } = await import('./clause-data');
  watchTables();
  // The kit works out an answer sheet while it is loaded, and loading touches nothing.
  if (/helpers\/(?:case|desk)-/.test(text)) await import('./case-kit');
  clausesThatRan();
  takeTouched();

  /** What the file did before its tests, e.g. building a letter that they all look at. */
  const before = new Set<string>();
  /** Clauses in titles of groups, and what tests of the group touched. */
  const groups = new Map<string, Set<string>>();

  const take = (): readonly string[] => {
    touch(clausesThatRan());
    return takeTouched();
  };

  beforeEach(() => {
    for (const id of take()) before.add(id);
  });

  afterEach(({ task }) => {
    const touched = new Set([...take(), ...before]);
    const ofGroups: string[] = [];
    for (let suite = task.suite; suite; suite = suite.suite) {
      if (clauseIdsIn(suite.name).length === 0) continue;
      const seen = groups.get(suite.name) ?? new Set();
      for (const id of touched) seen.add(id);
      groups.set(suite.name, seen);
      ofGroups.push(...clauseIdsIn(suite.name));
    }
    const named = clauseIdsIn(task.name);
    task.meta.clauses = [...new Set([...named, ...ofGroups])].filter((id) => touched.has(id));
    const missed = named.filter((id) => !touched.has(id));
    if (missed.length === 0 || task.result?.state === 'fail') return;
    throw new Error(
      `the title names ${missed.join(', ')}, which the test does not touch: name the clause it is about, or cite it ` +
        `in the doc comment of the function that acts under it. Touched: ${[...touched].join(', ') || 'none'}`,
    );
  });

  afterAll(() => {
    const missed = [...groups].flatMap(([title, touched]) =>
      clauseIdsIn(title)
        .filter((id) => !touched.has(id))
        .map((id) => `no test of “${title}” touches ${id}`),
    );
    if (missed.length > 0) throw new Error(missed.join('\n'));
  });
}
