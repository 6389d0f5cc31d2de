/** The inbox: files of a medium are read in, and told as the bundles that they are parts of. Nothing of the store changes. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LongWork } from '#electron/services/desk/long-work';
import { doneBy, noteOf } from '#electron/services/desk/record';
import { answered, commandReused, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { peekPart } from '#electron/sync/bundle/part-file';
import { clearUnfinished } from '#electron/sync/bundle/unfinished';
import { mediumOf } from '#electron/sync/medium';
import { type BundleCode, bundleWords } from '#shared/bundle/codes';
import { type BundleHeader, bundleKey } from '#shared/bundle/header';
import { spokenNumber } from '#shared/bundle/spoken';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { IncomingBundle } from '#shared/contract/sync-views';
import type { BundleOnMedium } from '#shared/journal/medium-use';
import { mediumKey, mediumNoted } from '#shared/journal/medium-words';
import type { SecurityEvent } from '#shared/journal/security-events';
import { isEnrolled, ownAgency } from './agencies';
import { notEnrolled } from './alone';
import { bundlesOf } from './bundle-rows';
import { exchangeFolder } from './exchange';
import { importedView, stagedView } from './incoming';
import { dropStaged, type StagedBundle, stagedBundles } from './staged-bundles';

interface Refused {
  readonly name: string;
  readonly code: BundleCode | null;
  readonly words: string;
}

export const receive: SessionService<'sync.receive'> = async (call, { commandId, from }) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  if (doneBy(call.store, commandId)) return commandReused();
  const given = from === 'dropped' ? droppedFiles(call) : await chosenFiles(call);
  if (!given.ok) return given;
  if (call.desk.store !== call.store) return deskClosed();
  const chosen = given.value;
  return call.desk.exchanging.run('receive', async (work) => {
    // The line stands before anything is read: what comes of it is told by the files themselves.
    const media = await mediaOf(chosen);
    if (call.desk.store !== call.store) return deskClosed();
    const noted = call.desk.record(noteOf(call, 'sync.receive', commandId, ...media), call.caller);
    return noted.ok ? readIn(call, chosen, work, commandId) : noted;
  });
};

async function chosenFiles({ desk }: SignedInCall): Promise<Answer<readonly string[]>> {
  const { files } = desk.ports;
  if (!files?.openFiles)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择文件。', '请在登记工作台窗口中办理。');
  const chosen = await files.openFiles('选择数据包文件');
  return chosen === null
    ? refusal('SAVE_CANCELLED', '没有选择文件，没有读入。', '需要时再次办理。')
    : answered(chosen);
}

/** What the person dropped on the window: only files that lie somewhere are among it. */
function droppedFiles({ desk, caller }: SignedInCall): Answer<readonly string[]> {
  const paths = desk.ports.files?.takeDropped?.(caller.client) ?? [];
  return paths.length === 0
    ? refusal(
        'SAVE_CANCELLED',
        '拖入的不是介质或文件夹里的文件，没有读入。',
        '请从文件管理器拖入数据包文件，或用“读入数据包”选择。',
      )
    : answered(paths);
}

/** The media that files lie on, each with how many: a line for every folder. */
async function mediaOf(files: readonly string[]): Promise<readonly SecurityEvent[]> {
  const folders = files.map((file) => dirname(file));
  const media: SecurityEvent[] = [];
  for (const folder of new Set(folders)) {
    const there = folders.filter((one) => one === folder);
    media.push({ type: 'mediumRead', medium: await mediumOf(folder), files: there.length });
  }
  return media;
}

