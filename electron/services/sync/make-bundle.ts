/**
 * Makes a bundle: the manifest with the supervisor's signature, the sealed payload, the parts in the outbox; then the
 * entry that says so. Before that entry stands, nobody is offered a part; a part without it is cleared away.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { LongWork } from '#electron/services/desk/long-work';
import { firstRole, stationAct } from '#electron/services/desk/station-act';
import { answered, bundleFailure, deskClosed, storeFault } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import type { BundleItem } from '#electron/sync/bundle/payload-writer';
import { type Approver, approved } from '#electron/sync/bundle/signed-text';
import { type Sender, type WrittenBundle, writeBundle } from '#electron/sync/bundle/write-bundle';
import type { MediumProfile } from '#shared/bundle/limits';
import { MEDIUM_PROFILES } from '#shared/bundle/limits';
import { type Manifest, NO_COUNTS } from '#shared/bundle/manifest';
import { type Receipt, receiptText } from '#shared/bundle/receipt';
import type { Answer } from '#shared/contract/failure';
import type { BlobHash, CommandId } from '#shared/domain/ids';
import type { BundleKind } from '#shared/identity/bundle-kind';
import { certificateOf } from '#shared/identity/trust';
import type { MadeBundle } from '#shared/journal/exchange-events';
import { partnerOf } from '#shared/journal/exchange-fold';
import { canonicalJson } from '#shared/lib/canonical-json';
import { ownAgency, type Partner } from './agencies';
import { withheldFrom } from './core-cases';
import { exchangeFolder, hooksOf } from './exchange';
import { ownedHeads } from './missing-papers';
import { type Selection, StoreGone, writtenItems } from './selection';
import type { TravellingRecord } from './travelling-trust';

/** What goes into a bundle and who lets it out. */
export interface BundleOrder {
  readonly procedure: string;
  readonly commandId: CommandId;
  readonly kind: BundleKind;
  readonly to: Partner;
  readonly medium: MediumProfile;
  readonly note: string;
  /** Null for a bundle that carries no entries. */
  readonly selection: Selection | null;
  readonly trust: readonly TravellingRecord[];
  readonly receipts: readonly Receipt[];
  /** Null for kinds that nobody has to approve. */
  readonly approver: Approver | null;
}

const NO_CONTENT: Pick<Selection, 'prerequisites' | 'contents' | 'entries' | 'stubs' | 'blobs' | 'heads'> = {
  prerequisites: [],
  contents: [],
  entries: 0,
  stubs: 0,
  blobs: new Map(),
  heads: [],
};

/** Writes the bundle and notes it. */
export async function makeBundle(
  call: SignedInCall,
  order: BundleOrder,
  work: LongWork,
): Promise<Answer<{ readonly made: MadeBundle; readonly written: WrittenBundle }>> {
  const { desk, store, caller } = call;
  const { selection, to, approver } = order;
  const content = selection ?? NO_CONTENT;
  const sender = senderOf(call, order);
  const manifest = manifestOf(call, order, sender, content);
  const signer = store.stationSigner;
  const outbox = exchangeFolder(desk, 'outbox');
  const written = await writeBundle(
    {
      sender,
      manifest: approver === null ? manifest : approved(manifest, approver),
      recipients: to.recipients,
      items: itemsOf(call, order),
      sign: (message) => signer.sign(message),
      partBytes: MEDIUM_PROFILES[order.medium],
      outbox,
    },
    hooksOf(work, 0.1, 0.95),
  ).catch((error: unknown) => {
    if (error instanceof StoreGone) return null;
    throw error;
  });
  if (written === null || desk.store !== store) return deskClosed();
  if (!written.ok)
    return written.error.code === 'CANCELLED'
      ? storeFault({ code: 'CANCELLED' })
      : bundleFailure(written.error);
  const made = { ...madeOf(written.value, order, sender, content), ...keptBack(call, order) };
  const { account: actor, roles } = call.session;
  const noted = desk.append(
    stationAct(
      { actor, role: firstRole(roles), procedure: order.procedure, commandId: order.commandId },
      { type: 'bundleMade', bundle: made },
    ),
    caller,
    'sync',
  );
  if (!noted.ok) {
    for (const { file } of written.value.parts) await rm(file, { force: true }).catch(() => undefined);
    return noted;
  }
  return answered({ made, written: written.value });
}

