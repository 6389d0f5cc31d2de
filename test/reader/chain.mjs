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
    /** Stations that ever wrote in this store. @type {Set<string>} */
    this.own = new Set(this.publicKeys.keys());
    /** Records that the open batch still has, and how many entries came in batches. */
    this.left = 0;
    this.foreign = 0;
    /** Whether the next record of the open batch is its own first one, and who wrote that. */
    this.isFirstOwn = false;
    /** @type {string | null} */
    this.first = null;
    /** Stations of which the open batch has stubs. @type {Set<string>} */
    this.stubbed = new Set();
    /** Every entry and stub that is known, by station and number. @type {Map<string, {id: string, lamport: number, isStub: boolean}>} */
    this.known = new Map();
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
    const isOurs = this.own.has(value.station);
    const tip = this.tips.get(value.station) ?? { seq: 0, id: null, lamport: 0 };
    const stub = value.seq <= tip.seq ? this.known.get(`${value.station}:${value.seq}`) : null;
    must(stub === null || stub?.isStub === true, 'entry: stands twice');
    must(stub !== null || value.seq === tip.seq + 1, 'entry: does not follow its station');
    const before = this.#at(value.station, value.seq - 1);
    must(value.prev === (before?.id ?? null), 'entry: does not follow its station');
    let lamport = before?.lamport ?? 0;
    for (const { station, seq, hash } of value.seen) {
      const other = this.#at(station, seq);
      must(other !== null && other.id === hash, 'entry: has seen another head');
      lamport = Math.max(lamport, other.lamport);
    }
    must(value.lamport === lamport + 1, 'entry: lamport wrong');
    const known = { id: id.toString('hex'), lamport: value.lamport, isStub: false };
    must(
      stub === null || (stub.id === known.id && stub.lamport === known.lamport),
      'entry: contradicts its stub',
    );
    this.#follow(value, isOurs);
    this.#take(value.station, value.seq, known);
    const attachments = value.attachments.map((/** @type {any} */ one) => one.hash);
    if (isOurs) {
      const sealing = this.#sealing(value.station);
      this.seals.set(value.station, { ...sealing, leaves: [...sealing.leaves, { id, attachments }] });
      for (const event of value.events) this.#learn(event);
    }
    return { id: id.toString('hex'), text, attachments };
  }

  /** What is known at a place of a station's chain. @param {string} station @param {number} seq */
  #at(station, seq) {
    const tip = this.tips.get(station);
    if (tip !== undefined && tip.seq === seq) return tip;
    return this.known.get(`${station}:${seq}`) ?? null;
  }

  /** @param {string} station @param {number} seq @param {{id: string, lamport: number, isStub: boolean}} known */
  #take(station, seq, known) {
    this.known.set(`${station}:${seq}`, known);
    if (seq > (this.tips.get(station)?.seq ?? 0)) this.tips.set(station, { seq, ...known });
  }

  /** Entries of others only in a batch, and its last record an own one that tells of it; its first may be one that says
   * what is believed since. @param {any} entry @param {boolean} isOurs */
  #follow(entry, isOurs) {
    const { left, isFirstOwn } = this;
    this.left = Math.max(left - 1, 0);
    this.isFirstOwn = false;
    if (left > 1 && !isFirstOwn) this.foreign += 1;
    else must(isOurs, 'entry: of another station, in no batch');
    const tells = (/** @type {string} */ what) =>
      entry.events.some((/** @type {any} */ { type }) => type === what);
    if (isFirstOwn) {
      this.first = entry.station;
      must(tells('trustReceived'), 'batch: its first record says nothing that is believed');
    }
    if (left !== 1) return;
    must(tells('bundleImported'), 'batch: nothing tells of it');
    must(!this.stubbed.has(entry.station), 'batch: a stub of the station that writes');
    must(this.first === null || this.first === entry.station, 'batch: begun by another station');
  }

  /** Cuts, and keys of other stations. @param {any} event */
  #learn(event) {
    if (event.type === 'journalCut') this.cuts.push(event.place);
    if (event.type !== 'trustReceived') return;
    for (const { kind, record } of event.records) {
      if (kind !== 'certificate' || record.kind !== 'station') continue;
      const raw = hex(record.publicKey);
      const station = sha256(raw).toString('hex').slice(0, 16);
      if (!this.publicKeys.has(station)) this.publicKeys.set(station, raw);
    }
  }

  /** @param {Buffer} content */
  batch(content) {
    must(this.left === 0 && this.words === CHAINS.cases, 'batch: in the midst of another, or of the log');
    const { records, first } = JSON.parse(content.toString('utf8'));
    this.left = records;
    this.isFirstOwn = first === 'own';
    this.first = null;
    this.stubbed.clear();
  }

  /** @param {Buffer} content */
  stub(content) {
    const text = content.toString('utf8');
    const { station, seq, id, prev, lamport, signature, ...others } = JSON.parse(text);
    const canonicalText = canonical({ station, seq, id, prev, lamport, signature });
    must(canonicalText === text && Object.keys(others).length === 0, 'stub: text not canonical');
    must(this.left > 1 && !this.isFirstOwn, 'stub: not in its place');
    this.stubbed.add(station);
    const message = Buffer.concat([utf8(this.words.signature), hex(id)]);
    must(edVerify(this.#key(station), message, hex(signature)), 'stub: signature wrong');
    this.left -= 1;
    const tip = this.tips.get(station) ?? { seq: 0, id: null, lamport: 0 };
    must(
      seq === tip.seq + 1 && prev === tip.id && lamport > tip.lamport,
      'stub: does not follow its station',
    );
    const highest = Math.max(0, ...[...this.tips.values()].map((one) => one.lamport));
    must(lamport <= highest + 1, 'stub: its causes are not here');
    this.#take(station, seq, { id, lamport, isStub: true });
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
