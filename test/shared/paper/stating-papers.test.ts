/** Which papers state a code and a validity is said in one list: it holds for what the letters really say. */
import { describe, expect, it } from 'vitest';
import type { RegistryCode } from '#shared/domain/ids';
import { addDays, localDate } from '#shared/domain/local-date';
import type { DocumentContext } from '#shared/paper/document-context';
import { DOCUMENT_IDS, STATING_CODE, STATING_VALIDITY } from '#shared/paper/document-id';
import type { CodeEntry } from '#shared/regulation/casework/records';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import * as sample from './sample-case';
import { issuedContext } from './sample-documents';

/** Papers that read otherwise where code and item are others. */
const saying = (
  code: (known: CodeEntry) => Partial<CodeEntry>,
  item: (known: RegisterEntry) => Partial<RegisterEntry>,
): readonly string[] =>
  DOCUMENT_IDS.filter((document) => {
    const known = issuedContext(document);
    const { state, entry } = known;
    const other: DocumentContext = {
      ...known,
      state: { ...state, code: state.code && { ...state.code, ...code(state.code) } },
      entry: entry && { ...entry, ...item(entry) },
    };
    return sample.words(sample.built(known)) !== sample.words(sample.built(other));
  });

describe('papers that are void once the region says the coding otherwise (XJR-17-1, XJR-19-1)', () => {
  it('are those that state the code, and the finding of a revocation, which stays as it was written', () => {
    const code = '653100A20260421000999' as RegistryCode;
    const stating = saying(
      () => ({ code }),
      () => ({ code }),
    );
    expect(stating.filter((document) => document !== 'D28')).toEqual(STATING_CODE);
    expect(stating).toContain('D28');
  });

  it('are those that state the validity', () => {
    const later = (day: string | null) => addDays(localDate(day ?? '2026-04-24'), 1);
    const stating = saying(
      ({ codedAt, validTo }) => ({
        ...{ codedAt: later(codedAt), validFrom: later(codedAt), validTo: later(validTo) },
      }),
      ({ codedAt, validTo, versions }) => ({
        ...{ codedAt: later(codedAt), validFrom: later(codedAt), validTo: later(validTo) },
        versions: versions.map((version) => ({
          ...version,
          ...{ validFrom: later(version.validFrom), validTo: later(version.validTo) },
        })),
      }),
    );
    expect(stating).toEqual(STATING_VALIDITY);
  });
});
