/** The exchange by medium: lawful questions of a desk that is alone, and hostile input. */
import type { Probe } from './probe';

const CASE = '0'.repeat(32);
const ID = 'f'.repeat(32);
const HASH = 'a'.repeat(64);

type Row = readonly [title: string, as: string, call: string, input: unknown, code: string | null];

const act = { commandId: ID };
const bundle = { ...act, bundleId: CASE };
const NO_DATES = { receivedAt: null, publishedAt: null, codedAt: null };

const ROWS: readonly Row[] = [
  ['how the exchange stands', 'reviewer', 'sync.state', {}, null],
  ['what waits for the region', 'supervisor', 'sync.waiting', { to: '650000', page: 0 }, null],
  ['what waits for a path', 'supervisor', 'sync.waiting', { to: '../650000', page: 0 }, 'INPUT_INVALID'],
  ['what is checked before a bundle', 'clerk', 'sync.checkOut', { to: '650000' }, null],
  ['what is checked for nobody', 'clerk', 'sync.checkOut', { to: '' }, 'INPUT_INVALID'],
  ['bundles made', 'clerk', 'sync.out', { page: 0 }, null],
  ['bundles that came', 'clerk', 'sync.inbox', { page: 0 }, null],
  ['contradictions', 'reviewer', 'sync.conflicts', { state: 'open', page: 0 }, null],
  [
    'a bundle by a desk that is alone',
    'supervisor',
    'sync.export',
    { ...act, to: '650000', medium: 'usb', note: '', passphrase: '' },
    'NOT_ENROLLED',
  ],
  [
    'a bundle on a medium nobody knows',
    'supervisor',
    'sync.export',
    { ...act, to: '650000', medium: 'floppy', note: '', passphrase: '' },
    'INPUT_INVALID',
  ],
  [
    'a bundle by the clerk',
    'clerk',
    'sync.export',
    { ...act, to: '650000', medium: 'usb', note: '', passphrase: '' },
    'PERMISSION_MISSING',
  ],
  ['a slip of a desk that is alone', 'clerk', 'sync.printSlip', { ...bundle, to: 'pdf' }, 'NOT_ENROLLED'],
  ['a slip to a path', 'clerk', 'sync.printSlip', { ...bundle, to: '/tmp/slip.pdf' }, 'INPUT_INVALID'],
  [
    'the sheet of a month that is none',
    'supervisor',
    'sync.printSheet',
    { ...act, month: '2026-13', to: 'printer' },
    'INPUT_INVALID',
  ],
  [
    'a receipt for a desk that is alone',
    'supervisor',
    'sync.readCode',
    { ...act, text: '{}' },
    'NOT_ENROLLED',
  ],
  ['a code without a character', 'supervisor', 'sync.readCode', { ...act, text: '' }, 'INPUT_INVALID'],
  ['a slip of no place', 'clerk', 'sync.slip', { bundleId: CASE, from: 'desktop' }, 'INPUT_INVALID'],
  [
    'a bundle in quarantine carried by a desk that is alone',
    'supervisor',
    'sync.carry',
    { ...bundle, from: 'quarantine', parts: [1], carrier: '某某', on: '2026-03-09' },
    'NOT_ENROLLED',
  ],
  [
    'part nought of a bundle',
    'supervisor',
    'sync.carry',
    { ...bundle, parts: [0], carrier: '某某', on: '2026-03-09' },
    'INPUT_INVALID',
  ],
  ['files for a desk that is alone', 'supervisor', 'sync.receive', act, 'NOT_ENROLLED'],
  [
    'files by a path of the page',
    'supervisor',
    'sync.receive',
    { ...act, from: '/etc/passwd' },
    'INPUT_INVALID',
  ],
  ['media that are plugged in', 'clerk', 'sync.plugged', {}, null],
  ['media that were used', 'clerk', 'sync.media', { text: '', page: 0 }, null],
  ['a medium nobody knows', 'clerk', 'sync.mediumUses', { key: 'serial:0', page: 0 }, null],
  ['a medium without a key', 'clerk', 'sync.mediumUses', { key: '', page: 0 }, 'INPUT_INVALID'],
  [
    'an import backed up in a way there is not',
    'supervisor',
    'sync.apply',
    { ...bundle, plan: HASH, backup: 'perhaps' },
    'INPUT_INVALID',
  ],
  [
    'a check of a bundle by its path',
    'supervisor',
    'sync.check',
    { ...act, bundleId: '../x' },
    'INPUT_INVALID',
  ],
  ['a bundle that is not there', 'supervisor', 'sync.apply', { ...bundle, plan: HASH }, 'NOT_ENROLLED'],
  [
    'a plan in capitals',
    'supervisor',
    'sync.apply',
    { ...bundle, plan: HASH.toUpperCase() },
    'INPUT_INVALID',
  ],
  [
    'a decision without a reason',
    'supervisor',
    'sync.decide',
    { ...act, caseId: CASE, id: 'x', option: HASH, keep: null, reason: '' },
    'INPUT_INVALID',
  ],
  [
    'steps confirmed without proof',
    'supervisor',
    'sync.confirmSteps',
    {
      ...act,
      caseId: CASE,
      version: 1,
      ref: '',
      steps: ['coding'],
      dates: NO_DATES,
      code: null,
      publication: null,
    },
    'INPUT_INVALID',
  ],
  [
    'steps confirmed by a desk that is alone',
    'supervisor',
    'sync.confirmSteps',
    {
      ...act,
      caseId: CASE,
      version: 1,
      ref: '新数登复1号',
      steps: ['coding'],
      dates: NO_DATES,
      code: null,
      publication: null,
    },
    'NOT_ENROLLED',
  ],
  [
    'what a bundle brought confirmed by a desk that is alone',
    'supervisor',
    'sync.confirmBrought',
    { ...bundle, ref: '新数登复1号', list: 'a'.repeat(64) },
    'NOT_ENROLLED',
  ],
  [
    'what a bundle brought confirmed without a list',
    'supervisor',
    'sync.confirmBrought',
    { ...bundle, ref: '新数登复1号' },
    'INPUT_INVALID',
  ],
  [
    'the list of what waits asked for by the reviewer',
    'reviewer',
    'sync.toConfirm',
    { bundleId: bundle.bundleId, page: 0 },
    'PERMISSION_MISSING',
  ],
  [
    'a case taken by force by the reviewer',
    'reviewer',
    'sync.forceTake',
    { ...act, caseId: CASE, version: 1, reason: '设备损毁', second: 'boss', secondPassphrase: '' },
    'PERMISSION_MISSING',
  ],
  [
    'an import nobody made left out of account',
    'supervisor',
    'sync.setBack',
    { ...bundle, reason: '误导入' },
    'NOT_ENROLLED',
  ],
  ['the same without a reason', 'supervisor', 'sync.setBack', { ...bundle, reason: '' }, 'INPUT_INVALID'],
  [
    'a bundle by another name taken into account',
    'supervisor',
    'sync.restoreImport',
    { ...act, bundleId: 'x' },
    'INPUT_INVALID',
  ],
  ['a month that is none', 'supervisor', 'sync.reconcile', { month: '2026-13', page: 0 }, 'INPUT_INVALID'],
  ['what a month adds up to', 'supervisor', 'sync.reconcile', { month: '2026-03', page: 0 }, null],
];

export const SYNC_PROBES: readonly Probe[] = ROWS.map(([title, as, call, input, code]) => ({
  title,
  as,
  call,
  input,
  code,
}));
