/** Procedures of agreement among offices: what contradicts and who decides, in whose hands a case is, what a month adds up to. */
import { z } from 'zod';
import { documentModel } from '#shared/paper/model';
import {
  accountField,
  caseIdField,
  commandIdField,
  dateOut,
  divisionField,
  done,
  instantOut,
  localDateField,
  pageField,
  requiredText,
} from './fields';
import { paperOut, paperWayField } from './paper-fields';
import { command, query } from './procedure';

const conflictIdField = z.string().min(1).max(400);
const monthField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const digestField = z.string().regex(/^[0-9a-f]{64}$/);
const entryIdField = z.string().regex(/^[0-9a-f]{64}$/);

const difference = z.object({
  field: z.string(),
  name: z.string(),
  base: z.string(),
  ours: z.string(),
  theirs: z.string(),
});

const side = z.object({
  entry: z.string(),
  who: z.string(),
  office: z.string(),
  at: instantOut,
  /** What was done, as the log says it. */
  what: z.string(),
  /** What it is called beside the other one: 本机, 对方, or who did it, since both sides may be of others. */
  called: z.string(),
  /** What follows when this side is chosen: letters to recall, numbers to void, deadlines. */
  consequences: z.array(z.string()),
  /** What is wrong with the pool that its code is said to be from (C09), and what to do; empty when nothing is. */
  doubt: z.string(),
});

const conflict = z.object({
  id: z.string(),
  class: z.string(),
  className: z.string(),
  /** Empty where it is about a station and no case (C17): nothing is chosen, `sentence` says how it ends. */
  caseId: z.string(),
  caseNumber: z.string(),
  name: z.string(),
  /** One sentence of what happened. */
  sentence: z.string(),
  ageDays: z.number(),
  /** Who decides, in words; and whether that is this desk. */
  decides: z.string(),
  mine: z.boolean(),
  /** `settled`: told, and needs nobody, as an opinion that was kept. */
  state: z.enum(['open', 'decided', 'settled']),
});
export type ConflictTold = z.infer<typeof conflict>;

/** One value of a field by who filled it in. */
const sideValue = z.object({
  entry: z.string(),
  station: z.string(),
  office: z.string(),
  /** Whether it was filled in at this station. */
  own: z.boolean(),
  value: z.string(),
});

const conflictRow = conflict.extend({
  /**
   * The field of a draft that two stations filled in differently by one import: those of one bundle and the same two
   * stations may be decided by one choice. Null: decided by itself alone.
   */
  alike: z
    .object({
      bundleId: z.string(),
      field: z.string(),
      base: z.string(),
      /** Two, in the order of their stations. */
      sides: z.array(sideValue),
    })
    .nullable(),
});
export type ConflictRow = z.infer<typeof conflictRow>;

const groupCase = z.object({
  caseId: z.string(),
  /** Whether the case is known at this office; else all words are empty. */
  here: z.boolean(),
  number: z.string(),
  name: z.string(),
  office: z.string(),
  status: z.string(),
  receivedAt: dateOut.nullable(),
});

/** A field of applications that stand beside each other. */
const sideBySideField = z.object({
  field: z.string(),
  name: z.string(),
  /** Title of the page it stands on. */
  page: z.string(),
  /** In the order of the applications; empty where one says nothing. */
  values: z.array(z.string()),
  same: z.boolean(),
});

const conflictDetail = conflict.extend({
  ours: side.nullable(),
  theirs: side.nullable(),
  /** The cases it is about, the one that tells it first. */
  group: z.array(groupCase),
  /** What applications for one resource say, field by field; null where no two of them are here. */
  comparison: z
    .object({
      /** Ids of those that stand beside each other, in the order of the values. */
      cases: z.array(z.string()),
      fields: z.array(sideBySideField),
    })
    .nullable(),
  differences: z.array(difference),
  timeline: z.array(z.object({ at: instantOut, who: z.string(), what: z.string(), fate: z.string() })),
  blocked: z.array(z.string()),
  options: z.array(z.object({ id: z.string(), label: z.string(), consequences: z.array(z.string()) })),
  /**
   * Where what the application is to say may be written instead of both sides, which ends it; null where there is no such
   * place. `at`: a page of the tab and a field on it. `mine`: whether this person may.
   */
  edit: z.object({ tab: z.enum(['form', 'review']), at: z.string(), mine: z.boolean() }).nullable(),
  decision: z.object({ by: z.string(), at: instantOut, option: z.string(), reason: z.string() }).nullable(),
});
export type ConflictDetail = z.infer<typeof conflictDetail>;

/** With whom a month is reconciled; the nearest above when nobody is named. */
const otherField = divisionField.optional();

const reconciliationRow = z.object({
  kind: z.enum(['only-ours', 'only-theirs', 'status', 'content', 'code']),
  kindName: z.string(),
  caseId: z.string().nullable(),
  number: z.string(),
  name: z.string(),
  ours: z.string(),
  theirs: z.string(),
  cause: z.string(),
  remedy: z.string(),
  /** Where it is put right: a bundle to be made, one to be delivered, a contradiction, a bundle left out of account;
   * `none`: it has to stay so. */
  way: z.enum(['make', 'deliver', 'decide', 'restore', 'none']),
});

