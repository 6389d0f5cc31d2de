// Judges one screen as it stands: accessibility by axe, and whether everything fits the offices' screen.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** So long nothing may change before a screen counts as drawn, in ms. */
const STILL = 200;

/** Waits until nothing loads, moves or changes. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async (still) => {
    const busy = (): boolean => document.querySelector('[aria-busy="true"], .ant-btn-loading') !== null;
    const moving = (): boolean => document.getAnimations().some(({ playState }) => playState === 'running');
    let changed = performance.now();
    const watch = new MutationObserver(() => {
      changed = performance.now();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const end = changed + 10_000;
    do {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(done));
      if (performance.now() > end) throw new Error('screen did not settle');
    } while (busy() || moving() || performance.now() - changed < still);
    watch.disconnect();
  }, STILL);
}

/** What does not fit: page, work area or dialog that is wider than its room, and text beyond the edge. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const frames = [
      document.documentElement,
      document.body,
      ...document.querySelectorAll<HTMLElement>('#rd-work, .case-body, .rd-page, [role="dialog"]'),
    ];
    for (const frame of frames)
      if (frame.scrollWidth > frame.clientWidth)
        found.push(
          `${frame.tagName} ${frame.className} is ${frame.scrollWidth - frame.clientWidth} px too wide`,
        );
    const root = document.documentElement;
    if (root.scrollHeight > root.clientHeight && document.querySelector('.rd-shell'))
      found.push(`the desk is ${root.scrollHeight - root.clientHeight} px too high`);
    const tabs = document.querySelector('.rd-tabs');
    if (tabs && tabs.scrollHeight > tabs.clientHeight) found.push('the tabs of cases scroll up and down');
    // What stands in an area with a scrollbar of its own can be reached by it.
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      !frames.includes(element as HTMLElement) &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    for (const button of document.querySelectorAll<HTMLElement>('button, h1, h2, th, legend')) {
      const { right, left, width } = button.getBoundingClientRect();
      if (width > 1 && !scrolls(button.parentElement) && (right > root.clientWidth + 1 || left < -1))
        found.push(`${button.tagName} “${button.textContent}” stands beyond the edge`);
    }
    return found;
  });

export interface Judged {
  readonly screen: string;
  readonly problems: readonly string[];
}

/** Judges the screen; serious and critical findings of axe and everything that does not fit. */
export async function judge(page: Page, screen: string): Promise<Judged> {
  await settle(page);
  // Every new page is denied in the desk, so axe has to stay in this one.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  return { screen, problems: [...serious, ...(await misfits(page))] };
}

/** Demands a screen without problems; the others of the same test are still judged. */
export async function demandGood(page: Page, screen: string): Promise<void> {
  const { problems } = await judge(page, screen);
  expect.soft(problems, screen).toEqual([]);
}
