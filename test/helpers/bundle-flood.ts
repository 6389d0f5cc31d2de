/**
 * Many bundles of many entries from one station, as a busy week brings them to the region: real entries in a real
 * store, cut into bundles that each build on the one before. They are written by the product's own writer.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type EntryDraft, openStore, type Store } from '#electron/store/store';
import type { BundleItem } from '#electron/sync/bundle/payload-writer';
import { approved } from '#electron/sync/bundle/signed-text';
import { writeBundle } from '#electron/sync/bundle/write-bundle';
import { MEDIUM_PROFILES } from '#shared/bundle/limits';
import { type Manifest, NO_COUNTS } from '#shared/bundle/manifest';
import {
  type AccountId,
  type CaseId,
  type CommandId,
  type DivisionCode,
  newCaseId,
} from '#shared/domain/ids';
import { beijingDate, type Instant } from '#shared/domain/local-date';
import { formatLocalNumber } from '#shared/domain/numbers';
import { inboxOf } from '#shared/identity/accept-lists';
import { certificateOf } from '#shared/identity/trust';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import type { EntryAttachment, SeenHead, StoredEntry } from '#shared/journal/entry';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { historyOf } from '../bench/cases/book';
import type { Act } from '../bench/cases/case-fold';
import { type ExchangeOffice, passphraseOf } from './exchange-office';

type OfficeStore = Store<DeskViews, DeskTables>;

export interface Flood {
  readonly to: DivisionCode;
  readonly day: string;
  readonly bundles: number;
  readonly entries: number;
  /** Number of the first case: cases of two stations must not be the same. */
  readonly firstCase: number;
}

/** Who does what in the invented offices. */
const ACTORS: { readonly [role: string]: string } = {
  SUBJECT_CLERK: 'clerk',
  ACCEPTANCE_CLERK: 'clerk',
  REVIEWER: 'reviewer',
  SUPERVISOR: 'supervisor',
};

/** Attachments among the entries, evenly spread. */
export interface FloodAttachments {
  readonly count: number;
  readonly bytes: number;
}

const NO_ATTACHMENTS: FloodAttachments = { count: 0, bytes: 0 };

/** Fills the office's store and writes its bundles into a folder. */
export function flood(office: ExchangeOffice, order: Flood, outbox: string): Promise<void> {
  return fill(office, order, NO_ATTACHMENTS, (store, before) => writeAll(store, before, order, outbox));
}

/** Fills the office's store; `then` is shown it, with the number of entries it had before. */
export async function fill<T>(
  office: ExchangeOffice,
  order: Pick<Flood, 'day' | 'bundles' | 'entries' | 'firstCase'>,
  attachments: FloodAttachments,
  then: (store: OfficeStore, before: number) => T | Promise<T>,
): Promise<T> {
  const opened = await openStore({
    dir: office.vault,
    unlock: {
      kind: 'passphrase',
      account: 'supervisor' as AccountId,
      passphrase: passphraseOf('supervisor'),
    },
    fold: DESK_FOLD,
    anchors: join(dirname(office.vault), 'anchors'),
    now: `${order.day}T03:00:00.000Z` as Instant,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  try {
    const before = store.count;
    const files = await filesIn(store, attachments);
    const appended = await store.appendAll(drafts(store, office, order, files));
    if (!appended.ok) throw new Error(JSON.stringify(appended.error));
    return await then(store, before);
  } finally {
    store.close();
  }
}

/** Attachment number `at`: bytes like no other's, and like those of scanned paper not to be packed. */
export function attachmentBytes(at: number, bytes: number): Uint8Array {
  const key = createHash('sha256').update(`attachment ${at}`).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes));
}

/** Puts the attachments into the store before any entry names them. */
async function filesIn(
  store: OfficeStore,
  { count, bytes }: FloodAttachments,
): Promise<readonly EntryAttachment[]> {
  const files: EntryAttachment[] = [];
  for (let at = 0; at < count; at += 1) {
    const staged = await store.stageBlob();
    if (!staged.ok) throw new Error(JSON.stringify(staged.error));
    const written = await staged.value.write(attachmentBytes(at, bytes));
    const arrived = written.ok ? await staged.value.finish() : written;
    if (!arrived.ok) throw new Error(JSON.stringify(arrived.error));
    files.push({ ...arrived.value, name: `材料${at + 1}.pdf` });
  }
  return files;
}

