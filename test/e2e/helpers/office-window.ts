// The desk of one office at its own window, with real people and passphrases: who sits there, which files the system's
// dialogs answer with, and what day its machine's clock shows.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { LocalDate } from '#shared/domain/local-date';
import { answered, callDesk, leaveDesk, newCommandId } from './call-desk';
import { trySignIn } from './first-start';
import { type DeskUnderTest, launchDesk, projectFolder } from './launch';
import { settle } from './screen-check';

/** Paths that the system's dialogs answer with: the same for every one, or by the dialog's title. */
export type Choice = readonly string[] | { readonly [title: string]: readonly string[] };

const CLOCK = readFileSync(join(projectFolder, 'test', 'helpers', 'machine-clock.cjs'), 'utf8');

export class OfficeWindow {
  private constructor(
    readonly desk: DeskUnderTest,
    readonly passphraseOf: (account: string) => string,
  ) {}

  /** Opens the desk on a store that has been on this machine: its folder is the program's own. */
  static async open(vault: string, passphraseOf: (account: string) => string): Promise<OfficeWindow> {
    const desk = await launchDesk({ userData: dirname(vault), vault });
    return new OfficeWindow(desk, passphraseOf);
  }

  get page(): Page {
    return this.desk.page;
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  /** From now on its machine shows that day, from nine in the morning in Beijing. Whoever was there has left. */
  async setDay(day: string): Promise<void> {
    await this.leave();
    await this.desk.app.evaluate(
      (_electron, [code, at]) => {
        process.env.MACHINE_CLOCK = at;
        process.getBuiltinModule('node:vm').runInThisContext(`(() => {${code}\n})()`);
      },
      [CLOCK, `${day}T01:00:00.000Z`] as const,
    );
  }

  /** What the next dialogs for opening answer. */
  choose(choice: Choice): Promise<void> {
    return this.desk.app.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = (...given: unknown[]) => {
        const { title } = given.at(-1) as { readonly title: string };
        const filePaths = Array.isArray(paths) ? paths : (paths as { [title: string]: string[] })[title];
        return Promise.resolve({ canceled: filePaths === undefined, filePaths: [...(filePaths ?? [])] });
      };
    }, choice);
  }

  /** Where the next file that is saved goes. */
  saveAt(path: string): Promise<void> {
    return this.desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  }

  /** Somebody sits down at the screen; whoever was there has left. */
  async enter(account: string): Promise<Page> {
    await this.leave();
    await trySignIn(this.page, account, this.passphraseOf(account));
    await expect(this.page.getByRole('contentinfo')).toBeVisible();
    return this.page;
  }

  leave(): Promise<void> {
    return leaveDesk(this.page);
  }

  /** Opens an address of the desk. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, path);
    await settle(this.page);
  }

  /** One thing done by somebody beside the screen, through the page's own bridge; he has left again then. */
  async as<T>(account: string, work: (ask: Ask) => Promise<T>): Promise<T> {
    await this.leave();
    const passphrase = this.passphraseOf(account);
    await answered(callDesk(this.page, 'session.signIn', { account, passphrase }));
    const result = await work((name, input) => answered(callDesk(this.page, name, input)));
    await this.leave();
    return result;
  }

  /** A step of a case as it stands, beside the screen; the whole name of its procedure. */
  step(account: string, name: string, caseId: string, input: object): Promise<void> {
    return this.as(account, async (ask) => {
      const { version } = await ask<{ readonly version: number }>('cases.get', { caseId });
      await ask(name, { commandId: newCommandId(), caseId, version, ...input });
    });
  }

  /** What the desk shows of a case. */
  look(caseId: string): Promise<SeenCase> {
    return this.as('supervisor', (ask) => ask<SeenCase>('cases.get', { caseId }));
  }

  /** A bundle for an agency, made and handed over beside the screen. */
  async sendBeside(to: string, medium: string): Promise<string> {
    await this.choose([medium]);
    await this.as('supervisor', async (ask) => {
      const passphrase = this.passphraseOf('supervisor');
      const made = { commandId: newCommandId(), to, medium: 'usb', note: '', passphrase };
      const { bundleId } = await ask<{ readonly bundleId: string }>('sync.export', made);
      const { today } = await ask<{ readonly today: string }>('desk.state', {});
      await ask('sync.carry', { commandId: newCommandId(), bundleId, carrier: '阿迪力', on: today });
    });
    return medium;
  }

  /** The bundle on a medium, taken in beside the screen. */
  async takeBeside(files: readonly string[]): Promise<void> {
    await this.choose(files);
    await this.as('supervisor', async (ask) => {
      const press = () => ({ commandId: newCommandId() });
      const { taken } = await ask<{ readonly taken: readonly { readonly bundleId: string }[] }>(
        'sync.receive',
        press(),
      );
      const bundleId = taken[0]?.bundleId;
      const { plan } = await ask<{ readonly plan: { readonly hash: string } }>('sync.check', {
        ...press(),
        bundleId,
      });
      await ask('sync.apply', { ...press(), bundleId, plan: plan.hash });
    });
  }
}

/** Asks one thing that must be answered. */
export type Ask = <T = unknown>(name: string, input: object) => Promise<T>;

/** Part of a case's view that leads on. */
export interface SeenCase {
  readonly status: string;
  readonly code: { readonly code: string } | null;
  readonly holder: { readonly agency: string; readonly mine: boolean } | null;
  readonly checklist: readonly { readonly id: string; readonly auto: { readonly result: string } | null }[];
  readonly clocks: readonly { readonly clock: string; readonly due: LocalDate }[];
}
