/**
 * What the public notice of an application shows: exactly the four items of XJR-16-3. No other field may
 * ever be added here; whoever prints or exports a notice takes its content from this function.
 */
import { labelOf } from './code-lists';
import type { FormValues } from './schema';

/** One of the published items. */
export interface PublicItem {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

const text = (values: FormValues, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** All subjects of a joint application, the lead first (XJR-9-3); one alone for the others, the lead only. */
function subjectNames(subject: FormValues, application: FormValues): string {
  const lead = text(subject, 'institutionName');
  const { applicantMode, coApplicants } = application;
  if (applicantMode !== 'joint' || !Array.isArray(coApplicants)) return lead;
  const others = coApplicants.map((row: FormValues | string) =>
    typeof row === 'object' && row !== null ? text(row, 'institutionName') : '',
  );
  return [lead, ...others].filter((name) => name !== '').join('、');
}

/** The four items the notice shows, and nothing else (XJR-16-3). */
export function publicItems(subject: FormValues, application: FormValues): readonly PublicItem[] {
  const kinds = [
    labelOf('CL-APPLY', text(application, 'applyType')),
    labelOf('CL-REGTYPE', text(application, 'dataRegistType')),
  ].filter((label) => label !== '');
  return [
    { key: 'institutionName', label: '登记主体名称', value: subjectNames(subject, application) },
    { key: 'dataRegistType', label: '登记类型', value: kinds.join('·') },
    { key: 'dataRegistName', label: '登记数据名称', value: text(application, 'dataRegistName') },
    {
      key: 'dataContentIntroduction',
      label: '数据内容简介',
      value: text(application, 'dataContentIntroduction'),
    },
  ];
}
