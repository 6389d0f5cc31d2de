/** Backups and trial restores as screens show them. */
import type { BackupListed, TrialReport } from '#electron/store/store';
import type { BackupReport, BackupView } from '#shared/contract/backup';

export const backupView = ({ summary, trial }: BackupListed): BackupView => ({
  number: summary.number,
  madeAt: summary.madeAt,
  entries: summary.entries,
  files: summary.files,
  bytes: summary.bytes,
  proven: trial && { at: trial.at, clean: trial.clean, finding: trial.finding },
});

export const reportView = ({
  number,
  at,
  clean,
  finding,
  entries,
  signatures,
  attachments,
  head,
  seconds,
}: TrialReport): BackupReport => ({
  number,
  at,
  clean,
  finding,
  entries,
  signatures,
  attachments,
  head,
  seconds,
});
