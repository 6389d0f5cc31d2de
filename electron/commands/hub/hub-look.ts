/** Checks bundles and tells what would become of them, without taking anything in. */
import type { IncomingBundle, PlanRow } from '#shared/contract/sync-views';
import type { HubDesk } from './hub-desk';
import { allPages } from './hub-pages';
import { told } from './hub-receive';
import { personNeeded } from './hub-take-in';
import type { Outcome, Tally } from './hub-tally';

/** What a bundle without a preview is. */
const OUTCOME_OF: { readonly [S in IncomingBundle['state']]: Outcome } = {
  parts: 'parts',
  waiting: 'prerequisite',
  quarantine: 'refused',
  courier: 'courier',
  imported: 'already',
  ready: 'refused',
  planned: 'refused',
};

/**
 * Checks each bundle and tells its outcome.
 * @param rows whether every line of the preview is told as well
 */
export async function lookAtAll(
  hub: HubDesk,
  bundles: readonly IncomingBundle[],
  rows: boolean,
  tally: Tally,
): Promise<void> {
  tally.begin('check', bundles.length);
  for (const { bundleId } of bundles) {
    tally.next();
    const checked = await hub.ask('sync.check', { bundleId });
    if (!checked.ok) {
      if (tally.failed(checked.failure, { bundleId }) === 'fault') return;
      continue;
    }
    const { bundle, plan } = checked.value;
    if (plan === null) {
      const { code, words, missing } = bundle;
      tally.came(OUTCOME_OF[bundle.state], { ...told(bundle), code, words, missing });
      continue;
    }
    const { hash, sentence, counts } = plan;
    if (rows) await tellRows(hub, bundleId, tally);
    if (!(await personNeeded(hub, plan, tally)))
      tally.came('ready', { ...told(bundle), plan: hash, words: sentence, counts });
  }
}

async function tellRows(hub: HubDesk, bundleId: string, tally: Tally): Promise<void> {
  for (const group of ['needs-you', 'done', 'told'] as const) {
    const found = await allPages<PlanRow>((page) => hub.ask('sync.plan', { bundleId, group, page }));
    if (found.ok) for (const row of found.value) tally.tell('row', { bundleId, ...row });
  }
}
