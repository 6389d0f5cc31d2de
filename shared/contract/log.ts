/** Procedures of the security journal: what an auditor asks, keeps as a question and takes away, and the check of all records. */
import { z } from 'zod';
import { LEAST_YEARS } from '#shared/journal/lived-time';
import { ACT_KIND_CODES, ACT_OUTCOME_CODES } from '#shared/journal/security-line';
import {
  accountField,
  commandIdField,
  done,
  instantOut,
  localDateField,
  nothing,
  pageField,
  requiredText,
  text,
} from './fields';
import { command, query } from './procedure';

const filter = z.strictObject({
  from: localDateField.nullable(),
  to: localDateField.nullable(),
  actor: z.union([accountField, z.literal('-')]).nullable(),
  kind: z.enum(ACT_KIND_CODES).nullable(),
  outcome: z.enum(ACT_OUTCOME_CODES).nullable(),
  procedure: text(60),
  text: text(100),
});

const filterOut = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  actor: z.string().nullable(),
  kind: z.enum(ACT_KIND_CODES).nullable(),
  outcome: z.enum(ACT_OUTCOME_CODES).nullable(),
  procedure: z.string(),
  text: z.string(),
});
export type LogFilter = z.infer<typeof filterOut>;

const line = z.object({
  /** Place of the entry in the chain, from 1. */
  seq: z.number(),
  key: z.string(),
  at: instantOut,
  /** The claimed time is in doubt. */
  clockDoubt: z.boolean(),
  account: z.string(),
  actor: z.string(),
  role: z.string(),
  kindName: z.string(),
  outcome: z.enum(ACT_OUTCOME_CODES),
  outcomeName: z.string(),
  title: z.string(),
  subject: z.string(),
  detail: z.string(),
  procedure: z.string(),
});
export type LogLine = z.infer<typeof line>;

const codeName = z.object({ code: z.string(), name: z.string() });

export const logProcedures = {
  'store.verify': query(
    'store.verify',
    'Checks every record, chain, seal, signature and attachment of the store; the check itself is written down.',
    nothing,
    z.object({
      clean: z.boolean(),
      entries: z.number(),
      segments: z.number(),
      seals: z.number(),
      attachments: z.number(),
      security: z.object({ entries: z.number(), segments: z.number(), seals: z.number() }),
      finding: z.string().nullable(),
    }),
  ),
  'store.verifyProgress': query(
    'store.verify',
    'How far the check under way is; null when there is none.',
    nothing,
    z.object({ percent: z.number().nullable() }),
  ),
  'store.cancelVerify': query('store.verify', 'Ends the check under way.', nothing, done),
  'log.frame': query(
    'log.read',
    'What the log can be asked by, the own saved questions, and how far the chain is sealed.',
    nothing,
    z.object({
      people: z.array(codeName),
      kinds: z.array(codeName),
      outcomes: z.array(codeName),
      questions: z.array(z.object({ name: z.string(), filter: filterOut })),
      chain: z.object({
        entries: z.number(),
        /** Entries after the last seal. */
        since: z.number(),
        seal: z.object({ number: z.number(), at: instantOut, check: z.string() }).nullable(),
        /** The part before this seal was cut off to a medium. `pending`: at the next opening of the store. */
        cut: z.object({ seal: z.number(), entries: z.number(), pending: z.boolean() }).nullable(),
        /** Where the log itself is broken; null when opening found nothing. */
        damage: z.string().nullable(),
      }),
      verified: z
        .object({ at: instantOut, by: z.string(), clean: z.boolean(), finding: z.string().nullable() })
        .nullable(),
    }),
  ),
  'log.list': query(
    'log.read',
    'Lines of the security journal, newest first; that the auditor looked is written down once a day.',
    z.strictObject({ filter, page: pageField }),
    z.object({ total: z.number(), lines: z.array(line) }),
  ),
  'log.saveQuestion': command(
    'log.read',
    'Keeps a filter under a name for the person who asks; the same name is replaced.',
    z.strictObject({ commandId: commandIdField, name: requiredText(30), filter }),
    done,
  ),
  'log.removeQuestion': command(
    'log.read',
    'Forgets a filter kept under a name.',
    z.strictObject({ commandId: commandIdField, name: requiredText(30) }),
    done,
  ),
  'log.export': command(
    'log.export',
    'Writes the lines found into a signed file where the person chooses, sealed up to now.',
    z.strictObject({ commandId: commandIdField, filter }),
    z.object({ fileName: z.string(), lines: z.number() }),
  ),
  'log.cut': command(
    'log.cut',
    'Writes what is older than so many years to a medium, proves it there, and proposes that the log begin after it.',
    z.strictObject({ commandId: commandIdField, years: z.number().int().min(LEAST_YEARS).max(30) }),
    z.object({ fileName: z.string(), lines: z.number(), seal: z.number() }),
  ),
  'log.proposedCut': query(
    'log.confirmCut',
    'The cut of the log that waits for another of the three, with the dates of what leaves.',
    nothing,
    z.object({
      proposed: z
        .object({
          by: z.string(),
          byName: z.string(),
          at: instantOut,
          fileName: z.string(),
          lines: z.number(),
          seal: z.number(),
          /** First and last time before the cut, and the days on which anything was written. */
          from: instantOut,
          to: instantOut,
          days: z.number(),
        })
        .nullable(),
    }),
  ),
  'log.confirmCut': command(
    'log.confirmCut',
    'Lets the log begin after the part that another of the three had archived: by the name of its folder.',
    z.strictObject({ commandId: commandIdField, fileName: requiredText(100) }),
    done,
  ),
  'log.declineCut': command(
    'log.confirmCut',
    'Takes the proposal to cut the log away; the copy on the medium stays.',
    z.strictObject({ commandId: commandIdField }),
    done,
  ),
  'log.progress': query(
    'log.read',
    'How far an export or a cut of the log is; null when there is none.',
    nothing,
    z.object({ percent: z.number().nullable() }),
  ),
  'log.cancel': query('log.read', 'Ends an export or a cut of the log that is under way.', nothing, done),
} as const;
