/** 数据包: what goes out, what came in, what contradicts, what the months add up to, on what media, and who this desk is. */
import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import { holds, type RolePermission } from '#shared/access/permissions';
import type { CallOutput } from '#shared/contract/contract';
import { ageWords } from '../../components/age-words';
import { useDesk } from '../../stores/desk-store';
import { useSync } from '../../stores/sync-store';
import { SYNC as W } from '../../text/sync';
import { ConflictTab } from './ConflictTab';
import type { EditCase } from './conflict-choice';
import { InTab } from './InTab';
import { MediaTab } from './MediaTab';
import { type OutPlace, OutTab } from './OutTab';
import { ReconcileTab } from './ReconcileTab';
import { StationsTab, type StationsView } from './StationsTab';
import { WorkBar } from './WorkBar';
import './sync.css';

type Tab = keyof typeof W.tabs;

interface SyncPageProps {
  /** Null: the first that this person may see. */
  readonly tab: Tab | null;
  readonly onTab: (tab: Tab) => void;
  readonly onCase: (caseId: string) => void;
  readonly onEdit: EditCase;
}

/** Any of these rights opens a tab. */
const RIGHTS_OF: { readonly [T in Tab]: readonly RolePermission[] } = {
  out: ['sync.read'],
  in: ['sync.read'],
  conflicts: ['sync.read'],
  reconcile: ['sync.read'],
  media: ['sync.read'],
  stations: ['enrol.read'],
};

type Way = Exclude<CallOutput<'sync.reconcile'>['items'][number]['way'], 'none'>;

/** Where a difference between two offices is put right. */
const TAB_OF: { readonly [W in Way]: Tab } = {
  make: 'out',
  deliver: 'out',
  decide: 'conflicts',
  restore: 'in',
};

export function SyncPage({ tab, onTab, onCase, onEdit }: SyncPageProps) {
  const roles = useDesk((desk) => desk.state?.session?.roles);
  const state = useSync((sync) => sync.value);
  const practice = useDesk((desk) => desk.state?.practice ?? false);
  const [stations, setStations] = useState<StationsView>('own');
  const [going, setGoing] = useState<OutPlace | null>(null);
  const remedy = (way: Way, agency: string): void => {
    const to = TAB_OF[way];
    if (to === 'out') setGoing({ agency, list: way === 'make' ? 'waiting' : 'bundles' });
    onTab(to);
  };
  const alone = state !== null && !state.enrolled;
  const tabs = (Object.keys(W.tabs) as Tab[]).filter((key) =>
    RIGHTS_OF[key].some((right) => holds(roles ?? [], right)),
  );
  const shown = tab !== null && tabs.includes(tab) ? tab : (tabs[0] ?? 'out');
  const bodies: { readonly [T in Tab]: ReactNode } = {
    out: <OutTab onCase={onCase} place={going} />,
    in: <InTab onConflicts={() => onTab('conflicts')} onCase={onCase} />,
    conflicts: (
      <ConflictTab
        onCase={onCase}
        onEdit={onEdit}
        onStations={
          tabs.includes('stations')
            ? () => {
                setStations('list');
                onTab('stations');
              }
            : null
        }
      />
    ),
    reconcile: <ReconcileTab onCase={onCase} onRemedy={remedy} />,
    media: <MediaTab />,
    stations: <StationsTab first={stations} />,
  };
  const labels: { readonly [T in Tab]: string } = {
    ...W.tabs,
    in: W.counted(W.tabs.in, state?.inbox ?? 0),
    conflicts: W.conflicts(state?.conflicts ?? 0, state?.conflictsHere ?? 0),
  };
  return (
    <div className="rd-page">
      <div className="rd-page-head">
        <h1>{W.title}</h1>
        {state?.enrolled ? <span className="rd-quiet">{W.last(ageWords(state.lastAgeDays))}</span> : null}
        <span className="rd-spring" />
        <WorkBar />
      </div>
      {practice ? (
        <Alone words={W.practice} />
      ) : alone && shown !== 'stations' ? (
        <Alone words={W.alone} />
      ) : null}
      <nav className="rd-sync-tabs" aria-label={W.tabsLabel}>
        {tabs.map((key) => (
          <a key={key} href={`#/sync/${key}`} aria-current={key === shown ? 'page' : undefined}>
            {labels[key]}
          </a>
        ))}
      </nav>
      <section className="rd-sync-body" aria-label={W.tabs[shown]}>
        {bodies[shown]}
      </section>
    </div>
  );
}

/** Said while nothing can be exchanged here. */
const Alone = ({ words }: { readonly words: string }) => (
  <Alert role="status" showIcon type="info" title={words} />
);
