// Papers of the exchange by medium: the slip of a bundle (D37) and the sheet of a month (D38).
import { expect, test } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { buildHandOverSlip, type HandOverSlip } from '#shared/paper/d37-hand-over-slip';
import { buildOnwardSlip, type OnwardSlip } from '#shared/paper/d37-onward-slip';
import { buildPartsList } from '#shared/paper/d37-parts-list';
import { buildReconciliationSheet, type ReconciliationSheet } from '#shared/paper/d38-reconciliation';
import { type DocumentModel, documentModel } from '#shared/paper/model';

const HASH = '0123456789abcdef'.repeat(4);

const SLIP: HandOverSlip = {
  office: '喀什地区公共数据登记中心',
  practice: false,
  bundleId: 'ab'.repeat(16),
  number: 'B-0042',
  kindName: '上报包',
  station: '3F2A-9C01',
  to: [
    { name: '自治区数据资源和政务服务中心', number: 42 },
    { name: '阿克苏地区公共数据登记中心', number: 7 },
  ],
  madeOn: localDate('2026-03-05'),
  approvedBy: '赵华',
  entries: 120,
  blobs: 9,
  bytes: 1_234_567,
  wholeHash: HASH,
  parts: [
    { part: 1, bytes: 1_000_000, hash: HASH },
    { part: 2, bytes: 234_567, hash: HASH },
  ],
  medium: 'U 盘',
  carrier: '',
  carriedOn: null,
  today: localDate('2026-03-05'),
};

const SHEET: ReconciliationSheet = {
  office: '喀什地区公共数据登记中心',
  other: '自治区数据资源和政务服务中心',
  practice: false,
  month: '2026-03',
  upTo: null,
  statuses: [{ status: '公示中', ours: 3, theirs: 5 }],
  rows: [],
  hash: '',
  signed: null,
  today: localDate('2026-04-01'),
};

const words = ({ blocks }: DocumentModel): string => JSON.stringify(blocks);

test('both papers are models that the sheet draws', () => {
  for (const model of [buildHandOverSlip(SLIP), buildReconciliationSheet(SHEET)])
    expect(documentModel.parse(model)).toEqual(model);
});

test('the slip names number, hashes in groups, every part, every addressee and has room for three signatures', () => {
  const model = buildHandOverSlip(SLIP);
  const text = words(model);
  expect(text).toContain('B-0042（上报包）');
  expect(text).toContain('阿克苏地区公共数据登记中心（第 7 号）');
  expect(text).toContain('0123 4567 89ab cdef');
  expect(text).toContain('1 234 567 字节');
  expect(text).toContain('2/2');
  for (const signature of ['移交人签名', '携带人签名', '接收人签名']) expect(text).toContain(signature);
  expect(model.qr?.text).toContain(HASH);
  expect(model.qr?.text).toContain(SLIP.bundleId);
});

test('a slip that was not handed over yet leaves carrier and day to be written by hand', () => {
  expect(words(buildHandOverSlip(SLIP))).toContain('{"label":"携带人","value":"　"}');
  const carried = buildHandOverSlip({ ...SLIP, carrier: '阿迪力', carriedOn: localDate('2026-03-06') });
  expect(words(carried)).toContain('{"label":"携带人","value":"阿迪力"}');
  expect(words(carried)).toContain('2026年3月6日');
});

test('a month without differences says so, and bears nothing across it: two hands sign it on paper', () => {
  const model = buildReconciliationSheet(SHEET);
  expect(model.banners).toEqual([]);
  expect(words(model)).toContain('已平，无差异');
  expect(words(model)).toContain('"公示中","3","5","-2"');
  expect(words(model)).toContain('尚未收到');
  // Whose the other column is: nobody takes it for the other side's own word.
  expect(words(model)).toContain('按本机所知对方已收到的记录');
});

test('a signed month bears who signed, the day, its hash, and every difference with cause and remedy', () => {
  const model = buildReconciliationSheet({
    ...SHEET,
    upTo: localDate('2026-03-31'),
    rows: [
      {
        kindName: '状态不同',
        number: 'L-653100-2026-000123',
        name: '公交线路与站点数据',
        ours: '已登记',
        theirs: '公示中',
        cause: '数据包未送达',
        remedy: '补送 B-0042',
      },
    ],
    hash: HASH,
    signed: { by: '赵华', on: localDate('2026-04-02'), hash: HASH },
  });
  expect(model.banners).toEqual([]);
  const text = words(model);
  for (const part of ['差异 1 项', '赵华　2026年4月2日', '数据包未送达', '补送 B-0042'])
    expect(text).toContain(part);
  expect(model.signature.date).toBe('2026年4月2日');
});

test('nobody stands as the signer of figures that are not those that were signed', () => {
  const earlier = 'f'.repeat(64);
  const signed = { by: '赵华', on: localDate('2026-04-02'), hash: earlier };
  const text = words(buildReconciliationSheet({ ...SHEET, hash: HASH, signed }));
  expect(text).toContain('{"label":"本单位签署","value":"　"}');
  expect(text).toContain('赵华已于2026年4月2日签署本月对账');
  expect(text).toContain('ffff ffff');
  expect(text).toContain('未经签署');
});

test('a medium that is not known yet is left to be written by hand', () => {
  expect(words(buildHandOverSlip({ ...SLIP, medium: '' }))).toContain('{"label":"介质","value":"　"}');
});

const ONWARD: OnwardSlip = {
  office: '喀什地区公共数据登记中心',
  practice: false,
  bundleId: 'ab'.repeat(16),
  number: 'B-0007',
  kindName: '上报包',
  sender: '喀什市数据局',
  station: '0123456789abcdef',
  to: '自治区数据资源和政务服务中心（第 7 号）',
  examined: null,
  bytes: 2_000_000,
  wholeHash: HASH,
  parts: 3,
  here: [
    { part: 1, bytes: 1_000_000, hash: HASH },
    { part: 3, bytes: 400_000, hash: HASH },
  ],
  medium: '',
  carrier: '',
  carriedOn: null,
  today: localDate('2026-03-05'),
};

test('the slip of a bundle of others says who made it, whom it is for and who hands it on, and nothing of its inside', () => {
  const model = buildOnwardSlip(ONWARD);
  expect(documentModel.parse(model)).toEqual(model);
  const text = words(model);
  for (const part of [
    '转交',
    '喀什市数据局',
    '自治区数据资源和政务服务中心',
    '喀什地区公共数据登记中心',
    '3/3',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/记录|附件|审批人/u);
  // Its code is that of the sender's own slip: either can be held against the bundle.
  expect(model.qr?.text).toBe(`RSB-SLIP/1;${ONWARD.bundleId};B-0007;3;${HASH}`);
});

test('the slip of a bundle in quarantine says why, and that the region is to look at it', () => {
  const examined = { by: '自治区数据资源和政务服务中心', finding: '签名不符（B15_SIGNATURE）' };
  const text = words(buildOnwardSlip({ ...ONWARD, examined, medium: 'U盘（卷标 K）', carrier: '阿迪力' }));
  for (const part of ['送自治区核查', 'B15_SIGNATURE', '未导入', '卷标 K', '阿迪力'])
    expect(text).toContain(part);
});

test('the list of parts names every number, those that came and those to ask for', () => {
  const model = buildPartsList({ ...ONWARD, missing: [2] });
  expect(documentModel.parse(model)).toEqual(model);
  const text = words(model);
  expect(text).toContain('第 2 卷');
  expect(text).toContain('"2/3","缺","未收到"');
  expect(text).toContain('"3/3","400 000 字节"');
});
