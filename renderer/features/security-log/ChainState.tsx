/** How far the chain of the log is sealed, and what the last check of all records found. */
import { Alert } from 'antd';
import type { CallOutput } from '#shared/contract/contract';
import { beijingDate, beijingTime, type Instant } from '#shared/domain/local-date';
import { LOG as W } from '../../text/security-log';
import './ChainState.css';

const time = (at: Instant): string => `${beijingDate(at)} ${beijingTime(at)}`;

export function ChainState({ chain, verified }: Pick<CallOutput<'log.frame'>, 'chain' | 'verified'>) {
  const { seal, damage, cut } = chain;
  return (
    <>
      {damage ? (
        <Alert role="alert" type="error" showIcon title={W.damaged(damage)} description={W.damagedWay} />
      ) : null}
      <dl className="rd-chain" aria-label={W.chain}>
        <div>
          <dt>{W.chain}</dt>
          <dd>{W.entries(chain.entries)}</dd>
          {cut ? (
            <dd className="rd-quiet">{(cut.pending ? W.cutPending : W.cutBefore)(cut.entries, cut.seal)}</dd>
          ) : null}
        </div>
        <div>
          <dt>{seal ? W.seal(seal.number, time(seal.at)) : W.noSeal}</dt>
          <dd>
            {seal ? (
              <>
                <span className="rd-code">{W.check(seal.check)}</span>，{W.since(chain.since)}
              </>
            ) : (
              W.unsealed(chain.since)
            )}
          </dd>
        </div>
        <div>
          <dt>{verified ? W.verified(time(verified.at), verified.by) : W.neverVerified}</dt>
          <dd>{verified ? (verified.clean ? `✓ ${W.sound}` : `✕ ${W.unsound}：${verified.finding}`) : ''}</dd>
        </div>
      </dl>
    </>
  );
}
