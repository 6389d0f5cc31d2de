/** 规则包: which rules this desk works under, what differs between them, and taking a further one. */
import { Alert, App, Button } from 'antd';
import type { CallOutput } from '#shared/contract/contract';
import { daysBetween, isLocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { LoadingArea } from '../../components/LoadingArea';
import { useCommand } from '../../components/use-command';
import { useQuery } from '../../components/use-query';
import { useDesk, useHolds } from '../../stores/desk-store';
import { RULES as W } from '../../text/rules';
import { CodeListChanges } from './CodeListChanges';
import { CompareProfiles } from './CompareProfiles';
import { ImportProfile } from './ImportProfile';
import { PendingProfile } from './PendingProfile';
import './rules.css';

interface RulesPageProps {
  readonly onProfile: (id: string) => void;
}

type Profiles = CallOutput<'rules.profiles'>['profiles'];

/** Calendar days before the end of the rules from which it is said, as the reminder does. */
const WARN_DAYS = 180;

export function RulesPage({ onProfile }: RulesPageProps) {
  const { value, failure, reload } = useQuery('rules.profiles', {}, 'rules');
  const proposes = useHolds('rules.propose');
  const exporting = useCommand('rules.exportProfile');
  const { message } = App.useApp();
  const save = async (id: string): Promise<void> => {
    const answer = await exporting.run({ commandId: newCommandId(), id });
    if (answer?.ok) message.success(W.exported(answer.value.fileName));
  };
  const profiles = value?.profiles ?? [];
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      <div className="rd-page rd-page-scroll">
        <div className="rd-page-head">
          <h1>{W.title}</h1>
        </div>
        <p className="rd-quiet rd-rules-note">{W.note}</p>
        <EndWarning profiles={profiles} />
        {value?.pending ? <PendingProfile pending={value.pending} onDone={reload} /> : null}
        <FailureNotice failure={exporting.failure} onClose={exporting.clear} />
        <section className="rd-card" aria-label={W.caption}>
          <table className="rd-plain-table rd-profile-list">
            <caption>{W.caption}</caption>
            <thead>
              <tr>
                {Object.values(W.columns).map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {profiles.map((profile) => (
                <tr key={profile.id}>
                  <th scope="row" className="rd-code">
                    {profile.id}
                  </th>
                  <td>{profile.title}</td>
                  <td>{profile.from}</td>
                  <td>{profile.to}</td>
                  <td>
                    {profile.inForce ? <strong>{W.inForce}</strong> : W.notInForce}
                    <span className="rd-quiet">（{profile.builtIn ? W.builtIn : W.imported}）</span>
                  </td>
                  <td>
                    <Button
                      size="small"
                      aria-label={`${W.view} ${profile.id}`}
                      onClick={() => onProfile(profile.id)}
                    >
                      {W.view}
                    </Button>{' '}
                    <Button
                      size="small"
                      aria-label={`${W.export} ${profile.id}`}
                      onClick={() => void save(profile.id)}
                    >
                      {W.export}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <CodeListChanges />
        {proposes ? <ImportProfile onProposed={reload} /> : null}
        {profiles.length > 1 ? <CompareProfiles ids={profiles.map(({ id }) => id)} /> : null}
      </div>
    </LoadingArea>
  );
}

/** Said while the rules in force end soon, or have ended, and nothing follows them. */
function EndWarning({ profiles }: { readonly profiles: Profiles }) {
  const today = useDesk((desk) => desk.state?.today ?? '');
  const current = profiles.find(({ inForce }) => inForce);
  if (!current || !isLocalDate(today)) return null;
  const left = daysBetween(today, current.to);
  const followed = profiles.some(({ from }) => from > current.to);
  if (left > WARN_DAYS || followed) return null;
  return (
    <Alert role="status" showIcon type="warning" title={`▲ ${W.ending(current.id, current.to, left)}`} />
  );
}