/** Entries of invented cases of the office's own division, one by one as they are appended. */
function* drafts(
  store: OfficeStore,
  office: ExchangeOffice,
  order: Pick<Flood, 'bundles' | 'entries' | 'firstCase'>,
  files: readonly EntryAttachment[],
): Iterable<EntryDraft> {
  const all = order.bundles * order.entries;
  const every = Math.max(1, Math.floor(all / Math.max(1, files.length)));
  let done = 0;
  for (let at = order.firstCase; ; at += 1)
    for (const act of historyOf(at).acts) {
      if (done === all) return;
      const file = done % every === 0 ? files[done / every] : undefined;
      done += 1;
      const draft = draftOf(store, office.parts.division as DivisionCode, act, at);
      yield file === undefined ? draft : { ...draft, attachments: [file] };
    }
}

function draftOf(store: OfficeStore, division: DivisionCode, act: Act, at: number): EntryDraft {
  const { role, procedure, claimedAt } = act;
  const of = newCaseId(store.station, act.case.slice(-16));
  return {
    case: of,
    casePrev: store.tables.get('cases', of)?.tips ?? [],
    base: null,
    epoch: 0,
    actor: (ACTORS[role] ?? 'supervisor') as AccountId,
    role: role as EntryDraft['role'],
    procedure,
    commandId: act.commandId as CommandId,
    rulePack: XJ_2025_PROFILE.id,
    claimedAt,
    clockDoubt: false,
    events: act.events.map((event) => asWritten(event, of, division, claimedAt, at)),
    attachments: [],
  };
}

/** The event as the station that made the case writes it for its division, under the rules in force. */
function asWritten(
  event: CaseEvent,
  of: CaseId,
  division: DivisionCode,
  at: Instant,
  serial: number,
): CaseEvent {
  if (event.type === 'caseCreated')
    return { ...event, id: of, number: formatLocalNumber(division, beijingDate(at), serial + 1) };
  return event.type === 'received' ? { ...event, profile: XJ_2025_PROFILE.id } : event;
}

async function writeAll(
  store: OfficeStore,
  before: number,
  { to, bundles, entries }: Flood,
  outbox: string,
): Promise<void> {
  const all = [...store.entriesAfter([])].flatMap((item) => (item.kind === 'entry' ? [item] : []));
  // What the store did before the flood goes with the first bundle.
  for (let at = 0; at < bundles; at += 1) {
    const from = at === 0 ? 0 : before + at * entries;
    await writeOne(store, all.slice(from, before + (at + 1) * entries), all[from - 1] ?? null, {
      to,
      pairSeq: at + 1,
      outbox,
    });
  }
}

const headOf = ({ entry, id }: StoredEntry): SeenHead => ({
  station: entry.station,
  seq: entry.seq,
  hash: id,
});

async function writeOne(
  store: OfficeStore,
  items: readonly (StoredEntry & { readonly bytes: Uint8Array })[],
  before: StoredEntry | null,
  { to, pairSeq, outbox }: { readonly to: DivisionCode; readonly pairSeq: number; readonly outbox: string },
): Promise<void> {
  const { trust, office } = store.views;
  const first = items[0];
  const last = items.at(-1);
  const inbox = inboxOf(trust, to);
  const signer = store.personSigner('supervisor' as AccountId);
  if (!first || !last || inbox === null || office === null || signer === null) throw new Error('no flood');
  const sender = {
    bundleId: randomBytes(16).toString('hex'),
    kind: 'up',
    fromOrg: office.division,
    station: store.station,
    publicKey: store.stationKey,
    chain: {
      roots: trust.chain,
      certificates: [office.division, store.station].flatMap((one) => certificateOf(trust, one) ?? []),
      revocations: null,
    },
    to: [{ agency: to, pairSeq }],
    toStation: null,
  } as const;
  const manifest: Manifest = {
    format: 1,
    bundleId: sender.bundleId,
    kind: sender.kind,
    fromOrg: sender.fromOrg,
    station: sender.station,
    to: [{ agency: to, pairSeq, previous: null }],
    toStation: null,
    schema: 1,
    capabilities: [],
    rulePack: XJ_2025_PROFILE.id,
    root: trust.root?.number ?? 0,
    revocations: 0,
    policy: 0,
    claimedAt: last.entry.claimedAt,
    createdBy: 'supervisor',
    note: '',
    have: [headOf(last)],
    prerequisites: before === null ? [] : [headOf(before)],
    contents: [{ station: store.station, from: first.entry.seq, to: last.entry.seq, head: last.id }],
    counts: { ...NO_COUNTS, entries: items.length },
    approval: null,
  };
  const written = await writeBundle({
    sender,
    manifest: approved(manifest, { account: 'supervisor', ...signer }),
    recipients: [inbox.recipient],
    items: recordsOf(items),
    sign: (message) => store.stationSigner.sign(message),
    partBytes: MEDIUM_PROFILES.usb,
    outbox,
  });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

async function* recordsOf(items: readonly { readonly bytes: Uint8Array }[]): AsyncGenerator<BundleItem> {
  for (const { bytes } of items) yield { is: 'record', kind: 'entries', record: bytes };
}
