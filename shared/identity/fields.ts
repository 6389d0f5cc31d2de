/** Common fields of signed records. Records come from outside: every text and list has a bound. */
import { z } from 'zod';
import type { DivisionCode, StationId } from '#shared/domain/ids';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date';
import { isSoundPublicKey } from './public-key';

/** Control, formatting (direction overrides, zero width), private and broken characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Surrogate}]/u;
const NAME_CHARACTERS = 60;
/** Further records of a kind than an office could issue in a thousand years. */
const MAX_NUMBER = 1_000_000;
/** Further entries than a station ever writes. */
const MAX_PLACE = 1_000_000_000;

/** Bytes in lower-case hex. */
export const hexField = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** An Ed25519 public key that can be signed with; keys of small order or in a second writing are none. */
export const publicKeyField = hexField(32).refine(isSoundPublicKey);
export const signatureField = hexField(64);
export const recordIdField = hexField(32);

/** Numbers of records count from 1. */
export const numberField = z.int().min(1).max(MAX_NUMBER);

/** A place in a station's own chain: the number of an entry; 0 is before the first. */
export const placeField = z.int().min(0).max(MAX_PLACE);

export const dateField = z
  .string()
  .refine(isLocalDate)
  .transform((value) => value as LocalDate);

export const stationField = hexField(8).transform((value) => value as StationId);
export const divisionField = z
  .string()
  .regex(/^[0-9]{6}$/)
  .transform((value) => value as DivisionCode);

/** A name as people read it: nothing unseen, one Unicode form, no space around. */
export const nameField = z
  .string()
  .min(1)
  .max(NAME_CHARACTERS)
  .refine((value) => !UNSEEN.test(value) && value === value.normalize('NFC').trim());

/** A recipient of the age format in Bech32, plain or hybrid; a hybrid one has about 1,960 characters. */
export const recipientField = z.string().regex(/^age1(?:pq1)?[02-9ac-hj-np-z]{50,2200}$/);

export const officeLevelField = z.enum(['region', 'prefecture', 'county']);

/** What stands first in every record. A higher number is of a newer program (`record-text.ts`). */
export const FORMAT = 1;
export const SUITE = 1;
export const recordHead = { format: z.literal(FORMAT), suite: z.literal(SUITE) };
