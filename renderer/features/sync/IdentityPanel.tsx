/** Who this station is: its certificate, root, list of revocations, inbox keys and the region's rules it holds. */
import { Descriptions } from 'antd';
import type { EnrolmentView } from '#shared/contract/enrol';
import { STATIONS as W } from '../../text/sync';

const listed = (words: readonly string[]): string => (words.length === 0 ? W.none : words.join('；'));

export function IdentityPanel({ state }: { readonly state: EnrolmentView }) {
  const { certificate, root, revocations, inboxes, policies, pools } = state;
  const facts: { readonly [K in keyof typeof W.facts]: string } = {
    agency: `${state.agencyName}（${state.agency}）`,
    level: state.levelName,
    station: state.station,
    install: state.install,
    certificate: certificate
      ? W.certificate(certificate.number, certificate.validFrom, certificate.validTo, certificate.daysLeft)
      : W.none,
    root: root ? W.root(root.number, root.name, root.digits) : W.none,
    revocations:
      revocations?.number == null
        ? W.list.none
        : W.list[revocations.standing](revocations.number, revocations.days),
    inboxes: listed(inboxes.map(({ epoch, issuedOn, held }) => W.inbox(epoch, issuedOn, held))),
    pools: listed(
      pools.map((pool) =>
        [
          W.pool(pool),
          ...(pool.frozen ? [W.poolFrozen] : []),
          ...(pool.low ? [W.poolLow[state.isRegion ? 'region' : 'own']] : []),
        ].join('　'),
      ),
    ),
    policies: listed(
      policies.map(({ kindName, id, inForceFrom, adopted }) => W.policy(kindName, id, inForceFrom, adopted)),
    ),
  };
  return (
    <section className="rd-card" aria-label={W.identity}>
      <Descriptions
        size="small"
        bordered
        column={2}
        title={W.identity}
        items={(Object.keys(W.facts) as (keyof typeof W.facts)[]).map((key) => ({
          key,
          label: W.facts[key],
          children: facts[key],
        }))}
      />
    </section>
  );
}
