/** Procedures of the rules: profiles, calendars, clauses, deadlines, supervision of the office. */
import { z } from 'zod';
import {
  clauseIdOut,
  commandIdField,
  dateOut,
  done,
  localDateField,
  nothing,
  requiredText,
  text,
} from './fields';
import { command, query } from './procedure';

const dayReason = z.object({ date: dateOut, reason: z.string(), source: z.string() });

/** Largest profile or calendar file, in characters. */
const MAX_RULE_TEXT = 2_000_000;

const profileHead = z.object({
  id: z.string(),
  title: z.string(),
  from: dateOut,
  to: dateOut,
  inForce: z.boolean(),
  builtIn: z.boolean(),
});

const profileDifference = z.object({
  part: z.string(),
  place: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});

const calendarDay = z.object({
  date: dateOut,
  kind: z.enum(['off', 'makeup_workday']),
  name: z.string(),
  scope: z.enum(['national', 'xinjiang']),
  source: z.string(),
});
const calendarSource = z.object({ title: z.string(), number: z.string(), issuer: z.string() });

/** A year as the screen sends it: the check names every place that is wrong. */
const calendarYear = z.strictObject({
  year: z.number().int(),
  source: z.strictObject({ title: text(200), number: text(100), issuer: text(100) }),
  days: z
    .array(
      z.strictObject({
        date: z.string().max(20),
        kind: z.enum(['off', 'makeup_workday']),
        name: text(40),
        scope: z.enum(['national', 'xinjiang']),
        source: text(200).optional(),
      }),
    )
    .max(200),
});

const movedClock = z.object({
  caseId: z.string(),
  number: z.string(),
  name: z.string(),
  from: dateOut,
  to: dateOut,
  provisionalBefore: z.boolean(),
});

const calendarTotals = z.object({
  statutory: z.array(z.object({ name: z.string(), days: z.number() })),
  statutoryDays: z.number(),
  makeupDays: z.number(),
  xinjiang: z.array(z.object({ name: z.string(), days: z.number() })),
  xinjiangDays: z.number(),
  workingDays: z.number(),
});

