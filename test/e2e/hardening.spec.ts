// The page is a guest: it sees two functions and its own files, and whatever else it tries is refused. Run in the
// real Electron, because most of this is Electron's doing and only the real one can show that it does it.
import { expect, test } from '@playwright/test';
import { type DeskUnderTest, launchDesk } from './helpers/launch';

/** What preload exposes; the page's own declaration lives with the page. */
interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  subscribe(topic: string, listener: () => void): () => void;
}
type PageWindow = typeof globalThis & { readonly desk: Bridge };

let desk: DeskUnderTest;

test.beforeAll(async () => {
  desk = await launchDesk();
});

test.afterAll(async () => {
  await desk.close();
});

const pageAddress = /^app:\/\/desk\/index\.html/;

test('the page has no Node and no Electron', async () => {
  const seen = await desk.page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(seen).toEqual([]);
});

test('the bridge has exactly two functions: what is dropped is heard without one', async () => {
  const seen = await desk.page.evaluate(() => {
    const { desk: bridge } = globalThis as PageWindow;
    return Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`);
  });
  expect(seen.sort()).toEqual(['call: function', 'subscribe: function']);
});

test('the window states every security switch', async () => {
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types, but in every version: the preferences the page really got.
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('a procedure that the contract does not declare is refused', async () => {
  for (const name of ['nothing.here', '__proto__', 'constructor', 'toString', '']) {
    const answer = await desk.page.evaluate(
      (called) => (globalThis as PageWindow).desk.call(called, {}),
      name,
    );
    expect(answer, name).toMatchObject({ ok: false, failure: { code: 'PROCEDURE_UNKNOWN' } });
  }
});

test('pages come with a policy that allows our own files only', async () => {
  const policy = await desk.page.evaluate(async () => {
    const reply = await fetch('./index.html');
    return reply.headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
});

test('the policy holds: no eval, no inline script', async () => {
  // Playwright's own evaluate is not bound by the policy, so a script of the page has to try.
  const ran = await desk.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.inline = "ran"';
    document.head.append(script);
    await new Promise((done) => requestAnimationFrame(done));
    return document.documentElement.dataset.inline ?? 'did not run';
  });
  expect(ran).toBe('did not run');
});

test('files outside the pages are not served', async () => {
  const statuses = await desk.page.evaluate(async () => {
    const tries = [
      './..%2fmain.cjs',
      './..%2f..%2f..%2fpackage.json',
      './assets/..%2f..%2fpreload.cjs',
      './nothing.js',
    ];
    return Promise.all(tries.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('only reading is served', async () => {
  const status = await desk.page.evaluate(
    async () => (await fetch('./index.html', { method: 'POST' })).status,
  );
  expect(status).toBe(405);
});

test('the page reaches no other address', async () => {
  const outcome = await desk.page.evaluate(async () => {
    const reach = (address: string): Promise<string> =>
      fetch(address).then(
        () => 'reached',
        () => 'refused',
      );
    const picture = new Promise<string>((done) => {
      const image = new Image();
      image.onload = () => done('reached');
      image.onerror = () => done('refused');
      image.src = 'http://127.0.0.1:9/picture.png';
    });
    const socket = new Promise<string>((done) => {
      const open = new WebSocket('ws://127.0.0.1:9/');
      open.onopen = () => done('reached');
      open.onerror = () => done('refused');
    });
    return Promise.all([reach('https://example.com/'), reach('app://other/index.html'), picture, socket]);
  });
  expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused']);
});

test('no window reaches another address, even when the program sends it there: the fence behind the policy', async () => {
  const outcome = await desk.app.evaluate(async ({ BrowserWindow, session }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { session: session.fromPartition('desk') },
    });
    const words: string[] = [];
    for (const address of ['http://127.0.0.1:9/', 'https://example.com/', 'file:///etc/hostname']) {
      await window.loadURL(address).then(
        () => words.push(`reached ${address}`),
        (error: unknown) => words.push(String(error)),
      );
    }
    window.destroy();
    return words;
  });
  expect(outcome).toHaveLength(3);
  for (const words of outcome) expect(words).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('the window does not leave its page', async () => {
  const addresses = ['https://example.com/', 'app://desk/print.html', 'app://other/index.html'];
  // Listens behind the desk's own handler and so sees what that one decided.
  await desk.app.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (details) => {
      seen.push(`${details.url} ${details.defaultPrevented ? 'refused' : 'let go'}`);
    });
  });
  const seen = (): Promise<string[]> =>
    desk.app.evaluate(() => (globalThis as typeof globalThis & { seen: string[] }).seen);
  for (const [at, address] of addresses.entries()) {
    await desk.page.evaluate((to) => {
      location.href = to;
    }, address);
    await expect.poll(async () => (await seen())[at]).toBe(`${address} refused`);
  }
  expect(await desk.page.evaluate(() => location.href)).toMatch(pageAddress);
});

test('no new window opens', async () => {
  const opened = await desk.page.evaluate(() =>
    ['https://example.com/', 'app://desk/index.html', 'about:blank'].map(
      (address) => window.open(address) === null,
    ),
  );
  expect(opened).toEqual([true, true, true]);
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('every permission is denied, asked or looked up', async () => {
  const states = await desk.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const looked = names.map(
      async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
    );
    return [...(await Promise.all(looked)), await Notification.requestPermission()];
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  const clipboard = await desk.page.evaluate(() =>
    navigator.clipboard.readText().then(
      () => 'read',
      (error: Error) => error.name,
    ),
  );
  expect(clipboard).toBe('NotAllowedError');
});

test('a page that is no window of ours gets no answer from the application', async () => {
  const answer = await desk.app.evaluate(async ({ BrowserWindow, app }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${app.getAppPath()}/out/app/preload.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    });
    try {
      await stranger.loadURL('data:text/html,<p>stranger</p>');
      return await stranger.webContents.executeJavaScript("window.desk.call('desk.status', {})");
    } finally {
      stranger.destroy();
    }
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'SENDER_REFUSED' } });
});

test('nothing a page shows is written to disk by Chromium', async () => {
  const storagePath = await desk.app.evaluate(({ session }) =>
    session.fromPartition('desk').getStoragePath(),
  );
  expect(storagePath).toBeNull();
});
