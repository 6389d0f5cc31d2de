/** Procedures of the exchange by medium: what goes out, and what came in. */
import { z } from 'zod';
import { MOST_SHEETS } from '#shared/bundle/code-sheets';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import { partField } from '#shared/bundle/fields';
import { MAX_PARTS } from '#shared/bundle/limits';
import { documentModel } from '#shared/paper/model';
import {
  accountField,
  commandIdField,
  divisionField,
  done,
  instantOut,
  localDateField,
  nothing,
  pageField,
  requiredText,
  text,
} from './fields';
import { paperOut, paperWayField } from './paper-fields';
import { command, query } from './procedure';
import { importPlan, incomingBundle, longWork, outgoingBundle, planRow } from './sync-views';

/** Where the files of a bundle lie; those made here when nothing is said. */
const carriedFromField = z.enum(['outbox', 'courier', 'quarantine']).default('outbox');
const slipOfField = z.enum(['outbox', 'inbox', 'courier', 'quarantine']).default('outbox');
export type SlipOf = z.output<typeof slipOfField>;

/** Where a bundle starts: after what the stations of the agency have in common by their own words, or at the very first
 * record, for a station that could not speak yet. */
const startsAtField = z.enum(['acknowledged', 'beginning']).default('acknowledged');

const bundleIdField = z.string().regex(/^[0-9a-f]{32}$/);
const planHashField = z.string().regex(/^[0-9a-f]{64}$/);

const bundleInput = z.strictObject({ commandId: commandIdField, bundleId: bundleIdField });

/** A code takes 2,953 characters at most. */
const MOST_SCANNED = 3000;

