// What stands in the memory of a running program: all its processes, every readable byte, as a core dump would hold
// it. Needs the right to read other processes (root, or the same user where the system allows it).
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** What is looked for. */
export interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

/** A needle in one process. */
export interface MemoryFind {
  readonly what: string;
  /** `browser`, `renderer`, `gpu-process`, `utility` …, as Chromium names its processes. */
  readonly kind: string;
  readonly pid: number;
  readonly times: number;
}

/** What was looked through. */
export interface MemorySearch {
  readonly found: readonly MemoryFind[];
  /** Bytes read, by kind of process. */
  readonly bytes: { readonly [kind: string]: number };
}

const CHUNK = 8 * 1024 * 1024;
/** Windows onto the kernel and onto devices: reading them is refused or never ends. */
const OUTSIDE = /\[(?:vvar|vvar_vclock|vsyscall)\]|\/dev\/(?!shm|zero)/;
/** Files of the program and the system that it only reads: what stands there stands on the disk. */
const ONLY_READ = /^\S+ r-.. \S+ \S+ \S+\s+\/(?!dev\/shm|memfd)/;

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // Ended meanwhile.
    return null;
  }
}

/** A process and all that come from it. */
export function processTree(root: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const tree = [root];
  for (const member of tree) for (const [pid, parent] of parents) if (parent === member) tree.push(pid);
  return tree;
}

export function kindOf(pid: number): string {
  return /--type=([a-z-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'browser';
}

/** How often a needle stands in some bytes, from a place on. */
function count(bytes: Buffer, needle: Buffer, from: number): number {
  let times = 0;
  for (let at = bytes.indexOf(needle, from); at !== -1; at = bytes.indexOf(needle, at + 1)) times += 1;
  return times;
}

/** Searches one process; answers the bytes read. */
function searchProcess(
  pid: number,
  needles: readonly Needle[],
  hit: (needle: Needle, times: number) => void,
): number {
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const regions = readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line): readonly (readonly [bigint, bigint])[] => {
      const [, from = '', to = '', rights = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      return rights.startsWith('r') && !OUTSIDE.test(line) && !ONLY_READ.test(line)
        ? [[BigInt(`0x${from}`), BigInt(`0x${to}`)]]
        : [];
    });
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK + longest);
  let total = 0;
  try {
    for (const [from, to] of regions) {
      // The end of the chunk before stays in front, so that nothing is missed at the border.
      let kept = 0;
      for (let at = from; at < to; ) {
        const wanted = Number(to - at < BigInt(CHUNK) ? to - at : BigInt(CHUNK));
        let read = 0;
        try {
          read = readSync(memory, buffer, kept, wanted, at);
        } catch {
          // A page that cannot be read: neither can whoever dumps the process.
        }
        if (read === 0) break;
        total += read;
        const bytes = buffer.subarray(0, kept + read);
        for (const needle of needles) {
          const times = count(bytes, needle.bytes, Math.max(0, kept - needle.bytes.length + 1));
          if (times > 0) hit(needle, times);
        }
        const next = Math.min(longest - 1, bytes.length);
        bytes.copyWithin(0, bytes.length - next);
        kept = next;
        at += BigInt(read);
      }
    }
  } finally {
    closeSync(memory);
  }
  return total;
}

/** Searches the memory of a program's processes. A process that ends meanwhile holds nothing any more. */
export function searchMemory(root: number, needles: readonly Needle[]): MemorySearch {
  const found: MemoryFind[] = [];
  const bytes: { [kind: string]: number } = {};
  for (const pid of processTree(root)) {
    try {
      const kind = kindOf(pid);
      const times = new Map<string, number>();
      const read = searchProcess(pid, needles, ({ what }, more) =>
        times.set(what, (times.get(what) ?? 0) + more),
      );
      bytes[kind] = (bytes[kind] ?? 0) + read;
      for (const [what, number] of times) found.push({ what, kind, pid, times: number });
    } catch (error) {
      if (!['ENOENT', 'ESRCH', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  return { found, bytes };
}
