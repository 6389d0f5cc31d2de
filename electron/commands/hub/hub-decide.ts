/**
 * What waits for a person, and a person's decision by the command line: a preview that is confirmed as it was shown, or
 * a side of a contradiction that is chosen. The same may be done at the desk.
 */

import type { ConflictRow } from '#shared/contract/agreement';
import type { CallInput, CallOutput } from '#shared/contract/contract';
import type { AccountId } from '#shared/domain/ids';
import { told } from '../backup';
import { type DeskIo, EXIT, type ExitCode } from '../desk-io';
import type { HubDesk } from './hub-desk';
import { allPages } from './hub-pages';
import { toTry } from './hub-receive';
import { personNeeded, tellUnbacked, writeReceipt } from './hub-take-in';
import { Tally } from './hub-tally';

/** Lists the bundles and the contradictions that wait for somebody. */
export async function listWaiting(hub: HubDesk, io: DeskIo): Promise<ExitCode> {
  const tally = new Tally(io);
  for (const { bundleId } of await toTry(hub, tally)) {
    const checked = await hub.ask('sync.check', { bundleId });
    if (checked.ok && checked.value.plan !== null) await personNeeded(hub, checked.value.plan, tally);
  }
  const conflicts = await openConflicts(hub);
  if (!conflicts.ok) return told(conflicts, io);
  for (const conflict of conflicts.value) tally.came('conflict', { ...conflict });
  return tally.end();
}

const openConflicts = (hub: HubDesk) =>
  allPages<ConflictRow>((page) => hub.ask('sync.conflicts', { state: 'open', page }));

/** Chooses a side of a contradiction. */
export async function decideConflict(
  hub: HubDesk,
  id: string,
  choice: { readonly option: string; readonly keep: string | null; readonly reason: string },
  io: DeskIo,
): Promise<ExitCode> {
  const conflicts = await openConflicts(hub);
  if (!conflicts.ok) return told(conflicts, io);
  const found = conflicts.value.find((one) => one.id === id);
  if (!found) {
    io.say('没有这一项待裁决的冲突，未作任何改动。请用 hub decide 列出待决事项。');
    return EXIT.refusal;
  }
  if (found.caseId === '') {
    io.say(`${found.name}：${found.sentence}。本项不以裁决方式处理，未作任何改动。`);
    return EXIT.refusal;
  }
  const input: Omit<CallInput<'sync.decide'>, 'commandId'> = { caseId: found.caseId, id, ...choice };
  return told(await hub.ask('sync.decide', input), io);
}

/** Lists the steps a bundle brought that wait for the region, with the number of the list. */
export async function listToConfirm(hub: HubDesk, bundleId: string, io: DeskIo): Promise<ExitCode> {
  let list = '';
  const cases = await allPages<CallOutput<'sync.toConfirm'>['items'][number]>(async (page) => {
    const answer = await hub.ask('sync.toConfirm', { bundleId, page });
    if (answer.ok) list = answer.value.list;
    return answer;
  });
  if (!cases.ok) return told(cases, io);
  for (const { number, name, steps, stopped } of cases.value)
    io.result({ event: 'to-confirm', number, name, steps, stopped });
  io.result({ event: 'list', bundleId, cases: cases.value.length, plan: list });
  io.say(`本包有 ${cases.value.length} 件待确认。核对后，以 --plan ${list} 和 --reason 回复文号确认。`);
  return EXIT.done;
}

/** The region confirms the steps a bundle brought, as they were listed, with the number of its reply. */
export async function confirmCases(
  hub: HubDesk,
  bundleId: string,
  { list, ref }: { readonly list: string; readonly ref: string },
  io: DeskIo,
): Promise<ExitCode> {
  const answer = await hub.ask('sync.confirmBrought', { bundleId, ref, list });
  if (!answer.ok) return told(answer, io);
  const { confirmed, left } = answer.value;
  io.result({ event: 'confirmed', bundleId, confirmed, left });
  io.say(`已确认 ${confirmed} 件${left > 0 ? `，${left} 件有冲突，没有确认` : ''}。`);
  return left === 0 ? EXIT.done : EXIT.refusal;
}

export interface Confirmation {
  /** Of the preview that was read. */
  readonly plan: string;
  /** The second supervisor, where one has to agree. */
  readonly second: string | null;
  /** Folder of the receipt. */
  readonly receipts: string | null;
}

/** Takes in a bundle whose preview somebody has read. */
export async function confirmBundle(
  hub: HubDesk,
  bundleId: string,
  { plan, second, receipts }: Confirmation,
  io: DeskIo,
): Promise<ExitCode> {
  const checked = await hub.ask('sync.check', { bundleId });
  if (!checked.ok) return told(checked, io);
  if (second !== null) {
    const { secondPassphrase } = hub.place;
    const agreed = await hub.ask('sync.agree', {
      bundleId,
      plan,
      second: second as AccountId,
      secondPassphrase,
    });
    if (!agreed.ok) return told(agreed, io);
  }
  const tally = new Tally(io);
  const applied = await hub.apply(bundleId, plan, (failure) => tellUnbacked(failure, tally));
  const code = told(applied, io);
  if (!applied.ok) return code;
  await writeReceipt(hub, bundleId, receipts, tally);
  return tally.count('fault') > 0 ? EXIT.fault : code;
}