function senderOf({ store }: SignedInCall, { kind, to }: BundleOrder): Sender {
  const { trust, exchange } = store.views;
  const own = ownAgency(store.views);
  const certificates = [own, store.station].flatMap((subject) => certificateOf(trust, subject) ?? []);
  const revocations =
    trust.revocations !== null && canonicalJson(trust.revocations).length <= LIST_IN_HEADER
      ? trust.revocations
      : null;
  return {
    bundleId: randomBytes(ID_BYTES).toString('hex'),
    kind,
    fromOrg: own,
    station: store.station,
    publicKey: store.stationKey,
    chain: { roots: trust.chain.slice(-ROOTS_IN_HEADER), certificates, revocations },
    to: [{ agency: to.agency, pairSeq: partnerOf(exchange, to.agency).sent + 1 }],
    toStation: null,
  };
}

const ID_BYTES = 16;
const ROOTS_IN_HEADER = 8;
/** Longest revocation list, in characters, that fits into a header beside all else. */
const LIST_IN_HEADER = 16_384;

function manifestOf(
  call: SignedInCall,
  { kind, to, note, trust: records, receipts }: BundleOrder,
  sender: Sender,
  content: typeof NO_CONTENT,
): Manifest {
  const { store, desk, caller, session } = call;
  const { trust, exchange } = store.views;
  const counted = (of: TravellingRecord['kind']) => records.filter((one) => one.kind === of).length;
  const { bundleId, fromOrg, station } = sender;
  return {
    format: 1,
    bundleId,
    kind,
    fromOrg,
    station,
    to: sender.to.map((row) => ({ ...row, previous: partnerOf(exchange, to.agency).sentHash })),
    toStation: null,
    schema: 1,
    capabilities: [],
    rulePack: desk.profile.id,
    root: trust.root?.number ?? 0,
    revocations: trust.revocations?.number ?? 0,
    policy: Math.max(0, ...Object.values(trust.policies).map(({ number }) => number)),
    claimedAt: caller.now,
    createdBy: session.account,
    note,
    have: ownedHeads(store),
    prerequisites: content.prerequisites,
    contents: content.contents,
    counts: {
      ...NO_COUNTS,
      certificates: counted('certificates'),
      revocations: counted('revocations'),
      policy: counted('policy'),
      keys: counted('keys'),
      entries: content.entries,
      stubs: content.stubs,
      receipts: receipts.length,
      blobs: content.blobs.size,
      blobBytes: [...content.blobs.values()].reduce((sum, bytes) => sum + bytes, 0),
    },
    approval: null,
  };
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** All that is written, in the order of kinds. */
async function* itemsOf(
  call: SignedInCall,
  { selection, trust, receipts }: BundleOrder,
): AsyncGenerator<BundleItem> {
  for (const { kind, text } of trust) yield { is: 'record', kind, record: utf8(text) };
  if (selection !== null) {
    yield* writtenItems(call, selection);
    for (const [hash, total] of selection.blobs) yield { is: 'blob', hash, total, bytes: blobOf(call, hash) };
  }
  for (const receipt of receipts)
    yield { is: 'record', kind: 'receipts', record: utf8(receiptText(receipt)) };
}

/** An attachment piece by piece. What cannot be read ends short, and the writer says so. */
async function* blobOf({ store }: SignedInCall, hash: BlobHash): AsyncGenerator<Uint8Array> {
  const pieces = store.blobPieces(hash);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return;
    yield value;
  }
}

/** What of cases about core data is noted with the bundle: what it left here, and what it made up. */
function keptBack(
  call: SignedInCall,
  { selection, to }: BundleOrder,
): Pick<MadeBundle, 'withheld' | 'madeUp'> {
  if (selection === null) return {};
  const withheld = withheldFrom(call, to.agency, selection);
  const { madeUp } = selection;
  return {
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(madeUp.length === 0 ? {} : { madeUp }),
  };
}

function madeOf(
  written: WrittenBundle,
  { kind, approver }: BundleOrder,
  sender: Sender,
  content: typeof NO_CONTENT,
): MadeBundle {
  return {
    bundleId: written.bundleId,
    kind,
    to: sender.to,
    toStation: null,
    wholeHash: written.wholeHash,
    wholeBytes: written.wholeBytes,
    parts: written.parts.map(({ part, bytes, hash }) => ({ part, bytes, hash })),
    heads: content.heads,
    entries: content.entries,
    blobs: content.blobs.size,
    approvedBy: (approver?.account ?? null) as MadeBundle['approvedBy'],
  };
}
