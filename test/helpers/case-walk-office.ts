/** The office, its people and the shipped samples that the tests of the law work with. Data only. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PersonRole } from '#shared/access/roles';
import type { DivisionCode } from '#shared/domain/ids';
import type { Office } from '#shared/domain/office';
import type { FormValues } from '#shared/forms/schema';

export const SAMPLES = fileURLToPath(new URL('../fixtures/samples', import.meta.url));

export const KASHGAR: Office = {
  name: '喀什地区公共数据登记中心',
  level: 'prefecture',
  division: '653100' as DivisionCode,
  documentWord: '喀数登',
  address: '喀什市练习路1号',
  phone: '0998-1234567',
  designation: null,
};

interface SampleFile {
  readonly subject: FormValues;
  readonly application: FormValues;
  readonly attachments: readonly { readonly type: string; readonly field: string; readonly title: string }[];
}

export const sample = (key: string): SampleFile =>
  JSON.parse(readFileSync(`${SAMPLES}/${key}.json`, 'utf8')) as SampleFile;

/** Three people as in the smallest office, others with two hats, and one for every counter alone. */
export const PEOPLE: { readonly [account: string]: readonly PersonRole[] } = {
  clerk: ['SUBJECT_CLERK', 'ACCEPTANCE_CLERK'],
  reviewer: ['SUBJECT_REVIEWER', 'REVIEWER'],
  supervisor: ['SUPERVISOR'],
  chief: ['SUPERVISOR'],
  deputy: ['REVIEWER', 'SUPERVISOR'],
  approver: ['SUBJECT_REVIEWER', 'SUPERVISOR'],
  counter: ['ACCEPTANCE_CLERK'],
  unit: ['SUBJECT_CLERK'],
  agent: ['AGENT'],
  otherAgent: ['AGENT'],
  everybody: ['SUBJECT_CLERK', 'SUBJECT_REVIEWER', 'ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
};
