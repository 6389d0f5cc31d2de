/** An item whose code the region says otherwise, as the cases on it find it. */
import type { AccountId, RegistryCode } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { notePapers } from '#shared/journal/papers-of-item';
import type { CaseState } from '#shared/regulation/casework/state';
import type { RegistryKit } from './case-walk-registry';

/** The region says another code of the item that the current case is about; `maker`: the case that made it. */
export function recoded(kit: RegistryKit, maker: CaseState, on: LocalDate): void {
  const { item } = kit;
  const word = { code: item.code, on, ref: '自治区更正', by: 'chief' as AccountId };
  notePapers(kit.tables, [kit.case], {
    item: { ...item, code: `${item.code}0` as RegistryCode },
    maker: { ...maker, code: maker.code && { ...maker.code, replaced: [word] } },
    lost: [],
  });
}
