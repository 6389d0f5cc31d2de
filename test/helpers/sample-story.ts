/** A sample's way through the desk as scenario lines: drafted, approved, received, accepted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectType } from '#shared/domain/case-type';
import { ROOT } from './desk-cli';

export const SAMPLES_FOLDER = join(ROOT, 'test', 'fixtures', 'samples');

export interface SampleFile {
  readonly key: string;
  readonly title: string;
  /** Absent: a public data resource. */
  readonly objectType?: ObjectType;
  readonly office: { readonly name: string; readonly level: string; readonly division: string };
  readonly expect: { readonly outcome: 'registrable' | 'refused'; readonly code?: string };
  readonly subject: { readonly [key: string]: unknown };
  readonly application: { readonly [key: string]: unknown };
  readonly attachments: readonly {
    readonly type: string;
    readonly field: string;
    readonly title: string;
    readonly file: string;
  }[];
}

export const sampleKeys = (): readonly string[] =>
  JSON.parse(readFileSync(join(SAMPLES_FOLDER, 'index.json'), 'utf8')) as readonly string[];

export const readSample = (key: string): SampleFile =>
  JSON.parse(readFileSync(join(SAMPLES_FOLDER, `${key}.json`), 'utf8')) as SampleFile;

const AT = '2026-05-20T03:00:00.000Z';
const step = { caseId: '${case.caseId}', version: '${case.version}' };

/** Lines up to the draft with all its papers. */
export function draftLines(sample: SampleFile): object[] {
  const { subject, application, attachments } = sample;
  const line = (call: string, input: object) => ({ at: AT, as: 'clerk', call, input, save: 'case' });
  return [
    line('cases.create', {
      caseType: 'FIRST',
      objectType: sample.objectType ?? '1',
      target: null,
      requester: 'SUBJECT',
      matter: null,
    }),
    line('cases.saveDraft', { ...step, subject, application, request: {} }),
    ...attachments.map(({ file, ...attachment }) =>
      line('cases.attach', {
        ...step,
        ...attachment,
        fileName: file.split('/').at(-1),
        content: { $file: join(SAMPLES_FOLDER, file) },
      }),
    ),
  ];
}

/** The step that the form check guards. */
export const sendLine = (expect?: object): object => ({
  at: AT,
  as: 'clerk',
  call: 'cases.sendForApproval',
  input: { ...step, warningsReason: '' },
  ...(expect ? { expect } : { save: 'case' }),
});

/** Lines from the internal approval to acceptance; a county office first records its designation. */
export function acceptLines(sample: SampleFile, expect?: object): object[] {
  const designation = {
    at: AT,
    as: 'supervisor',
    call: 'office.recordDesignation',
    input: {
      documentNumber: '地署数发〔2026〕1号',
      documentDate: '2026-01-05',
      filingReference: '备案〔2026〕3号',
    },
  };
  return [
    ...(sample.office.level === 'county' ? [designation] : []),
    {
      at: AT,
      as: 'reviewer',
      call: 'cases.approveInternally',
      input: { ...step, opinion: '同意申请', secrecyReviewer: '刘洋', secrecyReviewedAt: '2026-05-20' },
      save: 'case',
    },
    {
      at: AT,
      as: 'clerk',
      call: 'cases.receive',
      input: { ...step, receivedAt: '2026-05-20', channel: 'window', backdatedBecause: '' },
      save: 'case',
    },
    {
      at: AT,
      as: 'clerk',
      call: 'cases.accept',
      input: step,
      ...(expect ? { expect } : { expect: { ok: true, value: { status: 'UNDER_REVIEW' } } }),
    },
  ];
}
