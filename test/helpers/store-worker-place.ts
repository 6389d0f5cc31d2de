/** Tells the store, in each test file, where the worker built for the tests is. */
import { inject } from 'vitest';
import { setWorkerFile } from '#electron/store/worker-thread';

setWorkerFile(inject('storeWorkerFile'));
