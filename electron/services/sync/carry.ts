/**
 * Parts of a bundle go onto a medium, and out of the office with somebody: of one made here, of one kept here for others,
 * or of one in quarantine, which the region looks at. What was written is noted, also when the medium was too small for
 * all of it. The bytes are never changed.
 */
import type { LongWork } from '#electron/services/desk/long-work';
import { doneBy } from '#electron/services/desk/record';
import { firstRole, stationAct } from '#electron/services/desk/station-act';
import { answered, commandReused, deskClosed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { mediumOf } from '#electron/sync/medium';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { HandedOn } from '#shared/journal/exchange-events';
import { isEnrolled } from './agencies';
import { notEnrolled } from './alone';
import { exchangeFolder } from './exchange';
import { unknownBundle, writeParts } from './outbox';
import { partFile } from './outbox-files';
import { stagedIn } from './staged-bundles';

/** A bundle that can be carried. */
interface Carriable {
  /** Files of the parts that are here, by number. */
  readonly files: ReadonlyMap<number, string>;
  /** How many parts it has. */
  readonly parts: number;
  /** Null for one made here. */
  readonly onward: HandedOn | null;
}

async function carriable(
  call: SignedInCall,
  { bundleId, from }: ParsedInput<'sync.carry'>,
): Promise<Carriable | null> {
  if (from === 'outbox') {
    const made = call.store.tables.get('bundles', bundleId);
    if (made?.direction !== 'out') return null;
    const outbox = exchangeFolder(call.desk, 'outbox');
    const { parts } = made.made;
    const files = new Map(parts.map(({ part }) => [part, partFile(outbox, bundleId, part)]));
    return { files, parts: parts.length, onward: null };
  }
  const staged = await stagedIn(call, bundleId, from);
  if (staged === null) return null;
  const { wholeHash, fromOrg: agency, station, parts } = staged.header;
  const files = new Map(staged.here.map((part, at) => [part, staged.files[at] ?? '']));
  return { files, parts, onward: { as: from, wholeHash, agency, station } };
}

export const carry: SessionService<'sync.carry'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  if (doneBy(call.store, input.commandId)) return commandReused();
  const bundle = await carriable(call, input);
  if (bundle === null) return unknownBundle();
  const wanted = [...new Set(input.parts ?? bundle.files.keys())].sort((a, b) => a - b);
  if (wanted.some((part) => !bundle.files.has(part)))
    return refusal('INPUT_INVALID', '所选分卷不在本机，没有写出。', '请刷新后重新选择分卷。');
  const { files } = call.desk.ports;
  if (!files?.openFolder)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择介质。', '请在登记工作台窗口中办理。');
  const folder = await files.openFolder('选择介质文件夹');
  if (call.desk.store !== call.store) return deskClosed();
  if (folder === null) return refusal('SAVE_CANCELLED', '没有选择介质，没有写出。', '需要时再次办理。');
  return call.desk.exchanging.run('carry', (work) => carryTo(call, input, bundle, wanted, folder, work));
};

async function carryTo(
  call: SignedInCall,
  { commandId, bundleId, carrier, on }: ParsedInput<'sync.carry'>,
  { files, parts, onward }: Carriable,
  wanted: readonly number[],
  folder: string,
  work: LongWork,
) {
  const sources = wanted.map((part) => files.get(part) ?? '');
  const { written, stopped } = await writeParts(sources, folder, work);
  const { desk, store, session, caller } = call;
  if (desk.store !== store) return deskClosed();
  const gone = wanted.slice(0, written.length);
  if (stopped !== null && gone.length === 0) return stopped;
  const medium = await mediumOf(folder);
  if (desk.store !== store) return deskClosed();
  const noted = desk.append(
    stationAct(
      { actor: session.account, role: firstRole(session.roles), procedure: 'sync.carry', commandId },
      {
        type: 'bundleCarried',
        bundleId,
        carrier,
        on,
        medium,
        ...(gone.length === parts ? {} : { parts: gone }),
        ...(onward === null ? {} : { onward }),
      },
    ),
    caller,
    'sync',
  );
  if (!noted.ok) return noted;
  return stopped === null ? answered({ files: [...written] }) : saying(stopped, gone);
}

/** What stopped it, and what was written before. */
function saying(stopped: Answer<never>, gone: readonly number[]): Answer<never> {
  if (stopped.ok) return stopped;
  const { failure } = stopped;
  const kept = `第 ${gone.join('、')} 卷已写出、读回核对一致并登记交接，其余分卷可另换介质再办。`;
  return { ok: false, failure: { ...failure, message: `${failure.message}${kept}` } };
}
