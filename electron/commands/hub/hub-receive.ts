/** Files of a medium go into the inbox, one by one; the medium is only read. Nothing of the store changes by it. */
import type { IncomingBundle } from '#shared/contract/sync-views';
import type { HubDesk } from './hub-desk';
import type { FoundFile } from './hub-folder';
import { allPages } from './hub-pages';
import type { Tally } from './hub-tally';

/** Reads files; answers what was brought by bundle, parts of one together. Stops at a fault: the next would meet it too. */
export async function receiveFiles(
  hub: HubDesk,
  files: readonly FoundFile[],
  tally: Tally,
): Promise<readonly IncomingBundle[]> {
  const brought = new Map<string, IncomingBundle>();
  tally.begin('receive', files.length);
  for (const { path, name } of files) {
    tally.next();
    const answer = await hub.askWithFiles([path], 'sync.receive', {});
    if (!answer.ok) {
      if (tally.failed(answer.failure, { file: name }) === 'fault') break;
      continue;
    }
    const { taken, refused } = answer.value;
    for (const { code, words } of refused) tally.came('refused', { file: name, code, words });
    for (const bundle of taken) {
      brought.set(bundle.bundleId, bundle);
      tally.tell('received', { file: name, ...told(bundle) });
    }
  }
  return [...brought.values()];
}

/** How a bundle is named in lines. */
export const told = ({ bundleId, agency, from, number, kind, state }: IncomingBundle) => ({
  bundleId,
  agency,
  from,
  number,
  kind,
  state,
});

/** Bundles of the inbox that can be tried: those just brought and those that have waited. */
export async function toTry(hub: HubDesk, tally: Tally): Promise<readonly IncomingBundle[]> {
  const inbox = await allPages((page) => hub.ask('sync.inbox', { page }));
  if (!inbox.ok) {
    tally.failed(inbox.failure, {});
    return [];
  }
  return inbox.value.filter(({ state }) => TRIED.includes(state)).sort(byNumber);
}

const TRIED: readonly IncomingBundle['state'][] = ['ready', 'waiting', 'planned'];

/** One sender's bundles by their numbers: as they were made, so that one builds on those before it. */
function byNumber(a: IncomingBundle, b: IncomingBundle): number {
  if (a.agency !== b.agency) return a.agency < b.agency ? -1 : 1;
  if (a.station !== b.station) return a.station < b.station ? -1 : 1;
  return numberOf(a) - numberOf(b) || (a.bundleId < b.bundleId ? -1 : 1);
}

const numberOf = ({ number }: IncomingBundle): number => Number(number.replace(/\D/g, ''));
