/**
 * A person's own signing key, with which bundles are approved, contradictions decided and steps confirmed. The private
 * half lies in the person's slot of the store and nobody else opens it; the public half is an act of the office, so that
 * every reader of the journal knows it. When the key was sealed and its act was not written, the next try makes another.
 */
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { answered, commandReused, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { Signer } from '#electron/store/store';
import type { Answer } from '#shared/contract/failure';
import { isStillHere, practiceRefused } from './identity-trouble';

export const renew: SessionService<'person.key'> = async (call, { commandId, passphrase }) => {
  const before = pressedBefore(call, 'person.key', commandId);
  if (!before.ok) return before;
  if (before.value) return commandReused();
  const practice = practiceRefused(call);
  if (practice) return practice;
  const { account } = call.session;
  const made = await call.store.renewPersonSigner(account, passphrase, call.caller.now);
  if (!made.ok) return storeFault(made.error);
  if (!isStillHere(call)) return deskClosed();
  const { publicKey } = made.value;
  const written = officeAct(call, 'person.key', commandId, 'sync', {
    type: 'personKeySet',
    account,
    publicKey,
  });
  return written.ok ? answered({ publicKey }) : written;
};

/** Nothing is signed by somebody without a key. `what`: what was not done. */
export const withoutKey = (what: string): Answer<never> =>
  refusal(
    'NOT_ENROLLED',
    `您还没有本人签名密钥，不能${what}。已保存的内容未受影响。`,
    '请先在“站点与密钥”中生成本人签名密钥。',
  );

/** The signing key of the person of a call, if it is the one that the journal names; null otherwise. */
export function ownSigner({ store, session }: Pick<SignedInCall, 'store' | 'session'>): Signer | null {
  const signer = store.personSigner(session.account);
  return signer?.publicKey === store.views.personKeys.get(session.account) ? signer : null;
}
