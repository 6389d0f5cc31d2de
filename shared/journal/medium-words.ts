/**
 * How a medium is called in the record, and what of it can be told from that again. The same stick may be opened by
 * folders of several names: it is known by the serial of its volume, else by its label, else by the folder alone.
 */

/** Empty where the system does not tell it. */
export interface Volume {
  readonly label: string;
  readonly serial: string;
}

/** A medium as it was noted: the folder that was chosen, on which volume. */
export interface MediumNoted extends Volume {
  readonly folder: string;
}

const UNTOLD = '（系统未提供卷标、卷序列号）';
const LABEL = '卷标 ';
const SERIAL = '卷序列号 ';

/** Signs that hold the words together. Whoever formats a medium writes what they like: a label has none of them. */
const JOINTS = /[，（）]/gu;

/** A label or serial as it can stand in the words. */
export const withoutJoints = (text: string): string => text.replaceAll(JOINTS, '');

/** `U盘（卷标 KINGSTON，卷序列号 1A2B-3C4D）`. */
export function mediumWords({ folder, label, serial }: MediumNoted): string {
  if (label === '' && serial === '') return `${folder}${UNTOLD}`;
  const told = [label && `${LABEL}${withoutJoints(label)}`, serial && `${SERIAL}${withoutJoints(serial)}`];
  return `${folder}（${told.filter(Boolean).join('，')}）`;
}

/** What the words say; all of them a folder's name when they are of another form. */
export function mediumNoted(words: string): MediumNoted {
  const untold = { folder: words, label: '', serial: '' };
  if (words.endsWith(UNTOLD)) return { ...untold, folder: words.slice(0, -UNTOLD.length) };
  const open = words.lastIndexOf('（');
  if (open < 0 || !words.endsWith('）')) return untold;
  const told = words.slice(open + 1, -1).split('，');
  const after = (mark: string) => told.find((one) => one.startsWith(mark))?.slice(mark.length) ?? '';
  const [label, serial] = [after(LABEL), after(SERIAL)];
  return label === '' && serial === '' ? untold : { folder: words.slice(0, open), label, serial };
}

/** By what a medium is known again. */
export function mediumKey({ folder, label, serial }: MediumNoted): string {
  if (serial !== '') return `serial:${serial}`;
  return label === '' ? `folder:${folder}` : `label:${label}`;
}
