/**
 * Takes in what lies in the inbox, as far as nobody has to decide anything: causes before what builds on them, what
 * waits again after each that was taken in. A bundle that needs a person stops alone; the others go on.
 */
import type { Failure } from '#shared/contract/failure';
import type { ImportPlan, IncomingBundle } from '#shared/contract/sync-views';
import type { HubDesk } from './hub-desk';
import { told } from './hub-receive';
import type { Tally } from './hub-tally';

/** How a bundle is left: as it waits, if it does. `heard`: taken in, and it told nothing of any case. */
type Left = 'taken' | 'heard' | 'done' | IncomingBundle;

/** How often a preview is made anew because something changed meanwhile. */
const MOST_LOOKS = 3;

/**
 * Takes in every bundle that can be.
 * @param receipts folder the receipts go to; null for none
 * @returns those taken in that told something of cases
 */
export async function takeInAll(
  hub: HubDesk,
  bundles: readonly IncomingBundle[],
  receipts: string | null,
  tally: Tally,
): Promise<readonly IncomingBundle[]> {
  const taken: IncomingBundle[] = [];
  let left = bundles;
  tally.begin('import', bundles.length);
  for (;;) {
    const waiting: IncomingBundle[] = [];
    for (const bundle of left) {
      const became = await takeIn(hub, bundle, receipts, tally);
      if (became === 'taken') taken.push(bundle);
      if (typeof became !== 'string') waiting.push(became);
      else tally.next();
      if (tally.count('fault') > 0) return taken;
    }
    // Another round only helps when something came in that others may have waited for.
    if (waiting.length === left.length || waiting.length === 0) return tellWaiting(waiting, taken, tally);
    left = waiting;
  }
}

function tellWaiting(
  waiting: readonly IncomingBundle[],
  taken: readonly IncomingBundle[],
  tally: Tally,
): readonly IncomingBundle[] {
  for (const bundle of waiting) {
    tally.next();
    const { code, words } = bundle;
    tally.came('prerequisite', { ...told(bundle), code, words });
  }
  return taken;
}

async function takeIn(
  hub: HubDesk,
  bundle: IncomingBundle,
  receipts: string | null,
  tally: Tally,
): Promise<Left> {
  for (let look = 1; ; look += 1) {
    const checked = await hub.ask('sync.check', { bundleId: bundle.bundleId });
    if (!checked.ok) {
      tally.failed(checked.failure, told(bundle));
      return 'done';
    }
    const { plan } = checked.value;
    if (plan === null) return without(hub, checked.value.bundle, receipts, tally);
    const person = await personNeeded(hub, plan, tally);
    if (person) return 'done';
    const applied = await hub.apply(bundle.bundleId, plan.hash, (failure) => tellUnbacked(failure, tally));
    if (!applied.ok && applied.failure.code === 'B33_PLAN_STALE' && look < MOST_LOOKS) continue;
    if (!applied.ok) {
      tally.failed(applied.failure, told(bundle));
      return 'done';
    }
    const { newCases, changedCases, conflicts, backup } = applied.value;
    const { entries } = plan.counts;
    const about = { ...told(applied.value.bundle), entries, newCases, changedCases, conflicts, backup };
    tally.came('imported', { ...about, warnings: plan.warnings.map(({ code }) => code) });
    await writeReceipt(hub, bundle.bundleId, receipts, tally);
    return newCases + changedCases > 0 ? 'taken' : 'heard';
  }
}

/** That a run goes on without a backup. */
export const tellUnbacked = ({ code, message }: Failure, tally: Tally): void =>
  tally.tell('not-backed-up', { code, words: `${message}本次运行不备份，继续导入。` });

/** What a check that made no preview left: a reason to wait, or the end of it. */
async function without(
  hub: HubDesk,
  bundle: IncomingBundle,
  receipts: string | null,
  tally: Tally,
): Promise<Left> {
  const { code, words, missing, state } = bundle;
  switch (state) {
    case 'waiting':
      return bundle;
    case 'parts':
      tally.came('parts', { ...told(bundle), missing });
      return 'done';
    case 'courier':
      tally.came('courier', told(bundle));
      return 'done';
    case 'imported':
      tally.came('already', told(bundle));
      await writeReceipt(hub, bundle.bundleId, receipts, tally);
      return 'done';
    case 'quarantine':
      tally.came('refused', { ...told(bundle), code, words });
      await writeReceipt(hub, bundle.bundleId, receipts, tally);
      return 'done';
    case 'ready':
    case 'planned':
      tally.came('refused', { ...told(bundle), code, words });
      return 'done';
  }
}

/** Whether a bundle waits for somebody; told with what is to be decided. */
export async function personNeeded(hub: HubDesk, plan: ImportPlan, tally: Tally): Promise<boolean> {
  const { bundleId, hash, from, number, sentence } = plan;
  const why = plan.warnings.filter(({ code }) => code === 'G01_SECOND').map(({ words }) => words);
  const about = { bundleId, from, number, plan: hash, words: [sentence, ...why].join('。') };
  const rows = await hub.ask('sync.plan', { bundleId, group: 'needs-you', page: 0 });
  if (!rows.ok) {
    tally.failed(rows.failure, about);
    return true;
  }
  if (rows.value.total > 0) {
    tally.came('needs-you', { ...about, total: rows.value.total, rows: rows.value.items });
    return true;
  }
  if (!plan.secondNeeded || plan.secondBy !== null) return false;
  tally.came('second-approval', about);
  return true;
}

/** Writes the receipt of a bundle into a folder, if there is one; kinds that need none get none. */
export async function writeReceipt(
  hub: HubDesk,
  bundleId: string,
  folder: string | null,
  tally: Tally,
): Promise<void> {
  if (folder === null) return;
  const written = await hub.askInto(folder, 'sync.receipt', { bundleId });
  if (written.ok) tally.tell('receipt', { bundleId, file: written.value.file });
  else if (written.failure.kind === 'fault') tally.failed(written.failure, { bundleId });
  // The bundle is taken in all the same, and the next reply tells of it.
  else if (written.failure.code !== 'NOTHING_PENDING')
    tally.tell('no-receipt', { bundleId, code: written.failure.code, words: written.failure.message });
}
