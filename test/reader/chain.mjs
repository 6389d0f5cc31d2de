// @ts-check
// Entries and seals: canonical text, id, signature, place in the chain of their station.
import { canonical, edSign, edVerify, hex, must, sha256, utf8 } from './suite.mjs';

/** The domain words of the two chains. */
export const CHAINS = {
  cases: {
    entry: 'rsb/entry/1',
    signature: 'rsb/signature/1',
    seal: 'rsb/seal/1',
    sealSignature: 'rsb/seal-signature/1',
  },
  security: {
    entry: 'rsb/security-entry/1',
    signature: 'rsb/security-signature/1',
    seal: 'rsb/security-seal/1',
    sealSignature: 'rsb/security-seal-signature/1',
  },
};

/** Id and signed message of a signed text. @param {string} text @param {string} idWord @param {string} signatureWord */
function signedParts(text, idWord, signatureWord) {
  const value = JSON.parse(text);
  must(canonical(value) === text, 'text not canonical');
  const { signature, ...unsigned } = value;
  const id = sha256(utf8(idWord), utf8(canonical(unsigned)));
  return { value, id, signature: hex(signature), message: Buffer.concat([utf8(signatureWord), id]) };
}

/** A signed text. @param {object} unsigned @param {string} idWord @param {string} signatureWord @param {Uint8Array} key */
export function makeSigned(unsigned, idWord, signatureWord, key) {
  const id = sha256(utf8(idWord), utf8(canonical(unsigned)));
  const signature = edSign(key, Buffer.concat([utf8(signatureWord), id])).toString('hex');
  return { id: id.toString('hex'), text: canonical({ ...unsigned, signature }) };
}

/** @param {readonly {id: Buffer, attachments: readonly string[]}[]} leaves */
export function merkleRoot(leaves) {
  let level = leaves.map(({ id, attachments }) => sha256(Buffer.of(0), id, ...attachments.map(hex)));
  while (level.length > 1) {
    /** @type {Buffer[]} */
    const next = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left !== undefined) next.push(right === undefined ? left : sha256(Buffer.of(1), left, right));
    }
    level = next;
  }
  const [root] = level;
  must(root !== undefined, 'a seal over nothing');
  return root;
}

/** Follows entries and seals of one chain and proves each. */
export class ChainReader {
  /** `begin`: the place of the cut before the first record; null for a whole chain.
   * @param {any} keys @param {keyof typeof CHAINS} name @param {any} begin */
  constructor(keys, name, begin = null) {
    /** Lines that say where the chain was cut. @type {any[]} */
    this.cuts = [];
    this.words = CHAINS[name];
    /** @type {Map<string, Buffer>} */
    this.publicKeys = new Map();
    for (const station of [keys.station, ...(keys.former ?? [])]) {
      const raw = hex(station.publicKey);
      this.publicKeys.set(sha256(raw).toString('hex').slice(0, 16), raw);
    }
    /** @type {Map<string, {seq: number, id: string, lamport: number}>} */
    this.tips = new Map();
    /** @type {Map<string, {number: number, previous: string | null, leaves: {id: Buffer, attachments: string[]}[]}>} */
    this.seals = new Map();
    if (begin === null) return;
    this.tips = new Map(Object.entries(begin.tips));
    const { station, number, hash } = begin.seal;
    this.seals.set(station, { number, previous: hash, leaves: [] });
  }

  /** @param {string} station */
  #key(station) {
    const key = this.publicKeys.get(station);
    must(key !== undefined, `station ${station} unknown`);
    return key;
  }

  /** @param {string} station */
  #sealing(station) {
    return this.seals.get(station) ?? { number: 0, previous: null, leaves: [] };
  }

  /** @param {Buffer} content */
  entry(content) {
    const text = content.toString('utf8');
    const { value, id, signature, message } = signedParts(text, this.words.entry, this.words.signature);
    must(edVerify(this.#key(value.station), message, signature), 'entry: signature wrong');
    const tip = this.tips.get(value.station) ?? { seq: 0, id: null, lamport: 0 };
    let lamport = tip.lamport;
    for (const { station, seq, hash } of value.seen) {
      const other = this.tips.get(station);
      must(other !== undefined && other.seq === seq && other.id === hash, 'entry: has seen another head');
      lamport = Math.max(lamport, other.lamport);
    }
    must(value.seq === tip.seq + 1 && value.prev === tip.id, 'entry: does not follow its station');
    must(value.lamport === lamport + 1, 'entry: lamport wrong');
    this.tips.set(value.station, { seq: value.seq, id: id.toString('hex'), lamport: value.lamport });
    const sealing = this.#sealing(value.station);
    const attachments = value.attachments.map((/** @type {any} */ one) => one.hash);
    this.seals.set(value.station, { ...sealing, leaves: [...sealing.leaves, { id, attachments }] });
    for (const event of value.events) if (event.type === 'journalCut') this.cuts.push(event.place);
    return { id: id.toString('hex'), text, attachments };
  }

  /** @param {Buffer} content */
  seal(content) {
    const text = content.toString('utf8');
    const { value, id, signature, message } = signedParts(text, this.words.seal, this.words.sealSignature);
    must(edVerify(this.#key(value.station), message, signature), 'seal: signature wrong');
    const sealing = this.#sealing(value.station);
    const tip = this.tips.get(value.station);
    must(value.number === sealing.number + 1 && value.previous === sealing.previous, 'seal: does not follow');
    must(tip !== undefined && value.count === tip.seq && value.last === tip.id, 'seal: of other entries');
    must(value.root === merkleRoot(sealing.leaves).toString('hex'), 'seal: root wrong');
    this.seals.set(value.station, { number: value.number, previous: id.toString('hex'), leaves: [] });
    return { id: id.toString('hex'), text };
  }
}
