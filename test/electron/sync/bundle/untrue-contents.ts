/**
 * Contents of a bundle told otherwise by somebody who has the keys of a station and of its supervisor: what is wrong stands
 * inside, in an entry, its place in the chain, an event, what stands for an entry, a paper, the order, the manifest. Frames
 * and counts fit. Seeded, as the mutants of bundles are.
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import { type Approver, approved, type Sign, signAct, signReceipt } from '#electron/sync/bundle/signed-text';
import {
  FRAME_HEAD_BYTES,
  FRAME_KINDS,
  frameKindOf,
  isRecordKind,
  RECORD_KINDS,
  type RecordKind,
} from '#shared/bundle/frames';
import { type Manifest, NO_COUNTS } from '#shared/bundle/manifest';
import type { Receipt } from '#shared/bundle/receipt';
import type { StationId } from '#shared/domain/ids';
import { ENTRY_ID_DOMAIN, ENTRY_SIGNATURE_DOMAIN, type Entry, unsignedText } from '#shared/journal/entry';
import type { JournalEvent } from '#shared/journal/events';
import { closed, frame, lines } from './bundle-kit';
import { altered, framesOf, pick, type Random, reworded, textOf } from './mutants';

/** What a station signs with, and its supervisor. */
export interface Keys {
  readonly station: StationId;
  readonly sign: Sign;
  readonly person: Approver;
}

/** A record as it travels: its text, so that what has no canonical one can be written as well. */
interface Row {
  readonly kind: RecordKind;
  readonly text: string;
}

export interface Contents {
  readonly manifest: Manifest;
  readonly rows: readonly Row[];
  /** Frames of attachments, one each. */
  readonly papers: readonly Buffer[];
}

const contentOf = (one: Buffer): Buffer => one.subarray(FRAME_HEAD_BYTES);

/** The contents in a plain payload. */
export function contentsOf(plain: Buffer): Contents {
  const frames = framesOf(plain).map((bytes) => ({ kind: frameKindOf(bytes[0] ?? 0), bytes }));
  const rows = frames.flatMap(({ kind, bytes }) =>
    kind === null || !isRecordKind(kind)
      ? []
      : contentOf(bytes)
          .toString('utf8')
          .split('\n')
          .filter((text) => text !== '')
          .map((text) => ({ kind, text })),
  );
  return {
    manifest: JSON.parse(contentOf(frames[0]?.bytes ?? plain).toString('utf8')),
    rows,
    papers: frames.filter(({ kind }) => kind === 'blob').map(({ bytes }) => bytes),
  };
}

/** The plain payload of contents, let out by a supervisor. */
export function plainOf({ manifest, rows, papers }: Contents, person: Approver): Buffer {
  const of = (kind: RecordKind) => rows.filter((row) => row.kind === kind).map(({ text }) => text);
  const counts = { ...NO_COUNTS } as { -readonly [K in keyof typeof NO_COUNTS]: number };
  for (const kind of RECORD_KINDS) counts[kind] = of(kind).length;
  counts.blobs = papers.length;
  counts.blobBytes = papers.reduce((sum, one) => sum + one.length - PAPER_HEAD, 0);
  const framed = (before: boolean) =>
    RECORD_KINDS.filter((kind) => FRAME_KINDS[kind] < FRAME_KINDS.blob === before && of(kind).length > 0).map(
      (kind) => lines(kind, ...of(kind)),
    );
  const told = textOf(signable({ ...manifest, counts }, (one) => approved(one, person)));
  return closed(frame('manifest', Buffer.from(told)), ...framed(true), ...papers, ...framed(false));
}

/** Head of a frame and of the one chunk in it. */
const PAPER_HEAD = FRAME_HEAD_BYTES + 48;

