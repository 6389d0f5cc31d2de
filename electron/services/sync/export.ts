/** Makes a bundle for an agency: everything it has not acknowledged or all there is, let out by a supervisor's own signature. */

import type { LongWork } from '#electron/services/desk/long-work';
import { doneBy } from '#electron/services/desk/record';
import { answered, commandReused, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { Approver } from '#electron/sync/bundle/signed-text';
import { spokenNumber } from '#shared/bundle/spoken';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { DivisionCode } from '#shared/domain/ids';
import { isEnrolled, type Partner, partnersOf, sealingRefused } from './agencies';
import { notEnrolled } from './alone';
import { catchUp } from './catch-up';
import { exchangeFolder } from './exchange';
import { makeBundle } from './make-bundle';
import { papersNotHere } from './missing-papers';
import { clearOutbox } from './outbox-files';
import { ownSigner, withoutKey } from './person-keys';
import { receiptsFor } from './receipts';
import { type Selection, select } from './selection';
import { takenAside } from './set-back';
import { takeReleased } from './take-released';
import { trustFor } from './travelling-trust';

export const exportBundle: SessionService<'sync.export'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const done = doneBy(call.store, input.commandId);
  if (done) return commandReused();
  const to = partnerNamed(call, input.to);
  if (!to.ok) return to;
  const unsealed = sealingRefused(call.store.views, to.value, '数据包');
  if (unsealed !== null) return unsealed;
  const aside = takenAside(call);
  if (aside !== null)
    return refusal(
      'IMPORT_SET_ASIDE',
      `${spokenNumber(aside.imported.pairSeq ?? 0)} 的内容已退回，其中有移交本单位的案件，没有制作数据包。`,
      '请先恢复该数据包的导入；案件不应由本单位办理的，恢复后移交回原单位。',
    );
  const approver = await approverOf(call, input.passphrase);
  if (!approver.ok) return approver;
  return call.desk.exchanging.run('export', (work) => exportTo(call, input, to.value, approver.value, work));
};

/** The agency that is meant, if bundles can be made for it. */
export function partnerNamed({ store }: SignedInCall, agency: DivisionCode): Answer<Partner> {
  const partner = partnersOf(store.views).find((one) => one.agency === agency);
  return partner
    ? answered(partner)
    : refusal(
        'PARTNER_UNKNOWN',
        '该单位不在可收发的单位之列，或其收件密钥尚未收到，没有制作数据包。',
        '请选择列表中的单位；缺收件密钥的，先导入自治区下发的数据包。',
      );
}

/** The supervisor of the call, who signs with the own key; the passphrase shows that the person is at the desk. */
export async function approverOf(call: SignedInCall, passphrase: string): Promise<Answer<Approver>> {
  const { store, session, caller, desk } = call;
  if (!store.practice) {
    const right = await store.checkPassphrase(session.account, passphrase, caller.now);
    if (!right.ok) return storeFault(right.error);
    if (desk.store !== store) return deskClosed();
  }
  const signer = ownSigner(call);
  if (signer === null) return withoutKey('审批数据包');
  return answered({
    account: session.account,
    publicKey: signer.publicKey,
    sign: (message) => signer.sign(message),
  });
}

async function exportTo(
  call: SignedInCall,
  input: ParsedInput<'sync.export'>,
  to: Partner,
  approver: Approver,
  work: LongWork,
) {
  const { desk, store } = call;
  const caughtUp = await catchUp(call, 'sync.export');
  if (!caughtUp.ok) return caughtUp;
  const taken = await takeReleased(call);
  if (!taken.ok) return taken;
  if (desk.store !== store) return deskClosed();
  await clearOutbox(call, exchangeFolder(desk, 'outbox'));
  const selected = await select(call, to, input.startsAt, work.stop.signal);
  const selection = selected && (await withBlobsHere(call, selected));
  const trust = selection && (await trustFor(call, to));
  if (selection === null || trust === null)
    return desk.store === store ? storeFault({ code: 'CANCELLED' }) : deskClosed();
  const made = await makeBundle(
    call,
    {
      procedure: 'sync.export',
      commandId: input.commandId,
      kind: to.relation === 'below' ? 'down' : 'up',
      to,
      medium: input.medium,
      note: input.note,
      selection,
      trust,
      receipts: receiptsFor(call, to.agency),
      approver,
    },
    work,
  );
  if (!made.ok) return made;
  const { bundleId, parts, wholeBytes } = made.value.written;
  return answered({
    bundleId,
    number: spokenNumber(made.value.made.to[0]?.pairSeq ?? 0),
    parts: parts.length,
    bytes: wholeBytes,
    left: selection.left,
  });
}

/** Without attachments that never came here: whoever has them sends them. Null when the store was closed. */
async function withBlobsHere(call: SignedInCall, selection: Selection): Promise<Selection | null> {
  const notHere = await papersNotHere(call, selection.blobs.keys());
  if (notHere === null) return null;
  return { ...selection, blobs: new Map([...selection.blobs].filter(([hash]) => !notHere.has(hash))) };
}
