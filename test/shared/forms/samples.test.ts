/** The sample applications are what they say they are: the whole desk is shown and tested with them. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ObjectType } from '#shared/domain/case-type';
import { isInside, prefectureOf } from '#shared/domain/divisions';
import { localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import { conformValues } from '#shared/forms/conform';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { contentForm } from '#shared/forms/form-of';
import type { FormValues } from '#shared/forms/schema';
import { checkUscc } from '#shared/forms/uscc';
import { XINJIANG } from './complete-application';

interface Sample {
  readonly key: string;
  readonly title: string;
  readonly office: { readonly name: string; readonly level: string; readonly division: string };
  readonly expect: { readonly outcome: 'registrable' | 'refused'; readonly code?: string };
  /** Absent: a public data resource. */
  readonly objectType?: ObjectType;
  readonly subject: FormValues;
  readonly application: FormValues;
  readonly attachments: readonly {
    readonly type: string;
    readonly field: string;
    readonly title: string;
    readonly file: string;
  }[];
}

const FOLDER = new URL('../../fixtures/samples/', import.meta.url);
const MAX_PDF_BYTES = 60_000;
const read = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
const json = <T>(name: string): T => JSON.parse(read(name).toString('utf8')) as T;

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'index.json');
const listed = json<readonly string[]>('index.json');
/** Those of the index in its order, then the rest. */
const keys = [...new Set([...listed, ...files.map((name) => name.replace('.json', ''))])];
const samples = keys.map((key) => json<Sample>(`${key}.json`));
const byOutcome = (outcome: string) => samples.filter((sample) => sample.expect.outcome === outcome);

const objectTypeOf = (sample: Sample): ObjectType => sample.objectType ?? '1';

const findingsOf = (sample: Sample) =>
  checkApplication({
    type: 'FIRST',
    objectType: objectTypeOf(sample),
    request: {},
    before: null,
    rules: XINJIANG,
    subject: sample.subject,
    application: sample.application,
    attachments: sample.attachments.map(({ type, field, file }) => ({
      type,
      field,
      name: file,
      bytes: read(file).byteLength,
    })),
    today: localDate('2026-05-20'),
    lists: PROGRAM_LISTS,
    listsOn: localDate('2026-05-20'),
  });
const errorCodes = (sample: Sample) =>
  findingsOf(sample)
    .filter((finding) => finding.level === 'error')
    .map((finding) => finding.code);

describe('the sample set', () => {
  it('is listed completely and has the size and spread it should have', () => {
    expect(files.sort()).toEqual(keys.map((key) => `${key}.json`).sort());
    expect(samples.filter(({ objectType }) => objectType === '2').length).toBeGreaterThanOrEqual(2);
    expect(samples.map((sample) => sample.key)).toEqual(keys);
    expect(byOutcome('registrable').length).toBeGreaterThanOrEqual(12);
    expect(byOutcome('refused').length).toBeGreaterThanOrEqual(6);
    expect(new Set(samples.map((sample) => sample.office.level))).toEqual(
      new Set(['region', 'prefecture', 'county']),
    );
    expect(new Set(samples.map((sample) => sample.office.division)).size).toBeGreaterThanOrEqual(8);
  });

  it('has valid and unique 统一社会信用代码, but for the one that is meant to be wrong', () => {
    const codes = samples.map((sample) => String(sample.subject.uscc));
    expect(new Set(codes).size).toBe(codes.length);
    const wrong = samples.filter((sample) => !checkUscc(String(sample.subject.uscc)).ok);
    expect(wrong.map((sample) => sample.expect.code)).toEqual(['USCC_CHECK_DIGIT']);
  });

  it('has small PDF papers', () => {
    for (const name of readdirSync(new URL('pdf/', FOLDER))) {
      const bytes = read(`pdf/${name}`);
      expect(bytes.subarray(0, 5).toString('latin1'), name).toBe('%PDF-');
      expect(bytes.byteLength, name).toBeLessThan(MAX_PDF_BYTES);
    }
  });
});

describe.each(byOutcome('registrable'))('$key $title', (sample) => {
  it('passes the check without errors', () => {
    expect(findingsOf(sample)).toEqual([]);
  });
  it('belongs to its office (XJR-7-2)', () => {
    expect(isInside(String(sample.subject.regionCode), sample.office.division)).toBe(true);
  });
});

describe.each(byOutcome('refused'))('$key $title', (sample) => {
  it('fails for its one reason', () => {
    const { code } = sample.expect;
    expect(errorCodes(sample)).toEqual(code === 'NOT_OUR_JURISDICTION' ? [] : [code]);
  });
});

describe.each(samples)('$key', (sample) => {
  it('has well-formed values as they would be stored', () => {
    expect(conformValues(F01_SUBJECT, sample.subject)).toEqual({ ok: true, value: sample.subject });
    expect(conformValues(contentForm(objectTypeOf(sample)), sample.application)).toEqual({
      ok: true,
      value: sample.application,
    });
  });

  it('describes 6 to 15 data items, or the sources of a product, and was applied for in spring 2026', () => {
    const isProduct = objectTypeOf(sample) === '2';
    const rows = isProduct ? sample.application.usedResources : sample.application.dataItems;
    const fewest = isProduct ? 2 : 6;
    expect(Array.isArray(rows) && rows.length >= fewest && rows.length <= 15).toBe(true);
    expect(String(sample.application.applyDate) >= '2026-03-01').toBe(true);
    expect(String(sample.application.applyDate) < '2026-05-20').toBe(true);
  });

  it('states the real digest of its description, if deposited', () => {
    if (sample.application.deposited !== true) return;
    const description = sample.attachments.find((file) => file.field === 'descriptionFile');
    const digest = createHash('sha256')
      .update(read(description?.file ?? ''))
      .digest('hex');
    expect(sample.application.hashValue).toBe(digest);
  });
});

describe('the sample of another jurisdiction', () => {
  it('lies outside the prefecture of the office it was handed to', () => {
    const sample = samples.find(({ expect: { code } }) => code === 'NOT_OUR_JURISDICTION');
    expect(prefectureOf(String(sample?.subject.regionCode))).not.toBe(sample?.office.division);
  });
});
