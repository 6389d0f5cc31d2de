// A process that holds one store and does what the parent orders. It ends with the parent.
import { KINDS } from './kinds';
import type { Order, Reply } from './orders';
import { Work } from './work';

const work = new Work(KINDS);

process.on('message', (order: Order) => {
  const reply = (words: Reply): void => void process.send?.(words);
  work.run(order).then(
    (answer) => reply({ answer }),
    (error: unknown) =>
      reply({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
