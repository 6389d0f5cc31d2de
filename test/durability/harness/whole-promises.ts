/**
 * What a program on a whole desk (real keys, anchors, a medium, a second machine) was told, line by line, and so
 * what must be true afterwards. A line `doing …` says that an act was begun: until its end is told the state before
 * and the state after are both right, and nothing else is.
 */
import { Promises } from './practice-desk';

/** A person's passphrase; null: no way in. */
export type Way = string | null;

/** What may open for one person. */
export interface Ways {
  /** What was told last. */
  readonly sure: Way;
  /** What an act that was not told to have ended may have put in its place. */
  readonly maybe: readonly Way[];
  /** Passphrases that must not open any more. */
  readonly gone: readonly string[];
}

const wayOf = (word: string): Way => (word === '-' ? null : word);

export class WholePromises extends Promises {
  readonly ways = new Map<string, Ways>();
  /** Two of the slips; null while nobody can know which are right. */
  slips: readonly string[] | null = null;
  /** Numbers of backups that must be there, with the entries they hold. */
  readonly backups = new Map<number, number>();
  /** Entries on the second machine; null before it was restored. */
  restored: Promises | null = null;
  /** `done`: the second machine's store was continued there; `begun`: it may have been. */
  continued: 'no' | 'begun' | 'done' = 'no';

  override hear(line: string): void {
    const [word = '', first = '', second = ''] = line.split(' ');
    const subject = word === 'doing' ? first : word;
    if (word === 'doing') {
      this.others.push(line);
      if (subject === 'way') this.#begin(...(line.split(' ').slice(2) as [string, string]));
      if (subject === 'slips') this.slips = null;
      if (subject === 'here') this.continued = 'begun';
    } else if (word === 'way') this.#end(first, wayOf(second));
    else if (word === 'slips') this.slips = [first, second];
    else if (word === 'backed') this.backups.set(Number(first), Number(second));
    else if (word === 'restored') this.restored = this.upTo(Number(first));
    else if (word === 'here') {
      this.continued = 'done';
      this.restored?.save(Number(first), second);
    } else if (word === 'there') this.restored?.save(Number(first), second);
    else super.hear(line);
  }

  /** Tells moments apart that a power cut shows alike. */
  override get told(): string {
    const ways = [...this.ways].map(([account, { sure, maybe }]) => `${account}:${sure}:${maybe.join(',')}`);
    const there = this.restored ? `${this.restored.count} ${this.continued}` : '';
    return `${super.told} ${ways.join(' ')} ${this.slips?.[0]} ${this.backups.size} ${there}`;
  }

  override copy(): WholePromises {
    const copy = new WholePromises();
    this.copyInto(copy);
    for (const [account, ways] of this.ways) copy.ways.set(account, ways);
    copy.slips = this.slips;
    for (const [number, entries] of this.backups) copy.backups.set(number, entries);
    copy.restored = this.restored?.copy() ?? null;
    copy.continued = this.continued;
    return copy;
  }

  #begin(account: string, word: string): void {
    const { sure, maybe, gone } = this.ways.get(account) ?? { sure: null, maybe: [], gone: [] };
    this.ways.set(account, { sure, maybe: [...maybe, wayOf(word)], gone });
  }

  #end(account: string, sure: Way): void {
    const former = this.ways.get(account);
    const gone = [former?.sure ?? null, ...(former?.maybe ?? [])].filter(
      (way): way is string => way !== null && way !== sure,
    );
    this.ways.set(account, { sure, maybe: [], gone: [...(former?.gone ?? []), ...gone].slice(-2) });
  }

  /** What a copy made after so many entries must hold. */
  upTo(count: number): Promises {
    const held = new Promises();
    for (const [number, id] of this.ids) if (number <= count) held.save(number, id);
    // Kept before the entry of its number.
    for (const [number, hash] of this.attachments) if (number <= count) held.attachments.set(number, hash);
    return held;
  }
}
