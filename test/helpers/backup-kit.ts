/** A real office on a machine of its own, with a stick: for backups, restoring and old copies. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createApplication } from '#electron/application';
import type { Instant } from '#shared/domain/local-date';
import { SAMPLES } from './case-kit';
import { DeskClient } from './desk-client';
import { commandId, FIRST } from './desk-kit';
import { REAL, real } from './real-office';

const folders: string[] = [];
const machines: Machine[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.app.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes away after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  folders.push(folder);
  return folder;
}

/** The first people, and a clerk who can begin cases. */
const CLERK = { account: 'clerk', name: '古丽', roles: ['SUBJECT_CLERK'], passphrase: 'clerk passphrase' };
const PEOPLE = [...REAL.people.map((person) => ({ ...person, roles: [...person.roles] })), CLERK];

/** One computer: a store place, a place of anchors, dialogs that answer with `chosen`. */
export class Machine extends DeskClient {
  readonly root = scratch();
  readonly vault = join(this.root, 'vault');
  readonly anchors = join(this.root, 'anchors');
  now = '2026-03-09T02:00:00.000Z' as Instant;
  /** What archives carry beside the data; taken over at the next start of the program. */
  archiveKit: string | null = null;
  /** What the person chooses in a dialog. */
  chosen: string | null = null;
  /** What the person chooses in the dialog that begins with these words, where that is something else. */
  readonly answers = new Map<string, string>();
  app = this.#start();

  constructor() {
    super();
    machines.push(this);
  }

  #start() {
    return createApplication({
      clock: { now: () => this.now },
      paths: {
        vault: this.vault,
        samples: SAMPLES,
        anchors: this.anchors,
        ...(this.archiveKit === null ? {} : { archiveKit: this.archiveKit }),
      },
      printing: null,
      files: {
        saveAs: async () => null,
        openFolder: async (title) => this.#answer(title),
        openFiles: async (title) => [this.#answer(title)].filter((path) => path !== null),
      },
      stretchingCost: async () => ({ memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true }),
    });
  }

  #answer(title: string): string | null {
    const [, path] = [...this.answers].find(([words]) => title.startsWith(words)) ?? [];
    return path ?? this.chosen;
  }

  /** Ends the program and starts it again. */
  async restart(): Promise<void> {
    await this.app.close();
    this.app = this.#start();
  }

  /** Makes the office; answers its slips. */
  async office(changes: object = {}): Promise<readonly string[]> {
    const { slips } = await this.must('setup', 'desk.setUp', real({ people: PEOPLE, ...changes }));
    return slips;
  }

  async signIn(...accounts: readonly string[]): Promise<void> {
    for (const account of accounts) {
      const person = PEOPLE.find((one) => one.account === account);
      await this.must(account, 'session.signIn', { account, passphrase: person?.passphrase ?? '' });
    }
  }

  /** Begins a case; answers its id. */
  async begin(): Promise<string> {
    return (await this.must('clerk', 'cases.create', { ...FIRST, commandId: commandId() })).caseId;
  }

  /** Chooses a medium for backups. */
  async use(target: string): Promise<void> {
    this.chosen = target;
    await this.must('admin', 'backup.chooseTarget', { commandId: commandId() });
  }

  backUp(verify = false) {
    return this.must('admin', 'backup.run', { commandId: commandId(), verify });
  }

  /** Signs everybody out and closes the store. */
  async leave(): Promise<void> {
    await this.restart();
  }

  /** Chooses, unlocks and restores; waits for the end. Answers the state of the work. */
  async restore(from: string, slips: readonly string[], number: number) {
    this.chosen = from;
    await this.must('setup', 'restore.choose', { commandId: commandId() });
    const by = { account: null, passphrase: '', slips: slips.slice(0, 2) };
    await this.must('setup', 'restore.unlock', { commandId: commandId(), ...by });
    return this.restoreNumber(number);
  }

  async restoreNumber(number: number) {
    await this.must('setup', 'restore.start', { commandId: commandId(), number });
    for (;;) {
      const state = await this.must('setup', 'restore.state', {});
      if (state.percent === null) return state;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** A medium. */
export function stick(): string {
  const folder = join(scratch(), 'stick');
  mkdirSync(folder);
  return folder;
}

/** A whole copy of a folder. */
export const copy = (from: string, to: string): void => cpSync(from, to, { recursive: true });

/** Paths of all files under a folder, relative to it, with their sizes. */
export function filesUnder(folder: string): ReadonlyMap<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names.flatMap((name): [string, number][] => {
      const about = statSync(join(folder, name));
      return about.isFile() ? [[name, about.size]] : [];
    }),
  );
}
