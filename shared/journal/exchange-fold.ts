/** Folds acts of the exchange: the documents of bundles, and the small part of the desk state that exports need. */
import { spokenNumber } from '#shared/bundle/spoken';
import type { AccountId, DivisionCode } from '#shared/domain/ids';
import type { Instant, LocalDate } from '#shared/domain/local-date';
import { held, type TrustState } from '#shared/identity/trust';
import { assertNever } from '#shared/lib/assert-never';
import { type BundleRecord, type Carried, isProven, type Noted, provesSender } from './bundle-row';
import type { DeskDocuments } from './desk-tables';
import type { Entry } from './entry';
import type { EntryRange, ExchangeEvent, HandedOn, LackingBlob } from './exchange-events';
import { mediumUseKey } from './medium-use';
import { inDoubt, madeUp, NOTHING_OWED, type Owing, owing, passedOn } from './owed-cases';
import { type OwnedWord, withWord } from './owned-word';
import { certificateNumber, type Suspension, suspensionOf } from './suspended';

/** What the next bundle to or from an agency builds on. Plain JSON. */
export interface ExchangePartner extends Owing {
  /** Number of the last bundle made for it; 0 for none. */
  readonly sent: number;
  /** Whole hash of that bundle. */
  readonly sentHash: string | null;
  /** What was taken in of what each of its stations made for this agency: every one numbers its own (`numbersOf`). */
  readonly numbers: { readonly [station: string]: TakenNumbers };
  /** What its stations said they own, by receipt or bundle, whoever spoke last at the end (`acknowledged.ts`). */
  readonly said: readonly OwnedWord[];
  readonly lastReceipt: Instant | null;
  readonly lastImport: Instant | null;
  /** What was signed of each month (`2026-03`) that was reconciled with it. */
  readonly reconciled: { readonly [month: string]: SignedMonth };
}

/** Numbers of bundles by one station that came. */
export interface TakenNumbers {
  /** The highest; 0 for none. */
  readonly taken: number;
  /** Those below it that never came, since the first that did. */
  readonly missing: readonly number[];
}

/** A month as a supervisor signed it; signed again, the latest stands. */
export interface SignedMonth {
  readonly differences: number;
  /** Digest of what was signed. */
  readonly hash: string;
  readonly on: Instant;
  readonly by: AccountId;
}

export interface ExchangeView {
  partners: { readonly [agency: string]: ExchangePartner };
  lastExport: Instant | null;
  /** The bundle that was taken in last. */
  lastImported: string | null;
  /** What is left out of account, by bundle number. */
  aside: { readonly [bundleId: string]: readonly EntryRange[] };
  /** Attachments that entries of others name and that had not come with the last import. */
  lacking: readonly LackingBlob[];
  /** Day on which a bundle was last carried out of the office. */
  lastCarried: LocalDate | null;
  /** Stations that were found with two versions of one entry. */
  suspended: { readonly [station: string]: Suspension };
}

export const noExchange = (): ExchangeView => ({
  partners: {},
  lastExport: null,
  lastImported: null,
  lastCarried: null,
  lacking: [],
  aside: {},
  suspended: {},
});

export const NO_PARTNER: ExchangePartner = {
  sent: 0,
  sentHash: null,
  numbers: {},
  said: [],
  lastReceipt: null,
  lastImport: null,
  reconciled: {},
  ...NOTHING_OWED,
};

/** What is known of the exchange with an agency. */
export const partnerOf = ({ partners }: ExchangeView, agency: string): ExchangePartner =>
  (Object.hasOwn(partners, agency) ? partners[agency] : undefined) ?? NO_PARTNER;

/** Which numbers came of what a station of an agency made. */
export const numbersOf = ({ numbers }: Pick<ExchangePartner, 'numbers'>, station: string): TakenNumbers =>
  held(numbers, station) ?? NONE_TAKEN;

const NONE_TAKEN: TakenNumbers = { taken: 0, missing: [] };

