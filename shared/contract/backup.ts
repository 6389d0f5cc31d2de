/** Procedures of backups, restoring, seal slips and going on with a store that came from elsewhere. */
import { z } from 'zod';
import { failure } from './failure';
import { accountField, commandIdField, done, instantOut, nothing, requiredText } from './fields';
import { command, query } from './procedure';

const typedSlips = z.array(z.string().max(200)).max(2);
const numberField = z.number().int().min(1).max(99_999_999);
const reasonField = requiredText(300, 2);

const backup = z.object({
  number: z.number(),
  madeAt: instantOut,
  entries: z.number(),
  files: z.number(),
  bytes: z.number(),
  /** The latest trial restore; null: 未验证. */
  proven: z.object({ at: instantOut, clean: z.boolean(), finding: z.string().nullable() }).nullable(),
});
export type BackupView = z.infer<typeof backup>;

const report = z.object({
  number: z.number(),
  at: instantOut,
  clean: z.boolean(),
  finding: z.string().nullable(),
  entries: z.number(),
  signatures: z.number(),
  attachments: z.number(),
  head: z.string(),
  seconds: z.number(),
});
export type BackupReport = z.infer<typeof report>;

export const backupProcedures = {
  'backup.state': query(
    'store.backup',
    'Where and how often this store is backed up, and what there is on the medium.',
    nothing,
    z.object({
      /** Name of the chosen folder; null: none chosen yet. */
      target: z.string().nullable(),
      /** The medium is there. */
      isThere: z.boolean(),
      everyDays: z.number(),
      verifyEveryDays: z.number(),
      /** A backup or a trial is under way; null: none. */
      percent: z.number().nullable(),
      backups: z.array(backup),
      /** This store came from elsewhere and is to be continued here. */
      elsewhere: z.boolean(),
    }),
  ),
  'backup.progress': query(
    'store.backup',
    'How far a backup or a trial under way is. The medium is not looked at.',
    nothing,
    z.object({ percent: z.number().nullable() }),
  ),
  'backup.chooseTarget': command(
    'store.backup',
    'Asks for the folder on another disk or a stick.',
    z.strictObject({ commandId: commandIdField }),
    z.object({ target: z.string() }),
  ),
  'backup.schedule': command(
    'store.backup',
    'Sets after how many days a backup and a trial restore are due.',
    z.strictObject({
      commandId: commandIdField,
      everyDays: z.number().int().min(1).max(31),
      verifyEveryDays: z.number().int().min(1).max(31),
    }),
    done,
  ),
  'backup.run': command(
    'store.backup',
    'Copies what is new to the medium; with a trial restore if asked.',
    z.strictObject({ commandId: commandIdField, verify: z.boolean() }),
    z.object({
      number: z.number(),
      entries: z.number(),
      files: z.number(),
      copied: z.number(),
      report: report.nullable(),
    }),
  ),
  'backup.verify': command(
    'store.backup',
    'Restores a backup for a trial and checks everything in it.',
    z.strictObject({ commandId: commandIdField, number: numberField }),
    report,
  ),
  'backup.archive': command(
    'store.backup',
    'Makes an archive copy: a proven backup with the format, a reader, test vectors and the procedure beside it.',
    z.strictObject({ commandId: commandIdField }),
    z.object({ folder: z.string(), entries: z.number(), files: z.number(), report }),
  ),
  'backup.cancel': command('store.backup', 'Ends a backup or a trial that is under way.', nothing, done),
  'store.sealSlip': command(
    'store.slip',
    'Seals now and gives the number and the characters of the last seal.',
    z.strictObject({ commandId: commandIdField }),
    z.object({ number: z.number(), characters: z.string(), entries: z.number(), at: instantOut }),
  ),
  'store.checkSlip': command(
    'store.slip',
    'Holds a written slip against the records; one that they do not have makes the store read-only.',
    z.strictObject({ commandId: commandIdField, number: numberField, characters: requiredText(20, 8) }),
    z.object({ result: z.enum(['held', 'typo', 'newer']) }),
  ),
  'store.doubt': query(
    'store.trust',
    'Whether a slip was against the store, and who has proposed to go on with it nevertheless.',
    nothing,
    z.object({
      doubted: z.boolean(),
      proposed: z.object({ by: z.string(), byName: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  'store.proposeTrust': command(
    'store.trust',
    'Proposes to go on with a store that a slip was against: what is missing is lost for good.',
    z.strictObject({ commandId: commandIdField, reason: reasonField }),
    done,
  ),
  'store.confirmTrust': command(
    'store.trust',
    'Confirms what the other administrator has proposed; the store can be written again.',
    z.strictObject({ commandId: commandIdField }),
    done,
  ),
  'store.declineTrust': command(
    'store.trust',
    'Takes the proposal back.',
    z.strictObject({ commandId: commandIdField }),
    done,
  ),
  'store.continueHere': command(
    'store.backup',
    'Goes on here, under a new station, with a store that was restored or copied from elsewhere.',
    z.strictObject({ commandId: commandIdField, reason: reasonField }),
    done,
  ),
  'desk.continueBySlips': command(
    'open',
    'The same by two of the three slips.',
    z.strictObject({ commandId: commandIdField, slips: typedSlips, reason: reasonField }),
    done,
  ),
  'restore.choose': command(
    'open',
    'No store here yet: asks for the folder that holds a backup.',
    z.strictObject({ commandId: commandIdField }),
    z.object({ folder: z.string(), backups: z.number() }),
  ),
  'restore.unlock': command(
    'open',
    'Opens the chosen backups by a passphrase or two slips; answers them, newest first.',
    z.strictObject({
      commandId: commandIdField,
      /** Null: by slips. */
      account: accountField.nullable(),
      passphrase: z.string().max(200),
      slips: typedSlips,
    }),
    z.object({ backups: z.array(backup) }),
  ),
  'restore.start': command(
    'open',
    'Begins to try a backup and to put it in the empty place of the store.',
    z.strictObject({ commandId: commandIdField, number: numberField }),
    done,
  ),
  'restore.state': query(
    'open',
    'How far the restoring is.',
    nothing,
    z.object({
      percent: z.number().nullable(),
      report: report.nullable(),
      failure: failure.nullable(),
    }),
  ),
  'restore.cancel': command('open', 'Ends a restoring that is under way.', nothing, done),
} as const;
