/** The store for its keepers: whether every record holds, backups, seal slips, going on after a restore. */
import { useStoreCheck } from '../../components/StoreCheck';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';
import { BackupPanel } from './BackupPanel';
import { ContinuePanel } from './ContinuePanel';
import { SealSlipPanel } from './SealSlipPanel';

export function StorePanel() {
  const keeps = useHolds('store.backup');
  const checks = useHolds('store.verify');
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      {keeps ? <KeeperPanels /> : null}
      {checks ? <CheckPanel /> : null}
      <SealSlipPanel />
    </div>
  );
}

function KeeperPanels() {
  const { value, reload } = useQuery('backup.state', {}, 'office');
  return value?.elsewhere ? <ContinuePanel onDone={reload} /> : <BackupPanel />;
}

function CheckPanel() {
  const { button, finding } = useStoreCheck();
  return (
    <section className="rd-card" aria-label={W.store}>
      <div className="rd-page-head">
        <h2 className="rd-section-title">{W.store}</h2>
        <span className="rd-spring" />
        {button}
      </div>
      <p className="rd-quiet">{W.storeNote}</p>
      {finding}
    </section>
  );
}