async function readIn(
  call: SignedInCall,
  chosen: readonly string[],
  work: LongWork,
  commandId: ParsedInput<'sync.receive'>['commandId'],
) {
  const { desk, store } = call;
  const folder = exchangeFolder(desk, 'inbox');
  await clearUnfinished(folder);
  const refused: Refused[] = [];
  const came = new Map<string, string>();
  const onMedia = new Map<string, BundleOnMedium[]>();
  let isGivenUp = false;
  for (const [at, source] of chosen.entries()) {
    const staged = await desk.exchanging.thread.stage(source, folder, {
      signal: work.stop.signal,
      onProgress: (share) => {
        work.share = (at + share) / chosen.length;
      },
    });
    if (desk.store !== store) return deskClosed();
    const name = basename(source);
    if (!staged.ok && staged.error.code === 'CANCELLED') {
      isGivenUp = true;
      break;
    }
    if (!staged.ok && staged.error.code !== 'CANCELLED') {
      refused.push({ name, code: staged.error.code, words: bundleWords(staged.error) });
      continue;
    }
    const file = staged.ok ? await whereItLies(call, staged.value.file) : '';
    const header = await peekPart(file);
    if (header === null) {
      await dropStaged(call, { files: [file] });
      refused.push({ name, code: 'B04_HEADER', words: bundleWords({ code: 'B04_HEADER' }) });
    } else {
      came.set(bundleKey(header), header.bundleId);
      const from = dirname(source);
      onMedia.set(from, [...(onMedia.get(from) ?? []), asOnMedium(call, header)]);
    }
  }
  const media = await usedMedia(onMedia);
  if (desk.store !== store) return deskClosed();
  if (media.length > 0) {
    const noted = desk.record(noteOf(call, 'sync.receive', commandId, ...media), call.caller);
    if (!noted.ok) return noted;
  }
  // What was read until then is here, and its media are known.
  if (isGivenUp) return storeFault({ code: 'CANCELLED' });
  const taken: IncomingBundle[] = [];
  const ids = new Set(came.values());
  for (const bundle of await stagedBundles(call, (bundleId) => ids.has(bundleId)))
    if (came.has(bundleKey(bundle.header))) taken.push(await arrived(call, bundle));
  desk.tell('sync');
  return answered({ taken, refused });
}

/** Which bundles came from which medium, by what their headers say: nothing of it is proven yet. Folders of one medium are
 * one use of it. */
async function usedMedia(
  onMedia: ReadonlyMap<string, readonly BundleOnMedium[]>,
): Promise<readonly SecurityEvent[]> {
  const used = new Map<string, { readonly medium: string; readonly each: Map<string, BundleOnMedium> }>();
  for (const [folder, bundles] of onMedia) {
    const medium = await mediumOf(folder);
    const key = mediumKey(mediumNoted(medium));
    const use = used.get(key) ?? { medium, each: new Map<string, BundleOnMedium>() };
    for (const bundle of bundles) use.each.set(bundle.bundleId, bundle);
    used.set(key, use);
  }
  return [...used.values()].map(
    ({ medium, each }): SecurityEvent => ({
      type: 'mediumUsed',
      medium,
      way: 'read',
      bundles: [...each.values()],
    }),
  );
}

function asOnMedium({ store }: SignedInCall, header: BundleHeader): BundleOnMedium {
  const { bundleId, fromOrg: agency, to } = header;
  const own = ownAgency(store.views);
  const pairSeq = (to.find((one) => one.agency === own) ?? to[0])?.pairSeq;
  return { bundleId, number: pairSeq === undefined ? '' : spokenNumber(pairSeq), agency };
}

/** Where a file that was read in lies: what was put apart, or kept for others, lies there and not in the inbox again. */
async function whereItLies(call: SignedInCall, file: string): Promise<string> {
  for (const place of ['quarantine', 'courier'] as const) {
    const there = join(exchangeFolder(call.desk, place), basename(file));
    if (!existsSync(there)) continue;
    await dropStaged(call, { files: [file] });
    return there;
  }
  return file;
}

/** A bundle that was taken in before is told as that; its parts are not kept a second time. */
async function arrived(call: SignedInCall, bundle: StagedBundle): Promise<IncomingBundle> {
  const { bundleId, wholeHash } = bundle.header;
  call.desk.exchanging.planned.delete(bundleKey(bundle.header));
  const known = call.store.tables.get('bundles', bundleId);
  if (known?.direction !== 'in' || known.imported === null || known.wholeHash !== wholeHash)
    return stagedView(call, bundle);
  await dropStaged(call, bundle);
  return {
    ...importedView(call, known),
    code: 'B16_ALREADY',
    words: bundleWords({ code: 'B16_ALREADY', date: known.at.slice(0, DATE_CHARACTERS) }),
  };
}

const DATE_CHARACTERS = 10;

export const inbox: SessionService<'sync.inbox'> = async (call, { page }) => {
  const staged = isEnrolled(call.store) ? await stagedBundles(call) : [];
  if (call.desk.store !== call.store) return deskClosed();
  const from = page * PAGE_SIZE;
  const here = staged.slice(from, from + PAGE_SIZE).map((bundle) => stagedView(call, bundle));
  const { total, bundles } = bundlesOf(call, 'in', {
    states: ['imported', 'set-aside'],
    offset: Math.max(0, from - staged.length),
    limit: PAGE_SIZE,
  });
  const rest = bundles.slice(0, PAGE_SIZE - here.length).map((bundle) => importedView(call, bundle));
  return answered({ total: staged.length + total, items: [...here, ...rest] });
};