export const ruleProcedures = {
  'rules.due': query(
    'session',
    'A due date and every skipped day with its reason.',
    z.strictObject({
      from: localDateField,
      days: z.number().int().min(1).max(366),
      calendar: z.enum(['xj', 'national']),
    }),
    z.object({
      due: dateOut,
      firstDay: dateOut,
      provisional: z.boolean(),
      skipped: z.array(dayReason),
      makeups: z.array(dayReason),
    }),
  ),
  'rules.profiles': query(
    'rules.read',
    'Profiles of this desk with their times, and the one that waits for confirmation.',
    nothing,
    z.object({
      profiles: z.array(profileHead),
      pending: z
        .object({
          id: z.string(),
          title: z.string(),
          by: z.string(),
          changes: z.array(profileDifference),
        })
        .nullable(),
    }),
  ),
  'rules.profile': query(
    'rules.read',
    'One profile as its file: canonical text.',
    z.strictObject({ id: requiredText(60) }),
    z.object({ json: z.string() }),
  ),
  'rules.compareProfiles': query(
    'rules.read',
    'What differs between two profiles of this desk, or between one and a text.',
    z.strictObject({ a: requiredText(60), b: requiredText(60) }),
    z.object({ differences: z.array(profileDifference) }),
  ),
  'rules.exportProfile': command(
    'rules.read',
    'Writes a profile as a file where the person chooses.',
    z.strictObject({ commandId: commandIdField, id: requiredText(60) }),
    z.object({ fileName: z.string() }),
  ),
  'rules.proposeProfile': command(
    'rules.propose',
    'Takes a profile file; refused with every place that is wrong. Counts when a second person confirms.',
    z.strictObject({ commandId: commandIdField, json: z.string().max(MAX_RULE_TEXT) }),
    z.object({ id: z.string(), changes: z.array(profileDifference) }),
  ),
  'rules.confirmProfile': command(
    'rules.confirm',
    'A second person confirms the proposed profile.',
    z.strictObject({ commandId: commandIdField, id: requiredText(60) }),
    done,
  ),
  'rules.declineProfile': command(
    'rules.confirm',
    'Sends the proposed profile back.',
    z.strictObject({ commandId: commandIdField, id: requiredText(60), reason: requiredText(300, 2) }),
    done,
  ),
  'calendars.list': query(
    'rules.read',
    'Loaded years with their days and totals, and the one that waits for confirmation.',
    nothing,
    z.object({
      years: z.array(
        z.object({
          year: z.number(),
          source: calendarSource.nullable(),
          days: z.array(calendarDay),
          totals: calendarTotals,
        }),
      ),
      pending: z
        .object({
          year: z.number(),
          by: z.string(),
          source: calendarSource,
          days: z.array(calendarDay),
          totals: calendarTotals,
          moved: z.array(movedClock),
        })
        .nullable(),
    }),
  ),
  'calendars.read': query(
    'rules.propose',
    'Reads a pasted yearly notice: what was recognised, where, and what has to be asked.',
    z.strictObject({ text: z.string().max(20_000), year: z.number().int().min(1990).max(2200).nullable() }),
    z.object({
      year: z.number().nullable(),
      spans: z.array(
        z.object({
          from: z.number(),
          to: z.number(),
          text: z.string(),
          name: z.string(),
          scope: z.enum(['national', 'xinjiang']),
          kind: z.enum(['off', 'makeup_workday']),
          dates: z.array(dateOut),
          certain: z.boolean(),
          doubt: z.string(),
        }),
      ),
      passed: z.array(z.object({ from: z.number(), to: z.number(), text: z.string(), reason: z.string() })),
    }),
  ),
  'calendars.propose': command(
    'rules.propose',
    'Takes a year; refused with every place that is wrong. Counts when a second person confirms.',
    z.strictObject({ commandId: commandIdField, calendar: calendarYear }),
    z.object({ year: z.number(), moved: z.array(movedClock) }),
  ),
  'calendars.confirm': command(
    'rules.confirm',
    'A second person confirms the year and signs for every open clock it moves.',
    z.strictObject({
      commandId: commandIdField,
      year: z.number().int(),
      /** How many clocks the person saw moving: another number is refused, and shown again. */
      movedSeen: z.number().int().min(0),
    }),
    z.object({ moved: z.array(movedClock) }),
  ),
  'calendars.decline': command(
    'rules.confirm',
    'Sends the proposed year back.',
    z.strictObject({ commandId: commandIdField, year: z.number().int(), reason: requiredText(300, 2) }),
    done,
  ),
  'clauses.get': query(
    'session',
    'A clause: article, official words, our reading, where it acts.',
    z.strictObject({ id: requiredText(20) }),
    z.object({
      id: clauseIdOut,
      article: z.string(),
      quote: z.string(),
      reading: z.string(),
      text: z.object({ title: z.string(), number: z.string(), status: z.string() }),
      acts: z.array(z.object({ kind: z.string(), label: z.string() })),
    }),
  ),
  'office.recordFiling': command(
    'office.designate',
    'Records the 备案 of a prefecture agency at the region (XJR-5-4).',
    z.strictObject({
      commandId: commandIdField,
      reference: requiredText(100, 2),
      date: localDateField,
    }),
    done,
  ),
  'office.measures': query(
    'case.read',
    'Measures of the data authority against the office (XJR-23-1).',
    nothing,
    z.object({
      disqualified: z.boolean(),
      measures: z.array(
        z.object({
          kind: z.enum(['talk', 'guidance', 'disqualified', 'requalified']),
          kindName: z.string(),
          on: dateOut,
          reason: z.string(),
          reference: z.string(),
        }),
      ),
    }),
  ),
  'office.recordMeasure': command(
    'office.supervise',
    'Records a measure; 取消资格 makes the office read-only for registration acts.',
    z.strictObject({
      commandId: commandIdField,
      kind: z.enum(['talk', 'guidance', 'disqualified', 'requalified']),
      on: localDateField,
      reason: requiredText(500, 2),
      reference: requiredText(100, 2),
    }),
    done,
  ),
} as const;