/** What an act of the exchange does to the documents of bundles. */
export function noteBundle(
  documents: DeskDocuments,
  event: ExchangeEvent,
  { claimedAt, actor, station, seq, commandId }: Entry,
): void {
  const noted: Noted = { at: claimedAt, by: actor };
  switch (event.type) {
    case 'bundleMade': {
      const { bundle } = event;
      const { bundleId } = bundle;
      const made: BundleRecord = {
        direction: 'out',
        bundleId,
        made: bundle,
        carried: [],
        receipts: [],
        ...noted,
      };
      documents.put('bundles', bundleId, made);
      return;
    }
    case 'bundleCarried': {
      const { bundleId, carrier, on, medium, parts, onward } = event;
      const known = documents.get('bundles', bundleId);
      const to = known?.direction === 'out' ? known.made.to[0] : undefined;
      documents.put('mediumUses', mediumUseKey(commandId, medium), {
        ...{ medium, way: 'written', ...noted, carrier },
        bundles: [
          {
            bundleId,
            number: to === undefined ? '' : spokenNumber(to.pairSeq),
            agency: to?.agency ?? onward?.agency ?? '',
          },
        ],
      });
      const carried = { carrier, on, medium, ...(parts === undefined ? {} : { parts }), ...noted };
      if (onward !== undefined) putOnward(documents, bundleId, onward, carried);
      else if (known?.direction === 'out')
        documents.put('bundles', bundleId, { ...known, carried: [...known.carried, carried] });
      return;
    }
    case 'receiptTaken': {
      const { receipt } = event;
      const known = documents.get('bundles', receipt.bundleId);
      if (known?.direction !== 'out') return;
      const others = known.receipts.filter((one) => one.receipt.station !== receipt.station);
      documents.put('bundles', receipt.bundleId, { ...known, receipts: [...others, { receipt, ...noted }] });
      return;
    }
    case 'bundleImported': {
      const { type: _type, bundleId, wholeHash, agency, station: sender, ...imported } = event;
      putIncoming(documents, { bundleId, wholeHash, agency, station: sender }, noted, (setAside) => ({
        imported: { ...imported, closing: { station, seq } },
        setAside,
      }));
      return;
    }
    case 'importSetAside':
    case 'importRestored': {
      const known = documents.get('bundles', event.bundleId);
      if (known?.direction !== 'in') return;
      documents.put('bundles', event.bundleId, { ...known, aside: event.type === 'importSetAside' });
      return;
    }
    case 'bundleSetAside': {
      const { bundleId, wholeHash, agency, station, code } = event;
      const known = documents.get('bundles', bundleId);
      // What is proven of a number stays, whoever uses it again.
      if (known?.direction === 'in' && isProven(known) && (known.imported !== null || !provesSender(code)))
        return;
      putIncoming(documents, { bundleId, wholeHash, agency, station }, noted, (setAside, imported) => ({
        imported,
        setAside: [...setAside, { code, ...noted }],
      }));
      return;
    }
    case 'trustReceived':
    case 'personKeySet':
    case 'reconciled':
      return;
    default:
      assertNever(event, 'act of the exchange');
  }
}

type Incoming = Extract<BundleRecord, { readonly direction: 'in' }>;

/** A bundle of others went on. What is known of its number stays as it is. */
function putOnward(
  documents: DeskDocuments,
  bundleId: string,
  { wholeHash, agency, station }: HandedOn,
  carried: Carried,
): void {
  const known = documents.get('bundles', bundleId);
  // A number that was made here belongs to what was made here, whoever uses it again.
  if (known?.direction === 'out') return;
  const unknown = { imported: null, aside: false, setAside: [], at: carried.at, by: carried.by };
  const before = known ?? { direction: 'in', bundleId, wholeHash, agency, station, ...unknown };
  documents.put('bundles', bundleId, {
    ...before,
    onward: [...(before.onward ?? []), { ...carried, wholeHash }],
  });
}

function putIncoming(
  documents: DeskDocuments,
  named: Pick<Incoming, 'bundleId' | 'wholeHash' | 'agency' | 'station'>,
  noted: Noted,
  changed: (
    setAside: Incoming['setAside'],
    imported: Incoming['imported'],
  ) => Pick<Incoming, 'setAside' | 'imported'>,
): void {
  const known = documents.get('bundles', named.bundleId);
  const before = known?.direction === 'in' ? known : null;
  // A number that was made here belongs to what was made here, whoever uses it again.
  if (known !== undefined && before === null) return;
  documents.put('bundles', named.bundleId, {
    direction: 'in',
    ...named,
    ...noted,
    ...changed(before?.setAside ?? [], before?.imported ?? null),
    aside: before?.aside ?? false,
    ...(before?.onward === undefined ? {} : { onward: before.onward }),
  });
}

