/** `desk verify`: every record, chain, signature and attachment; counts; the first break, if any. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { deskTextParts } from '#electron/services/desk/desk-text';
import type { StoreFault } from '#electron/store/faults';
import { findingText } from '#electron/store/finding-text';
import { faultMessage, openStore, storeStatus, type Unlock, verifyStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';

/** Checks a store; `null` when the options are wrong. */
export async function verifyVault(given: Given, io: DeskIo): Promise<ExitCode | null> {
  if (typeof given.vault !== 'string') return null;
  const dir = resolve(io.cwd, given.vault);
  const status = storeStatus(dir);
  if (!status.ok) return fault(status.error, io);
  if (!status.value.exists) return fault({ code: 'STORE_MISSING' }, io);
  const unlock = unlockFrom(given, io, status.value.practice);
  if (!unlock) return null;
  const now = new Date().toISOString() as Instant;
  const report = await verifyStore({ dir, unlock, now });
  if (!report.ok) return fault(report.error, io);
  const finding = findingText(report.value);
  const clean = finding === null;
  const hash = await stateHash(dir, unlock, now);
  io.result({ clean, ...report.value, stateHash: hash });
  io.say(clean ? '核对完毕，全部完好。' : `核对未通过：${finding}。`);
  return clean ? EXIT.done : EXIT.fault;
}

/** SHA-256 of what the store holds in law: the same acts give the same hash on every store. */
export async function stateHash(dir: string, unlock: Unlock, now: Instant): Promise<string | null> {
  const opened = await openStore({ dir, unlock, fold: DESK_FOLD, readOnly: true, now });
  if (!opened.ok) return null;
  const hash = createHash('sha256');
  for (const part of deskTextParts(opened.value)) hash.update(part);
  opened.value.close();
  return hash.digest('hex');
}

function unlockFrom(given: Given, io: DeskIo, practice: boolean): Unlock | null {
  if (practice) return { kind: 'practice' };
  const passphrase = secretFrom(io, passphraseSources(given));
  if (typeof given.account !== 'string' || passphrase === null) return null;
  return { kind: 'passphrase', account: given.account as AccountId, passphrase };
}

function fault(storeFault: StoreFault, io: DeskIo): ExitCode {
  const { message, wayOut } = faultMessage(storeFault);
  io.result({ clean: false, code: storeFault.code, message, wayOut });
  io.say(`${message}${wayOut}`);
  return EXIT.fault;
}
