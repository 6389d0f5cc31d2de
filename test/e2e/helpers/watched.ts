// What stood on the screen at any moment while something ran: a look before and after would miss it.
import type { Page } from '@playwright/test';

/** Looks at every change of the page from now on; answers for each selector at how many of them it was met. */
export async function watched(
  page: Page,
  selectors: readonly string[],
): Promise<() => Promise<readonly number[]>> {
  const counts = await page.evaluateHandle((wanted) => {
    const met = wanted.map(() => 0);
    new MutationObserver(() => {
      wanted.forEach((selector, at) => {
        if (document.querySelector(selector) !== null) met[at] = (met[at] ?? 0) + 1;
      });
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    return met;
  }, selectors);
  return () => counts.jsonValue();
}
