/** What a bundle would change, found and held until somebody confirms it. Nothing of it is written. */
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import type { SecondReason } from '#shared/bundle/codes';
import type { Receipt } from '#shared/bundle/receipt';
import type { ImportPlan, PlanRow } from '#shared/contract/sync-views';
import type { AccountId, BlobHash, CaseId } from '#shared/domain/ids';
import type { ExchangeEvent, LackingBlob, OpenedConflict } from '#shared/journal/exchange-events';
import type { News } from './news';
import type { takeRecords } from './trust';

export type TakenRecords = ReturnType<typeof takeRecords>;

/** Everything that an import of one bundle needs. */
export interface Planned {
  readonly open: OpenBundle;
  /** The staged copies of its parts. */
  readonly files: readonly string[];
  /** Contents as they came from the worker. */
  readonly packed: Uint8Array;
  readonly news: News;
  readonly taken: TakenRecords;
  /** What others say of bundles made here, and is new. */
  readonly receipts: readonly Receipt[];
  readonly events: readonly ExchangeEvent[];
  /** Attachments that are inside and truly what entries name. */
  readonly blobs: ReadonlySet<BlobHash>;
  /** Attachments that will not have come with it or before. */
  readonly lacking: readonly LackingBlob[];
  /** Contradictions that it opens. */
  readonly opened: readonly OpenedConflict[];
  readonly rows: readonly PlanRow[];
  /** Its entries by what became of them. */
  readonly dispositions: Receipt['counts'];
  readonly view: Omit<ImportPlan, 'secondBy'>;
  /** Entries in the journal when it was made. */
  readonly count: number;
  /** By case: digest of what the fold must come to. */
  readonly after: ReadonlyMap<CaseId, string>;
  /** Why a second supervisor has to agree; none: nobody has to. */
  readonly because: readonly SecondReason[];
  secondBy: AccountId | null;
}
