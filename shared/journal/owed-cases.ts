/**
 * Cases of which another agency may have places in chains where entries belong: their content was kept back from a
 * bundle, or was not here itself when that was made. An acknowledgement counts places, so that it does not tell: what is
 * owed is kept by case, and goes whole once it may, until a station of the agency that nobody goes on for says that it
 * took such a bundle. A store that goes on from a copy knows of no bundle made since: it owes whatever was ever withheld.
 */
import type { Receipt } from '#shared/bundle/receipt';
import type { CaseId, StationId } from '#shared/domain/ids';
import { held } from '#shared/identity/trust';
import type { MadeBundle } from './exchange-events';

/** Since when an agency may lack the content of a case, as numbers of the bundles made for it. */
export interface OwedCase {
  /** The first that took none of its content. */
  readonly since: number;
  /** The last that took none, or that was made before the content was here itself. */
  readonly last: number;
  /** Some of it went whole before that. */
  readonly travelled: boolean;
}

/** What one agency is owed. Plain JSON. */
export interface Owing {
  readonly owed: { readonly [caseId: string]: OwedCase };
  /** Bundles that made such cases up and that no receipt has answered, by bundle number. */
  readonly makingUp: {
    readonly [bundleId: string]: { readonly pairSeq: number; readonly cases: readonly CaseId[] };
  };
  /** Cases that it took whole, and were not left out again since: the station that last said so. */
  readonly whole: { readonly [caseId: string]: StationId };
}

export const NOTHING_OWED: Owing = { owed: {}, makingUp: {}, whole: {} };

/** Whether an agency has a case whole. `counts`: whether what a station of it said does still. */
export function hasWhole({ whole }: Owing, of: CaseId, counts: (station: StationId) => boolean): boolean {
  const by = held(whole, of);
  return by !== undefined && counts(by);
}

/** After a bundle was made for the agency under this number. */
export function owing(
  { owed, makingUp, whole }: Owing,
  { bundleId, withheld = [], madeUp: cases = [] }: Pick<MadeBundle, 'bundleId' | 'withheld' | 'madeUp'>,
  pairSeq: number,
): Owing {
  const now = withheld.map(({ case: of, travelled }): readonly [string, OwedCase] => [
    of,
    { since: (held(whole, of) ? null : held(owed, of)?.since) ?? pairSeq, last: pairSeq, travelled },
  ]);
  return {
    owed: now.length === 0 ? owed : { ...owed, ...Object.fromEntries(now) },
    makingUp: cases.length === 0 ? makingUp : { ...makingUp, [bundleId]: { pairSeq, cases } },
    whole: without(
      whole,
      now.map(([of]) => of),
    ),
  };
}

function without<T>(
  of: { readonly [key: string]: T },
  keys: readonly string[],
): { readonly [key: string]: T } {
  if (keys.length === 0) return of;
  return Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));
}

/** After its receipt: what the bundle made up is there, unless a later one left it out again. */
export function madeUp(
  { owed, makingUp, whole }: Owing,
  { bundleId, level, station }: Pick<Receipt, 'bundleId' | 'level' | 'station'>,
): Owing {
  const done = held(makingUp, bundleId);
  if (done === undefined || (level !== 'applied' && level !== 'decided')) return { owed, makingUp, whole };
  const there = done.cases.filter((of) => (held(owed, of)?.last ?? 0) < done.pairSeq);
  return {
    owed,
    whole: { ...whole, ...Object.fromEntries(there.map((of) => [of, station])) },
    makingUp: Object.fromEntries(
      Object.entries(makingUp).filter(([, { pairSeq }]) => pairSeq > done.pairSeq),
    ),
  };
}

/** After this store went on from a copy: later bundles may have left out again what was made up before. */
export const inDoubt = <P extends Owing>(partner: P): P => ({
  ...partner,
  ...{ makingUp: {}, whole: {} },
  owed: Object.fromEntries(
    Object.entries(partner.owed).map(([of, one]) => [
      of,
      { ...one, travelled: hasTravelled(partner, of as CaseId, () => false) },
    ]),
  ),
});

/** After content came from an agency of which only places were here: all others that were sent something have no more
 * than those places. */
export function passedOn<P extends Owing & { readonly sent: number }>(
  partners: { readonly [agency: string]: P },
  from: string,
  filled: readonly CaseId[],
): { readonly [agency: string]: P } {
  return Object.fromEntries(
    Object.entries(partners).map(([agency, partner]) => {
      const { sent, owed } = partner;
      if (agency === from || sent === 0) return [agency, partner];
      const fresh = filled.map((of): readonly [string, OwedCase] => {
        const known = held(partner.whole, of) ? undefined : held(owed, of);
        return [of, { since: known?.since ?? sent, last: sent, travelled: known?.travelled ?? false }];
      });
      const now = { ...owed, ...Object.fromEntries(fresh) };
      return [agency, { ...partner, owed: now, whole: without(partner.whole, filled) }];
    }),
  );
}

/** Whether some content of a case went to an agency already; `wentBefore`: where nothing tells that it was ever kept back. */
export function hasTravelled(owing: Owing, of: CaseId, wentBefore: () => boolean): boolean {
  const { owed, makingUp, whole } = owing;
  const known = held(owed, of);
  if (held(whole, of) !== undefined) return true;
  if (known === undefined) return wentBefore();
  return known.travelled || Object.values(makingUp).some(({ cases }) => cases.includes(of));
}
