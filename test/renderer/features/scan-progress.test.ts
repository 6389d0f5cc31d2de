// What the field for scanned codes keeps and says until a record of several codes is whole.
import { describe, expect, it } from 'vitest';
import type { Failure } from '#shared/contract/failure';
import { keptCodes, scanHelp, scannedOf } from '../../../renderer/features/sync/scan-progress';

describe('codes that are scanned', () => {
  const code = (place: number, id = '0123ABCD') => `RSBQ1/${id}/${place}/3/FF`;

  it('are counted once each, and those that are missing are named', () => {
    expect(scanHelp('', true)).toContain('不填则选择文件');
    expect(scanHelp('', false)).not.toContain('不填则选择文件');
    expect(scanHelp(`${code(3)}\n${code(3).toLowerCase()}\n`, true)).toBe('已扫 1/3 张，还缺第 1、2 张。');
    // One of another record is none of these; the service says so.
    expect(scanHelp(`${code(1)}\n${code(2, 'FFFFFFFF')}\n${code(3)}`, true)).toContain('还缺第 2 张');
    expect(scanHelp([2, 3, 1].map((place) => code(place)).join('\n'), true)).toBe('已扫齐 3 张。');
    expect([scannedOf(' \n'), scannedOf('a\n')]).toEqual([null, 'a']);
  });

  it('are kept until the record is whole and was answered, whatever is scanned in between', () => {
    const read = (is: 'part' | 'receipt' | 'slip') => ({
      ok: true as const,
      value: { is, agrees: true, words: '' },
    });
    const refused = (told: Pick<Failure, 'kind' | 'code'>) => ({
      ok: false as const,
      failure: { ...told, message: '', wayOut: '', clauses: [], places: [], others: [] },
    });
    const begun = [code(1), code(2)];
    expect(keptCodes([], code(1), read('part'))).toEqual([code(1)]);
    expect(keptCodes(begun, code(2), read('part'))).toEqual(begun);
    expect(keptCodes(begun, code(3), read('receipt'))).toEqual([]);
    expect(keptCodes(begun, 'a slip', read('slip'))).toEqual(begun);
    for (const failure of [
      { kind: 'refusal', code: 'CODE_UNREADABLE' },
      { kind: 'fault', code: 'STORE_BUSY' },
    ] as const) {
      expect(keptCodes(begun, 'a slip', refused(failure))).toEqual(begun);
      expect(keptCodes(begun, code(3), refused(failure))).toEqual(begun);
    }
    // A receipt of one code that is known leaves what was begun; one of several ends it.
    const known = refused({ kind: 'refusal', code: 'RECEIPT_KNOWN' });
    expect(keptCodes(begun, 'a receipt of one code', known)).toEqual(begun);
    expect(keptCodes(begun, code(3), known)).toEqual([]);
  });
});
