// Asks the desk through the page's own bridge, for preparing a store: what a test is about goes through the
// screen. Must never reach around the bridge.
import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly failure: { readonly code: string; readonly message: string; readonly wayOut: string };
    };

/** What preload exposes. */
interface Bridge {
  call(name: string, input: unknown): Promise<Reply>;
}

/** One call of the contract from the page. */
export const callDesk = (page: Page, name: string, input: unknown): Promise<Reply> =>
  callWithText(page, name, JSON.stringify(input));

/** The same with the input as JSON, parsed in the page: only so do prototype keys arrive as keys. */
export function callWithText(page: Page, name: string, json: string): Promise<Reply> {
  return page.evaluate(
    ([called, text]) => {
      const { desk } = globalThis as unknown as { readonly desk: Bridge };
      return desk.call(called, JSON.parse(text));
    },
    [name, json] as const,
  );
}

/** What a call answered that must succeed. */
export async function answered<T>(reply: Promise<Reply>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(`${answer.failure.code} ${answer.failure.message}`);
  return answer.value as T;
}

/**
 * Ends the session, if there is one, through the bridge. The window begins anew when its session has ended; only the new one is asked
 * anything after that.
 */
export async function leaveDesk(page: Page): Promise<void> {
  const { session } = await answered<{ readonly session: unknown }>(callDesk(page, 'desk.state', {}));
  if (session === null) return;
  // A window that does not know of the session yet would not begin anew.
  await expect(page.getByRole('contentinfo')).toBeVisible();
  await page.evaluate(() => {
    Object.assign(window, { leaving: true });
  });
  await callDesk(page, 'session.signOut', { because: 'asked' }).catch((error: unknown) => {
    if (!String(error).includes('context was destroyed')) throw error;
  });
  await page.waitForFunction(() => !('leaving' in window));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/登录|已锁定/);
}

/** A command id as a button makes one. */
export const newCommandId = (): string => randomBytes(16).toString('hex');
