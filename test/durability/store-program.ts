/**
 * The program that the durability tests kill, starve and race. Words on stdout, one line each: `open N`,
 * `saved N`, `blob N`, `fault CODE`, `closed`. "saved" is printed only after the store said so.
 */
import { execFileSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { openStore, type Store } from '#electron/store/store';
import { BY_PRACTICE, draft, NOW, type SaidTables, type Sayings, sayings } from '../electron/store/sayings';

const [task = '', dir = '', amount = '0'] = process.argv.slice(2);

/** Straight to the descriptor: a killed process must have said what it had reached. */
const tell = (line: string): void => {
  writeSync(1, `${line}\n`);
};

/** Appends until a fault. Entries grow and shrink, so that kills and limits hit every part of a write. */
function fill(store: Store<Sayings, SaidTables>, limit: number): string | null {
  for (let count = 0; count < limit; count += 1) {
    const number = store.count + 1;
    const appended = store.append(draft(`${number}:${'记'.repeat((number * 37) % 900)}`));
    if (!appended.ok) return appended.error.code;
    tell(`saved ${appended.value.entry.seq}`);
    if (number % 5 !== 0) continue;
    const blob = store.putBlob(Buffer.alloc(2000 + number, number % 256));
    if (!blob.ok) return blob.error.code;
    tell(`blob ${blob.value}`);
  }
  return null;
}

function freeTheDisk(): void {
  execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']);
}

const opened = await openStore({ dir, unlock: BY_PRACTICE, fold: sayings, now: NOW });
if (!opened.ok) {
  tell(`fault ${opened.error.code}`);
} else {
  const store = opened.value;
  tell(`open ${store.count}`);
  if (task === 'hold') {
    process.stdin.once('data', () => {
      tell(store.close().ok ? 'closed' : 'fault');
      process.exit(0);
    });
  } else {
    const fault = fill(store, Number(amount));
    if (fault !== null) {
      const before = store.count;
      tell(`fault ${fault}`);
      tell(`again ${fill(store, 1) ?? 'saved'}`);
      tell(`count ${store.count - before} views ${store.views.said.length - store.count}`);
      freeTheDisk();
      tell(`freed ${fill(store, 3) ?? 'saved'}`);
    }
    const closed = store.close();
    tell(closed.ok ? 'closed' : `fault ${closed.error.code}`);
  }
}
