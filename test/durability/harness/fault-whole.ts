/**
 * The program in which a whole desk lives while its disk or its medium fails: once with the first, then the second,
 * third … operation of the given kinds failing, until a life meets no fault any more. It runs under recorder.cjs.
 * After each life everything is well again, and every act must be done or not done. One line of JSON at the end.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { faultMessage, type StoreFault } from '#electron/store/store';
import { diskFaults } from './disk-faults';
import type { Failing, Outcome } from './fault-session';
import { WholeDesk, wholeLife } from './whole-desk';
import { problemsOfWhole } from './whole-problems';
import { WholePromises } from './whole-promises';

const disk = diskFaults();
const [root = '', given = '', step = '1'] = process.argv.slice(2);
const failing = JSON.parse(given) as Failing;

/** Words of the medium and of backups that are missing because making them failed. */
const OF_THE_MEDIUM = /^(TARGET_|BACKUP_)/;
const SAYS: { readonly [C in Failing['code']]: readonly string[] } = {
  ENOSPC: ['DISK_FULL'],
  EIO: ['IO_ERROR'],
  EROFS: ['ACCESS_DENIED'],
  EACCES: ['ACCESS_DENIED'],
  EBUSY: ['IO_ERROR', 'ACCESS_DENIED'],
};
/** What may be said once something failed: nothing is written behind what could not be written or read. */
const FOLLOWS = new Set<StoreFault['code']>([
  'JOURNAL_READ_ONLY',
  'STORE_ELSEWHERE',
  'STORE_BUSY',
  'INDEX_DAMAGED',
  'ACCOUNT_EXISTS',
  'ACCOUNT_UNKNOWN',
]);

const problems: string[] = [];
let told = 0;
let sessions = 0;
for (let n = 1; ; n += Number(step)) {
  const dir = join(root, `n-${n}`);
  mkdirSync(dir);
  const promises = new WholePromises();
  const faults: string[] = [];
  const found: string[] = [];
  let refused = 0;
  const desk = new WholeDesk(dir, {
    tell: (line) => promises.hear(line),
    take: (what, result) => {
      if (result.ok) return result;
      const { error } = result;
      const { message, wayOut } = faultMessage(error);
      for (const words of [message, wayOut])
        if (!/[\u4e00-\u9fff]{4}/.test(words)) found.push(`${what}: ${error.code} says "${words}"`);
      const isExpected =
        SAYS[failing.code].includes(error.code) ||
        OF_THE_MEDIUM.test(error.code) ||
        (faults.length > 0 && FOLLOWS.has(error.code)) ||
        // What opening could not read shows as such, and nothing is written behind it.
        (error.code === 'JOURNAL_READ_ONLY' && error.damage?.reason === 'segment-unreadable');
      if (!isExpected) found.push(`${what}: ${failing.code} is told as ${error.code}`);
      faults.push(`${what} ${error.code}`);
      if (what.startsWith('save') || what === 'here') refused += 1;
      return null;
    },
  });
  disk.arm(failing.kinds, n, failing.code, failing.lasting);
  try {
    await wholeLife(desk);
  } catch (error) {
    found.push(`threw ${error instanceof Error ? error.stack : String(error)}`);
  }
  desk.close();
  const hits = disk.calm();
  sessions += 1;
  if (faults.length > 0) told += 1;
  if (hits === 0 && faults.length > 0) found.push('told a fault that was none');
  const after = await problemsOfWhole(dir, promises, {
    slack: failing.lasting ? refused : 0,
    snapshot: n % 5 === 0,
  });
  for (const problem of [...found, ...after]) problems.push(`n=${n} (${faults.join(', ')}): ${problem}`);
  rmSync(dir, { recursive: true, force: true });
  if (hits === 0 || problems.length > 20) break;
}
const outcome: Outcome = { sessions, told, problems };
console.log(JSON.stringify(outcome));
