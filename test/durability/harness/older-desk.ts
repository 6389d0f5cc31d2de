/**
 * A store of format 1 on a machine that brings it to the present format, and what it is held to afterwards: every
 * entry and attachment that the old program had written, at its place, at home, and able to go on.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultMessage, openStore, type StoreFault } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { entryText } from '#shared/journal/entry';
import { draft, NOW } from '../../electron/store/sayings';
import { Promises } from './practice-desk';

/** The fixture lies beside the program, see `bundleProgram`. */
export const OLDER_STORE = 'format-1-real';

interface Expected {
  readonly entries: number;
  readonly texts: string;
  readonly attachments: readonly string[];
  readonly account: string;
  readonly passphrase: string;
}

/** What the old program read in its own store. */
export const readExpected = (fixtures: string): Expected =>
  JSON.parse(readFileSync(join(fixtures, 'stores', OLDER_STORE, 'expected.json'), 'utf8')) as Expected;

export const olderPlaces = (root: string) => ({ vault: join(root, 'vault'), anchors: join(root, 'anchors') });

/** Opens the store, whatever its format; brings it up to date by that. */
export function openOlder(root: string, { account, passphrase }: Expected) {
  const { vault: dir, anchors } = olderPlaces(root);
  const unlock = { kind: 'passphrase', account: account as AccountId, passphrase } as const;
  return openStore({ dir, anchors, unlock, fold: DESK_FOLD, now: NOW });
}

/** Entries that the new program added are told as `more N`. */
export class OlderPromises extends Promises {
  more = 0;

  override hear(line: string): void {
    if (line.startsWith('more ')) this.more = Number(line.slice('more '.length));
    else super.hear(line);
  }

  override get told(): string {
    return `${super.told} ${this.more}`;
  }
}

const said = (fault: StoreFault): string => `${fault.code} ${faultMessage(fault).message}`;

/** What is not as it must be after the power came back. */
export async function problemsOfOlder(
  root: string,
  promises: OlderPromises,
  expected: Expected,
): Promise<readonly string[]> {
  // The old store itself is not there yet.
  if (!promises.created) return [];
  try {
    const opened = await openOlder(root, expected);
    if (!opened.ok) return [`lost: not opened: ${said(opened.error)}`];
    const { value: store } = opened;
    const problems: string[] = [];
    const { damage, elsewhere } = store.opened;
    if (damage !== null) problems.push(`damage ${damage.reason} in ${damage.file}`);
    if (elsewhere) problems.push('a stranger on its own machine');
    const texts = createHash('sha256');
    const attachments = new Set<string>();
    let number = 0;
    for (const { entry } of store.entries()) {
      number += 1;
      if (number > expected.entries) continue;
      texts.update(`${entryText(entry)}\n`);
      for (const { hash } of entry.attachments) {
        attachments.add(hash);
        const content = store.getBlob(hash);
        if (!content.ok) problems.push(`lost: an attachment: ${said(content.error)}`);
      }
    }
    if (texts.digest('hex') !== expected.texts) problems.push('lost: the old entries are others');
    if (attachments.size !== expected.attachments.length) problems.push('lost: attachments');
    if (number < expected.entries + promises.more)
      problems.push(`lost: ${promises.more} more promised, ${number} there`);
    const saved = store.append(draft('换了格式以后'));
    if (!saved.ok) problems.push(`append refused: ${said(saved.error)}`);
    const closed = store.close();
    if (!closed.ok) problems.push(`close refused: ${said(closed.error)}`);
    return problems;
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}
