// @ts-check
// Makes the test vectors of the store format out of fixed keys and bytes, with the second reader's own writing side:
//   node make-vectors.mjs OUT
//   node make-vectors.mjs --check FOLDER   makes them anew and compares them with those kept in a folder
// They are made once for each format and then kept: a program that writes other bytes writes another format.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAINS, makeSigned, merkleRoot } from './chain.mjs';
import { blobName, makeBlob, makePackHeader, makePiece, makeSealed } from './files.mjs';
import { headAfter, makeRecord, makeSegmentHeader, readSegmentHeader } from './journal.mjs';
import { makeSlip, times } from './keys.mjs';
import { hex, must, sha256, utf8 } from './suite.mjs';

const words = process.argv.slice(2);
const isCheck = words[0] === '--check';
const out = words.at(-1);
must(out !== undefined && out !== '--check', 'where to?');
if (!isCheck) mkdirSync(out, { recursive: true });

/** Bytes that look like nothing and are the same every time. @param {string} name @param {number} length */
const some = (name, length) => sha256(utf8(`vector ${name}`)).subarray(0, length);
const master = some('master', 32);
const keys = { store: some('store', 16).toString('hex'), salt: some('salt', 32).toString('hex') };
const fixed = { master: master.toString('hex'), ...keys };

/** @param {string} name @param {object} vector */
function write(name, vector) {
  const path = join(out ?? '', `${name}.json`);
  if (!isCheck) return writeFileSync(path, `${JSON.stringify(vector, null, 2)}\n`);
  const kept = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
  must(kept === JSON.stringify(vector), `vector ${name}: differs`);
  process.stdout.write(`vector ${name}: as it was\n`);
}

const dictionary = utf8('{"station":"0123456789abcdef","type":"said","events":[');
const plain = { summary: utf8('[1,[]]'), deflate: false, continues: false, dictionary: null };
const contents = [
  { ...plain, kind: 'entry', content: utf8('{"first":1}') },
  { ...plain, kind: 'dictionary', summary: Buffer.alloc(0), content: dictionary },
  {
    ...plain,
    kind: 'entry',
    content: utf8(`${dictionary.toString('utf8')}"second"]}`),
    deflate: true,
    dictionary: { segment: 1, position: 0, index: 1, bytes: dictionary },
  },
  { ...plain, kind: 'seal', summary: Buffer.alloc(0), content: utf8('{"seal":1}'), continues: true },
];
write('segment', segmentOf('segment salt', contents));
const batched = { ...plain, summary: Buffer.alloc(0) };
const stub = {
  id: some('stub', 32).toString('hex'),
  lamport: 1,
  prev: null,
  seq: 1,
  station: '0123456789abcdef',
};
write(
  'batch',
  segmentOf('batch salt', [
    { ...batched, kind: 'batch', content: utf8('{"records":2}') },
    { ...batched, kind: 'stub', content: utf8(JSON.stringify(stub)) },
    { ...batched, kind: 'entry', content: utf8('{"closing":1}'), continues: true },
  ]),
);

write(
  'batch-first-own',
  segmentOf('batch first own salt', [
    { ...batched, kind: 'batch', content: utf8('{"first":"own","records":2}') },
    { ...batched, kind: 'entry', content: utf8('{"first":1}') },
    { ...batched, kind: 'entry', content: utf8('{"closing":1}'), continues: true },
  ]),
);

/**
 * A first segment of records. @param {string} name @param {readonly any[]} contents
 */
