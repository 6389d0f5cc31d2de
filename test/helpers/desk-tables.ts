/** Real tables in a temporary folder that hold the documents of a kit; gone after the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { KeyRing } from '#electron/store/key-ring';
import { Tables } from '#electron/store/tables/tables';
import { DESK_TABLES, type DeskTables } from '#shared/journal/desk-tables';
import type { RegistryKit } from './case-walk-registry';

const opened: { readonly dir: string; readonly tables: Tables<DeskTables> }[] = [];
afterEach(closeDeskTables);

/** Closes all tables and removes their folders. */
export function closeDeskTables(): void {
  for (const { dir, tables } of opened.splice(0)) {
    tables.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** `packed`: most documents lie in a pack, the others over it, as after a snapshot. */
export async function openDeskTables(
  { tables: from }: RegistryKit,
  packed: boolean,
): Promise<Tables<DeskTables>> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-tables-'));
  const ring = new KeyRing(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), new Uint8Array(32));
  const tables = Tables.open<DeskTables>(dir, ring, DESK_TABLES, null);
  opened.push({ dir, tables });
  for (const state of from.all('cases')) tables.put('cases', state.state.id, state);
  for (const item of from.all('register')) tables.put('register', item.id, item);
  for (const [key, alike] of from.entries('alike')) tables.put('alike', key, alike);
  if (!packed) return tables;
  const snapshot = await tables.snapshot();
  if (!snapshot.ok) throw new Error(`not saved: ${JSON.stringify(snapshot.error)}`);
  snapshot.value.commit();
  for (const record of from.all('cases').slice(-5)) tables.put('cases', record.state.id, record);
  return tables;
}
