/**
 * What a store holds, for holding it against another: sound to the last record, how far each station's chain is held,
 * and the hash of what its entries add up to. The same entries and the same trust give the same hash in every store,
 * in whatever order they came. Nothing is changed.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { findingText } from '#electron/store/finding-text';
import { faultMessage, openStore, type Store, type StoreFault, verifyStore } from '#electron/store/store';
import type { AccountId, CaseId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { agreementParts } from '#shared/journal/agreement-text';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import { type DeskIo, EXIT, type ExitCode } from '../desk-io';
import type { Given } from '../run-desk';
import { hubPlace } from './hub-place';

/** Checks the store and tells its hash; `null` when the options are wrong. */
export async function auditStore(given: Given, io: DeskIo): Promise<ExitCode | null> {
  const place = hubPlace(given, io);
  if (place === null) return null;
  const dir = resolve(io.cwd, place.vault);
  const unlock = {
    kind: 'passphrase',
    account: place.account as AccountId,
    passphrase: place.passphrase,
  } as const;
  const now = new Date().toISOString() as Instant;
  const report = await verifyStore({ dir, unlock, now });
  if (!report.ok) return failed(report.error, io);
  const opened = await openStore({ dir, unlock, fold: DESK_FOLD, readOnly: true, now });
  if (!opened.ok) return failed(opened.error, io);
  const finding = findingText(report.value);
  io.result({
    event: 'audit',
    clean: finding === null,
    heads: opened.value.heads(),
    agreementHash: agreementHash(opened.value),
  });
  opened.value.close();
  io.say(finding === null ? '核对完毕，全部完好。' : `核对未通过：${finding}。`);
  return finding === null ? EXIT.done : EXIT.fault;
}

/** SHA-256 of what all entries of an open store add up to. */
function agreementHash(store: Store<DeskViews, DeskTables>): string {
  const cases = new Set<CaseId>();
  for (const { entry } of store.entries()) if (entry.case !== null) cases.add(entry.case);
  const hash = createHash('sha256');
  const entriesOf = (of: CaseId) => [...store.entriesOf(new Set([of]))];
  for (const part of agreementParts(store.views, store.tables, cases, entriesOf)) hash.update(part);
  return hash.digest('hex');
}

function failed(fault: StoreFault, io: DeskIo): ExitCode {
  const { message, wayOut } = faultMessage(fault);
  io.result({ event: 'fault', code: fault.code, words: `${message}${wayOut}` });
  io.say(`${message}${wayOut}`);
  return EXIT.fault;
}
