/**
 * Offices that exchange by medium: real stores of their own, people at their desks in this process, and the hub without
 * a window as a process of its own. Between the two nobody holds the store. What they pass lies in folders.
 */
import { dirname, join } from 'node:path';
import type { Printing } from '#electron/ports';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import type { OfficeLevel } from '#shared/domain/office';
import { type CliRun, desk, ROOT, startDesk } from './desk-cli';
import { commandId } from './desk-kit';
import { DeskWalk } from './desk-walk';

/** The passphrase of anybody in the offices. */
export const passphraseOf = (account: string): string => `${account} has a long phrase`;

let minutes = 0;

/** A moment of a day, a minute after the one before: no clock of any office is ever behind. */
function laterOn(day: string): Instant {
  minutes += 1;
  return new Date(Date.parse(`${day}T01:00:00.000Z`) + minutes * 60_000).toISOString() as Instant;
}

/** A desk of an office: whoever is asked to do something signs in first. */
export class OfficeDesk extends DeskWalk {
  readonly #signedIn = new Set<string>(['setup']);

  constructor(vault: string, printing: Printing | null = null) {
    super(vault, true, printing, join(dirname(vault), 'anchors'));
  }

  /** Goes on to a day, later than anything that was done in any office before. */
  override on(day: string): this {
    this.now = laterOn(day);
    return this;
  }

  override async call<N extends ProcedureName>(
    who: string,
    name: N,
    input: CallInput<N>,
  ): Promise<Answer<CallOutput<N>>> {
    if (!this.#signedIn.has(who) && name !== 'session.signIn') {
      const signedIn = await super.call(who, 'session.signIn', {
        account: who,
        passphrase: passphraseOf(who),
      });
      if (!signedIn.ok) throw new Error(`${who}: ${signedIn.failure.message}`);
      this.#signedIn.add(who);
    }
    return super.call(who, name, input);
  }
}

/** Of two supervisors, because some acts need a second. */
const SECRETS = ['supervisor', 'deputy'].map(passphraseOf).join('\n');

/** `preload`: one more file that the process loads before the program. */
const machine = (day: string, ...preload: readonly string[]) => ({
  DESK_PASSPHRASE: SECRETS,
  NODE_OPTIONS: [join(ROOT, 'test', 'helpers', 'machine-clock.cjs'), ...preload]
    .map((file) => `--require ${file}`)
    .join(' '),
  MACHINE_CLOCK: laterOn(day),
});

export interface OfficeParts {
  readonly name: string;
  readonly level: OfficeLevel;
  readonly division: string;
  readonly documentWord: string;
}

export class ExchangeOffice {
  readonly vault: string;
  /** The outbox folder of its hub. */
  readonly outbox: string;

  constructor(
    readonly dir: string,
    readonly key: string,
    readonly parts: OfficeParts,
  ) {
    this.vault = join(dir, key, 'vault');
    this.outbox = join(dir, key, 'out');
  }

  /** Work at the desk on a day; the store is closed afterwards. */
  async work<T>(day: string, act: (desk: OfficeDesk) => Promise<T>): Promise<T> {
    const desk = new OfficeDesk(this.vault);
    desk.on(day);
    try {
      return await act(desk);
    } finally {
      await desk.app.close();
    }
  }

  /** First set-up. */
  setUp(day: string): Promise<void> {
    const people = PRACTICE_STAFF.map((person) => ({
      ...person,
      roles: [...person.roles],
      passphrase: passphraseOf(person.account),
    }));
    const office = { ...this.parts, address: '练习路1号', phone: '0998-1234567' };
    return this.work(day, async (desk) => {
      await desk.must('setup', 'desk.setUp', { commandId: commandId(), practice: false, office, people });
    });
  }

  /** `desk hub <words>` as a process, on a machine whose clock shows that day. */
  hub(day: string, words: readonly string[]): CliRun {
    return desk(this.#words(words), machine(day));
  }

  /** The same, left running. */
  startHub(day: string, words: readonly string[]) {
    return startDesk(this.#words(words), machine(day));
  }

  /** The same, killed at its n-th write or flush inside the store; one that has not so many goes on to its end. */
  startHubUntil(step: number, day: string, words: readonly string[]) {
    const env = machine(day, join(ROOT, 'test', 'durability', 'harness', 'kill-at.cjs'));
    return startDesk(this.#words(words), { ...env, DISK_ROOT: this.vault, KILL_AT: String(step) });
  }

  #words = (words: readonly string[]): readonly string[] => [
    ...['hub', ...words],
    ...['--vault', this.vault, '--account', 'supervisor'],
  ];

  /** The same, which must go well. */
  hubMust(day: string, ...words: readonly string[]): CliRun {
    const run = this.hub(day, words);
    if (run.code !== 0)
      throw new Error(`${this.key}: hub ${words.join(' ')}: ${run.code}\n${run.words}${lines(run)}`);
    return run;
  }
}

/**
 * A medium goes from one office to another: everything unacknowledged is written for it, and taken in there.
 * @returns the run that took it in, whatever it came to
 */
export function trip(day: string, from: ExchangeOffice, to: ExchangeOffice): CliRun {
  const medium = join(from.dir, `medium-${from.key}-${to.key}-${Math.floor(performance.now() * 1000)}`);
  from.hubMust(day, 'export', medium, '--to', to.parts.division);
  return to.hub(day, ['import', medium, to.outbox]);
}

/** The same, which must go through without a person. */
export function tripMust(day: string, from: ExchangeOffice, to: ExchangeOffice): void {
  const run = trip(day, from, to);
  if (run.code !== 0) throw new Error(`${from.key} to ${to.key}: ${run.code}\n${run.words}${lines(run)}`);
}

/** Everything a run told, for a message. */
export const lines = ({ results }: CliRun): string =>
  results.map((line) => `${JSON.stringify(line)}\n`).join('');
