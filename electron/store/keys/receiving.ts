/**
 * The member `receiving` of the file `keys`: what the station and its agency receive with, sealed under the master
 * key, so that backup, restore and a new master key carry it as they carry the station's own key.
 */
import * as z from 'zod/mini';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import type { DivisionCode } from '#shared/domain/ids';
import { canonicalJson } from '#shared/lib/canonical-json';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { KEYS_FILE } from '../layout';
import { madeOnce } from '../made-once';
import type { KeptIdentity, Receiving } from '../receiving-types';
import { fromHex, toHex } from './hex';
import type { KeyDocument } from './key-document';

const identitiesSchema = madeOnce(() =>
  z.readonly(
    z.array(
      z.readonly(
        z.strictObject({
          agency: z.nullable(
            z.pipe(
              z.string().check(z.regex(/^[0-9]{6}$/)),
              z.transform((code: string) => code as DivisionCode),
            ),
          ),
          epoch: z.int().check(z.nonnegative()),
          identity: z.string(),
        }),
      ),
    ),
  ),
);

const contextOf = (store: string, recipient: string): Uint8Array =>
  Buffer.from(`rsb/store/receiving/1 ${store} ${recipient}`, 'utf8');

type Sealed = NonNullable<KeyDocument['receiving']>;

/** Newest epoch first; the station's own key, of epoch 0, last. */
const newestFirst = (a: KeptIdentity, b: KeptIdentity): number => b.epoch - a.epoch;

/** Seals receiving keys under the master key. */
export function sealReceiving(ring: KeyRing, store: string, { recipient, identities }: Receiving): Sealed {
  const key = ring.derive('rsb/store/receiving/1');
  const text = Buffer.from(canonicalJson(identities.toSorted(newestFirst)), 'utf8');
  const sealed = toHex(suite.wrap(key, text, contextOf(store, recipient)));
  for (const bytes of [key, text]) bytes.fill(0);
  return { recipient, sealed };
}

/** The receiving keys of a store; null when it has none. */
export function openReceiving(
  ring: KeyRing,
  { store, receiving }: Pick<KeyDocument, 'store' | 'receiving'>,
): Result<Receiving | null, StoreFault> {
  if (receiving === undefined) return ok(null);
  const { recipient } = receiving;
  const key = ring.derive('rsb/store/receiving/1');
  const text = suite.unwrap(key, fromHex(receiving.sealed), contextOf(store, recipient));
  key.fill(0);
  if (text === null) return err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
  const parsed = identitiesSchema().safeParse(JSON.parse(Buffer.from(text).toString('utf8')));
  text.fill(0);
  return parsed.success
    ? ok({ recipient, identities: parsed.data })
    : err({ code: 'KEYS_DAMAGED', where: KEYS_FILE });
}

/** Keys with further ones beside them, each epoch of an agency once. `recipient`: of an own key among the new ones.
 * @throws for an own key without its recipient, and for keys of agencies before there is an own one. */
export function withIdentities(
  kept: Receiving | null,
  added: readonly KeptIdentity[],
  recipient: string | undefined,
): Receiving {
  const own = recipient ?? kept?.recipient;
  if (own === undefined || (recipient === undefined && added.some(({ agency }) => agency === null)))
    throw new Error('receiving keys without the recipient of the station');
  const place = ({ agency, epoch }: KeptIdentity): string => `${agency ?? ''}/${epoch}`;
  const all = new Map([...(kept?.identities ?? []), ...added].map((one) => [place(one), one] as const));
  return { recipient: own, identities: [...all.values()].sort(newestFirst) };
}

/** The same keys under another master key. */
export function receivingAnew(
  from: KeyRing,
  to: KeyRing,
  document: Pick<KeyDocument, 'store' | 'receiving'>,
): Result<Pick<KeyDocument, 'receiving'>, StoreFault> {
  const opened = openReceiving(from, document);
  if (!opened.ok) return opened;
  return ok(opened.value === null ? {} : { receiving: sealReceiving(to, document.store, opened.value) });
}
