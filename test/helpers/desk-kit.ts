/** A real application on a real store in a scratch folder, called as a client calls it, with a clock to set. */
import { randomBytes } from 'node:crypto';
import { createApplication } from '#electron/application';
import type { FileDialogs, Printing } from '#electron/ports';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import type { PersonRole } from '#shared/access/roles';
import type { LogFilter, LogLine } from '#shared/contract/log';
import type { CaseSaved } from '#shared/contract/step-fields';
import type { Instant } from '#shared/domain/local-date';
import { SAMPLES } from './case-kit';
import { DeskClient } from './desk-client';

export const commandId = (): string => randomBytes(16).toString('hex');

/** A filter of the log that leaves nothing out. */
export const NO_LOG_FILTER: LogFilter = {
  from: null,
  to: null,
  actor: null,
  kind: null,
  outcome: null,
  procedure: '',
  text: '',
};

/** What begins a first registration of a data resource. */
export const FIRST = {
  caseType: 'FIRST',
  objectType: '1',
  target: null,
  requester: 'SUBJECT',
  matter: null,
} as const;

/** A window to answer file dialogs with: writes where it is told, or is cancelled. */
export class TestDialogs implements FileDialogs {
  /** Where the next file goes; `null` = the person cancels. */
  next: string | null = null;
  readonly suggested: string[] = [];
  /** Folders and files that the person chooses, one dialog after the other; cancelled when none is left. */
  folders: readonly string[] = [];
  files: readonly string[] = [];
  /** Files dropped on the window, until they are taken. */
  dropped: readonly string[] = [];

  saveAs(suggestedName: string): Promise<string | null> {
    this.suggested.push(suggestedName);
    return Promise.resolve(this.next);
  }

  openFolder(): Promise<string | null> {
    const [folder = null, ...rest] = this.folders;
    this.folders = rest;
    return Promise.resolve(folder);
  }

  takeDropped(): readonly string[] {
    const { dropped } = this;
    this.dropped = [];
    return dropped;
  }

  openFiles(): Promise<readonly string[] | null> {
    const [file, ...rest] = this.files;
    this.files = rest;
    return Promise.resolve(file === undefined ? null : [file]);
  }
}

export class DeskKit extends DeskClient {
  readonly files = new TestDialogs();
  now = '2026-03-09T02:00:00.000Z' as Instant;
  readonly app;

  constructor(
    readonly vault: string,
    withWindow = false,
    printing: Printing | null = null,
    /** Where the machine remembers its stores. */
    anchors?: string,
  ) {
    super();
    this.app = createApplication({
      clock: { now: () => this.now },
      paths: { vault, samples: SAMPLES, ...(anchors === undefined ? {} : { anchors }) },
      printing,
      files: withWindow ? this.files : null,
      stretchingCost: () =>
        Promise.resolve({ memoryKiB: 64, iterations: 1, parallelism: 1, belowFloor: true }),
    });
  }

  /** Lines of the security journal as the auditor finds them, newest first; without the look itself. */
  async log(filter: Partial<LogFilter> = {}): Promise<readonly LogLine[]> {
    const asked = { ...NO_LOG_FILTER, ...filter };
    const { lines } = await this.must('auditor', 'log.list', { filter: asked, page: 0 });
    return lines.filter(({ procedure }) => procedure !== 'log.list');
  }

  /** A practice store with its people signed in. */
  async practice(
    office: 'region' | 'prefecture' | 'county' = 'prefecture',
    withSamples = false,
  ): Promise<this> {
    await this.must('setup', 'desk.setUpPractice', {
      commandId: commandId(),
      office,
      startOn: null,
      withSamples,
    });
    for (const { account } of PRACTICE_STAFF)
      await this.must(account, 'session.signIn', { account, passphrase: '' });
    return this;
  }

  /** An account is opened by one, its roles are granted by another (三员). Nobody signs in by it yet. */
  async join(account: string, roles: readonly PersonRole[], passphrase = ''): Promise<void> {
    await this.must('admin', 'accounts.add', {
      commandId: commandId(),
      account,
      name: `新人${account}`,
      passphrase,
    });
    await this.must('security', 'accounts.setRoles', { commandId: commandId(), account, roles: [...roles] });
  }

  create(): Promise<CaseSaved> {
    return this.must('clerk', 'cases.create', { ...FIRST, commandId: commandId() });
  }
}
