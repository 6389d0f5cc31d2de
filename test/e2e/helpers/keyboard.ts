// The desk as somebody without a mouse uses it: keys only. Every move ends on a visible state, so that
// nothing has to be slept over. Must never click, and never touch the page's values by script.
import { expect, type Locator, type Page } from '@playwright/test';

/** What has the focus, as far as a person would tell it. */
export interface FocusedPlace {
  /** Key of the form's field around, if any. */
  readonly field: string;
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  /** Words of the label around a box or radio button. */
  readonly words: string;
  readonly checked: boolean;
}

const MOST_STOPS = 160;

/** Text in an alphabet that has keys; anything else is committed phrase by phrase, as an input method does. */
const HAS_KEYS = /^[\x20-\x7e]*$/;

export interface Keys {
  readonly press: (key: string, times?: number) => Promise<void>;
  /** Types text where the cursor stands. */
  readonly type: (text: string) => Promise<void>;
  /** Empties the field with the cursor and types. */
  readonly retype: (text: string) => Promise<void>;
  /** What has the focus now. */
  readonly focused: () => Promise<FocusedPlace>;
  /** Presses Tab (or Shift+Tab) until this has the focus. */
  readonly tabTo: (target: Locator, back?: boolean) => Promise<void>;
}

export function keysOf(page: Page): Keys {
  const press = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  const type = async (text: string): Promise<void> => {
    if (HAS_KEYS.test(text)) return page.keyboard.type(text);
    for (const phrase of text.match(/[^，。、；：（）]+[，。、；：（）]*/gu) ?? [text])
      await page.keyboard.insertText(phrase);
  };
  const focused = (): Promise<FocusedPlace> =>
    page.evaluate(() => {
      const at = document.activeElement;
      const box = at instanceof HTMLInputElement ? at : null;
      return {
        field: at?.closest<HTMLElement>('[data-field]')?.dataset.field ?? '',
        tag: at?.tagName ?? '',
        type: box?.type ?? '',
        role: at?.getAttribute('role') ?? '',
        words: at?.closest('label')?.textContent?.trim() ?? '',
        checked: box?.checked ?? false,
      };
    });
  return {
    press,
    type,
    retype: async (text) => {
      await press('Control+A');
      await type(text);
    },
    focused,
    tabTo: async (target, back = false) => {
      await expect(target).toBeVisible();
      const isThere = () => target.evaluate((element) => element === document.activeElement);
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if (await isThere()) return;
        await press(back ? 'Shift+Tab' : 'Tab');
      }
      throw new Error(`${String(target)} cannot be reached with Tab`);
    },
  };
}
