/** Turns refusals and faults into the one failure shape that crosses the bridge. */
import { faultMessage } from '#electron/store/fault-messages';
import type { StoreFault } from '#electron/store/faults';
import { BUNDLE_CODES, type BundleRefusal, bundleSentences } from '#shared/bundle/codes';
import type { RefusalView } from '#shared/contract/action-view';
import type { Answer, Failure, FailureCode } from '#shared/contract/failure';
import type { Refusal } from '#shared/domain/refusal';

/** A failed answer. */
export const failed = (failure: Failure): Answer<never> => ({ ok: false, failure });

/** A successful answer. */
export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });

/** A refusal that stands on no rule of casework. */
export function refusal(
  code: FailureCode,
  message: string,
  wayOut: string,
  places: Failure['places'] = [],
): Answer<never> {
  return failed({ kind: 'refusal', code, message, wayOut, clauses: [], places, others: [] });
}

/** A press of a button whose id was used for another act: nothing was done. */
export const commandReused = (): Answer<never> =>
  refusal('COMMAND_REUSED', '这次操作的编号已用于另一项操作，本次没有保存。', '请刷新后再办理。');

/** The desk was locked while a long reading ran: nothing was shown, nothing was changed. */
export const deskClosed = (): Answer<never> =>
  refusal('SESSION_MISSING', '办理中已退出登录，本次没有完成。已保存的内容未受影响。', '请登录后再办理。');

/** A fault of the store, in words. */
export function storeFault(fault: StoreFault): Answer<never> {
  const { message, wayOut } = faultMessage(fault);
  return failed({ kind: 'fault', code: fault.code, message, wayOut, clauses: [], places: [], others: [] });
}

/** Why a bundle cannot be made, taken in or carried, in the words of its code; the desk's own disk is a fault. */
export function bundleFailure(why: BundleRefusal): Answer<never> {
  const { message, wayOut } = bundleSentences(why);
  const kind = BUNDLE_CODES[why.code].outcome === 'read-only' ? 'fault' : 'refusal';
  return failed({ kind, code: why.code, message, wayOut, clauses: [], places: [], others: [] });
}

/** Refusals of a step: the first leads, the others follow. */
export function caseRefusals(refusals: readonly Refusal[]): Answer<never> {
  const [first, ...rest] = refusals;
  if (!first) throw new Error('refused without a refusal');
  return failed({
    kind: 'refusal',
    code: first.code,
    message: first.message,
    wayOut: first.wayOut,
    clauses: [...first.clauses],
    places: refusals.flatMap((item) => [...(item.places ?? [])]),
    others: rest.map(({ code, message, wayOut }) => ({ code, message, wayOut })),
  });
}

/** A refusal as a view, for buttons. */
export function refusalView({ code, message, wayOut, clauses, places }: Refusal): RefusalView {
  return { code, message, wayOut, clauses: [...clauses], places: [...(places ?? [])] };
}
