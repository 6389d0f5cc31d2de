/**
 * Looks at an inbox folder every few seconds and takes in what has come, until it is told to end. The store is opened
 * only while there is something to do, so that people can open it at the desk in between. A file that is still being
 * copied is left alone until two looks find it the same. What was gone through is known by the store; here only which
 * files of the folder need no second look.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { told } from '../backup';
import { type DeskIo, EXIT, type ExitCode } from '../desk-io';
import { type HubDesk, today } from './hub-desk';
import { exportBundles, NOBODY_NAMED } from './hub-export';
import { type FoundFile, filesIn, isSame } from './hub-folder';
import { receiveFiles, toTry } from './hub-receive';
import { takeInAll } from './hub-take-in';
import { Tally } from './hub-tally';

export interface Watched {
  readonly inbox: string;
  readonly outbox: string;
  /** Between two looks. */
  readonly milliseconds: number;
  /** Makes a desk; it is opened and closed for each round. */
  readonly desk: () => HubDesk;
  readonly stop: AbortSignal;
}

/** Longest wait after faults that do not end, in milliseconds. */
const LONGEST_WAIT = 600_000;

type ByName = ReadonlyMap<string, FoundFile>;

/** Watches until the signal; an exit code earlier only when nobody can sign in. */
export async function watchFolder(watched: Watched, io: DeskIo): Promise<ExitCode> {
  const settled = new Map<string, FoundFile>();
  let before: ByName = new Map();
  let faults = 0;
  io.result({ event: 'watching' });
  while (!watched.stop.aborted) {
    const now = look(watched.inbox, io);
    const still = now.filter((file) => isSame(file, before.get(file.name)));
    const fresh = still.filter((file) => !isSame(file, settled.get(file.name)));
    before = new Map(now.map((file) => [file.name, file]));
    if (fresh.length > 0) {
      const ended = await round(watched, fresh, io);
      if (ended === 'no-way-in') return EXIT.refusal;
      if (ended === 'settled') for (const file of fresh) settled.set(file.name, file);
      faults = ended === 'settled' ? 0 : faults + 1;
    }
    const wait = Math.min(LONGEST_WAIT, watched.milliseconds * 2 ** Math.min(faults, 10));
    await pause(wait, undefined, { signal: watched.stop }).catch(() => undefined);
  }
  io.result({ event: 'ended' });
  return EXIT.done;
}

/** The files there are; none while the medium is away. */
function look(inbox: string, io: DeskIo): readonly FoundFile[] {
  try {
    return filesIn(inbox);
  } catch {
    io.result({ event: 'away' });
    return [];
  }
}

/** Takes in what has come and answers whoever sent it. */
async function round(
  { desk, outbox }: Watched,
  files: readonly FoundFile[],
  io: DeskIo,
): Promise<'settled' | 'again' | 'no-way-in'> {
  const hub = desk();
  try {
    const opened = await hub.open();
    if (!opened.ok) {
      told(opened, io);
      // Wrong passphrases are counted: trying on would close the account.
      return opened.failure.kind === 'refusal' ? 'no-way-in' : 'again';
    }
    const tally = new Tally(io);
    await receiveFiles(hub, files, tally);
    const taken = await takeInAll(hub, await toTry(hub, tally), outbox, tally);
    // What told nothing of cases has its receipt: answered by a bundle, two offices would answer each other for ever.
    const agencies = [...new Set(taken.map(({ agency }) => agency))];
    if (agencies.length > 0) {
      await exportBundles(
        hub,
        {
          ...{ folder: outbox, agencies, startsAt: 'acknowledged', medium: 'usb' },
          ...{ carrier: NOBODY_NAMED, on: today() },
        },
        tally,
      );
    }
    return tally.end() === EXIT.fault ? 'again' : 'settled';
  } finally {
    await hub.close();
  }
}
