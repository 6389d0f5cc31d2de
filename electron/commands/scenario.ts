/**
 * `desk run`: plays a scenario on a practice store through the same dispatch as the window. One result per
 * line of input, written only after the step is saved.
 */
import { resolve } from 'node:path';
import { type Application, createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/station-act';
import { faultMessage, storeStatus } from '#electron/store/store';
import { CONTRACT, isProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';
import type { Given } from './run-desk';
import { readScenario } from './scenario-file';
import { type PlacedLine, resolveInput, type ScenarioLine } from './scenario-line';
import { contains } from './scenario-match';
import { stateHash } from './verify';

/** Plays a file; `null` when the options are wrong. */
export async function runScenario(
  file: string | undefined,
  given: Given,
  io: DeskIo,
): Promise<ExitCode | null> {
  if (file === undefined || typeof given.vault !== 'string') return null;
  const vault = resolve(io.cwd, given.vault);
  const scenario = readScenario(resolve(io.cwd, file), io);
  if (!scenario) return EXIT.usage;
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
    code = await playLines(scenario.lines, application, time, (result) => io.result(result));
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
  lines: readonly PlacedLine[],
  application: Application,
  time: { now: Instant },
  tell: (result: LineResult, line: ScenarioLine) => Promise<void> | void,
): Promise<ExitCode> {
  const play = new Play(application, time);
  for (const [index, placed] of lines.entries()) {
    const { line } = placed;
    const { as, call, answer, expected } = await play.line(placed);
    const at = time.now;
    await tell({ line: index + 1, at, as, call, ok: answer.ok, expected, answer }, line);
    if (!expected) return answer.ok || answer.failure.kind === 'refusal' ? EXIT.refusal : EXIT.fault;
  }
  return EXIT.done;
}

/** A saved case as the lines after it name it. */
interface Standing {
  readonly caseId: string;
  readonly version: number;
}

/** What is kept from line to line. */
class Play {
  private readonly saved = new Map<string, unknown>();
  /** Who saved a case last: whoever looks at it to see that a refusal changed nothing. */
  private readonly savedBy = new Map<string, string>();
  private readonly signedIn = new Set<string>();

  constructor(
    private readonly application: Application,
    private readonly time: { now: Instant },
  ) {}

  async line({ line, scope }: PlacedLine) {
    const put = (value: unknown) => resolveInput(value, this.saved, scope);
    const name = (value: string | undefined) => (value === undefined ? undefined : String(put(value)));
    if (line.at !== undefined) this.time.now = instantOf(String(put(line.at)));
    const as = name(line.as);
    const on = name(line.on);
    const input = withIds(
      line.call,
      put(line.input ?? {}),
      on === undefined ? undefined : this.saved.get(on),
    );
    const answer = await this.ask(as, line.call, input);
    const expected = await this.isExpected(line, answer, put, on);
    const save = name(line.save);
    const isStep = isProcedureName(line.call) && CONTRACT[line.call].kind === 'command';
    if (answer.ok) {
      for (const kept of [save, isStep ? on : undefined]) {
        if (kept === undefined) continue;
        this.saved.set(kept, answer.value);
        this.savedBy.set(kept, as ?? '');
      }
    }
    return { as: as ?? null, call: line.call, answer, expected };
  }

  /** Asks as a person, who signs in first, and again after having been locked out for idleness. */
  private async ask(as: string | undefined, call: string, input: unknown): Promise<Answer<unknown>> {
    const client = `script-${as ?? 'nobody'}`;
    if (as !== undefined && !this.signedIn.has(as)) await this.signIn(client, as);
    const answer = await this.application.dispatch(client, call, input);
    if (as === undefined || answer.ok || answer.failure.code !== 'SESSION_MISSING') return answer;
    await this.signIn(client, as);
    return this.application.dispatch(client, call, input);
  }

  private async signIn(client: string, account: string): Promise<void> {
    await this.application.dispatch(client, 'session.signIn', { account, passphrase: '' });
    this.signedIn.add(account);
  }

  private async isExpected(
    line: ScenarioLine,
    answer: Answer<unknown>,
    put: (value: unknown) => unknown,
    on: string | undefined,
  ): Promise<boolean> {
    if (line.expect !== undefined && !contains(answer, put(line.expect))) return false;
    if (line.refused === undefined) return line.expect !== undefined || answer.ok;
    if (answer.ok || answer.failure.code !== put(line.refused)) return false;
    const { clauses } = answer.failure;
    if (!(line.citing ?? []).every((id) => clauses.includes(id))) return false;
    return on === undefined || (await this.standsAsSaved(on));
  }

  /** Whether a case has the version it had when a line last saved it. */
  private async standsAsSaved(on: string): Promise<boolean> {
    const saved = this.saved.get(on) as Standing;
    const now = await this.ask(this.savedBy.get(on) || undefined, 'cases.get', { caseId: saved.caseId });
    return now.ok && (now.value as Standing).version === saved.version;
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The instant of a line; a date alone is 11:00 in Beijing. @throws when it is neither: the scenario is wrong. */
function instantOf(at: string): Instant {
  const instant = DATE.test(at) ? `${at}T03:00:00.000Z` : at;
  if (Number.isNaN(Date.parse(instant))) throw new Error(`scenario: ${at} is no instant`);
  return instant as Instant;
}

/**
 * The input with what nobody types: the id of a press, because in a scenario nobody presses a button, and the
 * case that the line is about, as it stood when it was last saved.
 */
function withIds(call: string, input: unknown, saved: unknown): unknown {
  if (!isProcedureName(call) || input === null || typeof input !== 'object' || Array.isArray(input))
    return input;
  const { shape } = CONTRACT[call].input;
  const { caseId, version } = (saved ?? {}) as Partial<Standing>;
  const known = { caseId, version, commandId: newCommandId() };
  const missing = Object.entries(known).filter(
    ([key, value]) => value !== undefined && key in shape && !Object.hasOwn(input, key),
  );
  return { ...input, ...Object.fromEntries(missing) };
}
