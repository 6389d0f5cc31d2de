// Judges one screen as it stands: accessibility by axe, and whether everything fits the offices' screen.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** So long nothing may change before a screen counts as drawn, in ms. */
const STILL = 200;

/** Where a page keeps when it changed last, or was last touched. */
interface Watched {
  deskSeen?: { at: number };
}

/** `ready`: keys are taken as well. `drawn`: a dialog may still give time to be read before it takes any. */
type Until = 'ready' | 'drawn';

const BUSY: { readonly [U in Until]: string } = {
  ready: '[aria-busy="true"], .ant-btn-loading',
  drawn: '[aria-busy="true"]:not(form.step-dialog), .ant-btn-loading',
};

/** Waits until nothing loads, moves or changes. What was still before, and was not touched since, is still. */
export async function settle(page: Page, until: Until = 'ready'): Promise<void> {
  const asked = [STILL, BUSY[until]] as const;
  await page.evaluate(async ([still, loading]) => {
    const place = globalThis as Watched;
    const watch = (): { at: number } => {
      const since = { at: performance.now() };
      const note = (): void => {
        since.at = performance.now();
      };
      new MutationObserver(note).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      for (const touch of ['keydown', 'input', 'pointerdown', 'click', 'hashchange'])
        addEventListener(touch, note, true);
      return since;
    };
    place.deskSeen ??= watch();
    const seen = place.deskSeen;
    const busy = (): boolean => document.querySelector(loading) !== null;
    const moving = (): boolean => document.getAnimations().some(({ playState }) => playState === 'running');
    const end = performance.now() + 10_000;
    do {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(done));
      if (performance.now() > end) throw new Error('screen did not settle');
    } while (busy() || moving() || performance.now() - seen.at < still);
  }, asked);
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

/** Serious and critical findings of axe in this page, which is given axe once. */
async function findings(page: Page): Promise<readonly string[]> {
  const isGiven = await page.evaluate(() => 'axe' in globalThis);
  // Every new page is denied in the desk, so axe has to stay in this one.
  const { violations } = await new AxeBuilder(isGiven ? { page, axeSource: ';' } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Judges the screen; serious and critical findings of axe and everything that does not fit. */
export async function judge(page: Page, screen: string, until: Until = 'ready'): Promise<Judged> {
  await settle(page, until);
  return { screen, problems: [...(await findings(page)), ...(await misfits(page))] };
}

/** Demands a screen without problems; the others of the same test are still judged. */
export async function demandGood(page: Page, screen: string, until: Until = 'ready'): Promise<void> {
  const { problems } = await judge(page, screen, until);
  expect.soft(problems, screen).toEqual([]);
}