export const syncProcedures = {
  'sync.state': query(
    'sync.read',
    'Who can be sent bundles, what came in, what contradicts, and how old the last exchange is.',
    nothing,
    z.object({
      /** Certified by the region: bundles can be made and read. */
      enrolled: z.boolean(),
      agency: z.string(),
      /** Agencies bundles can be made for. */
      partners: z.array(
        z.object({
          agency: z.string(),
          name: z.string(),
          level: z.string(),
          unacknowledged: z.number(),
          /** Why a bundle to it had better wait: a revoked station could open it; empty for most. */
          warning: z.string(),
        }),
      ),
      inbox: z.number(),
      conflicts: z.number(),
      /** Those of them in which this office is to decide something. */
      conflictsHere: z.number(),
      /** The last bundle that came in or was acknowledged; null: never. */
      lastAt: instantOut.nullable(),
      lastAgeDays: z.number().nullable(),
      revocationAgeDays: z.number().nullable(),
      /** A place for backups is set: one is made before an import. */
      backsUp: z.boolean(),
      work: longWork,
    }),
  ),
  'sync.waiting': query(
    'sync.read',
    'Cases with acts that an agency has not acknowledged yet.',
    z.strictObject({ to: divisionField, page: pageField }),
    z.object({
      /** The agency it is about. */
      agency: z.string(),
      total: z.number(),
      /** Records of all of them. */
      entries: z.number(),
      items: z.array(
        z.object({
          caseId: z.string(),
          number: z.string(),
          name: z.string(),
          entries: z.number(),
          /** Why it cannot go out; empty when it can. */
          hindered: z.string(),
          /** What of it is not in order, though it goes; empty when all is. */
          warning: z.string(),
        }),
      ),
    }),
  ),
  'sync.checkOut': query(
    'sync.read',
    'What is to be known before a bundle is made: cases that stay here, and cases that are not in order.',
    z.strictObject({ to: divisionField, startsAt: startsAtField }),
    z.object({
      /** Where the bundle starts that this is said of. */
      startsAt: startsAtField,
      /** What goes: cases, their attachments that are here, and all records, those about no case among them. */
      cases: z.number(),
      blobs: z.number(),
      entries: z.number(),
      /** Cases about core data, which stay; and those of them of which something went before. */
      core: z.number(),
      travelled: z.number(),
      /** Cases of which attachments are not here. */
      papers: z.number(),
      /** Cases whose public texts hold what must not be published. */
      publicTexts: z.number(),
      /** Records for which one bundle has no room: they go after its receipt. */
      left: z.number(),
    }),
  ),
  'sync.out': query(
    'sync.read',
    'Bundles made here, newest first.',
    z.strictObject({ page: pageField }),
    z.object({ total: z.number(), items: z.array(outgoingBundle) }),
  ),
  'sync.export': command(
    'sync.export',
    'Makes a bundle of everything that an agency has not acknowledged, or of all it may see, signed by the supervisor.',
    z.strictObject({
      commandId: commandIdField,
      to: divisionField,
      startsAt: startsAtField,
      medium: z.enum(['usb', 'cd', 'gateway']),
      note: text(300),
      /** The supervisor's own, to sign with. */
      passphrase: z.string().max(200),
    }),
    z.object({
      bundleId: z.string(),
      number: z.string(),
      parts: z.number(),
      bytes: z.number(),
      /** Records for which it had no room: they go after its receipt. */
      left: z.number(),
    }),
  ),
  'sync.carry': command(
    'sync.export',
    'Copies parts of a bundle to a folder that is asked for, read back and compared; one of others goes on unchanged.',
    z.strictObject({
      commandId: commandIdField,
      bundleId: bundleIdField,
      from: carriedFromField,
      /** Numbers of the parts to write; null: all that are here. */
      parts: z.array(partField).min(1).max(MAX_PARTS).nullable().default(null),
      carrier: requiredText(60),
      on: localDateField,
    }),
    z.object({ files: z.array(z.object({ name: z.string(), bytes: z.number(), hash: z.string() })) }),
  ),
  'sync.slip': query(
    'sync.read',
    'The courier slip of a bundle (D37); of one in the inbox, which of its parts have come.',
    z.strictObject({ bundleId: bundleIdField, from: slipOfField }),
    z.object({ model: documentModel }),
  ),
  'sync.printSlip': command(
    'sync.read',
    'Lets the courier slip of a bundle out: to the printer, or as PDF where the person chooses.',
    z.strictObject({
      commandId: commandIdField,
      bundleId: bundleIdField,
      from: slipOfField,
      to: paperWayField,
    }),
    paperOut,
  ),
  'sync.inbox': query(
    'sync.read',
    'Bundles that were brought, newest first.',
    z.strictObject({ page: pageField }),
    z.object({ total: z.number(), items: z.array(incomingBundle) }),
  ),
  'sync.receive': command(
    'sync.import',
    'Reads files of a medium into the inbox; they are asked for, or were dropped. Nothing of the store changes.',
    z.strictObject({ commandId: commandIdField, from: z.enum(['dialog', 'dropped']).default('dialog') }),
    z.object({
      taken: z.array(incomingBundle),
      refused: z.array(
        z.object({ name: z.string(), code: z.enum(BUNDLE_CODE_LIST).nullable(), words: z.string() }),
      ),
    }),
  ),
  'sync.readCode': command(
    'sync.import',
    'Takes a receipt that was scanned from paper; a scanned slip or month sheet is held against what is here.',
    z.strictObject({
      commandId: commandIdField,
      text: requiredText(MOST_SCANNED),
      /** Codes of the same record that were scanned before, where it takes several. */
      earlier: z
        .array(requiredText(MOST_SCANNED))
        .max(2 * MOST_SHEETS)
        .optional(),
    }),
    /** `part`: one of several codes; nothing was taken yet. */
    z.object({ is: z.enum(['receipt', 'slip', 'month', 'part']), agrees: z.boolean(), words: z.string() }),
  ),
  'sync.check': command(
    'sync.import',
    'Verifies a bundle and makes its preview; again after something changed.',
    bundleInput,
    z.object({ bundle: incomingBundle, plan: importPlan.nullable() }),
  ),
  'sync.plan': query(
    'sync.read',
    'The preview of a bundle, with its lines by page.',
    z.strictObject({
      bundleId: bundleIdField,
      group: z.enum(['needs-you', 'done', 'told']),
      page: pageField,
    }),
    z.object({ plan: importPlan, total: z.number(), items: z.array(planRow) }),
  ),
  'sync.agree': command(
    'sync.import',
    'A second supervisor, beside the one who is signed in, agrees to an import that one alone does not confirm.',
    z.strictObject({
      commandId: commandIdField,
      bundleId: bundleIdField,
      plan: planHashField,
      second: accountField,
      secondPassphrase: z.string().max(200),
    }),
    z.object({ plan: importPlan }),
  ),
  'sync.apply': command(
    'sync.import',
    'Takes a bundle in as it was previewed: everything or nothing. Where a place for backups is set one is made first.',
    z.strictObject({
      commandId: commandIdField,
      bundleId: bundleIdField,
      plan: planHashField,
      /** `each`: before this import. `once`: one made before another import since the store was opened will do.
       * `none`: the person knows that there is none, and goes on. */
      backup: z.enum(['each', 'once', 'none']).default('each'),
    }),
    z.object({
      bundle: incomingBundle,
      newCases: z.number(),
      changedCases: z.number(),
      conflicts: z.number(),
      /** The backup before it; null with the reason when there is none. */
      backup: z.object({ number: z.number().nullable(), because: z.string() }),
    }),
  ),
  'sync.setBack': command(
    'sync.import',
    'Leaves what a bundle brought out of account again, within a day and while nothing was built on it.',
    z.strictObject({ commandId: commandIdField, bundleId: bundleIdField, reason: requiredText(300, 2) }),
    done,
  ),
  'sync.restoreImport': command(
    'sync.import',
    'Takes what a bundle brought into account again.',
    bundleInput,
    done,
  ),
  'sync.receipt': command(
    'sync.import',
    'Writes the receipt of a bundle as a bundle to a folder that is asked for; also for one taken in before or refused.',
    bundleInput,
    z.object({
      file: z.string(),
      /** The receipt as one code; empty when it takes several. */
      qr: z.string(),
      /** The several codes it takes, in order; none when one does, or when it is more than paper takes. */
      sheets: z.array(z.string()),
      /** Why it had better not go out as a file: a revoked station could open it; empty for most. */
      warning: z.string(),
    }),
  ),
  'sync.cancel': command(
    'sync.read',
    'Gives up the work under way; nothing of the store changes.',
    nothing,
    done,
  ),
};
