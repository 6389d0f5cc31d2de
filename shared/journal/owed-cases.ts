/**
 * Cases of which another agency may have places in chains where entries belong: their content was kept back from a
 * bundle, or was not here itself when that was made. An acknowledgement counts places, so that it does not tell: what is
 * owed is kept by case, and goes whole once it may, until the agency says that it took such a bundle.
 */
import type { Receipt } from '#shared/bundle/receipt';
import type { CaseId } from '#shared/domain/ids';
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
}

export const NOTHING_OWED: Owing = { owed: {}, makingUp: {} };

/** After a bundle was made for the agency under this number. */
export function owing(
  { owed, makingUp }: Owing,
  { bundleId, withheld = [], madeUp: cases = [] }: Pick<MadeBundle, 'bundleId' | 'withheld' | 'madeUp'>,
  pairSeq: number,
): Owing {
  const now = withheld.map(({ case: of, travelled }): readonly [string, OwedCase] => [
    of,
    { since: held(owed, of)?.since ?? pairSeq, last: pairSeq, travelled },
  ]);
  return {
    owed: now.length === 0 ? owed : { ...owed, ...Object.fromEntries(now) },
    makingUp: cases.length === 0 ? makingUp : { ...makingUp, [bundleId]: { pairSeq, cases } },
  };
}

/** After its receipt: what the bundle made up is no longer owed, unless a later one left it out again. */
export function madeUp(
  { owed, makingUp }: Owing,
  { bundleId, level }: Pick<Receipt, 'bundleId' | 'level'>,
): Owing {
  const done = held(makingUp, bundleId);
  if (done === undefined || (level !== 'applied' && level !== 'decided')) return { owed, makingUp };
  const cases = new Set<string>(done.cases);
  const isOwed = ([of, { last }]: readonly [string, OwedCase]): boolean =>
    !cases.has(of) || last >= done.pairSeq;
  return {
    owed: Object.fromEntries(Object.entries(owed).filter(isOwed)),
    makingUp: Object.fromEntries(
      Object.entries(makingUp).filter(([, { pairSeq }]) => pairSeq > done.pairSeq),
    ),
  };
}

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
        const known = held(owed, of);
        return [of, { since: known?.since ?? sent, last: sent, travelled: known?.travelled ?? false }];
      });
      return [agency, { ...partner, owed: { ...owed, ...Object.fromEntries(fresh) } }];
    }),
  );
}

/** Whether some content of a case went to an agency already; `wentBefore`: where nothing tells that it was ever kept back. */
export function hasTravelled({ owed, makingUp }: Owing, of: CaseId, wentBefore: () => boolean): boolean {
  const known = held(owed, of);
  if (known === undefined) return wentBefore();
  return known.travelled || Object.values(makingUp).some(({ cases }) => cases.includes(of));
}
