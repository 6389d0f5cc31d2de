/**
 * Checks 6 to 11, on the headers of a whole set of parts and nothing else: for us, from whom, truly signed, new. What
 * the reader knows of the world is handed in.
 */
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { BundleHeader } from '#shared/bundle/header';
import { isAddressedTo } from '#shared/bundle/header';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import type { RecordChecks } from '#shared/identity/record';
import { checkSender, type Sender } from '#shared/identity/sender';
import type { TrustState } from '#shared/identity/trust';
import { err, ok, type Result } from '#shared/lib/result';
import type { PartSet } from './part-set';
import { headerSigned } from './signed-text';
import type { BundleStop } from './stopped';

/** A bundle that was taken in before under the same number. */
export interface TakenBefore {
  readonly wholeHash: string;
  /** When, as told at the desk. */
  readonly date: string;
}

/** What the reader knows. */
export interface Reader {
  readonly agency: DivisionCode;
  readonly station: StationId;
  readonly trust: TrustState;
  readonly checks: RecordChecks;
  /** For the validity of certificates (`validityDate`), never the wall clock alone. */
  readonly today: LocalDate;
  /** The bundle with this number that was taken in, if any. */
  takenBefore(bundleId: string): TakenBefore | null;
}

/** A bundle of a known sender, for us, not seen before; still closed. */
export interface KnownBundle {
  readonly set: PartSet;
  readonly header: BundleHeader;
  readonly sender: Sender;
}

/** Runs the checks in their order. */
export function checkOutside(set: PartSet, reader: Reader): Result<KnownBundle, BundleStop> {
  const { header } = set.parts[0];
  if (!isAddressedTo(header, reader)) return err({ code: 'B09_NOT_OURS' });
  const { station, fromOrg, chain, publicKey } = header;
  const sender = checkSender(reader.trust, { station, fromOrg, chain }, reader.today, reader.checks);
  if (!sender.ok) return err({ code: sender.error.code, detail: sender.error.problem });
  // The key that the region certified, not merely one that signed.
  if (sender.value.certificate.publicKey !== publicKey)
    return err({ code: 'B11_CHAIN', detail: 'other-key' });
  if (!set.parts.every(isSigned)) return err({ code: 'B15_SIGNATURE' });
  const before = reader.takenBefore(header.bundleId);
  if (before === null) return ok({ set, header, sender: sender.value });
  return before.wholeHash === header.wholeHash
    ? err({ code: 'B16_ALREADY', date: before.date })
    : err({ code: 'B17_ID_REUSED' });
}

function isSigned({ header, headerText, signature }: PartSet['parts'][number]): boolean {
  const bytes = Buffer.from(signature, 'hex');
  return (
    bytes.length === suite.signatureBytes &&
    headerSigned(header.publicKey, Buffer.from(headerText, 'utf8'), bytes)
  );
}
