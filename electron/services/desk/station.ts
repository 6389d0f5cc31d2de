/** The station's own log, the check of the store, and the due-date calculator. */
import { personName } from '#electron/services/cases/header';
import type { SessionService } from '#electron/services/service';
import { damageText } from '#electron/store/fault-messages';
import { ROLE_NAMES } from '#shared/access/roles';
import { PAGE_SIZE } from '#shared/contract/fields';
import { NATIONAL_CALENDAR } from '#shared/regulation/calendar/calendar';
import { dueDate } from '#shared/regulation/calendar/due-date';
import { answered, storeFault } from './trouble';

export const stationLog: SessionService<'log.station'> = (call, input) => {
  const lines = call.store.views.stationLog;
  const end = lines.length - input.page * PAGE_SIZE;
  return answered({
    total: lines.length,
    lines: lines
      .slice(Math.max(0, end - PAGE_SIZE), Math.max(0, end))
      .reverse()
      .map(({ at, actor, role, title, detail }) => ({
        at,
        actor: personName(call, actor),
        role: ROLE_NAMES[role],
        title,
        detail,
      })),
  });
};

export const verify: SessionService<'store.verify'> = async (call) => {
  const checked = await call.store.verify();
  if (!checked.ok) return storeFault(checked.error);
  const { firstBreak, blobs, entries, segments } = checked.value;
  const lost = blobs.missing.length + blobs.damaged.length;
  return answered({
    clean: firstBreak === null && lost === 0,
    entries,
    segments,
    attachments: blobs.referenced,
    finding: firstBreak ? damageText(firstBreak) : lost > 0 ? `附件缺失或损坏 ${lost} 件` : null,
  });
};

export const due: SessionService<'rules.due'> = (call, input) => {
  const calendar = input.calendar === 'xj' ? call.desk.calendar : NATIONAL_CALENDAR;
  const { due: date, firstDay, provisional, skipped, makeups } = dueDate(calendar, input.from, input.days);
  return answered({ due: date, firstDay, provisional, skipped: [...skipped], makeups: [...makeups] });
};