/** What an act of the exchange does to the desk state. */
export function noteExchange(
  view: ExchangeView,
  trust: TrustState,
  event: ExchangeEvent,
  { at, by }: Noted,
): void {
  switch (event.type) {
    case 'bundleMade': {
      const { to, wholeHash } = event.bundle;
      view.lastExport = at;
      for (const { agency, pairSeq } of to)
        change(view, agency, {
          ...{ sent: pairSeq, sentHash: wholeHash },
          ...owing(partnerOf(view, agency), event.bundle, pairSeq),
        });
      return;
    }
    case 'bundleCarried':
      view.lastCarried = event.on;
      return;
    case 'receiptTaken': {
      const { agency, station } = event.receipt;
      const partner = partnerOf(view, agency);
      change(view, agency as DivisionCode, {
        ...{ said: saidBy(partner, station, event.acknowledged), lastReceipt: at },
        ...madeUp(partner, event.receipt),
      });
      return;
    }
    case 'bundleImported': {
      const { agency, station, have, pairSeq } = event;
      const partner = partnerOf(view, agency);
      view.lastImported = event.bundleId;
      view.lacking = event.lacking ?? [];
      change(view, agency, {
        ...(pairSeq === null ? {} : { numbers: numbered(partner, station, pairSeq) }),
        ...{ said: saidBy(partner, station, have), lastImport: at },
      });
      if (event.filled !== undefined) view.partners = passedOn(view.partners, agency, event.filled);
      return;
    }
    case 'importSetAside':
      view.aside = { ...view.aside, [event.bundleId]: event.ranges };
      return;
    case 'importRestored': {
      const { [event.bundleId]: _restored, ...aside } = view.aside;
      view.aside = aside;
      return;
    }
    case 'reconciled': {
      const { month, differences, agency, hash } = event;
      const { reconciled } = partnerOf(view, agency);
      change(view, agency, { reconciled: { ...reconciled, [month]: { differences, hash, on: at, by } } });
      return;
    }
    case 'bundleSetAside':
      noteFork(view, trust, event);
      return;
    case 'trustReceived':
    case 'personKeySet':
      return;
    default:
      assertNever(event, 'act of the exchange');
  }
}

/** The same two versions, found again, are what the region has looked into since. */
function noteFork(
  view: ExchangeView,
  trust: TrustState,
  { station, fork }: Extract<ExchangeEvent, { readonly type: 'bundleSetAside' }>,
): void {
  if (fork === undefined || suspensionOf(view, station)?.seq === fork) return;
  const suspension = { seq: fork, under: certificateNumber(trust, station) };
  view.suspended = { ...view.suspended, [station]: suspension };
}

function change(view: ExchangeView, agency: DivisionCode, changes: Partial<ExchangePartner>): void {
  view.partners = { ...view.partners, [agency]: { ...partnerOf(view, agency), ...changes } };
}

/** A number that came from a station. */
const numbered = (
  partner: ExchangePartner,
  station: string,
  pairSeq: number,
): ExchangePartner['numbers'] => ({
  ...partner.numbers,
  [station]: following(numbersOf(partner, station), pairSeq),
});

/** Those it jumps over are missing, until they come. Before the first of a station nothing is: what it made for machines
 * that this one knows nothing of, or before it went on from a copy, is not for this one to miss. */
function following({ taken, missing }: TakenNumbers, pairSeq: number): TakenNumbers {
  if (taken === 0) return { taken: pairSeq, missing };
  if (pairSeq <= taken) return { taken, missing: missing.filter((one) => one !== pairSeq) };
  const from = Math.max(taken + 1, pairSeq - MOST_MISSING);
  const skipped = Array.from({ length: pairSeq - from }, (_, at) => from + at);
  return { taken: pairSeq, missing: [...missing, ...skipped].slice(-MOST_MISSING) };
}

/** No more missing numbers are told one by one. */
const MOST_MISSING = 200;

/** After this store went on from a copy. */
export function noteGoneOn(view: ExchangeView): void {
  view.partners = Object.fromEntries(
    Object.entries(view.partners).map(([agency, partner]) => [agency, inDoubt(partner)]),
  );
}

/** What an agency said after one of its stations said more. */
const saidBy = (
  { said, sent }: Pick<ExchangePartner, 'said' | 'sent'>,
  station: OwnedWord['station'],
  have: OwnedWord['have'],
): ExchangePartner['said'] => withWord(said, { station, have, sent });
