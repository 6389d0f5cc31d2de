/** The door without a window: hands the command line over and ends with its exit code. */
import { join } from 'node:path';
import { processIo } from './commands/desk-io';
import { runDesk } from './commands/run-desk';

void runDesk(process.argv.slice(2), processIo(join(__dirname, 'samples'))).then((code) => {
  process.exitCode = code;
});
