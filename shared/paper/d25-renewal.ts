/** D25 续展结果通知: the old and the new period of a renewal that passed its review (XJR-19-4). */
import { stageRule } from '#shared/regulation/profiles/profile';
import type { DocumentContext } from './document-context';
import { type Built, notReady } from './letter';
import { renewalLetter } from './renewal-letter';

export function buildRenewalResult(context: DocumentContext): Built {
  const { state, profile, issued } = context;
  const isProposed =
    state.status === 'REVIEW_PROPOSED' && stageRule(profile, state.caseType).publicity !== 'always';
  const isDone = state.status === 'DONE' && state.publicity === null;
  if (state.caseType !== 'RENEW' || !(issued !== null || isProposed || isDone))
    return notReady(context, '没有通过审核的续展申请，不能告知续展结果。', '请先完成续展申请的形式审核。');
  return renewalLetter(context);
}
