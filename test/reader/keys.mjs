// @ts-check
// The ways to the master key: passphrase, two slips, practice key; and the file `keys`.
import { argon2id } from './argon2.mjs';
import { agree, canonical, gcmOpen, hex, hkdf, hmac, must, sha256, unwrap, utf8 } from './suite.mjs';

/** The document of a file `keys`. @param {Uint8Array} bytes */
export function readKeys(bytes) {
  const text = Buffer.from(bytes).toString('utf8');
  const body = text.slice(65, -1);
  must(text === `${sha256(utf8(body)).toString('hex')}\n${body}\n`, 'keys: checksum wrong');
  const keys = JSON.parse(body);
  must(
    (keys.format === 2 || keys.format === 3) && keys.suite === 1,
    `keys: format ${keys.format}, suite ${keys.suite} unknown`,
  );
  return keys;
}

/** Checks a master key against the document. @param {any} keys @param {Buffer} master */
function proved(keys, master) {
  const { mac, ...rest } = keys;
  const key = hkdf(master, hex(keys.salt), 'rsb/store/keys-mac/1');
  must(hmac(key, utf8(canonical(rest))).equals(hex(mac)), 'keys: altered');
  return master;
}

/** @param {any} keys @param {string} account @param {string} passphrase */
export function masterByPassphrase(keys, account, passphrase) {
  const tag = sha256(hex(keys.salt), utf8(account)).toString('hex');
  const slot = keys.slots.find((/** @type {any} */ one) => one.tag === tag);
  must(slot !== undefined, 'nobody of this name has a passphrase');
  const { kdf, salt } = slot;
  const key = argon2id({
    password: passphrase.normalize('NFKC'),
    salt: hex(salt),
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    memoryKiB: kdf.memoryKiB,
    length: 32,
  });
  const { store } = keys;
  if (slot.sealed === undefined) {
    const aad = canonical({ use: 'rsb/store/slot/1', store, tag, kdf, salt });
    return proved(keys, unwrap(key, hex(slot.wrapped), utf8(aad)));
  }
  const aad = canonical({ use: 'rsb/store/slot/2', store, tag, kdf, salt, publicKey: slot.publicKey });
  const own = unwrap(key, hex(slot.wrapped), utf8(aad));
  const once = hex(slot.sealed).subarray(0, 32);
  const shared = agree(own, once);
  const agreed = hkdf(shared, Buffer.concat([once, hex(slot.publicKey)]), 'rsb/seal-to/1');
  const context = utf8(`rsb/store/slot-master/2 ${store} ${tag}`);
  return proved(keys, gcmOpen(agreed, Buffer.alloc(12), hex(slot.sealed).subarray(32), context));
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param {string} text @param {number} characters */
function written(text, characters) {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}−_]/gu, '');
  const plain = typed.replace(/O/g, '0').replace(/[IL]/g, '1');
  must(plain.length === characters, `not ${characters} characters`);
  let number = 0n;
  for (const letter of plain) {
    must(LETTERS.includes(letter), `not a character of a slip: ${letter}`);
    number = number * 32n + BigInt(LETTERS.indexOf(letter));
  }
  return number;
}

/** What stands on a slip. @param {string} text */
export function readSlip(text) {
  const number = written(text, 40);
  const body = hex((number >> 30n).toString(16).padStart(44, '0'));
  const check = sha256(utf8('rsb/slip/1'), body).readUInt32BE(0) >>> 2;
  must(BigInt(check) === (number & 0x3fffffffn), 'slip: check characters wrong');
  return {
    number: body.readUInt8(0),
    store: body.subarray(1, 3),
    issue: body.subarray(3, 5),
    y: body.subarray(5, 21),
    x: body.readUInt8(21),
  };
}

/** A slip as it is written. @param {number} number @param {Buffer} store @param {Buffer} issue @param {Buffer} y @param {number} x */
export function makeSlip(number, store, issue, y, x) {
  const body = Buffer.concat([Buffer.of(number), store, issue, y, Buffer.of(x)]);
  const check = sha256(utf8('rsb/slip/1'), body).readUInt32BE(0) >>> 2;
  let value = (BigInt(`0x${body.toString('hex')}`) << 30n) | BigInt(check);
  let text = '';
  for (let at = 0; at < 40; at += 1) {
    text = `${LETTERS.charAt(Number(value & 31n))}${at > 0 && at % 5 === 0 ? '-' : ''}${text}`;
    value >>= 5n;
  }
  return text;
}

/** Product in GF(256) modulo x^8 + x^4 + x^3 + x + 1. @param {number} a @param {number} b */
export function times(a, b) {
  let product = 0;
  for (let [left, right] = [a, b]; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left = (left << 1) ^ (left & 0x80 ? 0x11b : 0);
  }
  return product;
}

/** @param {number} a */
function inverse(a) {
  for (let b = 1; b < 256; b += 1) if (times(a, b) === 1) return b;
  throw new Error('zero has no inverse');
}

/** The secret of two slips: the straight line through both points, at zero. @param {{x: number, y: Buffer}} one @param {{x: number, y: Buffer}} other */
export function joinSlips(one, other) {
  const under = inverse(one.x ^ other.x);
  const [a, b] = [times(other.x, under), times(one.x, under)];
  return Buffer.from(one.y.map((y, at) => times(y, a) ^ times(other.y[at] ?? 0, b)));
}

/** @param {any} keys @param {Uint8Array} secret */
function masterByRecovery(keys, secret) {
  const key = hkdf(secret, hex(keys.recovery.salt), 'rsb/store/recovery/1');
  return proved(keys, unwrap(key, hex(keys.recovery.wrapped), utf8(`rsb/store/recovery/1 ${keys.store}`)));
}

/** @param {any} keys @param {readonly string[]} slips */
export function masterBySlips(keys, slips) {
  const [one, other] = slips.map(readSlip);
  must(one !== undefined && other !== undefined && one.x !== other.x, 'two different slips are needed');
  const mark = sha256(utf8(`rsb/store/slip-mark/1 ${keys.store}`)).subarray(0, 2);
  must(one.store.equals(mark) && other.store.equals(mark), 'slips of another store');
  must(
    one.issue.equals(hex(keys.recovery.issue)) && other.issue.equals(one.issue),
    'slips of a former issue',
  );
  return masterByRecovery(keys, joinSlips(one, other));
}

/** @param {any} keys */
export function masterOfPractice(keys) {
  must(keys.practiceKey !== null, 'not a practice store');
  const aad = utf8(`rsb/store/practice/1 ${keys.store}`);
  return proved(keys, unwrap(hex(keys.practiceKey.key), hex(keys.practiceKey.wrapped), aad));
}

/** Keys of the security journal: another master, the same store and salt. @param {Uint8Array} master @param {any} keys */
export const securityMaster = (master, keys) => hkdf(master, hex(keys.salt), 'rsb/store/security/1');
