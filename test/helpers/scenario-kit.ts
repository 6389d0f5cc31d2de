/**
 * Plays the scenario files of the law in this process, each on a practice store of its own, through the same
 * player as `desk run`. Also says which clauses a play touched: those of the rows carried out and of refusals.
 */

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createApplication } from '#electron/application';
import { type LineResult, playLines } from '#electron/commands/scenario';
import { readScenario, type Scenario } from '#electron/commands/scenario-file';
import { type PlacedLine, resolveInput } from '#electron/commands/scenario-line';
import { newCommandId } from '#electron/services/desk/station-act';
import { PRACTICE_OFFICES, PRACTICE_STAFF } from '#electron/services/practice/staff';
import { verifyStore } from '#electron/store/store';
import type { Instant } from '#shared/domain/local-date';
import { isEnded } from '#shared/regulation/casework/status';
import { TRANSITIONS, type Transition } from '#shared/regulation/casework/transitions';

const ROOT = join(__dirname, '..', '..');
export const LAW_FOLDER = join(ROOT, 'test', 'scenarios', 'law');
const PARTS = 'parts';
/** Where stores stand: in memory where the system has such a folder, for nothing here is about the disk. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** The day stores are made on, unless a file says otherwise: the first day of the rules. */
const START = '2025-10-01';

/** Paths of all scenario files of the law from their folder, in order; common beginnings are none. */
export const lawFiles = (): readonly string[] =>
  readdirSync(LAW_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jsonl') && !path.startsWith(PARTS))
    .sort();

/** Reads a file of the law. @throws when it is no scenario. */
export function readLaw(path: string): Scenario {
  const said: string[] = [];
  const scenario = readScenario(join(LAW_FOLDER, path), { say: (words) => said.push(words) });
  if (!scenario) throw new Error(said.join(' '));
  return scenario;
}

/** The office of a file: a practice office by its level, with particulars replaced. */
export function officeOf({ heading }: Scenario): object {
  const asked = heading.office ?? 'prefecture';
  const { level = 'prefecture', ...particulars } = typeof asked === 'string' ? { level: asked } : asked;
  return { ...PRACTICE_OFFICES[level as keyof typeof PRACTICE_OFFICES], ...particulars };
}

export const startOf = ({ heading }: Scenario): Instant =>
  `${heading.start ?? START}T01:00:00.000Z` as Instant;

export interface Played {
  readonly results: readonly LineResult[];
  /** The store was sound to the last record after the play. */
  readonly clean: boolean;
}

/** Plays a scenario to its end, or to the first line that is not as expected. */
export async function playLaw(scenario: Scenario): Promise<Played> {
  const vault = mkdtempSync(join(PLACE, 'desk-law-'));
  try {
    return await playIn(vault, scenario);
  } finally {
    rmSync(vault, { recursive: true, force: true });
  }
}

async function playIn(vault: string, scenario: Scenario): Promise<Played> {
  const time = { now: startOf(scenario) };
  const application = createApplication({
    clock: { now: () => time.now },
    paths: { vault, samples: join(ROOT, 'test', 'fixtures', 'samples') },
    printing: null,
    files: null,
  });
  const results: LineResult[] = [];
  try {
    const made = await application.dispatch('setup', 'desk.setUp', {
      commandId: newCommandId(),
      practice: true,
      office: officeOf(scenario),
      people: [...PRACTICE_STAFF],
    });
    if (!made.ok) throw new Error(made.failure.message);
    await playLines(scenario.lines, application, time, (result) => {
      results.push(result);
    });
  } finally {
    await application.close();
  }
  const report = await verifyStore({ dir: vault, unlock: { kind: 'practice' }, now: time.now });
  return { results, clean: report.ok && report.value.firstBreak === null };
}

/** The line that was not as expected, in words; `null` when all were. */
export function misfit(scenario: Scenario, { results }: Played): string | null {
  const bad = results.find(({ expected }) => !expected);
  if (!bad) return null;
  const placed = scenario.lines[bad.line - 1];
  const file = placed ? relative(ROOT, placed.scope.folder) : '';
  const { pictures: _pictures, ...line } = placed?.line ?? { call: bad.call };
  return `step ${bad.line} (${file}) ${bad.at} ${JSON.stringify(line)}\nanswered ${JSON.stringify(bad.answer)}`;
}

interface Saved {
  readonly caseId: string;
  readonly status: string;
}

const isSaved = (value: unknown): value is Saved =>
  typeof value === 'object' && value !== null && 'caseId' in value && 'status' in value;

/** A case as far as it decides which row a step was. */
interface Standing {
  readonly caseType: unknown;
  readonly requester: unknown;
  readonly status: string | null;
}

/** What the line that makes a case says of it. */
function begun({ line, scope }: PlacedLine): Standing {
  const { caseType, requester } = resolveInput(line.input, new Map([['case', { caseId: '' }]]), scope) as {
    readonly [key: string]: unknown;
  };
  return { caseType, requester, status: null };
}

/** The rows that a done step can have been, by its command, its case and the states before and after it. */
function rowsOf(command: string, { caseType, requester, status }: Standing, after: string) {
  const other = requester === 'SUBJECT' ? 'askedBySomebodyElse' : 'askedBySubject';
  return TRANSITIONS.filter(
    (row) =>
      row.command === command &&
      row.when !== other &&
      (row.types as readonly unknown[]).includes(caseType) &&
      (status === null ? row.from.length === 0 : (row.from as readonly string[]).includes(status)) &&
      (row.to.length === 0 ? status === after : (row.to as readonly string[]).includes(after)),
  );
}

/** Whether a row is there only after the region’s word on an item: a practice store never exchanges, so none plays it. */
export const isOpenedByRegion = ({ when }: Transition): boolean => when === 'lacksResult';

/** Rows on an objection in an ended case: only what another desk knew opens them (test/shared/agreement/late-objections). */
export const isOpenedByAnotherDesk = ({ from, to, objectionFrom = [] }: Transition): boolean =>
  objectionFrom.includes('DECIDING') && to.length === 0 && from.length > 0 && from.every(isEnded);

/** The rows carried out by a play. */
export function rowsDone(scenario: Scenario, results: readonly LineResult[]): readonly Transition[] {
  const standing = new Map<string, Standing>();
  return results.flatMap(({ call, answer, line }) => {
    const placed = scenario.lines[line - 1];
    if (!answer.ok || !placed || !isSaved(answer.value) || call === 'cases.get') return [];
    const { caseId, status } = answer.value;
    const before = standing.get(caseId) ?? begun(placed);
    standing.set(caseId, { ...before, status });
    return rowsOf(call.slice('cases.'.length), before, status);
  });
}

/** Clauses touched by a play: the basis of the rows carried out, and what refusals and answers cite. */
export function clausesTouched(scenario: Scenario, results: readonly LineResult[]): readonly string[] {
  const cited = results.flatMap(({ answer }) =>
    answer.ok
      ? [...JSON.stringify(answer.value).matchAll(/"((?:XJR|NDR|XJO|XJD|TJR)-\d+-\d+)"/g)].map(
          ([, id = '']) => id,
        )
      : answer.failure.clauses,
  );
  return [...new Set([...rowsDone(scenario, results).flatMap((row) => row.basis), ...cited])].sort();
}
