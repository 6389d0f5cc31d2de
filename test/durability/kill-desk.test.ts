/**
 * kill -9 of the real command line at 60 moments of the whole story: afterwards the store opens,
 * `desk verify` is clean, and every step that was answered as saved is there.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { desk, practiceStore, scenarioFile, scratch, startDesk, verified } from '../helpers/desk-cli';
import { SAMPLES_FOLDER } from '../helpers/sample-story';

const KILLS = 60;

const place = scratch();
afterAll(() => place.remove());

/** Shares of the story, spread evenly and then shuffled by a fixed rule: every stretch of it is hit. */
const moments = Array.from({ length: KILLS }, (_, index) => ((index * 29) % KILLS) / KILLS);

interface Answered {
  readonly caseId: string;
  readonly version: number;
  readonly status: string;
}

/** Plays the story, kills it `delay` ms after its first answer, and tells the last step it said was saved. */
function playAndKill(
  vault: string,
  delay: number,
): Promise<{ last: Answered | null; killed: boolean; took: number }> {
  const child = startDesk(['run', join(SAMPLES_FOLDER, 'story.jsonl'), '--vault', vault]);
  let last: Answered | null = null;
  let first: number | null = null;
  createInterface(child.stdout).on('line', (text) => {
    // A line cut in two by the kill was not fully told: it is no promise.
    if (!text.endsWith('}')) return;
    const line = JSON.parse(text) as { ok?: boolean; call?: string; answer?: { value?: Answered } };
    if (line.ok && line.call?.startsWith('cases.') && line.answer?.value) last = line.answer.value;
    if (first === null) {
      first = performance.now();
      if (Number.isFinite(delay)) setTimeout(() => child.kill('SIGKILL'), delay);
    }
  });
  return new Promise((resolve) =>
    child.on('close', (_code, signal) =>
      resolve({ last, killed: signal === 'SIGKILL', took: performance.now() - (first ?? 0) }),
    ),
  );
}

/** What is wrong after one kill; empty when nothing is. */
async function problemsAfterKill(
  template: string,
  index: number,
  span: number,
): Promise<{ problems: string[]; killed: boolean }> {
  const vault = join(place.dir, `killed-${index}`);
  cpSync(template, vault, { recursive: true });
  const { last, killed } = await playAndKill(vault, (moments[index] ?? 0) * span);
  const problems: string[] = [];
  const report = verified(vault);
  if (report.clean !== true) problems.push(`kill ${index}: verify says ${JSON.stringify(report)}`);
  if (last) {
    const { caseId } = last;
    const look = { at: '2026-06-01T03:00:00.000Z', as: 'clerk', call: 'cases.get', input: { caseId } };
    const again = desk(['run', scenarioFile(vault, [look]), '--vault', vault]);
    const answer = again.results[0]?.answer as { value?: Answered } | undefined;
    if ((answer?.value?.version ?? -1) < last.version)
      problems.push(`kill ${index}: version ${last.version} was saved, ${answer?.value?.version} is there`);
  }
  return { problems, killed };
}

describe('kill -9 of the desk', () => {
  it(`at ${KILLS} random moments of the story loses no saved step and leaves a clean store`, async () => {
    const template = practiceStore(place.dir);
    const whole = join(place.dir, 'whole');
    cpSync(template, whole, { recursive: true });
    const { took: span } = await playAndKill(whole, Number.POSITIVE_INFINITY);
    const outcomes: { problems: string[]; killed: boolean }[] = [];
    // One after the other: the checks block this process, and a blocked timer would kill too late.
    for (const index of moments.keys()) outcomes.push(await problemsAfterKill(template, index, span));
    expect(outcomes.flatMap((outcome) => outcome.problems)).toEqual([]);
    expect(outcomes).toHaveLength(KILLS);
    // Most moments must really fall into the story, or nothing was shown.
    expect(outcomes.filter((outcome) => outcome.killed).length).toBeGreaterThan(KILLS / 2);
  }, 900_000);
});
