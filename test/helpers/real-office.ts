/** The set-up of a real (not practice) store, as the first-start screens send it. */
import { commandId } from './desk-kit';

export const REAL = {
  practice: false,
  office: {
    name: '喀什地区登记中心',
    level: 'prefecture',
    division: '653100',
    documentWord: '喀数登',
    address: '喀什市人民路1号',
    phone: '0998-1234567',
  },
  people: [
    { account: 'admin', name: '周平', roles: ['SYSADMIN'], passphrase: 'correct horse battery' },
    { account: 'boss', name: '赵华', roles: ['SUPERVISOR'], passphrase: 'another long phrase' },
    { account: 'security', name: '郑洁', roles: ['SECADMIN'], passphrase: 'security passphrase' },
    { account: 'auditor', name: '吴静', roles: ['AUDITOR'], passphrase: 'auditor passphrase' },
  ],
} as const;
export const real = (changes: object = {}) => ({
  commandId: commandId(),
  ...REAL,
  office: { ...REAL.office },
  people: REAL.people.map((p) => ({ ...p, roles: [...p.roles] })),
  ...changes,
});
