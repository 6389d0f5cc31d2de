/** Before and after, field by field, as the register holds it and as the application asks for it. To read. */
import { useEffect } from 'react';
import { DiffView } from '../../components/DiffView';
import { useOpenCase } from '../../stores/case-store';
import { WIZARD as W } from '../../text/wizard';

export function ChangesPage() {
  const { view, session } = useOpenCase();
  // What differs is found by the service: it has to know what was typed last.
  useEffect(() => {
    void session.flush().then(() => session.load());
  }, [session]);
  return (
    <div className="wizard-own">
      <p>{W.changesLead}</p>
      {view.changes.length === 0 ? (
        <p>○ {W.noChanges}</p>
      ) : (
        <DiffView caption={W.changes} rows={view.changes} />
      )}
    </div>
  );
}
