/**
 * Where and how often a store is backed up, and what came of it: one small sealed lowdb document in the store's
 * folder. It names places of this machine only and is no part of a backup.
 */
import { join } from 'node:path';
import { LowSync } from 'lowdb';
import * as z from 'zod/mini';
import type { Instant } from '#shared/domain/local-date';
import { err, ok, type Result } from '#shared/lib/result';
import type { StoreFault } from '../faults';
import type { KeyRing } from '../key-ring';
import { madeOnce } from '../made-once';
import { readSealed, SealedDocument, SealedWriteError } from '../sealed-document';

const PURPOSE = 'rsb/store/backup-settings/1';
const SETTINGS_FILE = 'backup-settings';

const settingsSchema = madeOnce(() => {
  const days = z.int().check(z.minimum(1), z.maximum(31));
  const instant = z.pipe(
    z.string(),
    z.transform((text: string) => text as Instant),
  );

  return z.readonly(
    z.strictObject({
      /** Folder on the medium; null until somebody has chosen one. */
      target: z.nullable(z.string()),
      everyDays: days,
      verifyEveryDays: days,
      lastMade: z.nullable(
        z.readonly(z.strictObject({ at: instant, number: z.number(), entries: z.number() })),
      ),
      /** The highest number that a backup under a former master key had: what is made now goes above it. */
      formerTop: z._default(z.int().check(z.nonnegative()), 0),
      /** The latest trial restore that found everything sound. */
      lastProven: z.nullable(z.readonly(z.strictObject({ at: instant, number: z.number() }))),
    }),
  );
});

export type BackupSettings = z.infer<ReturnType<typeof settingsSchema>>;

/** Every working day, with a trial restore every week. */
const FIRST: BackupSettings = {
  target: null,
  everyDays: 1,
  verifyEveryDays: 7,
  lastMade: null,
  formerTop: 0,
  lastProven: null,
};

/** The settings for the same store under another master key: where backups go stays, none has been made yet. */
export const underNewKeys = (settings: BackupSettings): BackupSettings => ({
  ...settings,
  formerTop: Math.max(settings.formerTop, settings.lastMade?.number ?? 0),
  lastMade: null,
  lastProven: null,
});

const pathOf = (dir: string): string => join(dir, SETTINGS_FILE);

/** The settings; those of the beginning when there are none that can be read. */
export function readBackupSettings(dir: string, ring: KeyRing): BackupSettings {
  const read = readSealed<unknown>(pathOf(dir), ring, PURPOSE);
  const parsed = settingsSchema().safeParse(read.ok ? read.value : null);
  return parsed.success ? parsed.data : FIRST;
}

/** Replaces the settings, flushed before this returns. */
export function writeBackupSettings(
  dir: string,
  ring: KeyRing,
  settings: BackupSettings,
): Result<void, StoreFault> {
  try {
    new LowSync<BackupSettings>(new SealedDocument(pathOf(dir), ring, PURPOSE), settings).write();
    return ok(undefined);
  } catch (error) {
    if (error instanceof SealedWriteError) return err(error.fault);
    throw error;
  }
}
