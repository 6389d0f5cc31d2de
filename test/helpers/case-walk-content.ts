/**
 * Complete content of cases for the kit: values and papers of any type and object, with dates that fit the
 * day they are filed on. Also freezes what a fold made, so that a change in place is found where it happens.
 */
import type { ApplyType, ObjectType } from '#shared/domain/case-type';
import { addDays, localDate } from '#shared/domain/local-date';
import type { FormValues } from '#shared/forms/schema';
import type { Requester } from '#shared/regulation/casework/commands';
import { completeProduct, completeRequest } from '../shared/forms/complete-request';

export interface Content {
  readonly subject: FormValues;
  readonly application: FormValues;
  readonly request: FormValues;
  readonly papers: readonly { readonly type: string; readonly field: string }[];
}

/** How many days before the filing each date lies. */
const DAYS_BEFORE: { readonly [key: string]: number } = {
  realNameAt: 20,
  internalReviewAt: 3,
  lastUpdated: 10,
  riskDate: 40,
  depositAt: 5,
  complianceAt: 10,
  applyDate: 0,
  acquiredOn: 12,
  changeDate: 2,
  happenedOn: 2,
  consentDate: 1,
};

/** The values with their dates moved to fit a filing on `at`. */
const dated = (values: FormValues, at: string): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const days = DAYS_BEFORE[key];
      if (key === 'usedResources' && Array.isArray(value))
        return [key, value.map((row) => (typeof row === 'object' ? dated(row as FormValues, at) : row))];
      return [key, days === undefined ? value : addDays(localDate(at), -days)];
    }),
  );

/** A shipped sample; `at` moves its dates, `null` leaves them. */
export function contentOfSample(
  {
    subject,
    application,
    attachments,
  }: Pick<Content, 'subject' | 'application'> & {
    readonly attachments: Content['papers'];
  },
  at: string | null,
  changes: { readonly subject?: FormValues; readonly application?: FormValues } = {},
): Content {
  return {
    subject: { ...(at === null ? subject : dated(subject, at)), ...changes.subject },
    application: { ...(at === null ? application : dated(application, at)), ...changes.application },
    request: {},
    papers: attachments.map(({ type, field }) => ({ type, field })),
  };
}

/** A product of an operator under an agreement that ends on `agreementTo`. */
export function operatorProduct(at: string, agreementTo = '2030-11-30', changes: FormValues = {}): Content {
  const { subject, application, attachments } = completeProduct({
    application: { agreementTo, firstSupplyDate: addDays(localDate(at), -2) },
  });
  return contentOfSample({ subject, application, attachments }, at, { application: changes });
}

const INTERESTED: FormValues = {
  requesterName: '玉素甫',
  requesterIdType: '01',
  requesterIdNo: '11010519491231002X',
  requesterPhone: '0998-2345678',
  interestNote: '本人是数据项所载线路的承包经营人。',
};
const OF_SUBJECT = ['internalReview', 'internalReviewAt'];
const OF_APPLICANT = [...Object.keys(INTERESTED), 'truthDeclared', 'hasAgent'];

/** What a request adds to the registered content: its form, the changed fields, its papers. */
export function requestOf(
  type: Exclude<ApplyType, 'FIRST'>,
  objectType: ObjectType,
  requester: Requester,
  at: string,
): Content {
  const { request, application, before, attachments } = completeRequest(type, objectType);
  const changed = Object.fromEntries(
    Object.entries(application).filter(([key, value]) => before?.application[key] !== value),
  );
  const dropped =
    requester === 'SUBJECT' ? [] : requester === 'OFFICE' ? [...OF_SUBJECT, ...OF_APPLICANT] : OF_SUBJECT;
  const asked = Object.fromEntries(Object.entries(request).filter(([key]) => !dropped.includes(key)));
  const own = requester === 'INTERESTED' ? { ...INTERESTED, approver: null } : {};
  return {
    subject: {},
    application: dated(changed, at),
    request: {
      ...dated(asked, at),
      ...own,
      ...(type === 'CORRECT' ? { requesterType: requester } : {}),
    },
    papers: [
      ...attachments
        .filter(({ field }) => requester !== 'OFFICE' || field !== 'commitmentFile')
        .map((paper) => ({ type: paper.type, field: paper.field })),
      ...(requester === 'INTERESTED' ? [{ type: '14', field: 'interestFile' }] : []),
    ],
  };
}

/** Freezes a value and all in it; stops at what is frozen already. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}
