/** The store for its keeper: whether every record holds. */
import { useStoreCheck } from '../../components/StoreCheck';
import { ADMIN as W } from '../../text/admin';

export function StorePanel() {
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
