/** The register (登记簿), paged. Nothing here can be edited; a change is a case (XJR-11-2). */
import { answered, deskClosed } from '#electron/services/desk/trouble';
import { pageOf } from '#electron/services/lists/placed-rows';
import type { SessionService } from '#electron/services/service';
import { PAGE_SIZE } from '#shared/contract/fields';
import { beijingDate } from '#shared/domain/local-date';
import { REGISTER, registerOrder } from '#shared/journal/register-row';
import { dayNumber } from '#shared/journal/row-values';
import { EVERY_ITEM, filtered, itemsOn, lateItems } from './register-items';
import { seenOn } from './register-rows';

export const list: SessionService<'register.list'> = async (call, input) => {
  const { tables } = call.store;
  const asOf = input.asOf ?? beijingDate(call.caller.now);
  const late = await lateItems(call, asOf);
  if (late === null) return deskClosed();
  const items = itemsOn(call, asOf, input);
  const seen = new Map(filtered(late, input).map((item) => [String(item.entry.id), item]));
  const { total, keys } = pageOf({
    query: (offset, limit) => tables.query({ ...items, offset, limit }),
    orderOf: ({ row }) => REGISTER.order(row),
    placed: [...seen].map(([key, { row }]) => ({
      key,
      order: registerOrder(dayNumber(row.codedAt), row.number),
      stored: null,
    })),
    start: input.page * PAGE_SIZE,
    size: PAGE_SIZE,
  });
  return answered({
    total,
    unfiltered: tables.count(itemsOn(call, asOf, EVERY_ITEM)) + late.length,
    asOf,
    items: keys.flatMap((key) => {
      const entry = tables.get('register', key);
      return (seen.get(key) ?? (entry && seenOn(call, entry, asOf)))?.row ?? [];
    }),
  });
};
