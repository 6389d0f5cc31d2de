/** 站点与密钥: how this station is certified, who else is, and in the region's office what is issued. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useDesk, useHolds } from '../../stores/desk-store';
import { STATIONS as W } from '../../text/sync';
import { EnrolPanel } from './EnrolPanel';
import { IdentityPanel } from './IdentityPanel';
import { PersonKeyPanel } from './PersonKeyPanel';
import { RegionPanel } from './RegionPanel';
import { StationList } from './StationList';

export type StationsView = keyof typeof W.views;

interface StationsTabProps {
  /** What is shown when it is opened. */
  readonly first: StationsView;
}

export function StationsTab({ first }: StationsTabProps) {
  const { value, failure, reload } = useQuery('enrol.state', {}, 'rules');
  const issues = useHolds('region.issue');
  const practice = useDesk((desk) => desk.state?.practice ?? false);
  const ownsKey = useHolds('person.key') && !practice;
  const [view, setView] = useState<StationsView>(first);
  const isRegion = (value?.isRegion ?? false) && issues;
  const views = (Object.keys(W.views) as StationsView[]).filter((key) => key !== 'region' || isRegion);
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      {value ? (
        <>
          <Segmented<StationsView>
            style={{ flex: 'none', alignSelf: 'flex-start' }}
            aria-label={W.viewsLabel}
            value={view}
            onChange={setView}
            options={views.map((key) => ({ value: key, label: W.views[key] }))}
          />
          {view === 'own' ? (
            <>
              <EnrolPanel state={value} onChanged={reload} />
              {ownsKey ? <PersonKeyPanel personKey={value.personKey} onChanged={reload} /> : null}
              <IdentityPanel state={value} />
            </>
          ) : null}
          {view === 'list' ? <StationList /> : null}
          {view === 'region' && isRegion ? <RegionPanel onChanged={reload} /> : null}
        </>
      ) : null}
    </LoadingArea>
  );
}
