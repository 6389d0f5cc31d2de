/**
 * The register of a ceremony: a folder of signed records, each in a file of its own, and the requests that were
 * answered. Whoever reads it takes every record by the rules again, so that an altered folder is found at once. No
 * private key is ever in it.
 */
import { join } from 'node:path';
import { makeFolder, namesIn } from '#electron/store/disk';
import { writeDurable } from '#electron/store/durable-file';
import type { FileFault } from '#electron/store/faults';
import { onDisk } from '#electron/store/file-fault';
import { acceptCertificate } from '#shared/identity/accept-certificate';
import { checkRequest, type SignedPack } from '#shared/identity/accept-enrolment';
import { acceptInboxKeys, acceptPolicy, acceptRevocations } from '#shared/identity/accept-lists';
import { trustFirstRoot } from '#shared/identity/accept-root';
import type { Certificate } from '#shared/identity/certificate';
import { checkDigits } from '#shared/identity/check-digits';
import type { EnrolRequest } from '#shared/identity/enrolment';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { POLICY_CONTENT_CHARACTERS, type PolicyRecord } from '#shared/identity/policy';
import { recordId } from '#shared/identity/record';
import type { TrustRefusal } from '#shared/identity/refusal';
import type { RevocationList } from '#shared/identity/revocation';
import type { RootRecord } from '#shared/identity/root';
import { NO_TRUST, type TrustResult, type TrustState } from '#shared/identity/trust';
import type { TrustRecord } from '#shared/journal/exchange-events';
import { ok, type Result } from '#shared/lib/result';
import { RECORD_CHECKS } from './record-checks';
import {
  BYTES_PER_CHARACTER,
  RECORD_FILES,
  type RecordFileFault,
  readBounded,
  readRecordFile,
  writeRecordFile,
} from './record-file';

/** What a register holds. */
export interface Register {
  readonly trust: TrustState;
  /** Requests of enrolled stations, in the order of their names. */
  readonly requests: readonly EnrolRequest[];
  /** Every policy that was signed under a root that counts, with its content, by kind and number. */
  readonly packs: readonly SignedPack[];
}

/** A refusal names the file it was met in. */
export type RegisterFault = RecordFileFault | (TrustRefusal & { readonly where: string });

const ENDING = '.rsb';
const number = (value: number): string => String(value).padStart(7, '0');

/** What goes into a register. */
export type RegisterRecord =
  | { readonly kind: 'root'; readonly record: RootRecord }
  | { readonly kind: 'revocations'; readonly record: RevocationList }
  | { readonly kind: 'certificate'; readonly record: Certificate }
  | { readonly kind: 'policy'; readonly record: PolicyRecord }
  | { readonly kind: 'inboxKeys'; readonly record: InboxKeyPacket }
  | { readonly kind: 'request'; readonly record: EnrolRequest };

/** Where a record lies; names sort as numbers do. */
function nameOf(item: RegisterRecord): string {
  switch (item.kind) {
    case 'root':
    case 'revocations':
      return `${item.kind}-${number(item.record.number)}${ENDING}`;
    case 'certificate':
      return `${item.kind}-${item.record.subject}-${number(item.record.number)}${ENDING}`;
    case 'policy':
      return `${item.kind}-${item.record.kind}-${number(item.record.number)}${ENDING}`;
    case 'inboxKeys':
      return `${item.kind}-${item.record.agency}-${number(item.record.epoch)}${ENDING}`;
    case 'request':
      return `${item.kind}-${item.record.station}${ENDING}`;
  }
}

/** Puts records into a register, in the order given: what follows from a record comes after it. */
export function addToRegister(dir: string, items: readonly RegisterRecord[]): Result<void, FileFault> {
  const made = onDisk('register', () => makeFolder(dir));
  if (!made.ok) return made;
  for (const item of items) {
    const path = join(dir, nameOf(item));
    const written = writeItem(path, item);
    if (!written.ok) return written;
  }
  return ok(undefined);
}

function writeItem(path: string, item: RegisterRecord): Result<void, FileFault> {
  switch (item.kind) {
    case 'root':
      return writeRecordFile(path, RECORD_FILES.root, item.record);
    case 'revocations':
      return writeRecordFile(path, RECORD_FILES.revocations, item.record);
    case 'certificate':
      return writeRecordFile(path, RECORD_FILES.certificate, item.record);
    case 'policy':
      return writeRecordFile(path, RECORD_FILES.policy, item.record);
    case 'inboxKeys':
      return writeRecordFile(path, RECORD_FILES.inboxKeys, item.record);
    case 'request':
      return writeRecordFile(path, RECORD_FILES.request, item.record);
  }
}

const packName = (content: string): string => `pack-${content}.json`;

/** Puts the contents of policy records into a register. */
export function addPacks(dir: string, packs: readonly SignedPack[]): Result<void, FileFault> {
  const made = onDisk('register', () => makeFolder(dir));
  if (!made.ok) return made;
  for (const { record, text } of packs) {
    const written = writeDurable(join(dir, packName(record.content)), Buffer.from(text, 'utf8'));
    if (!written.ok) return written;
  }
  return ok(undefined);
}

