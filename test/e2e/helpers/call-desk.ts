// Asks the desk through the page's own bridge, for preparing a store: what a test is about goes through the
// screen. Must never reach around the bridge.
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';

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
 * Ends the session through the bridge. The window begins anew when its session has ended, at its own moment: it is
 * loaded here once more, so that whatever is asked next is asked of a window that stays.
 */
export async function leaveDesk(page: Page): Promise<void> {
  await callDesk(page, 'session.signOut', { because: 'asked' }).catch((error: unknown) => {
    if (!String(error).includes('context was destroyed')) throw error;
  });
  await page.reload();
}

/** A command id as a button makes one. */
export const newCommandId = (): string => randomBytes(16).toString('hex');
