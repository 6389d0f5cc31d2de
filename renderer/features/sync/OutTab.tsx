/** 发出: what an office has not acknowledged yet, the bundles made of it, and how far each has come. */
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { useMainAction } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { type SyncState, useSync } from '../../stores/sync-store';
import { SYNC as S, OUT as W } from '../../text/sync';
import { BundleList } from './BundleList';
import { FlowStrip } from './FlowStrip';
import { outFlow } from './out-flow';
import { SlipDialog } from './SlipDialog';
import { WaitingOut } from './WaitingOut';

type List = keyof typeof W.lists;
export type Partner = SyncState['partners'][number];

/** What is looked at first: the bundles of an office, or what waits for it. */
export interface OutPlace {
  readonly agency: string;
  readonly list: List;
}

interface OutTabProps {
  readonly onCase: (caseId: string) => void;
  /** Null: what waits for the nearest office. */
  readonly place: OutPlace | null;
}

export function OutTab({ onCase, place }: OutTabProps) {
  const state = useSync((sync) => sync.value);
  const [chosen, setChosen] = useState<string | null>(place?.agency ?? null);
  const [list, setList] = useState<List>(place?.list ?? 'waiting');
  const [page, setPage] = useState(0);
  const [making, setMaking] = useState(false);
  const [slip, setSlip] = useState<{ readonly bundleId: string; readonly number: string } | null>(null);
  const out = useQuery('sync.out', { page }, 'sync');
  const exports = useHolds('sync.export');
  const partners = state?.partners ?? [];
  const partner = partners.find(({ agency }) => agency === chosen) ?? partners[0] ?? null;
  const ready = exports && partner !== null && state?.enrolled === true;
  const make = ready ? () => setMaking(true) : null;
  useMainAction(W.make, make);
  const bundles = out.value?.items ?? [];
  const toPartner = bundles.filter(
    ({ to }) => partner !== null && to.some((one) => one.agency === partner.agency),
  );
  const bar = (
    <div className="rd-sync-bar">
      {partner ? (
        <>
          <label htmlFor="rd-sync-partner">{W.partner}</label>
          <Select
            id="rd-sync-partner"
            style={{ width: 340 }}
            showSearch={{ optionFilterProp: 'label' }}
            value={partner.agency}
            onChange={setChosen}
            options={partners.map((one) => ({ value: one.agency, label: one.name }))}
          />
        </>
      ) : null}
      <Segmented<List>
        aria-label={W.listsLabel}
        value={list}
        onChange={setList}
        options={(Object.keys(W.lists) as List[]).map((value) => ({ value, label: W.lists[value] }))}
      />
      <span className="rd-spring" />
      {make ? (
        <Button type="primary" aria-keyshortcuts="Control+Enter" onClick={make}>
          {W.make}
        </Button>
      ) : null}
    </div>
  );
  const madeHere =
    list === 'bundles' ? (
      <BundleList
        bundles={bundles}
        total={out.value?.total ?? 0}
        page={page}
        onPage={setPage}
        mayCarry={exports}
        onSlip={setSlip}
      />
    ) : null;
  return (
    <LoadingArea
      loading={out.value === null || state === null}
      failure={out.failure}
      onRetry={out.reload}
      what={S.loading}
    >
      {partner ? (
        <WaitingOut
          partner={partner}
          bundles={toPartner}
          bar={bar}
          madeHere={madeHere}
          making={making}
          onCase={onCase}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setList('bundles');
            setSlip(made);
          }}
        />
      ) : (
        <>
          <FlowStrip label={W.flow} stages={outFlow(0, [])} />
          {bar}
          {madeHere ?? <EmptyState text={W.noPartners} note={W.noPartnersNote} />}
        </>
      )}
      {slip ? <SlipDialog {...slip} onClose={() => setSlip(null)} /> : null}
    </LoadingArea>
  );
}
