/** The station that signs this store's entries: its id, and how its signatures are checked. */
import type { StationCheck } from './entry-scan';
import { fromHex } from './keys/key-slots';
import type { Unlocked } from './keys/unlock';

const STATION_DIGITS = 16;

/** The station named by the key document of an unlocked store. */
export function stationCheck({ ring, document }: Unlocked): StationCheck {
  const publicKey = fromHex(document.station.publicKey);
  const fingerprint = Buffer.from(ring.suite.hash(publicKey)).toString('hex');
  return { station: fingerprint.slice(0, STATION_DIGITS), verify: ring.suite.verifier(publicKey) };
}
