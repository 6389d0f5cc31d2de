/** Cases about core data, which no bundle takes anywhere, and what of them left before that was known. */
import type { SignedInCall } from '#electron/services/service';
import type { CaseId, DivisionCode, StationId } from '#shared/domain/ids';
import { held } from '#shared/identity/trust';
import { speaksForItself } from '#shared/journal/acknowledged';
import type { OutBundle } from '#shared/journal/bundle-row';
import { STAYS } from '#shared/journal/desk-tables';
import type { SeenHead } from '#shared/journal/entry';
import type { MadeBundle, WithheldCase } from '#shared/journal/exchange-events';
import { partnerOf } from '#shared/journal/exchange-fold';
import { hasTravelled, hasWhole } from '#shared/journal/owed-cases';
import { bundlesTo } from './bundle-rows';
import type { Selection } from './selection';

/** Every case that stays here (XJR-4-1), also one that no list shows. */
export const coreCases = ({ store }: SignedInCall): ReadonlySet<CaseId> =>
  new Set([...store.tables.keys('core', STAYS)] as CaseId[]);

/**
 * Cases of which an agency may have only places in chains: what is known to be owed, and in a store that went on from a
 * copy every case of which anybody ever said that it stays. What was withheld since the copy was made, nobody knows.
 */
export function owedCases({ store }: SignedInCall, agency: DivisionCode): ReadonlySet<CaseId> {
  const { tables, views } = store;
  const partner = partnerOf(views.exchange, agency);
  const known = Object.keys(partner.owed) as CaseId[];
  const doubtful = views.lineage.own.size > 1 ? ([...tables.keys('core', '')] as CaseId[]) : [];
  const counts = (station: StationId): boolean => speaksForItself(views, station);
  return new Set([...known, ...doubtful].filter((of) => !hasWhole(partner, of, counts)));
}

/** Which cases a bundle leaves here, and whether some of each went to that agency before. */
export function withheldFrom(
  call: SignedInCall,
  agency: DivisionCode,
  { withheld }: Selection,
): readonly WithheldCase[] {
  if (withheld.size === 0) return [];
  const partner = partnerOf(call.store.views.exchange, agency);
  const before = wentBefore(call, agency, new Set(withheld.keys()));
  return [...withheld.keys()].map((of) => ({
    case: of,
    travelled: hasTravelled(partner, of, () => before.has(of)),
  }));
}

/** Cases of which the last bundle made for an agency holds something, or one before it. */
function wentBefore(
  call: SignedInCall,
  agency: DivisionCode,
  cases: ReadonlySet<CaseId>,
): ReadonlySet<CaseId> {
  const [last] = bundlesTo(call, agency, 1);
  const went = new Set<CaseId>();
  if (last === undefined) return went;
  const heads = new Map(last.made.heads.map(({ station, seq }) => [station, seq]));
  for (const { entry } of call.store.entriesOf(cases))
    if (entry.case !== null && entry.seq <= (heads.get(entry.station) ?? 0)) went.add(entry.case);
  return went;
}

/** What of a case was kept from an agency. */
export interface KeptCase {
  /** It is about core data; or it was, and its content is owed since. */
  readonly is: 'core' | 'owed';
  readonly travelled: boolean;
  /** How far its content went before. */
  readonly went: readonly SeenHead[];
}

export interface Kept {
  of(id: CaseId): KeptCase | null;
}

/** What was kept from an agency; `out`: bundles made for it, newest first. */
export function keptFrom(call: SignedInCall, agency: DivisionCode, out: readonly OutBundle[]): Kept {
  const core = coreCases(call);
  const partner = partnerOf(call.store.views.exchange, agency);
  const all = owedCases(call, agency);
  const before = wentBefore(call, agency, new Set([...core, ...all]));
  return {
    of: (id) => {
      if (!core.has(id) && !all.has(id)) return null;
      const owed = all.has(id) ? held(partner.owed, id) : undefined;
      const travelled = hasTravelled(partner, id, () => before.has(id));
      const bundle = out.find(
        ({ made }) => numberFor(made, agency) < (owed?.since ?? Number.POSITIVE_INFINITY),
      );
      return {
        is: core.has(id) ? 'core' : 'owed',
        travelled,
        went: travelled ? (bundle?.made.heads ?? []) : [],
      };
    },
  };
}

const numberFor = ({ to }: MadeBundle, agency: DivisionCode): number =>
  to.find((one) => one.agency === agency)?.pairSeq ?? 0;
