/**
 * A document that changed since the last snapshot: with its row, or without one and only to be made once somebody
 * looks at it. Nothing here reads files.
 */
import type { Row } from '#shared/journal/fold';
import type { RowPlace } from './tables-types';

/** A document's row and where it stands; null for a document that has none. */
export interface PlacedRow {
  readonly row: Row | null;
  readonly place: RowPlace | null;
}

/** A document changed since the last snapshot. */
export interface ChangedDoc extends PlacedRow {
  readonly doc: unknown;
  /** Whether the packs hold a document under this key, and where its row stands in them. */
  readonly inPacks: boolean;
  readonly was: RowPlace | null;
}

/** What an amended document was before. */
export type Former = Pick<ChangedDoc, 'doc' | 'inPacks'>;

/** So many changes of one document wait one on the other. */
const DEEPEST = 64;

/** A document without a row that is to be changed, once somebody looks at it. */
class AmendedDoc implements ChangedDoc {
  readonly row = null;
  readonly place = null;
  readonly was = null;
  #former: (() => Former) | null;
  #make: ((former: unknown) => unknown) | null;
  #made: Former = { doc: undefined, inPacks: false };
  #depth: number;

  constructor(former: () => Former, make: (former: unknown) => unknown, depth: number) {
    this.#former = former;
    this.#make = make;
    this.#depth = depth;
  }

  /** Changes that wait one on the other. */
  get depth(): number {
    return this.#depth;
  }

  /** @throws TablesDamaged when what is to be changed does not open */
  get doc(): unknown {
    return this.resolve().doc;
  }

  get inPacks(): boolean {
    return this.resolve().inPacks;
  }

  /** Makes the document now. */
  resolve(): Former {
    if (this.#former !== null && this.#make !== null) {
      const { doc, inPacks } = this.#former();
      this.#made = { doc: this.#make(doc), inPacks };
      this.#former = null;
      this.#make = null;
      this.#depth = 0;
    }
    return this.#made;
  }
}

/** The document that `make` makes out of the former one. `before`: what changed last under its key. */
export function amended(
  before: ChangedDoc | undefined,
  former: () => Former,
  make: (former: unknown) => unknown,
): ChangedDoc {
  const depth = before instanceof AmendedDoc ? before.depth + 1 : 1;
  const doc = new AmendedDoc(former, make, depth);
  if (depth >= DEEPEST) doc.resolve();
  return doc;
}
