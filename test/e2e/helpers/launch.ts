// Starts the real desk for one test: real Electron, real pages, a fresh store folder. Must never skip: no
// Electron, or nothing built, is an error that says what to do.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ownScreen } from './screens';

/** The project folder. Playwright runs these files as CommonJS, so there is no `import.meta`. */
export const projectFolder = join(__dirname, '..', '..', '..');

/** The runtime that `npm test` chose, or the one that `npm start` would use. */
export function executable(): string {
  const chosen = process.env.DESK_ELECTRON;
  if (chosen) return chosen;
  const script = join(projectFolder, 'build', 'electron-runtime.mjs');
  return execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
}

export interface DeskUnderTest {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Folder of the program's own files; the store is in `vault` under it. */
  readonly userData: string;
  /** Ends the program and removes its folder. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A folder that a former launch left, to start again on the same store; it is then kept on close. */
  readonly userData?: string;
  /** The store, when it stands elsewhere. */
  readonly vault?: string;
  /** Variables besides those of the test itself. */
  readonly env?: { readonly [name: string]: string };
}

/** Opens the desk and gives its window when the page has loaded. */
export async function launchDesk(options: LaunchOptions = {}): Promise<DeskUnderTest> {
  if (!existsSync(join(projectFolder, 'out', 'app', 'main.cjs'))) {
    throw new Error('nothing is built: run `npm run build` first');
  }
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'registry-desk-e2e-'));
  const own = [`--user-data-dir=${userData}`, `--vault=${options.vault ?? join(userData, 'vault')}`];
  const chromium = ['--disable-gpu', '--force-device-scale-factor=1', '--lang=zh-CN'];
  const app = await _electron.launch({
    executablePath: executable(),
    args: [...chromium, projectFolder, ...own],
    cwd: projectFolder,
    env: { ...process.env, ...ownScreen(), ...options.env } as Record<string, string>,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    app,
    page,
    userData,
    close: async () => {
      await app.close();
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}
