/** Procedures of the register, the subjects in it, reminders, and what may leave it. */
import { z } from 'zod';
import { OBJECT_TYPES } from '#shared/domain/case-type';
import { REMINDER_KINDS } from '#shared/regulation/register/reminders';
import { STANDINGS } from '#shared/regulation/register/standing';
import { deadlineView } from './deadline-view';
import {
  commandIdField,
  dateOut,
  divisionField,
  localDateField,
  nothing,
  pageField,
  registerIdField,
  requiredText,
  text,
} from './fields';
import { command, query } from './procedure';
import { registerEntryView, registerRow } from './register-views';

/** A subject as its latest registered or received particulars say. */
const subjectRow = z.object({
  uscc: z.string(),
  name: z.string(),
  division: z.string(),
  natureName: z.string(),
  realName: z.string(),
  realNameAt: dateOut.nullable(),
  entries: z.number(),
  openCases: z.number(),
});
export type SubjectRow = z.infer<typeof subjectRow>;

const filters = {
  text: text(100),
  division: divisionField.nullable(),
  objectType: z.enum(OBJECT_TYPES).nullable(),
  standing: z.enum(['any', ...STANDINGS]),
  /** The register as it was on that day; null = today. */
  asOf: localDateField.nullable(),
};

export const registerProcedures = {
  'register.list': query(
    'case.read',
    'Register items as of a day, newest first.',
    z.strictObject({ ...filters, page: pageField }),
    z.object({ total: z.number(), unfiltered: z.number(), asOf: dateOut, items: z.array(registerRow) }),
  ),
  'register.get': query(
    'case.read',
    'A register item as of a day: content, versions, cases, what may be begun on it.',
    z.strictObject({ registerId: registerIdField, asOf: localDateField.nullable() }),
    registerEntryView,
  ),
  'register.export': command(
    'register.export',
    'Writes the filtered register as CSV where the person chooses; purpose and ground are recorded (XJR-22-2).',
    z.strictObject({
      commandId: commandIdField,
      ...filters,
      purpose: requiredText(300, 2),
      /** Document that allows giving it out; empty = internal use, marked so in the file. */
      approval: text(200),
    }),
    z.object({ fileName: z.string(), rows: z.number() }),
  ),
  'subjects.list': query(
    'case.read',
    'Subjects of registered items and of applications, by name.',
    z.strictObject({ text: text(100), page: pageField }),
    z.object({ total: z.number(), items: z.array(subjectRow) }),
  ),
  'subjects.get': query(
    'case.read',
    'One subject: particulars over time, items, cases.',
    z.strictObject({ uscc: requiredText(40) }),
    subjectRow.extend({
      history: z.array(
        z.object({
          on: dateOut,
          caseNumber: z.string(),
          caseId: z.string(),
          name: z.string(),
          legalRep: z.string(),
          contact: z.string(),
          realName: z.string(),
        }),
      ),
      items: z.array(registerRow),
      cases: z.array(
        z.object({ caseId: z.string(), number: z.string(), typeName: z.string(), statusName: z.string() }),
      ),
    }),
  ),
  'reminders.list': query(
    'case.read',
    'What calls for attention by its date: deadlines, renewal windows, expiry, calendar, rules, report.',
    nothing,
    z.object({
      reminders: z.array(
        z.object({
          kind: z.enum(REMINDER_KINDS),
          title: z.string(),
          detail: z.string(),
          on: dateOut,
          daysLeft: z.number(),
          caseId: z.string().nullable(),
          registerId: z.string().nullable(),
        }),
      ),
      /** 登记年度报告 of the last year: its clock and whether it was handed in. */
      annualReport: z.object({ year: z.number(), deadline: deadlineView, submittedOn: dateOut.nullable() }),
    }),
  ),
  'reports.annual': query(
    'case.read',
    'Numbers of a year for the 登记年度报告: counts by type, timeliness, objections, standings.',
    z.strictObject({ year: z.number().int().min(2025).max(2200) }),
    z.object({
      year: z.number(),
      rows: z.array(z.object({ part: z.string(), label: z.string(), value: z.string() })),
    }),
  ),
  'reports.submitted': command(
    'case.decide',
    'Records that the 登记年度报告 was handed in (XJR-21-2).',
    z.strictObject({
      commandId: commandIdField,
      year: z.number().int().min(2025).max(2200),
      on: localDateField,
      receiver: requiredText(100, 2),
      reference: requiredText(100, 2),
    }),
    z.object({}),
  ),
} as const;
