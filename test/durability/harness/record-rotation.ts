/** The program whose disk operations are recorded while a desk's master key is renewed and people go on working. */
import { tell } from './practice-desk';
import { rotatingLife, type Stage, WholeDesk } from './whole-desk';

const [root = ''] = process.argv.slice(2);
const stage: Stage = {
  tell,
  take: (step, result) => {
    if (!result.ok) throw new Error(`${step}: ${JSON.stringify(result.error)}`);
    return result;
  },
};
await rotatingLife(new WholeDesk(root, stage));
tell('ended');
