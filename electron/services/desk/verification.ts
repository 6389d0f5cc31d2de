/** The check of every record, asked for at the desk: one at a time, told how far it is, and written down. */
import type { SessionService } from '#electron/services/service';
import { findingText } from '#electron/store/finding-text';
import { noteOf } from './record';
import { newCommandId } from './station-act';
import { answered, deskClosed, refusal, storeFault } from './trouble';

/** A check under way. */
export interface Verification {
  share: number;
  readonly stop: AbortController;
}

export const verify: SessionService<'store.verify'> = async (call) => {
  const { desk, store, caller } = call;
  if (desk.verification !== null)
    return refusal('CHANGED_MEANWHILE', '正在核对，没有再次开始。', '请等待本次核对结束。');
  const run: Verification = { share: 0, stop: new AbortController() };
  desk.verification = run;
  try {
    const checked = await store.verify({
      signal: run.stop.signal,
      onProgress: (share) => {
        run.share = share;
      },
    });
    if (!checked.ok) return storeFault(checked.error);
    if (desk.store !== store) return deskClosed();
    const { entries, segments, seals, blobs, security } = checked.value;
    const finding = findingText(checked.value);
    const clean = finding === null;
    const event = {
      type: 'verified',
      clean,
      entries,
      securityEntries: security.entries,
      finding,
    } as const;
    // A broken journal cannot take this line: its verdict must be told all the same.
    desk.record(noteOf(call, 'store.verify', newCommandId(), event), caller);
    return answered({
      clean,
      entries,
      segments,
      seals,
      attachments: blobs.referenced,
      security: { entries: security.entries, segments: security.segments, seals: security.seals },
      finding,
    });
  } finally {
    desk.verification = null;
  }
};

export const verifyProgress: SessionService<'store.verifyProgress'> = ({ desk }) =>
  answered({ percent: desk.verification && Math.floor(desk.verification.share * 100) });

export const cancelVerify: SessionService<'store.cancelVerify'> = ({ desk }) => {
  desk.verification?.stop.abort();
  return answered({});
};
