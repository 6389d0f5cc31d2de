/** What the tests of cutting the log share: stores that lived some years, the cut, and what is read afterwards. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store, verifyStore } from '#electron/store/store';
import type { AccountId, CommandId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import type { SecurityEvent } from '#shared/journal/security-events';
import { carriedBy } from '#shared/journal/security-fold';
import { BY_PASSPHRASE, CLERK, draft, must, PASSPHRASE, realStore, temporaryFolder } from './store-kit';

type LogStore = Store<DeskViews, DeskTables>;
const DAY = 86_400_000;
const BEGIN = Date.parse('2020-01-01T00:00:00.000Z');
/** The day after so many days. */
export const on = (day: number): Instant => new Date(BEGIN + day * DAY).toISOString() as Instant;
const READER = join(import.meta.dirname, '..', '..', 'reader', 'read-store.mjs');

/** A store, the anchors of its machine and a medium. */
export interface Place {
  readonly dir: string;
  readonly anchors: string;
  readonly medium: string;
}

let commands = 0;
/** Writes a line of the log. */
export function note(store: LogStore, at: Instant, event: SecurityEvent): void {
  commands += 1;
  must(
    store.security.append({
      actor: CLERK,
      role: 'AUDITOR',
      procedure: 'log.cut',
      commandId: commands.toString(16).padStart(32, '0') as CommandId,
      rulePack: 'x',
      claimedAt: at,
      clockDoubt: false,
      events: [event],
    }),
  );
}

/** Opens the store on a day. */
export const opened = (place: Place, now: Instant) =>
  openStore({ dir: place.dir, anchors: place.anchors, unlock: BY_PASSPHRASE, fold: DESK_FOLD, now });

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A store in which somebody signed in every ten days from the first to the last, sealed every hundred. */
export async function lived(from: number, to: number, place?: Place): Promise<Place> {
  const root = temporaryFolder();
  const it = place ?? {
    dir: (await realStore(join(root, 'vault'))).dir,
    anchors: join(root, 'anchors'),
    medium: join(root, 'stick'),
  };
  const store = must(await opened(it, on(from)));
  if (store.count === 0) must(store.append({ ...draft('案件'), claimedAt: on(from) }));
  for (let day = from; day <= to; day += 10) {
    note(store, on(day), { type: 'signedIn', account: `person-${'x'.repeat(300)}-${day}` as AccountId });
    await turn();
    if ((day - from) % 100 === 90) must(store.security.seal(on(day)));
  }
  must(store.close());
  return it;
}

/** Archives and writes the line that orders the cut, as the service does. Answers the folder of the archive. */
export async function orderCut(
  store: LogStore,
  { medium }: Place,
  day: number,
  years = 3,
): Promise<'nothing' | string> {
  mkdirSync(medium, { recursive: true });
  const made = must(await store.archiveLog({ target: medium, now: on(day), years }));
  if (made === 'nothing') return made;
  note(store, on(day), { type: 'journalCut', carried: carriedBy(store.security.views), ...made });
  return join(medium, made.fileName);
}

/** Opens the store, orders the cut and closes: the next opening carries it out. */
export async function cut(place: Place, day: number, years = 3): Promise<'nothing' | string> {
  const store = must(await opened(place, on(day)));
  try {
    return await orderCut(store, place, day, years);
  } finally {
    must(store.close());
  }
}

/** Renews the master key of an open store, which is closed then; answers the store under the new one. */
export async function renew(store: LogStore, day: number): Promise<LogStore> {
  const made = must(await store.prepareNewMaster({}));
  return must(await store.adoptNewMaster(made, [CLERK], on(day))).store;
}

/** What the full check says. */
export const verdict = async ({ dir }: Place) =>
  must(await verifyStore({ dir, unlock: BY_PASSPHRASE, now: on(5000) }));
/** Segments of the log. */
export const segments = ({ dir }: Place) =>
  readdirSync(join(dir, 'security', 'journal')).filter((name) => name.endsWith('.seg'));
/** Ids of the lines of the log, the store being opened for it. */
export const entriesOf = async (place: Place): Promise<readonly string[]> => {
  const store = must(await opened(place, on(5000)));
  const ids = [...store.security.entries()].map(({ id }) => id);
  must(store.close());
  return ids;
};
/** Ids of the lines of the log as the second reader gives them. */
export const reads = (dir: string): readonly string[] =>
  execFileSync(process.execPath, [READER, dir, '--account', CLERK], {
    input: `${PASSPHRASE}\n`,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter((line) => line.startsWith('security entry'))
    .map((line) => line.split(' ')[2] ?? '');