function segmentOf(name, contents) {
  const header = makeSegmentHeader(master, {
    store: hex(keys.store),
    number: 1,
    salt: some(name, 32),
    head: Buffer.alloc(32),
    count: 0,
    previousLength: 0,
  });
  const segment = readSegmentHeader(master, header);
  let head = Buffer.alloc(32);
  let position = header.length;
  let bytes = header;
  const records = [];
  for (const [index, content] of contents.entries()) {
    const used = content.dictionary;
    const place = used ? { ...used, position: Number(records[1]?.position) } : null;
    const record = makeRecord(segment, index, head, { ...content, dictionary: place });
    head = headAfter(head, record);
    records.push({
      kind: content.kind,
      position,
      summary: content.summary.toString('hex'),
      content: content.content.toString('hex'),
      continues: content.continues,
      headAfter: head.toString('hex'),
      bytes: record.toString('hex'),
    });
    position += record.length;
    bytes = Buffer.concat([bytes, record]);
  }
  return { ...fixed, header: header.toString('hex'), records, file: bytes.toString('hex') };
}

const value = { foldVersion: 1, point: null, text: '登记' };
write('sealed-document', {
  ...fixed,
  value,
  file: makeSealed(master, keys, value, some('document salt', 32)).toString('hex'),
});

const content = utf8('附件的内容');
const hash = sha256(content).toString('hex');
const name = blobName(master, keys, hash);
write('blob', {
  ...fixed,
  content: content.toString('hex'),
  hash,
  name: name.toString('hex'),
  file: makeBlob(master, keys, name, content, some('blob key', 32), some('blob nonce', 12)).toString('hex'),
});

const packSalt = some('pack salt', 32);
const packHeader = makePackHeader(keys, 12, packSalt);
const pieces = [];
let pack = packHeader;
for (const kind of /** @type {const} */ (['document', 'section', 'partition', 'dictionary'])) {
  const text = utf8(`piece of kind ${kind}`);
  const sealed = makePiece(master, packHeader, kind, pack.length, text);
  pieces.push({ kind, offset: pack.length, length: sealed.length, plain: text.toString('hex') });
  pack = Buffer.concat([pack, sealed]);
}
write('pack', { ...fixed, pack: 12, salt: packSalt.toString('hex'), pieces, file: pack.toString('hex') });

const secret = some('secret', 16);
const slope = some('slope', 16);
const marks = {
  store: sha256(utf8(`rsb/store/slip-mark/1 ${keys.store}`)).subarray(0, 2),
  issue: some('issue', 2),
};
const slips = [0x17, 0x80, 0xfe].map((x, at) => {
  const y = Buffer.from(secret.map((byte, place) => byte ^ times(slope[place] ?? 0, x)));
  return makeSlip(at + 1, marks.store, marks.issue, y, x);
});
write('slips', {
  store: keys.store,
  secret: secret.toString('hex'),
  storeMark: marks.store.toString('hex'),
  issue: marks.issue.toString('hex'),
  slips,
});

const privateKey = some('station', 32);
const unsigned = {
  format: 1,
  suite: 1,
  station: '0123456789abcdef',
  seq: 1,
  prev: null,
  lamport: 1,
  seen: [],
  case: null,
  casePrev: [],
  base: null,
  epoch: 0,
  actor: 'clerk',
  role: 'SUBJECT_CLERK',
  procedure: 'cases.create',
  commandId: some('command', 16).toString('hex'),
  rulePack: 'xj-2025',
  schema: 1,
  claimedAt: '2026-03-09T02:00:00.000Z',
  clockDoubt: false,
  events: [{ type: 'recoveryKeyConfirmed' }],
  attachments: [{ hash, bytes: content.length, name: '附件.pdf' }],
};
const chains = Object.entries(CHAINS).map(([chain, words]) => {
  const entry = makeSigned(unsigned, words.entry, words.signature, privateKey);
  const leaves = [{ id: hex(entry.id), attachments: [hash] }];
  const seal = {
    format: 1,
    suite: 1,
    station: unsigned.station,
    number: 1,
    count: 1,
    last: entry.id,
    root: merkleRoot(leaves).toString('hex'),
    previous: null,
    claimedAt: unsigned.claimedAt,
  };
  return { chain, entry, seal: makeSigned(seal, words.seal, words.sealSignature, privateKey) };
});
write('signatures', { privateKey: privateKey.toString('hex'), unsigned, chains });
