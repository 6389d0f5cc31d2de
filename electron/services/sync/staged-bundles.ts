/**
 * Bundles that lie beside the store: just brought, in quarantine, or to be carried on for others. What is told of them
 * here is what their files say of themselves; nothing of it is proven.
 */
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SignedInCall } from '#electron/services/service';
import { peekPart } from '#electron/sync/bundle/part-file';
import { type BundleHeader, bundleKey } from '#shared/bundle/header';
import type { Instant } from '#shared/domain/local-date';
import { exchangeFolder } from './exchange';

/** What is in the inbox goes on to one of the others. */
const ELSEWHERE = ['quarantine', 'courier'] as const;
const PLACES = ['inbox', ...ELSEWHERE] as const;
type Place = (typeof PLACES)[number];

/** The parts of one bundle that are here. */
export interface StagedBundle {
  readonly header: BundleHeader;
  readonly place: Place;
  /** One for each part that is here. */
  readonly files: readonly string[];
  /** Numbers of the parts, ascending. */
  readonly here: readonly number[];
  readonly missing: readonly number[];
  readonly arrivedAt: Instant;
}

interface StagedPart {
  readonly file: string;
  readonly header: BundleHeader;
  readonly at: number;
}

/** Those that are wanted, newest first; all of them when nothing is said. A part is looked at on the disk only when it is
 * of one of them: whoever takes in hundreds does not look at all for each. */
export async function stagedBundles(
  { desk }: Pick<SignedInCall, 'desk'>,
  isWanted: (bundleId: string) => boolean = () => true,
): Promise<readonly StagedBundle[]> {
  const found = new Map<string, { readonly [P in Place]: StagedPart[] }>();
  for (const place of PLACES) {
    const folder = exchangeFolder(desk, place);
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.endsWith('.part')) continue;
      const file = join(folder, name);
      const header = await headerOf(desk, file);
      if (header === null || !isWanted(header.bundleId)) continue;
      const about = await stat(file).catch(() => null);
      if (about === null) continue;
      const key = bundleKey(header);
      const known = found.get(key) ?? { inbox: [], quarantine: [], courier: [] };
      known[place].push({ file, header, at: about.mtimeMs });
      found.set(key, known);
    }
  }
  return [...found.values()]
    .flatMap(bundlesFrom)
    .sort((a, b) => (a.arrivedAt < b.arrivedAt ? 1 : a.arrivedAt > b.arrivedAt ? -1 : 0));
}

/** One bundle, wherever its parts lie; two where something else lies under its name in another place. */
function bundlesFrom(parts: { readonly [P in Place]: readonly StagedPart[] }): readonly StagedBundle[] {
  let { inbox } = parts;
  const others = ELSEWHERE.flatMap((place) => {
    const there = parts[place];
    const names = new Set(there.map(({ file }) => basename(file)));
    const twins = inbox.filter(({ file }) => names.has(basename(file)));
    const isWhole = new Set(inbox.map(({ header }) => header.part)).size === inbox[0]?.header.parts;
    // They were cut off on their way there, or were read in again: what was put apart stays so.
    if (there.length === 0 || (isWhole && twins.length === 0)) return bundleOf(there, place) ?? [];
    const together = [...twins, ...there, ...inbox.filter((part) => !twins.includes(part))];
    inbox = [];
    return bundleOf(together, place) ?? [];
  });
  return [...others, ...(bundleOf(inbox, 'inbox') ?? [])];
}

/** What a staged file says of itself, read once: it is named by its hash. */
async function headerOf({ exchanging }: SignedInCall['desk'], file: string): Promise<BundleHeader | null> {
  const known = exchanging.headers.get(file);
  if (known !== undefined) return known;
  const header = await peekPart(file);
  exchanging.headers.set(file, header);
  return header;
}

/** Of two files for one part the later in the list counts. */
function bundleOf(parts: readonly StagedPart[], place: Place): [StagedBundle] | null {
  const [first] = parts;
  if (first === undefined) return null;
  const byPart = new Map(parts.map((part) => [part.header.part, part]));
  const here = [...byPart.keys()].sort((a, b) => a - b);
  const all = Array.from({ length: first.header.parts }, (_, at) => at + 1);
  const bundle = {
    header: first.header,
    place,
    files: here.flatMap((part) => byPart.get(part)?.file ?? []),
    here,
    missing: all.filter((part) => !byPart.has(part)),
    arrivedAt: new Date(Math.max(...parts.map(({ at }) => at))).toISOString() as Instant,
  };
  return [bundle];
}

/** The bundle with a number; where two contents have come under one number, the one that is not in quarantine. */
export async function stagedBundle(
  call: Pick<SignedInCall, 'desk'>,
  bundleId: string,
): Promise<StagedBundle | null> {
  const found = await stagedBundles(call, (one) => one === bundleId);
  return found.find(({ place }) => place !== 'quarantine') ?? found[0] ?? null;
}

/** The bundle with a number in one place; the newest where two contents lie there under it. */
export async function stagedIn(
  call: Pick<SignedInCall, 'desk'>,
  bundleId: string,
  place: Place,
): Promise<StagedBundle | null> {
  const found = await stagedBundles(call, (one) => one === bundleId);
  return found.find((one) => one.place === place) ?? null;
}

/** Puts the parts of a bundle into another folder; answers where they are. */
export async function moveStaged(
  { desk }: Pick<SignedInCall, 'desk'>,
  bundle: StagedBundle,
  place: Place,
): Promise<StagedBundle> {
  const folder = exchangeFolder(desk, place);
  const files: string[] = [];
  for (const file of bundle.files) {
    const moved = join(folder, basename(file));
    if (moved !== file) await rename(file, moved);
    desk.exchanging.headers.delete(file);
    files.push(moved);
  }
  return { ...bundle, place, files };
}

/** Removes the parts of a bundle that was taken in: what it held is in the journal. A file that is held stays. */
export async function dropStaged(
  { desk }: Pick<SignedInCall, 'desk'>,
  { files }: Pick<StagedBundle, 'files'>,
): Promise<void> {
  for (const file of files) {
    desk.exchanging.headers.delete(file);
    await rm(file, { force: true }).catch(() => undefined);
  }
}
