// Fills the application form by keyboard, stop by stop, from a sample's values. Knows the kinds of fields,
// not the fields: what the form asks comes from the form's own schema.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { itemsOf, labelIn, PROGRAM_LISTS } from '#shared/forms/code-lists';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import type { FieldSpec, FormPage } from '#shared/forms/schema';
import { type FocusedPlace, type Keys, keysOf } from './keyboard';
import { SAMPLES_FOLDER, type SampleFile } from './sample';

/** Pages of the form with the part of the sample that fills them. */
const PAGES: readonly { readonly form: 'subject' | 'application'; readonly page: FormPage }[] = [
  ...F01_SUBJECT.pages.map((page) => ({ form: 'subject' as const, page })),
  ...F02_RESOURCE.pages.map((page) => ({ form: 'application' as const, page })),
];

/** Decided when the case is made: shown on the form, never typed. */
const FIXED = ['applyType', 'dataRegistType'];

/** Ticked on the preview, not on its page of the form. */
const PREVIEW = 'publicPreviewConfirmed';

type Row = { readonly [column: string]: string | number | boolean | null };

/** Puts a text on the clipboard of the machine, as another program would. */
export type Copy = (text: string) => Promise<unknown>;

interface Filling {
  readonly page: Page;
  readonly copy: Copy;
  readonly keys: Keys;
  readonly sample: SampleFile;
}

/** Fills every page up to the preview; the wizard stands on its first page, nothing typed. */
export async function fillByKeyboard(page: Page, sample: SampleFile, copy: Copy): Promise<void> {
  const filling = { page, copy, keys: keysOf(page), sample };
  // Held from the start: a listener added just before the key may come too late for the dialog.
  page.on('filechooser', () => undefined);
  for (const { form, page: formPage } of PAGES) {
    await expect(page.getByRole('heading', { level: 2, name: formPage.title, exact: true })).toBeVisible();
    await fillPage(filling, formPage, sample[form]);
    await filling.keys.press('Control+PageDown');
  }
}

/** Walks a page with Tab and fills each field as the cursor reaches it. */
async function fillPage(filling: Filling, page: FormPage, values: SampleFile['subject']): Promise<void> {
  const { keys, sample } = filling;
  const papers = new Set(sample.attachments.map((paper) => paper.field));
  const open = new Set(
    page.fields
      .filter(
        (field) =>
          field.key !== PREVIEW &&
          !FIXED.includes(field.key) &&
          (values[field.key] !== undefined || papers.has(field.key)),
      )
      .map((field) => field.key),
  );
  // Whoever comes by key has the cursor in the first field at once.
  const typed = page.fields.find((field) => !FIXED.includes(field.key));
  const first = filling.page.locator(`[data-field="${typed?.key ?? ''}"]`);
  await expect(first.locator(':focus')).toBeAttached();
  for (let stops = 0; open.size > 0; stops += 1) {
    if (stops > 200) throw new Error(`not reached with Tab: ${[...open].join(' ')}`);
    if (stops > 0) await keys.press('Tab');
    const at = await keys.focused();
    const field = page.fields.find((candidate) => candidate.key === at.field);
    if (!field || !open.has(field.key)) continue;
    const isDone = await fillField(filling, field, values[field.key], at);
    if (isDone) open.delete(field.key);
  }
}

