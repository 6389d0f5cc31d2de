/** An import of very much: whoever leaves as soon as it is done finds it at the next opening, and waits for nothing. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { fill } from '../../../helpers/bundle-flood';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, passphraseOf } from '../../../helpers/exchange-office';
import { enrolOffice, foundRegion } from '../../../helpers/exchange-region';
import { agreed, brought, checked, made, REGION } from './exchange-kit';

const ENTRIES = 600;

it('is in the index before it is answered', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'large-'));
  const office = (name: string, level: 'region' | 'prefecture', division: string, documentWord: string) =>
    new ExchangeOffice(dir, level, { name, level, division, documentWord });
  const region = office('自治区数据登记中心', 'region', REGION, '新数登');
  const prefecture = office('喀什地区登记中心', 'prefecture', '653100', '喀数登');
  for (const one of [region, prefecture]) await one.setUp('2026-03-02');
  const founded = await foundRegion(region, '2026-03-05');
  await enrolOffice(founded, prefecture, '2026-03-05');
  const order = { day: '2027-01-11', bundles: 1, entries: ENTRIES, firstCase: 0 };
  await fill(prefecture, order, { count: 0, bytes: 0 }, () => undefined);
  const medium = await prefecture.work('2027-01-11', (desk) => made(dir, desk, REGION));
  await region.work('2027-01-12', async (desk) => {
    const { taken } = await brought(desk, medium);
    const bundleId = taken[0]?.bundleId ?? '';
    const { plan } = await checked(desk, bundleId);
    const press = { bundleId, plan: plan?.hash ?? '' };
    if (plan?.secondNeeded) await agreed(desk, press);
    await desk.must('supervisor', 'sync.apply', { commandId: commandId(), ...press });
  });

  let folded = 0;
  const opened = await openStore({
    dir: region.vault,
    unlock: {
      kind: 'passphrase',
      account: 'supervisor' as AccountId,
      passphrase: passphraseOf('supervisor'),
    },
    fold: {
      ...DESK_FOLD,
      applyToDesk(...entry) {
        folded += 1;
        DESK_FOLD.applyToDesk(...entry);
      },
    },
    now: '2027-01-12T23:00:00.000Z' as Instant,
    anchors: `${dirname(region.vault)}/anchors`,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  expect(opened.value.count).toBeGreaterThan(ENTRIES);
  expect(opened.value.opened.rebuilt).toBe(false);
  expect(folded).toBeLessThan(10);
  opened.value.close();
}, 120_000);
