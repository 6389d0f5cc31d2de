/** Every fault has words in Chinese that say what happened and what to do, and no machine path. */
import { describe, expect, it } from 'vitest';
import type { CodeTypo } from '#electron/crypto/written-code';
import type { SlipsProblem } from '#electron/store/faults';
import { faultMessage, type StoreFault, type StoreFaultCode } from '#electron/store/store';

const damage = { file: 'journal/00000003.seg', position: 512, record: 7, reason: 'record-altered' } as const;
const EXAMPLES: { readonly [Code in StoreFaultCode]: Extract<StoreFault, { code: Code }> } = {
  STORE_IN_USE: { code: 'STORE_IN_USE' },
  STORE_IN_USE_ELSEWHERE: { code: 'STORE_IN_USE_ELSEWHERE' },
  STORE_TAKEN: { code: 'STORE_TAKEN' },
  STORE_BUSY: { code: 'STORE_BUSY' },
  CANCELLED: { code: 'CANCELLED' },
  BATCH_REFUSED: { code: 'BATCH_REFUSED', record: 7, reason: 'not-next' },
  INDEX_DAMAGED: { code: 'INDEX_DAMAGED', where: 'tables/00000001.pak' },
  STORE_MISSING: { code: 'STORE_MISSING' },
  STORE_INCOMPLETE: { code: 'STORE_INCOMPLETE', where: 'journal' },
  STORE_EXISTS: { code: 'STORE_EXISTS' },
  WRONG_PASSPHRASE: { code: 'WRONG_PASSPHRASE' },
  WRONG_SLIPS: {
    code: 'WRONG_SLIPS',
    problem: { kind: 'typo', slip: 1, typo: { kind: 'character', group: 2, character: 'U' } },
  },
  SIGN_IN_DELAYED: { code: 'SIGN_IN_DELAYED', seconds: 30 },
  SIGN_IN_HELD: { code: 'SIGN_IN_HELD' },
  ACCOUNT_EXISTS: { code: 'ACCOUNT_EXISTS' },
  ACCOUNT_UNKNOWN: { code: 'ACCOUNT_UNKNOWN' },
  NOT_PRACTICE: { code: 'NOT_PRACTICE' },
  KEYS_DAMAGED: { code: 'KEYS_DAMAGED', where: 'keys' },
  JOURNAL_DAMAGED: { code: 'JOURNAL_DAMAGED', damage },
  JOURNAL_READ_ONLY: { code: 'JOURNAL_READ_ONLY', damage },
  SNAPSHOT_AHEAD: { code: 'SNAPSHOT_AHEAD', damage },
  BLOB_MISSING: { code: 'BLOB_MISSING', where: 'blobs/0123abcd' },
  BLOB_DAMAGED: { code: 'BLOB_DAMAGED', where: 'blobs/0123abcd' },
  DISK_FULL: { code: 'DISK_FULL', where: 'journal/00000003.seg' },
  ACCESS_DENIED: { code: 'ACCESS_DENIED', where: 'keys' },
  IO_ERROR: { code: 'IO_ERROR', where: 'keys' },
  STORE_ELSEWHERE: { code: 'STORE_ELSEWHERE' },
  OLD_COPY: { code: 'OLD_COPY', damage: { ...damage, reason: 'older-than-anchor' } },
  TARGET_MISSING: { code: 'TARGET_MISSING' },
  TARGET_FULL: { code: 'TARGET_FULL' },
  TARGET_READ_ONLY: { code: 'TARGET_READ_ONLY' },
  TARGET_UNRELIABLE: { code: 'TARGET_UNRELIABLE', where: 'journal/00000003.seg' },
  BACKUP_MISSING: { code: 'BACKUP_MISSING' },
  BACKUP_DAMAGED: { code: 'BACKUP_DAMAGED', where: 'journal/00000003.seg' },
  NEWER_FORMAT: { code: 'NEWER_FORMAT', where: 'keys' },
  OLDER_FORMAT: { code: 'OLDER_FORMAT', where: 'keys' },
};

describe('the words for a fault', () => {
  it.each(Object.values(EXAMPLES))('$code: what happened and the way out, in official Chinese', (fault) => {
    const { message, wayOut } = faultMessage(fault);
    for (const text of [message, wayOut]) {
      expect(text).toMatch(/\p{Script=Han}.*。$/u);
      expect(text).not.toMatch(/[!！,;?]|undefined|\[object/);
    }
    if ('where' in fault) expect(message).toContain(fault.where);
    if ('damage' in fault) expect(message).toContain('journal/00000003.seg 第 512 字节（第 7 条记录）');
  });

  it('tell what is wrong with slips by its kind', () => {
    const text = (fault: StoreFault) => faultMessage(fault).message;
    const slips = (problem: SlipsProblem) => text({ code: 'WRONG_SLIPS', problem });
    const typo = (one: CodeTypo) => slips({ kind: 'typo', slip: 2, typo: one });
    expect(typo({ kind: 'character', group: 3, character: 'U' })).toContain('第 2 栏第 3 组');
    expect(typo({ kind: 'length', characters: 39, expected: 40 })).toContain('39');
    expect(typo({ kind: 'checksum' })).toContain('校验不符');
    expect(slips({ kind: 'other-store', slip: 1 })).toContain('第 1 栏的恢复单不属于此数据');
    expect(slips({ kind: 'former-issue', slip: 1 })).toContain('已经作废');
    expect(slips({ kind: 'same', number: 3 })).toContain('同一张恢复单（第 3 号）');
    expect(slips({ kind: 'too-few' })).toContain('两张');
    expect(slips({ kind: 'not-fitting' })).toContain('不能打开此数据');
    expect(faultMessage({ code: 'SIGN_IN_HELD' }).wayOut).toContain('另一名');
    expect(faultMessage({ code: 'SIGN_IN_DELAYED', seconds: 30 }).wayOut).toContain('30 秒');
    expect(text({ code: 'JOURNAL_READ_ONLY', damage: null })).toContain('只读');
  });
});
