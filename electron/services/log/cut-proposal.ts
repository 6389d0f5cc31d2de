/**
 * The second hand of a cut of the log: the auditor has had it archived, another of the three sees its dates and
 * confirms it, or either takes it back. Nobody alone, whatever the clock was set to, takes lines out of the log.
 */
import { pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import { carriedBy } from '#shared/journal/security-fold';
import { actorName } from './log';

export const proposedCut: SessionService<'log.proposedCut'> = (call) => {
  const waiting = call.store.security.views.proposedCut;
  if (waiting === null) return answered({ proposed: null });
  const { by, at, fileName, place, span } = waiting;
  return answered({
    proposed: {
      by,
      byName: actorName(call, by),
      at,
      fileName,
      lines: place.entries,
      seal: place.seal.number,
      ...span,
    },
  });
};

const nothingProposed = () =>
  refusal('NOTHING_PENDING', '没有这项待确认的截去，运行日志未改动。', '请刷新后核对。');

export const confirmCut: SessionService<'log.confirmCut'> = (call, { commandId, fileName }) => {
  const before = pressedBefore(call, 'log.confirmCut', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const { security } = call.store;
  const waiting = security.views.proposedCut;
  if (waiting?.fileName !== fileName) return nothingProposed();
  if (waiting.by === call.session.account)
    return refusal(
      'SECOND_PERSON',
      '截去由您提请，不能由您确认，运行日志未改动。',
      '请由另一名三员人员确认。',
    );
  // The store under the new key is a copy from before this line.
  if (call.desk.renewingMaster.isRunning)
    return refusal('CHANGED_MEANWHILE', '正在更换主密钥，日志没有截去。', '请等待更换完成后再次办理。');
  if (!security.isPlaceOfCut(waiting.place))
    return refusal(
      'CHANGED_MEANWHILE',
      '提请之后更换过主密钥，所提请的位置已变，日志没有截去。',
      '请撤回，由安全审计员重新提请。',
    );
  const { by: _by, at: _at, ...cut } = waiting;
  const event = { type: 'journalCut', carried: carriedBy(security.views), ...cut } as const;
  return recordAct(call, 'log.confirmCut', commandId, event, 'log');
};

export const declineCut: SessionService<'log.declineCut'> = (call, { commandId }) => {
  const before = pressedBefore(call, 'log.declineCut', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const waiting = call.store.security.views.proposedCut;
  if (waiting === null) return nothingProposed();
  const { fileName } = waiting;
  return recordAct(call, 'log.declineCut', commandId, { type: 'cutDeclined', fileName }, 'log');
};
