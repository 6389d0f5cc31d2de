/**
 * The program that is killed while a whole desk works: entries, attachments, indexes, passphrases, people, slips and
 * backups, in an order that follows from the seed, until it is killed. `check` instead of working looks at everything.
 */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { tell } from './practice-desk';
import { Chance } from './random';
import { WholeDesk } from './whole-desk';
import { problemsOfWhole } from './whole-problems';
import { WholePromises } from './whole-promises';

const [task = '', root = '', told = '', seed = ''] = process.argv.slice(2);
const promises = new WholePromises();
for (const line of readFileSync(told, 'utf8').split('\n')) if (line !== '') promises.hear(line);

if (task === 'check') {
  for (const problem of await problemsOfWhole(root, promises, { snapshot: true })) tell(`problem ${problem}`);
  tell('checked');
} else {
  const chance = new Chance(Number(seed));
  const desk = new WholeDesk(root, {
    tell: (line) => {
      promises.hear(line);
      tell(line);
    },
    take: (step, result) => {
      if (result.ok) return result;
      // An index that closing broke off.
      if (result.error.code === 'CANCELLED') return null;
      tell(`problem ${step}: ${JSON.stringify(result.error)}`);
      process.exit(1);
    },
  });
  if (!promises.created) await desk.create();
  await desk.open();
  let isIndexing = false;
  for (let number = 0; ; number += 1) {
    desk.save();
    await setImmediate();
    const share = chance.below(100);
    if (share < 30) desk.keep();
    else if (share < 45 && !isIndexing) {
      isIndexing = true;
      // Made while entries are saved and attachments kept; a closing store breaks it off.
      void desk.index().finally(() => {
        isIndexing = false;
      });
    } else if (share < 60) {
      // After a kill nobody knows which passphrase holds: it is set anew, and so made known.
      const { sure } = promises.ways.get('clerk') ?? { sure: null };
      await desk.way('clerk', sure, `clerk-${number}-${chance.below(1e9)}`);
    } else if (share < 65) await desk.slips();
    else if (share < 75) await desk.backUp();
    else if (share < 80) {
      desk.close();
      await desk.open();
    }
  }
}
