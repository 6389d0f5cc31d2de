/** The whole check of one entry: its text, its place in the chain of its station, its signature. */
import type { DamageReason } from '../faults';
import { type Chain, type EntryRead, isSigned, readEntry } from './entry-text';
import { type LookUp, type PlaceFault, placeFault, type StationChecks, type StationTips } from './stations';

/** What is found in a journal in words of damage: what stands twice, or not after its own, is no entry of it. */
export const placeDamage = (fault: PlaceFault): DamageReason =>
  fault === 'known' || fault === 'not-next' ? 'entry-altered' : fault;

/** Reads an entry and checks everything that a journal can show of it. */
export function checkEntry(
  bytes: Uint8Array,
  stations: StationTips,
  lookUp: LookUp,
  checks: StationChecks,
  chain: Chain,
): EntryRead | DamageReason {
  const read = readEntry(bytes, chain);
  if (read === null) return 'entry-altered';
  const verify = checks.get(read.entry.station);
  if (verify === undefined) return 'station-unknown';
  const fault = placeFault(read.entry, read.id, stations, lookUp);
  if (fault !== null) return placeDamage(fault);
  return isSigned(read, verify, chain) ? { entry: read.entry, id: read.id } : 'signature-wrong';
}