/** What a record names; it must be there and be what was signed. */
function packOf(dir: string, { content }: PolicyRecord): Result<string, RegisterFault> {
  const where = packName(content);
  const bytes = readBounded(join(dir, where), POLICY_CONTENT_CHARACTERS * BYTES_PER_CHARACTER);
  if (!bytes.ok) return bytes;
  const text = Buffer.from(bytes.value).toString('utf8');
  return RECORD_CHECKS.hash(text) === content
    ? ok(text)
    : { ok: false, error: { code: 'B11_CHAIN', problem: 'pack-content', where } };
}

/** Policies with their contents, but for those that a later root made void. */
function packsIn(
  dir: string,
  names: readonly string[],
  { root }: TrustState,
): Result<readonly SignedPack[], RegisterFault> {
  const packs: SignedPack[] = [];
  for (const name of names) {
    const read = readRecordFile(join(dir, name), RECORD_FILES.policy);
    if (!read.ok) return read;
    if (read.value.root < (root?.oldestIssuer ?? 1)) continue;
    const text = packOf(dir, read.value);
    if (!text.ok) return text;
    packs.push({ record: read.value, text: text.value });
  }
  return ok(packs);
}

/** Everything a register holds, taken in again by the rules. An empty or missing folder is an empty register. */
export function readRegister(dir: string): Result<Register, RegisterFault> {
  const names = onDisk('register', () => namesIn(dir));
  if (!names.ok) return names;
  const paths = (kind: RegisterRecord['kind']): readonly string[] =>
    names.value.filter((name) => name.startsWith(`${kind}-`) && name.endsWith(ENDING));
  const trust = trustIn(dir, paths);
  if (!trust.ok) return trust;
  const requests: EnrolRequest[] = [];
  for (const name of paths('request')) {
    const read = readRecordFile(join(dir, name), RECORD_FILES.request);
    if (!read.ok) return read;
    const checked = checkRequest(read.value, RECORD_CHECKS);
    if (!checked.ok) return { ok: false, error: { ...checked.error, where: name } };
    requests.push(read.value);
  }
  const packs = packsIn(dir, paths('policy'), trust.value);
  return packs.ok ? ok({ trust: trust.value, requests, packs: packs.value }) : packs;
}

/**
 * All that a register holds, as records that are taken one after the other: every policy with its content, because
 * they count without gaps; of lists the newest. What a later root made void is left out.
 */
export function recordsOf(dir: string): Result<readonly TrustRecord[], RegisterFault> {
  const register = readRegister(dir);
  if (!register.ok) return register;
  const { trust, packs } = register.value;
  return ok([
    ...trust.chain.map((record): TrustRecord => ({ kind: 'root', record })),
    ...(trust.revocations === null ? [] : [{ kind: 'revocations', record: trust.revocations } as const]),
    ...Object.values(trust.certificates)
      .flat()
      .map((record): TrustRecord => ({ kind: 'certificate', record })),
    ...packs.map(({ record, text }): TrustRecord => ({ kind: 'policy', record, content: text })),
    ...Object.values(trust.inboxKeys)
      .flat()
      .map((record): TrustRecord => ({ kind: 'inboxKeys', record })),
  ]);
}

type Paths = (kind: RegisterRecord['kind']) => readonly string[];

function trustIn(dir: string, paths: Paths): Result<TrustState, RegisterFault> {
  const roots: RootRecord[] = [];
  for (const name of paths('root')) {
    const read = readRecordFile(join(dir, name), RECORD_FILES.root);
    if (!read.ok) return read;
    roots.push(read.value);
  }
  const [first] = roots;
  if (first === undefined) return ok(NO_TRUST);
  // The folder is the region's own: its oldest root stands on its own digits, which every slip prints.
  const digits = checkDigits(recordId('root', first, RECORD_CHECKS));
  const rooted = trustFirstRoot(NO_TRUST, roots, digits, RECORD_CHECKS);
  if (!rooted.ok) return { ok: false, error: { ...rooted.error, where: 'root' } };
  const steps = [
    all(dir, paths('revocations'), RECORD_FILES.revocations, acceptRevocations),
    all(dir, paths('certificate'), RECORD_FILES.certificate, acceptCertificate),
    all(dir, paths('policy'), RECORD_FILES.policy, acceptPolicy),
    all(dir, paths('inboxKeys'), RECORD_FILES.inboxKeys, acceptInboxKeys),
  ];
  let now = rooted.value;
  for (const step of steps) {
    const next = step(now);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

/** Takes all records of a kind in turn. What a later root made void is history and is passed over. */
const all =
  <T>(
    dir: string,
    names: readonly string[],
    kind: Parameters<typeof readRecordFile<T>>[1],
    accept: (trust: TrustState, record: T, checks: typeof RECORD_CHECKS) => TrustResult,
  ) =>
  (trust: TrustState): Result<TrustState, RegisterFault> => {
    let now = trust;
    for (const name of names) {
      const read = readRecordFile(join(dir, name), kind);
      if (!read.ok) return read;
      const next = accept(now, read.value, RECORD_CHECKS);
      if (next.ok) now = next.value;
      else if (next.error.problem !== 'issuer-void')
        return { ok: false, error: { ...next.error, where: name } };
    }
    return ok(now);
  };
