/** Acts of the exchange that are asked for rightly, at a desk that exchanges with nobody: each says so and does nothing. */
import type { Probe } from './probe';

const CASE = '0'.repeat(32);
const HASH = 'a'.repeat(64);

const act = { commandId: 'f'.repeat(32) };
const bundle = { ...act, bundleId: CASE };
const ofCase = { ...act, caseId: CASE, version: 1 };
const second = { second: 'boss', secondPassphrase: 'a passphrase' };
const month = { month: '2026-03', agency: '650000' };

const ASKED: readonly (readonly [call: string, input: unknown, code: string | null])[] = [
  ['sync.slip', { bundleId: CASE, from: 'outbox' }, 'NOT_ENROLLED'],
  ['sync.check', bundle, 'NOT_ENROLLED'],
  ['sync.plan', { bundleId: CASE, group: 'told', page: 0 }, 'NOT_ENROLLED'],
  ['sync.agree', { ...bundle, plan: HASH, ...second }, 'NOT_ENROLLED'],
  ['sync.restoreImport', bundle, 'NOT_ENROLLED'],
  ['sync.receipt', bundle, 'NOT_ENROLLED'],
  ['sync.cancel', {}, null],
  ['sync.conflict', { caseId: CASE, id: 'C05' }, 'CONFLICT_UNKNOWN'],
  [
    'sync.decide',
    { ...act, caseId: CASE, id: 'C05', option: HASH, keep: null, reason: '以在先受理为准' },
    'NOT_ENROLLED',
  ],
  ['sync.handOver', { ...ofCase, to: '650000', reason: '不属本单位管辖' }, 'NOT_ENROLLED'],
  ['sync.recall', { ...ofCase, reason: '误移交' }, 'NOT_ENROLLED'],
  ['sync.toConfirm', { bundleId: CASE, page: 0 }, 'NOT_ENROLLED'],
  ['sync.forceTake', { ...ofCase, reason: '设备损毁', ...second }, 'NOT_ENROLLED'],
  ['sync.reconcileSheet', month, 'NOT_ENROLLED'],
  ['sync.printSheet', { ...act, ...month, to: 'pdf' }, 'NOT_ENROLLED'],
  ['sync.signMonth', { ...act, ...month, hash: HASH }, 'NOT_ENROLLED'],
];

export const ALONE_PROBES: readonly Probe[] = ASKED.map(([call, input, code]) => ({
  title: `${call}, asked rightly at a desk that is alone`,
  as: 'supervisor',
  call,
  input,
  code,
}));
