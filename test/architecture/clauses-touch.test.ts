/** A test is held to the clauses in its title: one that names what it does not touch fails. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from './source-tree';

const folder = mkdtempSync(join(tmpdir(), 'desk-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Reported {
  readonly title: string;
  readonly status: string;
  readonly meta?: { readonly clauses?: readonly string[] };
  readonly failureMessages: readonly string[];
}

/** Runs the fixture under the set-up of the suites, as a file of its own. */
function runFixture(): { readonly file: string; readonly tests: readonly Reported[] } {
  const report = join(folder, 'report.json');
  const options = {
    config: join(projectFolder, 'test', 'vitest.config.ts'),
    watch: false,
    include: ['test/fixtures/clause-touch/titles.fixture.ts'],
    reporters: ['json'],
    outputFile: report,
  };
  const script = `const { startVitest } = await import('vitest/node');
await (await startVitest('test', [], ${JSON.stringify(options)}, { configLoader: 'runner' })).close();`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: projectFolder });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { message: string; assertionResults: Reported[] }[];
  };
  const [result] = testResults;
  return { file: result?.message ?? '', tests: result?.assertionResults ?? [] };
}

describe('clauses in titles', () => {
  let outcome: ReturnType<typeof runFixture> = { file: '', tests: [] };
  beforeAll(() => {
    outcome = runFixture();
  }, 60_000);

  const named = (title: string) => outcome.tests.find((test) => test.title.startsWith(title));

  it('a test that does what its clause says passes, and reports it', () => {
    expect(named('accepts (')).toMatchObject({ status: 'passed', meta: { clauses: expect.anything() } });
    expect(named('accepts (')?.meta?.clauses).toContain('XJR-14-1');
    expect(named('reads a setting')?.status).toBe('passed');
  });

  it('a clause that says the same in the national text is touched with it', () => {
    expect(named('accepts within')?.status).toBe('passed');
  });

  it('a test that only accepts may not name the renewal', () => {
    const failed = named('accepts and calls');
    expect(failed?.status).toBe('failed');
    expect(failed?.failureMessages.join()).toMatch(
      /the title names XJR-\d+-3, which the test does not touch/,
    );
  });

  it('a test may not name a clause that does not exist, nor one when it touches nothing', () => {
    expect(named('accepts under')?.status).toBe('failed');
    expect(named('only counts')?.status).toBe('failed');
  });

  it('a group may not name a clause that none of its tests touches', () => {
    expect(outcome.file).toContain('no test of “a group of nothing');
  });
});