/** Signed, or as it is where it has no canonical text. */
function signable<T>(value: T, sign: (value: T) => T): T {
  try {
    return sign(value);
  } catch {
    return value;
  }
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const idOf = (entry: Entry): Buffer =>
  Buffer.from(suite.hash(utf8(ENTRY_ID_DOMAIN), utf8(unsignedText(entry))));

/** The entry under the signature of its station, and of its person where one has signed it before. */
const signed = (entry: Entry, { sign, person }: Keys): Entry =>
  signable(entry, (one) => {
    const events = one.events.filter(({ type }) => type !== 'personSigned');
    const act = events.length < one.events.length ? [...events, signAct({ ...one, events }, person)] : events;
    const whole = { ...one, events: act };
    const signature = Buffer.from(sign(Buffer.concat([utf8(ENTRY_SIGNATURE_DOMAIN), idOf(whole)])));
    return { ...whole, signature: signature.toString('hex') };
  });

const idText = (entry: Entry): string => {
  try {
    return idOf(entry).toString('hex');
  } catch {
    return '';
  }
};

const entryAt = ({ rows }: Contents, at: number): Entry => JSON.parse(rows[at]?.text ?? '{}');

/** The contents with another entry at a place. `isChained`: whatever names it names the other, so that the chain closes. */
function withEntry(contents: Contents, at: number, entry: Entry, keys: Keys, isChained: boolean): Contents {
  const ids = new Map<string, string>([[idText(entryAt(contents, at)), idText(entry)]]);
  const renamed = (text: string): string =>
    [...ids].reduce((now, [from, to]) => (from === '' || to === '' ? now : now.replaceAll(from, to)), text);
  const rows = contents.rows.map((row, index) => {
    if (index === at) return { ...row, text: textOf(entry) };
    if (!isChained || (row.kind === 'entries' && index < at)) return row;
    const text = renamed(row.text);
    if (row.kind !== 'entries' || text === row.text) return { ...row, text };
    const after = signed(JSON.parse(text), keys);
    ids.set(idText(entryAt(contents, index)), idText(after));
    return { ...row, text: textOf(after) };
  });
  return {
    ...contents,
    rows,
    manifest: isChained ? JSON.parse(renamed(textOf(contents.manifest))) : contents.manifest,
  };
}

/** Contents that are not what happened. */
export interface Untrue {
  readonly contents: Contents;
  /** A text in it that nobody signed: nothing of it may be taken. */
  readonly unsigned?: string;
}

type Way = (contents: Contents, random: Random, keys: Keys) => Untrue;

/** Where a record of a kind stands. */
function placeOf({ rows }: Contents, kinds: readonly RecordKind[], random: Random): number {
  const places = rows.flatMap(({ kind }, at) => (kinds.includes(kind) ? [at] : []));
  return pick(random, places);
}

const ofEntries = (contents: Contents, random: Random): number => placeOf(contents, ['entries'], random);

/** A record told otherwise, with the signature it had. */
const forgedRecord =
  (kinds: readonly RecordKind[]): Way =>
  (contents, random) => {
    const at = placeOf(contents, kinds, random);
    const before = contents.rows[at]?.text ?? '';
    const change = random(2) === 0 ? altered : reworded;
    const text = textOf(change(JSON.parse(before), random));
    const rows = contents.rows.map((row, index) => (index === at ? { ...row, text } : row));
    return { contents: { ...contents, rows }, ...(text === before ? {} : { unsigned: text }) };
  };

/** An entry told otherwise by its own station. */
const changedEntry =
  (change: (entry: Entry, random: Random, contents: Contents) => unknown): Way =>
  (contents, random, keys) => {
    const at = ofEntries(contents, random);
    const entry = signed(change(entryAt(contents, at), random, contents) as Entry, keys);
    return { contents: withEntry(contents, at, entry, keys, random(4) > 0) };
  };

/** Fields by which an entry stands where it stands. */
const PLACES = ['station', 'seq', 'prev', 'lamport', 'seen', 'case', 'casePrev', 'base', 'epoch'] as const;

const placedElsewhere = (entry: Entry, random: Random, contents: Contents): unknown => {
  const field = pick(random, PLACES);
  const other = entryAt(contents, ofEntries(contents, random));
  const value = random(3) === 0 ? altered(entry[field], random) : other[field];
  return { ...entry, [field]: value };
};

/** An entry that stands at a later time or place than the chain has for it. */
const laterPlaced = (entry: Entry, random: Random): unknown => {
  const field = pick(random, ['lamport', 'lamport', 'seq'] as const);
  return { ...entry, [field]: entry[field] + 1 + random(3) };
};

/** Acts that need the signature of their person. */
const PERSONAL = [
  {
    ...{ type: 'conflictDecided', conflict: 'C05/a/b', class: 'C05' },
    ...{ first: 'a', second: 'b', chosen: 'a', reason: '没有人裁决过' },
  },
  { type: 'caseForceTaken', reason: '原持有单位长期不办' },
] as unknown as readonly JournalEvent[];

/** In the place of a signature that is made anew with the entry's. */
const UNSIGNED: JournalEvent = {
  type: 'personSigned',
  publicKey: '0'.repeat(64),
  signature: '0'.repeat(128),
};

const withPersonalAct =
  (person: string) =>
  (entry: Entry, random: Random): unknown => ({
    ...entry,
    actor: random(4) > 0 ? entry.actor : person,
    events: [...entry.events, pick(random, PERSONAL), ...(random(3) === 0 ? [] : [UNSIGNED])],
  });

const withEvents = (entry: Entry, random: Random, contents: Contents): unknown => {
  const { events } = entry;
  const at = random(events.length);
  const other = entryAt(contents, ofEntries(contents, random)).events;
  switch (random(5)) {
    case 0:
      return { ...entry, events: events.toSpliced(at, 0, pick(random, other)) };
    case 1:
      return {
        ...entry,
        // Of a program to come.
        events: [...events, { ...events[at], type: 'ofTheYear2030' } as unknown as JournalEvent],
      };
    case 2:
      return { ...entry, events: other };
    case 3:
      return { ...entry, events: events.with(at, reworded(events[at], random) as JournalEvent) };
    default:
      return { ...entry, events: events.with(at, altered(events[at], random) as JournalEvent) };
  }
};

/** Entries left out, doubled, out of their order. */
const disordered: Way = (contents, random) => {
  const at = ofEntries(contents, random);
  const other = ofEntries(contents, random);
  const { rows } = contents;
  const [one, two] = [rows[at], rows[other]];
  if (one === undefined || two === undefined) throw new Error('nothing to disorder');
  switch (random(3)) {
    case 0:
      return { contents: { ...contents, rows: rows.toSpliced(at, 1 + random(3)) } };
    case 1:
      return { contents: { ...contents, rows: rows.toSpliced(at, 0, two) } };
    default:
      return { contents: { ...contents, rows: rows.with(at, two).with(other, one) } };
  }
};

/** What stands for an entry in the place of the entry, as it should be or not. */
const stubbed: Way = (contents, random, keys) => {
  const at = ofEntries(contents, random);
  const entry = entryAt(contents, at);
  const { station, seq, prev, lamport, signature } = entry;
  const stub = { station, seq, id: idText(entry), prev, lamport, signature };
  const told: { [name: string]: unknown } = random(2) === 0 ? stub : { ...(altered(stub, random) as object) };
  if (random(2) === 0 && typeof told.id === 'string')
    told.signature = Buffer.from(
      keys.sign(Buffer.concat([utf8(ENTRY_SIGNATURE_DOMAIN), Buffer.from(told.id, 'hex')])),
    ).toString('hex');
  const row: Row = { kind: 'stubs', text: textOf(told) };
  const rows = random(3) === 0 ? contents.rows : contents.rows.toSpliced(at, 1);
  return { contents: { ...contents, rows: [...rows, row] } };
};

/** The manifest told otherwise under the supervisor's signature. */
const otherManifest =
  (...fields: readonly (keyof Manifest)[]): Way =>
  (contents, random) => {
    const { manifest } = contents;
    const field = pick(random, fields);
    const change = random(2) === 0 ? altered : reworded;
    const value = change(manifest[field], random);
    return { contents: { ...contents, manifest: { ...manifest, [field]: value } as Manifest } };
  };

/** What the reader must own before is something that it never had. */
const otherCauses: Way = (contents, random) => {
  const { manifest } = contents;
  const prerequisites = [reworded(pick(random, manifest.prerequisites), random)];
  return { contents: { ...contents, manifest: { ...manifest, prerequisites } as Manifest } };
};

const signedReceipt: Way = (contents, random, { sign }) => {
  const at = placeOf(contents, ['receipts'], random);
  const receipt = altered(JSON.parse(contents.rows[at]?.text ?? ''), random) as Receipt;
  const text = textOf(signable(receipt, (one) => signReceipt(one, sign)));
  return { contents: { ...contents, rows: contents.rows.with(at, { kind: 'receipts', text }) } };
};

/** A paper left out, or of other bytes than its name says. */
const otherPapers: Way = (contents, random) => {
  const { papers } = contents;
  const at = random(papers.length);
  const paper = Buffer.from(papers[at] ?? '');
  paper.writeUInt8(random(256), paper.length - 1);
  return {
    contents: { ...contents, papers: random(2) === 0 ? papers.toSpliced(at, 1) : papers.with(at, paper) },
  };
};

const WAYS: readonly Way[] = [
  forgedRecord(['entries']),
  forgedRecord(['stubs', 'certificates', 'revocations', 'policy', 'keys', 'receipts']),
  changedEntry((entry, random) => altered(entry, random)),
  changedEntry((entry, random) => reworded(entry, random)),
  changedEntry(placedElsewhere),
  changedEntry(placedElsewhere),
  changedEntry(laterPlaced),
  changedEntry(withEvents),
  changedEntry(withEvents),
  (contents, random, keys) => changedEntry(withPersonalAct(keys.person.account))(contents, random, keys),
  disordered,
  stubbed,
  otherManifest('have', 'contents', 'claimedAt', 'to', 'approval', 'prerequisites'),
  otherCauses,
  signedReceipt,
  otherPapers,
];

/** Contents that are told otherwise in one way, each way in its turn. */
export function untrue(contents: Contents, number: number, random: Random, keys: Keys): Untrue {
  const way = WAYS[number % WAYS.length] ?? disordered;
  return way(contents, random, keys);
}
