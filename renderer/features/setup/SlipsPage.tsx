/** The recovery key, shown once. Going on needs it typed back from paper. */
import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { RecoveryKeyForm } from '../../components/RecoveryKeyForm';
import { useDesk } from '../../stores/desk-store';
import { SETUP as W } from '../../text/setup';
import './SetUpPage.css';
import { SetUpSteps } from './SetUpSteps';

export function RecoveryKeyPage({ recoveryKey }: { readonly recoveryKey: string }) {
  const { keepRecoveryKey, load } = useDesk();
  const groups = recoveryKey.split('-');
  const confirmed = (): void => {
    keepRecoveryKey(null);
    void load();
  };
  return (
    <main className="rd-setup">
      <section className="rd-setup-card rd-setup-wide">
        <h1>{W.recoveryKey}</h1>
        <div className="rd-setup-screen-only">
          <SetUpSteps current={3} />
        </div>
        <Alert type="warning" showIcon title={W.recoveryNote} description={W.recoveryKeep} />
        <ol className="rd-key" aria-label={W.recoveryGroups} data-testid="recovery-key">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups are places in a fixed text
            <li key={index}>
              <span aria-hidden="true">{index + 1}</span>
              <bdi dir="ltr">{group}</bdi>
            </li>
          ))}
        </ol>
        <div className="rd-setup-screen-only">
          <p>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {W.print}
            </Button>
          </p>
          <RecoveryKeyForm onConfirmed={confirmed} />
        </div>
      </section>
    </main>
  );
}
