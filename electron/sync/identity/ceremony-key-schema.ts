/**
 * The text of a key file of a ceremony: a signing key sealed by its holder's passphrase, on a medium that lies in a
 * safe. Everything but the sealed part can be read by anybody.
 */
import { z } from 'zod';
import { CURRENT_SUITE as suite } from '#electron/crypto/suites';
import {
  dateField,
  hexField,
  nameField,
  publicKeyField,
  recipientField,
  recordHead,
} from '#shared/identity/fields';

/** What a key is for. `station`: of a hub without a desk; a desk's station key is in its store. */
export const CEREMONY_KEY_KINDS = ['root', 'enrolment', 'policy', 'revocation', 'station'] as const;
export type CeremonyKeyKind = (typeof CEREMONY_KEY_KINDS)[number];

export const CEREMONY_KEY_NAMES: { readonly [K in CeremonyKeyKind]: string } = {
  root: '根密钥',
  enrolment: '入网签发密钥',
  policy: '规则签发密钥',
  revocation: '吊销签发密钥',
  station: '机器密钥',
};

export const CEREMONY_KEY_CHARACTERS = 16_384;

export const ceremonyKeySchema = z
  .strictObject({
    ...recordHead,
    kind: z.enum(CEREMONY_KEY_KINDS),
    /** Whose key it is, e.g. the number of the medium; shown before the passphrase is asked. */
    name: nameField,
    madeOn: dateField,
    publicKey: publicKeyField,
    /** What is sealed to a station; null for a key that only signs. */
    recipient: recipientField.nullable(),
    kdf: z
      .strictObject({
        memoryKiB: z.int().positive(),
        iterations: z.int().positive(),
        parallelism: z.int().positive(),
        belowFloor: z.literal(true).exactOptional(),
      })
      .readonly(),
    salt: hexField(16),
    /** Private key (32 bytes), then the receiving identity's characters; wrapped under the stretched passphrase. */
    wrapped: z
      .string()
      .regex(/^(?:[0-9a-f]{2})+$/)
      .min(2 * (suite.keyBytes + suite.wrapBytes))
      .max(8192),
  })
  .readonly();

export type CeremonyKey = z.infer<typeof ceremonyKeySchema>;