/** Fills the field with the cursor; false while the group it stands in has further stops to tick. */
async function fillField(
  filling: Filling,
  field: FieldSpec,
  value: unknown,
  at: FocusedPlace,
): Promise<boolean> {
  const { keys } = filling;
  switch (field.kind) {
    case 'files':
      await addPapers(filling, field.key);
      return true;
    case 'rows':
      await pasteRows(filling, field, value as readonly Row[]);
      return true;
    case 'tags':
      for (const tag of value as readonly string[]) {
        await keys.type(tag);
        await keys.press('Enter');
      }
      return true;
    case 'bool':
      if (at.type === 'checkbox') await keys.press('Space');
      else await chooseRadio(keys, value === true ? '是' : '否');
      return true;
    case 'enum':
      if (at.type === 'radio') await chooseRadio(keys, labelIn(PROGRAM_LISTS, field.list, String(value)));
      else await chooseFromList(filling, labelIn(PROGRAM_LISTS, field.list, String(value)));
      return true;
    case 'enums': {
      const labels = (value as readonly string[]).map((code) => labelIn(PROGRAM_LISTS, field.list, code));
      if (at.type === 'checkbox') {
        if (labels.includes(at.words) && !at.checked) await keys.press('Space');
        return (
          at.words === labelIn(PROGRAM_LISTS, field.list, lastCode(field.list, value as readonly string[]))
        );
      }
      for (const label of labels) await chooseFromList(filling, label);
      return true;
    }
    case 'region':
    case 'regions':
      for (const code of field.kind === 'region' ? [value] : (value as readonly string[]))
        await chooseFromList(filling, String(code));
      return true;
    default:
      await keys.type(String(value));
      return true;
  }
}

/** The code of a choice that stands last on the screen. */
function lastCode(list: string, codes: readonly string[]): string {
  return itemsOf(PROGRAM_LISTS, list).findLast((item) => codes.includes(item.code))?.code ?? '';
}

/** Goes through the buttons of a question with the arrow keys until the right one is chosen. */
async function chooseRadio(keys: Keys, words: string): Promise<void> {
  await keys.press('Space');
  for (let step = 0; step < 12; step += 1) {
    const at = await keys.focused();
    if (at.words === words && at.checked) return;
    await keys.press('ArrowRight');
  }
  throw new Error(`no answer ${words}`);
}

/** Types a part of the words and takes the entry that is marked; goes down while it is another one. */
async function chooseFromList({ page, keys }: Filling, words: string): Promise<void> {
  await keys.type(words);
  const marked = () =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      const option = id ? document.getElementById(id) : null;
      return option?.getAttribute('aria-label') ?? option?.textContent ?? '';
    });
  await expect.poll(marked, { message: `a list with ${words}` }).toContain(words);
  for (let step = 0; step < 12; step += 1) {
    const label = await marked();
    if (label === words || label.includes(`（${words}）`)) {
      await keys.press('Enter');
      return;
    }
    await keys.press('ArrowDown');
  }
  throw new Error(`no entry ${words}`);
}

/** Opens the file chooser with Enter and answers it with the sample's papers for this field. */
async function addPapers({ page, keys, sample }: Filling, field: string): Promise<void> {
  for (const paper of sample.attachments.filter((candidate) => candidate.field === field)) {
    const chooser = page.waitForEvent('filechooser');
    await keys.press('Enter');
    await (await chooser).setFiles(join(SAMPLES_FOLDER, paper.file));
    const name = paper.file.split('/').at(-1) ?? '';
    await expect(page.locator(`[data-field="${field}"]`).getByText(name, { exact: true })).toBeVisible();
  }
}

/** Adds a row and pastes the list into it, as it comes out of a spreadsheet. */
async function pasteRows(
  { page, keys, copy }: Filling,
  field: Extract<FieldSpec, { kind: 'rows' }>,
  rows: readonly Row[],
): Promise<void> {
  const place = page.locator(`[data-field="${field.key}"]`);
  await keys.tabTo(place.getByRole('button', { name: '添加一行' }));
  await keys.press('Enter');
  await expect(place.getByLabel(`第 1 行 ${field.columns[0]?.label ?? ''}`)).toBeFocused();
  const cell = (column: FieldSpec, value: Row[string] | undefined): string => {
    if (value === undefined || value === null) return '';
    if (typeof value === 'boolean') return value ? '是' : '否';
    return column.kind === 'enum' ? labelIn(PROGRAM_LISTS, column.list, String(value)) : String(value);
  };
  const text = rows
    .map((row) => field.columns.map((column) => cell(column, row[column.key])).join('\t'))
    .join('\n');
  await copy(text);
  await keys.press('Control+V');
  await expect(place.getByRole('status')).toHaveText(`粘贴 ${rows.length} 行，全部识别`);
  await keys.press('Escape');
}
