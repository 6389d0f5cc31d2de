/** Drops things on a place of the window as the system does: files lie where they are named. */
import type { Locator, Page } from '@playwright/test';

/** What is dropped. */
type Dropped = { readonly files: readonly string[] } | { readonly text: string };

/** Copying, as a file manager offers it. */
const COPY = 1;

/** How things are dropped on a page. */
export async function dropping(page: Page): Promise<(on: Locator, what: Dropped) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  return async (on, what) => {
    const box = await on.boundingBox();
    if (box === null) throw new Error('nothing is there to drop on');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const data =
      'files' in what
        ? { items: [], files: [...what.files], dragOperationsMask: COPY }
        : { items: [{ mimeType: 'text/plain', data: what.text }], dragOperationsMask: COPY };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  };
}