export const agreementProcedures = {
  'sync.conflicts': query(
    'sync.read',
    'What contradicts, open ones first, oldest first; `all` tells what needs nobody, too.',
    z.strictObject({ state: z.enum(['open', 'decided', 'all']), page: pageField }),
    z.object({ total: z.number(), items: z.array(conflictRow) }),
  ),
  'sync.conflict': query(
    'sync.read',
    'One contradiction with both sides, what follows from each choice, and who decides.',
    z.strictObject({ caseId: caseIdField, id: conflictIdField }),
    z.object({ conflict: conflictDetail }),
  ),
  'sync.decide': command(
    'sync.decide',
    'Chooses a side. The other one stays readable for ever.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      id: conflictIdField,
      option: z.union([entryIdField, z.enum(['same', 'different', 'void', 'late'])]),
      keep: caseIdField.nullable(),
      reason: requiredText(500, 2),
    }),
    z.object({ conflict: conflictDetail }),
  ),
  'sync.handOver': command(
    'sync.decide',
    'Gives a case to another agency; it is read-only here at once and travels with the next bundle.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      version: z.number().int().min(0),
      to: divisionField,
      reason: requiredText(300, 2),
    }),
    done,
  ),
  'sync.recall': command(
    'sync.decide',
    'Takes back a case that was given away and that nobody has acknowledged.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      version: z.number().int().min(0),
      reason: requiredText(300, 2),
    }),
    done,
  ),
  'sync.confirmSteps': command(
    'sync.decide',
    'The region confirms steps of a case, and says official dates, the code and the id of the notice where it has others.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      version: z.number().int().min(0),
      /** Number of the reply, or other proof in words. */
      ref: requiredText(100, 2),
      steps: z.array(z.enum(['acceptance', 'review', 'publicity', 'coding'])).max(4),
      /** `null`: as recorded. */
      dates: z.strictObject({
        receivedAt: localDateField.nullable(),
        publishedAt: localDateField.nullable(),
        codedAt: localDateField.nullable(),
      }),
      /** The query code by the region's record, typed twice; `null`: as recorded. */
      code: z.strictObject({ value: z.string().max(64), again: z.string().max(64) }).nullable(),
      /** 公示号 of the notice that counts; `null`: as recorded, or not known yet. */
      publication: z.string().max(64).nullable(),
    }),
    done,
  ),
  'sync.toConfirm': query(
    'sync.decide',
    'The steps a bundle brought that wait for the region, by case.',
    z.strictObject({ bundleId: z.string().regex(/^[0-9a-f]{32}$/), page: pageField }),
    z.object({
      total: z.number(),
      /** Names the whole list when it is confirmed. */
      list: z.string(),
      items: z.array(
        z.object({
          caseId: z.string(),
          number: z.string(),
          name: z.string(),
          steps: z.array(z.string()),
          /** Why the case is left; empty when nothing stops it. */
          stopped: z.string(),
        }),
      ),
    }),
  ),
  'sync.confirmBrought': command(
    'sync.decide',
    'The region confirms the steps a bundle brought, as they were listed; contested cases are left.',
    z.strictObject({
      commandId: commandIdField,
      bundleId: z.string().regex(/^[0-9a-f]{32}$/),
      ref: requiredText(100, 2),
      /** Of the list that was read. */
      list: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    z.object({ confirmed: z.number(), left: z.number() }),
  ),
  'sync.forceTake': command(
    'sync.decide',
    'A superior agency takes a case from a station that is lost; a second supervisor agrees.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      version: z.number().int().min(0),
      reason: requiredText(300, 2),
      second: accountField,
      secondPassphrase: z.string().max(200),
    }),
    done,
  ),
  'sync.reconcile': query(
    'sync.read',
    'What a month adds up to here and at an agency above or below: the one that is named, else the nearest.',
    z.strictObject({ month: monthField, page: pageField, agency: otherField }),
    z.object({
      month: z.string(),
      /** Division of the other agency, empty while there is none; and all that can be chosen. */
      agency: z.string(),
      partners: z.array(z.object({ agency: z.string(), name: z.string() })),
      /** How far the other agency has told; null: nothing yet. */
      regionUpTo: instantOut.nullable(),
      statuses: z.array(z.object({ status: z.string(), ours: z.number(), theirs: z.number() })),
      total: z.number(),
      items: z.array(reconciliationRow),
      /** Digest of all of it: what is signed. */
      hash: z.string(),
      signed: z.object({ by: z.string(), at: instantOut, hash: z.string() }).nullable(),
      /** Whom the other agency has let sign its month with this one, as far as it has told. */
      theirSigned: z.object({ by: z.string(), at: instantOut, differences: z.number() }).nullable(),
    }),
  ),
  'sync.reconcileSheet': query(
    'sync.read',
    'The sheet of a month (D38).',
    z.strictObject({ month: monthField, agency: otherField }),
    z.object({ model: documentModel }),
  ),
  'sync.printSheet': command(
    'sync.read',
    'Lets the sheet of a month out: to the printer, or as PDF where the person chooses.',
    z.strictObject({ commandId: commandIdField, month: monthField, agency: otherField, to: paperWayField }),
    paperOut,
  ),
  'sync.signMonth': command(
    'sync.decide',
    'A supervisor signs what a month adds up to, as it was shown.',
    z.strictObject({ commandId: commandIdField, month: monthField, agency: otherField, hash: digestField }),
    done,
  ),
};
