/**
 * `desk run`: plays a scenario on a practice store through the same dispatch as the window. One result per
 * line of input, written only after the step is saved.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Application, createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/sign-in';
import { faultMessage, storeStatus } from '#electron/store/store';
import { CONTRACT, isProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';
import type { Given } from './run-desk';
import { contains, resolveInput, type ScenarioLine, scenarioLine } from './scenario-line';
import { stateHash } from './verify';

/** Plays a file; `null` when the options are wrong. */
export async function runScenario(
  file: string | undefined,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  if (file === undefined || typeof given.vault !== 'string') return null;
  const vault = resolve(io.cwd, given.vault);
  const lines = readScenario(resolve(io.cwd, file), io);
  if (!lines) return EXIT.usage;
  const status = storeStatus(vault);
  if (!status.ok) {
    io.say(faultMessage(status.error).message);
    return EXIT.fault;
  }
  if (!status.value.practice) {
    io.say('脚本只能在练习数据上执行，未作任何改动。');
    return EXIT.refusal;
  }
  const time = { now: new Date().toISOString() as Instant };
  const application = createApplication({
    clock: { now: () => time.now },
    paths: { vault, samples: io.samples },
    printing: null,
    files: null,
  });
  let code: ExitCode = EXIT.done;
  try {
    code = await playLines(lines, dirname(resolve(io.cwd, file)), application, time, (result) =>
      io.result(result),
    );
  } catch (error) {
    io.say(`脚本有误：${error instanceof Error ? error.message : '未知'}`);
    code = EXIT.usage;
  }
  await application.close();
  if (code === EXIT.done) io.result({ stateHash: await stateHash(vault, { kind: 'practice' }, time.now) });
  return code;
}

/** What a played line tells. */
export interface LineResult {
  readonly line: number;
  readonly at: string;
  readonly as: string | null;
  readonly call: string;
  readonly ok: boolean;
  /** Whether the answer held what the line expected. */
  readonly expected: boolean;
  readonly answer: Answer<unknown>;
}

/** Plays lines in order; stops at the first that is not as expected. */
export async function playLines(
  lines: readonly ScenarioLine[],
  folder: string,
  application: Application,
  time: { now: Instant },
  tell: (result: LineResult, line: ScenarioLine) => Promise<void> | void,
): Promise<ExitCode> {
  const saved = new Map<string, unknown>();
  for (const [index, line] of lines.entries()) {
    time.now = line.at as Instant;
    const client = `script-${line.as ?? 'nobody'}`;
    if (line.as !== undefined) await ensureSession(application, client, line.as);
    const answer = await application.dispatch(client, line.call, withCommandId(line, saved, folder));
    const expected =
      line.expect === undefined ? answer.ok : contains(answer, resolveInput(line.expect, saved, folder));
    await tell(
      {
        line: index + 1,
        at: line.at,
        as: line.as ?? null,
        call: line.call,
        ok: answer.ok,
        expected,
        answer,
      },
      line,
    );
    if (!expected) return answer.ok || answer.failure.kind === 'refusal' ? EXIT.refusal : EXIT.fault;
    if (line.save !== undefined && answer.ok) saved.set(line.save, answer.value);
  }
  return EXIT.done;
}

async function ensureSession(application: Application, client: string, account: string): Promise<void> {
  const state = await application.dispatch(client, 'desk.state', {});
  const ready = state.ok && (state.value as { readonly phase?: unknown }).phase === 'ready';
  if (!ready) await application.dispatch(client, 'session.signIn', { account, passphrase: '' });
}

/** A command without an id of its own gets one: in a scenario nobody presses a button. */
function withCommandId(line: ScenarioLine, saved: ReadonlyMap<string, unknown>, folder: string): unknown {
  const input = resolveInput(line.input ?? {}, saved, folder);
  if (!isProcedureName(line.call) || input === null || typeof input !== 'object' || Array.isArray(input))
    return input;
  const takesId = 'commandId' in CONTRACT[line.call].input.shape;
  return takesId && !Object.hasOwn(input, 'commandId') ? { ...input, commandId: newCommandId() } : input;
}

/** The lines of a scenario file; empty lines are skipped. `null`, said aloud, when one is malformed. */
export function readScenario(path: string, io: Pick<DeskIo, 'say'>): readonly ScenarioLine[] | null {
  const lines: ScenarioLine[] = [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    io.say('脚本文件读不出来。');
    return null;
  }
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    try {
      lines.push(scenarioLine.parse(JSON.parse(raw)));
    } catch {
      io.say(`脚本第 ${index + 1} 行不是有效的步骤。`);
      return null;
    }
  }
  return lines;
}
