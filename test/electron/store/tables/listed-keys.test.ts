/** A table of which only the keys are listed (cases that stay here, XJR-4-1) lists every one, however many and wherever they lie. */
import { expect, it } from 'vitest';
import { Tables } from '#electron/store/tables/tables';
import { DESK_TABLES, type DeskTables, STAYS } from '#shared/journal/desk-tables';
import { ringOf, temporaryFolder } from './tables-kit';

it('keys are listed over snapshots and reopening until their document says otherwise', async () => {
  const dir = temporaryFolder();
  const tables = Tables.open<DeskTables>(dir, ringOf(1), DESK_TABLES, null);
  const ids = Array.from({ length: 3_000 }, (_, at) => at.toString(16).padStart(32, '0'));
  for (const id of ids) tables.put('core', id, { core: true });
  const saved = await tables.snapshot();
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  saved.value.commit();
  expect([...tables.keys('core', STAYS)]).toEqual(ids);
  tables.close();
  const again = Tables.open<DeskTables>(dir, ringOf(1), DESK_TABLES, saved.value.directory);
  again.put('core', 'f'.repeat(32), { core: true });
  for (const id of ids.slice(1)) again.put('core', id, { core: false });
  expect([...again.keys('core', STAYS)]).toEqual([ids[0], 'f'.repeat(32)]);
  // Whoever owes what was once withheld asks for those as well.
  expect(new Set(again.keys('core', ''))).toEqual(new Set([...ids, 'f'.repeat(32)]));
  again.close();
});
