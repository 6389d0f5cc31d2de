/** A small fold, its entries and fixed values: what tests and the durability tests' own processes share. */
import type { EntryDraft, Unlock } from '#electron/store/store';
import type { AccountId, CommandId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Entry, EntryAttachment } from '#shared/journal/entry';
import { type Fold, ONE_CHAIN } from '#shared/journal/fold';
import type { Json } from '#shared/lib/canonical-json';

export const NOW = '2026-03-05T02:32:05.000Z' as Instant;
export const CLERK = 'zhang.wei' as AccountId;
export const BY_PRACTICE: Unlock = { kind: 'practice' };

/** Views of the tests: what was said, in order. */
export interface Sayings {
  readonly said: string[];
  readonly ids: string[];
}

const reasonOf = (entry: Entry): string => {
  const [event] = entry.events;
  return event?.type === 'clockConfirmed' ? event.reason : '';
};

/** Documents of the tests: every saying under its entry. */
export interface SaidTables {
  readonly said: { readonly reason: string };
}

export type SayingFold = Fold<Sayings, SaidTables>;

export const sayings: SayingFold = {
  ...ONE_CHAIN,
  version: 1,
  tables: {
    said: {
      columns: { reason: 'text' },
      search: ['reason'],
      row: ({ reason }) => ({ reason }),
      cluster: () => '',
      order: (row) => String(row.reason),
    },
  },
  create: () => ({ said: [], ids: [] }),
  applyToDocuments(_views, documents, entry, id) {
    documents.put('said', id, { reason: reasonOf(entry) });
  },
  applyToDesk(views, entry, id) {
    views.said.push(reasonOf(entry));
    views.ids.push(id);
  },
  toJson: (views) => ({ said: [...views.said], ids: [...views.ids] }),
  fromJson(json: Json) {
    const { said, ids } = json as unknown as Sayings;
    return { said: [...said], ids: [...ids] };
  },
};

/** An entry that says something. */
export function draft(reason: string, attachments: readonly EntryAttachment[] = []): EntryDraft {
  return {
    case: null,
    casePrev: [],
    base: null,
    actor: CLERK,
    role: 'SUPERVISOR',
    procedure: 'clock.confirm',
    commandId: '0123456789abcdef' as CommandId,
    rulePack: 'xj-2025',
    claimedAt: NOW,
    clockDoubt: false,
    events: [{ type: 'clockConfirmed', reason }],
    attachments,
  };
}
