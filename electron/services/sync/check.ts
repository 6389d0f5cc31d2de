/**
 * Looks at a bundle that was brought, in the order of the checks, and makes its preview. What it must not take in it
 * keeps apart with its reason; what lacks something waits. The journal is written only to say that.
 */
import type { LongWork } from '#electron/services/desk/long-work';
import { firstRole, newCommandId, stationAct } from '#electron/services/desk/station-act';
import { answered, deskClosed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { type OpenBundle, openBundle } from '#electron/sync/bundle/read-bundle';
import type { BundleStop } from '#electron/sync/bundle/stopped';
import { BUNDLE_CODES, type BundleCode, type BundleRefusal } from '#shared/bundle/codes';
import { bundleKey } from '#shared/bundle/header';
import type { Manifest } from '#shared/bundle/manifest';
import type { Answer } from '#shared/contract/failure';
import type { ImportPlan, IncomingBundle } from '#shared/contract/sync-views';
import type { StationId } from '#shared/domain/ids';
import { isSuspended, suspensionOf } from '#shared/journal/suspended';
import { err, ok, type Result } from '#shared/lib/result';
import { isEnrolled, isFromAbove } from './agencies';
import { notEnrolled } from './alone';
import { catchUp } from './catch-up';
import { checkPrerequisites, type NewsProblem } from './chain-check';
import { hooksOf } from './exchange';
import { importedView, stagedView } from './incoming';
import { newsIn } from './news';
import { makePlan } from './plan';
import type { Planned } from './planned';
import { keysOf, readerOf } from './reader';
import { dropStaged, moveStaged, type StagedBundle, stagedBundle } from './staged-bundles';
import { missingBefore } from './taken-numbers';

/** What keeps a bundle out. `station`: whose fault it is, when that is not the sender's. */
export type KeptOut =
  | {
      readonly is: 'refused';
      readonly refusal: BundleRefusal;
      readonly station?: StationId;
      readonly manifest?: Manifest;
    }
  | { readonly is: 'old-copy' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'closed' };

export const check: SessionService<'sync.check'> = async (call, input) => {
  if (!isEnrolled(call.store)) return notEnrolled();
  const staged = await stagedBundle(call, input.bundleId);
  if (call.desk.store !== call.store) return deskClosed();
  if (staged === null) return unknownBundle(call, input.bundleId);
  return call.desk.exchanging.run('check', (work) => checkStaged(call, staged, work));
};

/** A bundle without files: one that was taken in is shown as that. */
function unknownBundle(
  { store }: SignedInCall,
  bundleId: string,
): Answer<{ bundle: IncomingBundle; plan: null }> {
  const known = store.tables.get('bundles', bundleId);
  if (known?.direction === 'in' && known.imported !== null)
    return answered({ bundle: importedView({ store } as SignedInCall, known), plan: null });
  return refusal('BUNDLE_UNKNOWN', '收件区没有这个数据包，没有校验。', '请重新选择数据包文件。');
}

/** Checks a bundle and notes what came of it. */
export async function checkStaged(
  call: SignedInCall,
  staged: StagedBundle,
  work: LongWork,
): Promise<Answer<{ bundle: IncomingBundle; plan: ImportPlan | null }>> {
  const { exchanging } = call.desk;
  const key = bundleKey(staged.header);
  exchanging.planned.delete(key);
  const caughtUp = await catchUp(call, 'sync.check');
  if (!caughtUp.ok) return caughtUp;
  if (call.desk.store !== call.store) return deskClosed();
  const quick = stillWaiting(call, key);
  const checked = quick ?? (await checkBundle(call, staged, work));
  if (call.desk.store !== call.store) return deskClosed();
  if (checked.ok) {
    exchanging.waiting.delete(key);
    exchanging.hold(checked.value);
    const bundle = stagedView(call, staged);
    return answered({ bundle, plan: { ...checked.value.view, secondBy: null } });
  }
  const kept = checked.error;
  if (kept.is === 'closed') return deskClosed();
  if (kept.is === 'cancelled') return storeFault({ code: 'CANCELLED' });
  if (kept.is === 'old-copy') return oldCopy(call);
  const after = await keepOut(call, staged, kept);
  return after.ok ? answered({ bundle: after.value, plan: null }) : after;
}

/** Somebody owns more of this very station than it does itself: an old copy of the store, which writes no more. */
function oldCopy({ store, desk }: SignedInCall): Answer<never> {
  store.doubt();
  desk.tell('office');
  return storeFault({
    code: 'OLD_COPY',
    damage: { file: 'journal', position: 0, record: store.count + 1, reason: 'older-than-anchor' },
  });
}

/** A bundle that waited and still waits costs no second opening. */
function stillWaiting({ desk, store }: SignedInCall, key: string): Result<never, KeptOut> | null {
  const waiting = desk.exchanging.waiting.get(key);
  if (waiting === undefined || waiting.manifest === null || waiting.refusal.code !== 'B26_WAITING')
    return null;
  const above = isFromAbove(store, waiting.manifest.fromOrg);
  const again = checkPrerequisites(store, waiting.manifest, waiting.refusal.n, above);
  if (again.ok || again.error.is !== 'refused') return null;
  return err({ is: 'refused', refusal: again.error.refusal, manifest: waiting.manifest });
}

const stopped = (stop: BundleStop): Result<never, KeptOut> =>
  stop.code === 'CANCELLED' ? err({ is: 'cancelled' }) : err({ is: 'refused', refusal: stop });

/** Checks 2 to 25. Nothing is written. */
export async function checkBundle(
  call: SignedInCall,
  staged: Pick<StagedBundle, 'files'>,
  work: LongWork,
): Promise<Result<Planned, KeptOut>> {
  const { desk, store } = call;
  const { signal } = work.stop;
  const { thread } = desk.exchanging;
  const hooks = hooksOf(work, 0, 0.7);
  const opened = await openBundle(staged.files, readerOf(call), hooks, thread.engine(signal));
  if (desk.store !== store) return err({ is: 'closed' });
  if (!opened.ok) return stopped(opened.error);
  const open = opened.value;
  const { manifest } = open.sound;
  // The certificate that ends it may come with the bundle itself.
  if (isSuspended(store.views.exchange, open.sender.trust, open.header.station))
    return err({ is: 'refused', refusal: { code: 'B28_FORK', detail: 'suspended' } });
  if (!goesTheRightWay(store, open.header))
    return err({ is: 'refused', refusal: { code: 'B24_NO_AUTHORITY', detail: 'direction' } });
  const ready = checkPrerequisites(
    store,
    manifest,
    missingBefore(store, open),
    open.sender.revoked === null && isFromAbove(store, open.header.fromOrg),
  );
  if (!ready.ok) return keptOut(ready.error, manifest);
  const packed = await thread.contents(open, keysOf(call, open.sender.trust), {
    signal,
    onProgress: hooksOf(work, 0.7, 0.9).progress,
  });
  if (desk.store !== store) return err({ is: 'closed' });
  if (!packed.ok) return stopped(packed.error);
  return planPacked(call, open, staged.files, packed.value, signal);
}

/** Whether a bundle comes from where its kind comes from: down from above, up from all others. */
function goesTheRightWay(store: SignedInCall['store'], { kind, fromOrg }: OpenBundle['header']): boolean {
  if (kind === 'down') return isFromAbove(store, fromOrg);
  return kind !== 'up' || !isFromAbove(store, fromOrg);
}

/** From the contents on: again when the journal has grown. */
export async function planPacked(
  call: SignedInCall,
  open: OpenBundle,
  files: readonly string[],
  packed: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Planned, KeptOut>> {
  const { desk, store } = call;
  const goOn = () => desk.store === store && !signal.aborted;
  const gone = (): Result<never, KeptOut> => err({ is: signal.aborted ? 'cancelled' : 'closed' });
  const news = await newsIn(store, packed, goOn);
  if (news === null) return gone();
  if (!news.ok) return keptOut(news.error, open.sound.manifest);
  const plan = await makePlan(call, open, files, packed, news.value, goOn);
  if (plan === null) return gone();
  return plan.ok ? ok(plan.value) : err({ is: 'refused', refusal: plan.error });
}

function keptOut(problem: NewsProblem, manifest: Manifest): Result<never, KeptOut> {
  if (problem.is === 'old-copy') return err({ is: 'old-copy' });
  if (problem.is === 'fork')
    return err({
      is: 'refused',
      refusal: { code: 'B28_FORK', n: problem.seq },
      station: problem.station,
    });
  return err({ is: 'refused', refusal: problem.refusal, manifest });
}

/** Notes why a bundle is not taken in, and puts its files where they belong. */
async function keepOut(
  call: SignedInCall,
  staged: StagedBundle,
  { refusal: why, manifest, station }: Extract<KeptOut, { readonly is: 'refused' }>,
): Promise<Answer<IncomingBundle>> {
  const { waiting } = call.desk.exchanging;
  const { bundleId } = staged.header;
  const key = bundleKey(staged.header);
  waiting.delete(key);
  switch (BUNDLE_CODES[why.code].outcome) {
    case 'quarantine':
      return setAside(call, staged, why, station);
    case 'courier':
      return answered(stagedView(call, await moveStaged(call, staged, 'courier')));
    case 'nothing': {
      await dropStaged(call, staged);
      const known = call.store.tables.get('bundles', bundleId);
      if (known?.direction === 'in') return answered(importedView(call, known));
      break;
    }
    default:
      break;
  }
  waiting.set(key, { refusal: why, manifest: manifest ?? null });
  return answered(stagedView(call, staged));
}

/** Into quarantine: once for a bundle and a reason. */
async function setAside(
  call: SignedInCall,
  staged: StagedBundle,
  why: BundleRefusal,
  station: StationId | undefined,
): Promise<Answer<IncomingBundle>> {
  const { store, desk, session, caller } = call;
  const { bundleId, wholeHash, fromOrg } = staged.header;
  const known = store.tables.get('bundles', bundleId);
  const about = station ?? staged.header.station;
  // What was taken in under a number stays what the record says of it, whoever uses the number again.
  const isTaken = known?.direction === 'in' && known.imported !== null;
  const isNoted = known?.direction === 'in' && known.setAside.some(({ code }) => code === why.code);
  const fork = station === undefined ? undefined : why.n;
  const isNews = fork !== undefined && suspensionOf(store.views.exchange, about)?.seq !== fork;
  if (isNews || (!isNoted && !isTaken && known?.direction !== 'out')) {
    const event = {
      type: 'bundleSetAside' as const,
      bundleId,
      wholeHash,
      agency: fromOrg,
      station: about,
      code: why.code satisfies BundleCode,
      ...(fork === undefined ? {} : { fork }),
    };
    const by = {
      actor: session.account,
      role: firstRole(session.roles),
      procedure: 'sync.check',
      commandId: newCommandId(),
    };
    const noted = desk.append(stationAct(by, event), caller, 'sync');
    if (!noted.ok) return noted;
  }
  const moved = await moveStaged(call, staged, 'quarantine');
  desk.exchanging.waiting.set(bundleKey(staged.header), { refusal: why, manifest: null });
  return answered(stagedView(call, moved));
}
