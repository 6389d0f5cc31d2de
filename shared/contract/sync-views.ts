/** Bundles and previews as screens and scripts see them. */
import { z } from 'zod';
import { BUNDLE_CODE_LIST } from '#shared/bundle/codes';
import { BUNDLE_KINDS } from '#shared/identity/bundle-kind';
import { dateOut, instantOut } from './fields';

/** A long work of the exchange; null: none under way. */
export const longWork = z
  .object({
    what: z.enum(['export', 'receive', 'check', 'backup', 'apply', 'carry']),
    /** What it is at, as the screen says it. */
    step: z.string(),
    percent: z.number(),
  })
  .nullable();

/** An own bundle on its way. */
export const outgoingBundle = z.object({
  bundleId: z.string(),
  /** Number towards its first addressee, as spoken: `B-0042`. */
  number: z.string(),
  kind: z.enum(BUNDLE_KINDS),
  kindName: z.string(),
  to: z.array(z.object({ agency: z.string(), name: z.string(), number: z.number() })),
  madeAt: instantOut,
  entries: z.number(),
  blobs: z.number(),
  bytes: z.number(),
  parts: z.number(),
  state: z.enum(['made', 'carried', 'acknowledged', 'refused']),
  /** Numbers of the parts that were never handed over. */
  partsLeft: z.array(z.number()),
  carrier: z.string(),
  carriedOn: dateOut.nullable(),
  /** Whole days since it was made, while nobody has acknowledged it. */
  waitingDays: z.number(),
  /** What the receipt says. */
  receipt: z.string(),
});
export type OutgoingBundle = z.infer<typeof outgoingBundle>;

/** A bundle that was brought. */
export const incomingBundle = z.object({
  bundleId: z.string(),
  number: z.string(),
  kind: z.enum(BUNDLE_KINDS),
  kindName: z.string(),
  /** Division of the sender, and how it is called. */
  agency: z.string(),
  from: z.string(),
  station: z.string(),
  /** How its addressees are called; empty when its files are gone. */
  to: z.string(),
  arrivedAt: instantOut,
  bytes: z.number(),
  partsHere: z.number(),
  parts: z.number(),
  missing: z.array(z.number()),
  /** When and by whom it was last carried on; empty for never. */
  onward: z.string(),
  /** `ready`: all parts are here. `waiting`: needs another bundle first. `planned`: its preview stands. */
  state: z.enum(['parts', 'ready', 'waiting', 'planned', 'quarantine', 'courier', 'imported']),
  /** Taken in, and left out of account since. */
  setBack: z.boolean(),
  /** Taken in by the region, which may confirm what it brought. */
  mayConfirm: z.boolean(),
  importedAt: instantOut.nullable(),
  /** Why it is not simply taken in. */
  code: z.enum(BUNDLE_CODE_LIST).nullable(),
  words: z.string(),
});
export type IncomingBundle = z.infer<typeof incomingBundle>;

/** One line of a preview. `needs-you`: decided by a person; `done`: happens by itself; `told`: for information. */
export const planRow = z.object({
  group: z.enum(['needs-you', 'done', 'told']),
  kind: z.enum([
    'case-new',
    'case-changed',
    'fields',
    'confirmed',
    'status',
    'code',
    'publicity',
    'publication-id',
    'holder',
    'conflict',
    'opinion',
    'parked',
    'opaque',
    'certificate',
    'others',
    'revocation',
    'rules',
    'calendar',
    'code-lists',
    'receipt',
    'missing-number',
    'clock',
  ]),
  caseId: z.string().nullable(),
  caseNumber: z.string(),
  title: z.string(),
  detail: z.string(),
  /** What changes in an application, old and new, as far as it is told one by one; how many more there are. */
  fields: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  moreFields: z.number(),
});
export type PlanRow = z.infer<typeof planRow>;

export const importPlan = z.object({
  bundleId: z.string(),
  hash: z.string(),
  from: z.string(),
  number: z.string(),
  /** `将新增 12 项、更新 31 项、3 项需您决定`. */
  sentence: z.string(),
  counts: z.object({
    newCases: z.number(),
    changedCases: z.number(),
    entries: z.number(),
    attachments: z.number(),
    codes: z.number(),
    /** Cases of which the region confirms something. */
    confirmed: z.number(),
    conflicts: z.number(),
    opinions: z.number(),
    disputed: z.number(),
    parked: z.number(),
    rules: z.number(),
    certificates: z.number(),
  }),
  /** W01 and others that only warn. */
  warnings: z.array(z.object({ code: z.enum(BUNDLE_CODE_LIST), words: z.string() })),
  /** G01: one supervisor alone does not confirm it, for what the warnings say; who has agreed as the second. */
  secondNeeded: z.boolean(),
  secondBy: z.string().nullable(),
  rows: z.number(),
});
export type ImportPlan = z.infer<typeof importPlan>;
