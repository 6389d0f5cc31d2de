/**
 * What other agencies have of the journal here, by what their stations said. A store that was restored from a copy may
 * have lost what its former station said it owns: that counts no more, however late it comes.
 */
import type { StationId } from '#shared/domain/ids';
import type { DeskViews } from './desk-views';
import type { SeenHead } from './entry';
import { partnerOf, saidOwned } from './exchange-fold';
import { isContinued, type LineageFacts } from './lineage';

/** What is looked at to tell what others have. */
export type SaidFacts = LineageFacts & Pick<DeskViews, 'exchange'>;

/** Whether what a station says it owns counts: no other one goes on for it. */
export const speaksForItself = (facts: SaidFacts, station: StationId): boolean =>
  !isContinued(facts, station);

/** What an agency owns by what counts of it: highest of each station, ascending by station. */
export const acknowledgedBy = (facts: SaidFacts, agency: string): readonly SeenHead[] =>
  saidOwned(partnerOf(facts.exchange, agency), (station) => speaksForItself(facts, station));
