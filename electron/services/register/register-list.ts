/** The register (登记簿), paged. Nothing here can be edited; a change is a case (XJR-11-2). */
import { answered } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { PAGE_SIZE } from '#shared/contract/fields';
import { beijingDate } from '#shared/domain/local-date';
import { filtered, registerOn } from './register-rows';

export const list: SessionService<'register.list'> = (call, input) => {
  const asOf = input.asOf ?? beijingDate(call.caller.now);
  const all = registerOn(call, asOf);
  const found = filtered(all, input);
  const start = input.page * PAGE_SIZE;
  return answered({
    total: found.length,
    unfiltered: all.length,
    asOf,
    items: found.slice(start, start + PAGE_SIZE).map(({ row }) => row),
  });
};
