// The main stories of the law, played by the real Electron without a window: the same files that `desk run` plays
// under Node, so that the engine, the store and its ciphers do the same in both.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PRACTICE_OFFICES } from '#electron/services/practice/staff';
import { executable, projectFolder } from './helpers/launch';

const LAW = join(projectFolder, 'test', 'scenarios', 'law');

const STORIES = [
  'first/an-application-goes-the-whole-way-to-its-code',
  'first/a-product-is-valid-no-longer-than-its-agreement',
  'change/a-change-makes-a-new-version-and-keeps-the-old',
  'correction/a-third-party-with-written-consent',
  'cancellation/a-cancellation-takes-ten-working-days-and-no-notice',
  'renewal/pending-at-expiry-holds-the-cancellation',
  'objection/of-two-one-withdrawn-the-other-still-holds',
  'objection/with-the-setting-the-notice-stands-still',
  'objection/upheld-ends-the-registration',
  'revocation/from-the-clue-to-the-announcement',
  'calendar/a-loaded-year-moves-only-open-clocks-that-were-unverified',
] as const;

/** Chromium asks for a screen even when no window is opened, unless it is told that there is none. */
const WITHOUT_SCREEN = ['--no-sandbox', '--disable-gpu', '--ozone-platform=headless'] as const;

/** Runs `--desk <words>` in Electron to its end. */
function desk(place: string, ...words: readonly string[]) {
  const run = spawnSync(
    executable(),
    [...WITHOUT_SCREEN, projectFolder, `--user-data-dir=${place}`, '--desk', ...words],
    {
      cwd: projectFolder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, DISPLAY: '' },
    },
  );
  const results = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { readonly [key: string]: unknown });
  return { code: run.status, results, words: run.stderr };
}

for (const story of STORIES)
  test(`in Electron: ${story.replaceAll('-', ' ')}`, () => {
    const place = mkdtempSync(join(tmpdir(), 'desk-law-'));
    try {
      const file = join(LAW, `${story}.jsonl`);
      const [first = '{}'] = readFileSync(file, 'utf8').split('\n');
      const { start = '2025-10-01' } = JSON.parse(first) as { readonly start?: string };
      const office = join(place, 'office.json');
      const vault = join(place, 'vault');
      const at = `${start}T01:00:00.000Z`;
      writeFileSync(office, JSON.stringify({ office: PRACTICE_OFFICES.prefecture, at }));
      const made = desk(place, 'init', '--vault', vault, '--office', office, '--practice');
      expect(made.code, made.words).toBe(0);
      const played = desk(place, 'run', file, '--vault', vault);
      expect(played.code, played.words).toBe(0);
      expect(played.results.filter((line) => line.expected === false)).toEqual([]);
      expect(desk(place, 'verify', '--vault', vault).results[0]).toMatchObject({ clean: true });
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
