/** The region says of a case what its record has otherwise; and what of it stands at every desk. */
import { expect } from 'vitest';
import type { CaseId } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import { type Confirming, confirmationOf } from '#shared/regulation/casework/confirmation';
import { publicationIds } from '#shared/regulation/casework/publication-id';
import { DAY, recordOf } from './five-desks';
import type { Peer } from './peer';

export const ON = localDate('2026-06-20');
export const REF = '新数登复〔2026〕9号';

/** What the region would write of a case, or why it may not. */
export const saying = (region: Peer, of: CaseId, said: Partial<Confirming>) =>
  confirmationOf(
    recordOf(region, of).state,
    { on: ON, ref: REF, steps: [], dates: [], code: null, publication: null, ...said },
    region.counting(of),
  );

/** The region writes it. */
export function says(region: Peer, of: CaseId, said: Partial<Confirming>): void {
  const events = saying(region, of, said);
  if (!events.ok) throw new Error(events.error[0]?.message);
  region.apply('supervisor', said.on ?? ON, 'SUPERVISOR', 'sync.confirmSteps', of, events.value);
}

/** A case with its notice out; of another resource than those before. */
export function published(desk: Peer, dataRegistName: string): CaseId {
  desk.first(DAY);
  desk.do('clerk', DAY, {
    ...{ type: 'saveDraft', subject: {}, request: {} },
    application: { dataRegistName, hashValue: dataRegistName.length.toString(16).repeat(64) },
  });
  desk.advance('PUBLICITY', DAY);
  return desk.case.id;
}

/** The ids of a case's notices, the same at every desk and in one made anew from its journal. */
export function idsOf(of: CaseId, ...desks: readonly Peer[]): readonly string[] {
  const told = desks.map((desk) => {
    expect(desk.rebuilt().get('cases', of)).toEqual(recordOf(desk, of));
    return publicationIds(recordOf(desk, of).state);
  });
  for (const one of told) expect(one).toEqual(told[0]);
  return told[0] ?? [];
}
