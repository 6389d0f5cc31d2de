/** Procedures of the media that bundles are carried on: which are plugged in, and what was done with each. */
import { z } from 'zod';
import { instantOut, nothing, pageField, text } from './fields';
import { query } from './procedure';

/** How a medium is called: its volume as far as the system tells it, and the folder it was opened by. */
const named = {
  folder: z.string(),
  label: z.string(),
  serial: z.string(),
};

const medium = z.object({
  /** By which it is known again. */
  key: z.string(),
  ...named,
  firstAt: instantOut,
  lastAt: instantOut,
  /** How often bundles were written to it, and read from it. */
  written: z.number(),
  read: z.number(),
});
export type KnownMedium = z.infer<typeof medium>;

const mediumUse = z.object({
  key: z.string(),
  at: instantOut,
  way: z.enum(['written', 'read']),
  by: z.string(),
  carrier: z.string(),
  /** Numbers are empty where only the sealed bundle tells them. `slips`: courier slips (D37) that were let out. */
  bundles: z.array(
    z.object({ bundleId: z.string(), number: z.string(), agency: z.string(), slips: z.number() }),
  ),
});
export type MediumUseView = z.infer<typeof mediumUse>;

export const mediaProcedures = {
  'sync.plugged': query(
    'sync.read',
    'The media that are plugged in now, where the system tells.',
    nothing,
    z.object({
      /** Null where the system does not tell. */
      media: z
        .array(
          z.object({
            ...named,
            /** In bytes; null when it does not answer. */
            free: z.number().nullable(),
            isReadOnly: z.boolean(),
            /** No bundle was written to it or read from it here. */
            isNew: z.boolean(),
          }),
        )
        .nullable(),
    }),
  ),
  'sync.media': query(
    'sync.read',
    'Every medium that bundles were written to or read from here, the last used first.',
    z.strictObject({ text: text(60), page: pageField }),
    z.object({ total: z.number(), items: z.array(medium) }),
  ),
  'sync.mediumUses': query(
    'sync.read',
    'What was written to a medium and read from it, newest first.',
    z.strictObject({ key: z.string().min(1).max(300), page: pageField }),
    z.object({ total: z.number(), items: z.array(mediumUse) }),
  ),
};
