/** The program whose disk operations are recorded while a whole desk lives: keys, anchors, backups, restoring. */
import { tell } from './practice-desk';
import { type Stage, WholeDesk, wholeLife } from './whole-desk';

const [root = ''] = process.argv.slice(2);
const stage: Stage = {
  tell,
  take: (step, result) => {
    if (!result.ok) throw new Error(`${step}: ${JSON.stringify(result.error)}`);
    return result;
  },
};
await wholeLife(new WholeDesk(root, stage));
tell('ended');
