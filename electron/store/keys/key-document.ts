/**
 * The text of the file `keys`: its shape, and the plain checksum that tells damage from a wrong
 * passphrase before any passphrase is tried. It holds no secret in the clear (but the practice key of a
 * practice store) and no name: people are tags.
 */
import * as z from 'zod/mini';
import { SLIP_MARK_BYTES } from '#electron/crypto/slips';
import { CURRENT_SUITE, suiteOf } from '#electron/crypto/suites';
import type { Instant } from '#shared/domain/local-date';
import { canonicalJson } from '#shared/lib/canonical-json';
import { EXCHANGE_FORMAT, STORE_FORMAT } from '../layout';

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));
const WRAPPED_KEY = hex(CURRENT_SUITE.keyBytes + CURRENT_SUITE.wrapBytes);
const SEALED_KEY = hex(CURRENT_SUITE.keyBytes + CURRENT_SUITE.sealToBytes);
const count = z.int().check(z.positive());

const kdfSchema = z.readonly(
  z.strictObject({
    memoryKiB: count,
    iterations: count,
    parallelism: count,
    belowFloor: z.exactOptional(z.literal(true)),
  }),
);

/**
 * A person's slot: the passphrase opens a private key of the person's own, and the master key is sealed to the
 * public one. So the store can give itself a new master key without knowing anybody's passphrase.
 */
const personSlotSchema = z.readonly(
  z.strictObject({
    tag: hex(32),
    kdf: kdfSchema,
    salt: hex(16),
    publicKey: hex(32),
    wrapped: WRAPPED_KEY,
    sealed: SEALED_KEY,
    /** The person's signing key, sealed to `publicKey`; absent until the person makes one. */
    signer: z.exactOptional(z.readonly(z.strictObject({ publicKey: hex(32), sealed: SEALED_KEY }))),
  }),
);

/** A slot of format 1, carried over until its person next signs in: the passphrase wraps the master key itself. */
const carriedSlotSchema = z.readonly(
  z.strictObject({ tag: hex(32), kdf: kdfSchema, salt: hex(16), wrapped: WRAPPED_KEY }),
);

const slotSchema = z.union([personSlotSchema, carriedSlotSchema]);

const recoverySchema = z.readonly(
  z.strictObject({
    /** Which slips open it; absent in a store that still has a single recovery key. */
    issue: z.exactOptional(hex(SLIP_MARK_BYTES)),
    salt: hex(32),
    wrapped: WRAPPED_KEY,
  }),
);

const documentSchema = z.readonly(
  z.strictObject({
    format: z.union([z.literal(STORE_FORMAT), z.literal(EXCHANGE_FORMAT)]),
    suite: z.literal(CURRENT_SUITE.id),
    store: hex(16),
    createdAt: z.pipe(
      z.string(),
      z.transform((text: string) => text as Instant),
    ),
    practice: z.boolean(),
    initialised: z.boolean(),
    /** How often the file was replaced; absent in one that no program of this kind has replaced yet. */
    serial: z.exactOptional(count),
    salt: hex(32),
    slots: z.readonly(z.array(slotSchema)),
    recovery: recoverySchema,
    practiceKey: z.nullable(
      z.readonly(z.strictObject({ notice: z.string(), key: hex(32), wrapped: WRAPPED_KEY })),
    ),
    station: z.readonly(z.strictObject({ publicKey: hex(32), sealedKey: WRAPPED_KEY })),
    /** What the station receives with; absent until it asks to be enrolled. `sealed`: the keys, under the master key. */
    receiving: z.exactOptional(
      z.readonly(
        z.strictObject({
          recipient: z.string().check(z.maxLength(2300)),
          sealed: z.string().check(z.regex(/^(?:[0-9a-f]{2})+$/)),
        }),
      ),
    ),
    /** Stations that wrote here before the store was restored or copied to another machine, oldest first; they
     * never write here again. Their entries are still checked by these keys. */
    former: z.exactOptional(
      z.readonly(z.array(z.readonly(z.strictObject({ publicKey: hex(32), lastSeq: count })))),
    ),
    mac: hex(32),
  }),
);

/** What the file `keys` says. All byte strings are hex. */
export type KeyDocument = z.infer<typeof documentSchema>;
/** One person's way to the master key. */
export type KeySlot = z.infer<typeof personSlotSchema>;
export type CarriedSlot = z.infer<typeof carriedSlotSchema>;

/** Whether a slot is still the one that a store of format 1 gave its person. */
export const isCarried = (slot: KeySlot | CarriedSlot): slot is CarriedSlot => !('sealed' in slot);

/** A file is read once: compiling its check would take longer than the check. */
const ONCE = { jitless: true };

const CHECKSUM_DIGITS = 64;
const checksumOf = (body: string): string =>
  Buffer.from(CURRENT_SUITE.hash(Buffer.from(body, 'utf8'))).toString('hex');

/** The file's bytes: checksum, line break, canonical JSON. */
export function keyDocumentBytes(document: KeyDocument): Uint8Array {
  const body = canonicalJson(document);
  return Buffer.from(`${checksumOf(body)}\n${body}\n`, 'utf8');
}

/** The characters that the MAC covers: everything but the MAC. */
export function authenticatedText(document: Omit<KeyDocument, 'mac'> & { readonly mac?: string }): string {
  const { mac: _mac, ...rest } = document;
  return canonicalJson(rest);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The document, `newer` or `older` when a program of another format wrote it, or null when the bytes are damaged. */
export function readKeyDocument(bytes: Uint8Array): KeyDocument | 'newer' | 'older' | null {
  const text = Buffer.from(bytes).toString('utf8');
  // One opening reads the file several times, and looking it through takes about as long as unlocking it.
  if (latest?.text !== text) latest = { text, read: readText(text) };
  return latest.read;
}

let latest: { readonly text: string; readonly read: ReturnType<typeof readText> } | null = null;

function readText(text: string): KeyDocument | 'newer' | 'older' | null {
  const body = text.slice(CHECKSUM_DIGITS + 1, -1);
  if (text !== `${checksumOf(body)}\n${body}\n`) return null;
  const json = parseJson(body);
  const named = z.object({ format: count, suite: count }).safeParse(json, ONCE);
  if (named.success && (named.data.format > EXCHANGE_FORMAT || suiteOf(named.data.suite) === null))
    return 'newer';
  if (named.success && named.data.format < STORE_FORMAT) return 'older';
  const parsed = documentSchema.safeParse(json, ONCE);
  return parsed.success ? parsed.data : null;
}
