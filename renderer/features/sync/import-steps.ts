/**
 * The four steps of taking a bundle in, each with where it stands. Pure: it only says in words what the service
 * answered of the bundle and of its preview.
 */
import type { ImportPlan, IncomingBundle } from '#shared/contract/sync-views';
import { IN as W } from '../../text/sync';
import type { Stage } from './FlowStrip';

type Said = Pick<Stage, 'words' | 'state'>;

const said = (words: string, state: Stage['state']): Said => ({ words, state });
const OPEN = said(W.stepStates.open, 'open');
const NONE = said(W.stepStates.none, 'open');

function verify({ state, missing }: IncomingBundle): Said {
  switch (state) {
    case 'parts':
      return said(W.stepNotes.missing(missing.join('、')), 'current');
    case 'ready':
      return said(W.stepNotes.toVerify, 'current');
    case 'waiting':
      return said(W.stepNotes.waitsFor, 'current');
    case 'quarantine':
      return said(W.stepNotes.quarantine, 'failed');
    case 'courier':
      return said(W.stepNotes.courier, 'done');
    case 'planned':
    case 'imported':
      return said(W.stepNotes.verified, 'done');
  }
}

function conflicts(plan: ImportPlan | null, previewed: boolean): Said {
  if (plan === null || !previewed) return OPEN;
  const { conflicts: count } = plan.counts;
  return count === 0 ? said(W.stepNotes.noConflicts, 'done') : said(W.stepNotes.conflicts(count), 'current');
}

function apply(bundle: IncomingBundle, plan: ImportPlan | null): Said {
  if (bundle.state === 'imported') return said(W.stepNotes.applied, 'done');
  if (bundle.state !== 'planned' || plan === null) return OPEN;
  const waits = plan.secondNeeded && plan.secondBy === null;
  return said(waits ? W.stepNotes.second : W.stepNotes.toApply, 'current');
}

/** The steps ① 验证 ② 预览 ③ 冲突 ④ 应用; a bundle that is only carried on has the first alone. */
export function importSteps(bundle: IncomingBundle, plan: ImportPlan | null): readonly Stage[] {
  const { state } = bundle;
  const previewed = state === 'planned' || state === 'imported';
  const carried = state === 'courier';
  const preview = previewed ? said(W.stepNotes.previewed, 'done') : OPEN;
  const steps: readonly (readonly [keyof typeof W.steps, Said])[] = [
    ['verify', verify(bundle)],
    ['preview', carried ? NONE : preview],
    [
      'conflicts',
      carried
        ? NONE
        : state === 'imported' && plan === null
          ? said(W.stepNotes.applied, 'done')
          : conflicts(plan, previewed),
    ],
    ['apply', carried ? NONE : apply(bundle, plan)],
  ];
  return steps.map(([key, step]) => ({ key, title: W.steps[key], ...step }));
}
