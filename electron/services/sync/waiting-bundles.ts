/**
 * Why bundles that were looked at are not taken in yet. What they ask for is known only while the desk is open; the reason
 * alone lies beside the vault as well, so that whoever comes next sees it. It tells nothing of what a bundle holds, and
 * nothing is decided by it: a bundle is always checked again.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { BUNDLE_CODE_LIST, type BundleRefusal } from '#shared/bundle/codes';
import type { Manifest } from '#shared/bundle/manifest';

/** A bundle that waits. */
export interface Waiting {
  readonly refusal: BundleRefusal;
  /** What it asks for, when it could be opened since the desk was. */
  readonly manifest: Manifest | null;
}

/** Reasons that are kept, at most: the newest. */
const MOST_KEPT = 200;

const keptReasons = z.array(
  z.tuple([
    z.string(),
    z.strictObject({
      code: z.enum(BUNDLE_CODE_LIST),
      n: z.number().exactOptional(),
      parts: z.array(z.number()).exactOptional(),
      date: z.string().exactOptional(),
      detail: z.string().exactOptional(),
    }),
  ]),
);

/** By number and content of the bundles (`bundleKey`). */
export class WaitingBundles {
  #known: Map<string, Waiting> | null = null;

  /** `file`: where the reasons are kept. */
  constructor(private readonly file: string) {}

  get(key: string): Waiting | undefined {
    return this.#all().get(key);
  }

  set(key: string, waiting: Waiting): void {
    const all = this.#all();
    all.delete(key);
    all.set(key, waiting);
    this.#keep(all);
  }

  delete(key: string): void {
    const all = this.#all();
    if (all.delete(key)) this.#keep(all);
  }

  /** Each with its key; those that are deleted meanwhile are passed over. */
  [Symbol.iterator](): Iterator<[string, Waiting]> {
    return this.#all()[Symbol.iterator]();
  }

  /** The desk is locked: what is in memory goes. */
  forget(): void {
    this.#known = null;
  }

  #all(): Map<string, Waiting> {
    this.#known ??= new Map(this.#read().map(([key, refusal]) => [key, { refusal, manifest: null }]));
    return this.#known;
  }

  /** What cannot be read is not known: the bundles are checked again. */
  #read(): readonly (readonly [string, BundleRefusal])[] {
    try {
      return keptReasons.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      return [];
    }
  }

  #keep(all: ReadonlyMap<string, Waiting>): void {
    const rows = [...all].slice(-MOST_KEPT).map(([key, { refusal }]) => [key, refusal]);
    const unfinished = `${this.file}.new`;
    try {
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      writeFileSync(unfinished, JSON.stringify(rows), { mode: 0o600 });
      renameSync(unfinished, this.file);
    } catch {
      // A disk that takes nothing is told by whatever has to be written; the reason stands while the desk is open.
    }
  }
}
