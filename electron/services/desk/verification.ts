/** The check of every record, asked for at the desk: one at a time, told how far it is, and written down. */
import type { SessionService, SignedInCall } from '#electron/services/service';
import { findingText } from '#electron/store/finding-text';
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { LongWork } from './long-work';
import { noteOf } from './record';
import { newCommandId } from './station-act';
import { answered, deskClosed, refusal, storeFault } from './trouble';

export const verify: SessionService<'store.verify'> = async (call) =>
  (await call.desk.verifying.run((work) => verifyStore(call, work))) ??
  refusal('CHANGED_MEANWHILE', '正在核对，没有再次开始。', '请等待本次核对结束。');

async function verifyStore(call: SignedInCall, work: LongWork): Promise<Answer<CallOutput<'store.verify'>>> {
  const { desk, store, caller } = call;
  const checked = await store.verify({
    signal: work.stop.signal,
    onProgress: (share) => {
      work.share = share;
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
}

export const verifyProgress: SessionService<'store.verifyProgress'> = ({ desk }) =>
  answered({ percent: desk.verifying.percent });

export const cancelVerify: SessionService<'store.cancelVerify'> = ({ desk }) => {
  desk.verifying.cancel();
  return answered({});
};
