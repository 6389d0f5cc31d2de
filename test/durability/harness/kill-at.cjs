/** Preload: ends the program before its KILL_AT-th write or flush inside DISK_ROOT. */
require('./recorder.cjs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  globalThis[Symbol.for('disk-faults')].arm(
    ['write', 'flush'],
    Number(process.env.KILL_AT),
    'SIGKILL',
    false,
  );
