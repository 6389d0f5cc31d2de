/**
 * One register item as of a day: code, validity, content of the version of that day, every version and case.
 * Nothing here can be edited; whatever changes it is a case that begins here.
 */
import { Button } from 'antd';
import { useState } from 'react';
import type { RegisterEntryView } from '#shared/contract/register-views';
import type { LocalDate } from '#shared/domain/local-date';
import { LoadingArea } from '../../components/LoadingArea';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { REGISTER as W } from '../../text/register';
import { AsOfBanner } from './AsOfBanner';
import { EntryCases } from './EntryCases';
import { EntryContent } from './EntryContent';
import './EntryPage.css';
import { ResultCard } from './ResultCard';
import { Starts } from './Starts';
import { isGone } from './ValidityMark';
import { VersionList } from './VersionList';

interface EntryPageProps {
  readonly registerId: string;
  readonly asOf: LocalDate | null;
  readonly onBack: () => void;
  readonly onToday: () => void;
  readonly onOpenCase: (caseId: string) => void;
  /** A case was begun here: where its work is done. */
  readonly onStarted: (caseId: string, byAgency: boolean) => void;
  readonly onSubject: (uscc: string) => void;
}

export function EntryPage(props: EntryPageProps) {
  const { registerId, asOf, onBack } = props;
  const { value, failure, reload } = useQuery('register.get', { registerId, asOf }, 'cases');
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      {value ? <Entry entry={value} {...props} /> : null}
    </LoadingArea>
  );
}

function Entry(props: EntryPageProps & { readonly entry: RegisterEntryView }) {
  const { entry, asOf, onBack, onToday, onOpenCase, onStarted, onSubject } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = entry.versionList.find(({ number }) => number === chosen) ?? entry.versionList.at(-1);
  return (
    <div className="rd-page rd-page-scroll">
      <div className="rd-page-head">
        <Button onClick={onBack}>{W.back}</Button>
        <h1 className={isGone(entry.standing) ? 'rd-struck' : ''}>{entry.name}</h1>
        <span className="rd-spring" />
        <Button type="link" onClick={() => onSubject(entry.uscc)}>
          {entry.subjectName}
        </Button>
      </div>
      {asOf === null ? null : <AsOfBanner day={entry.asOf} onToday={onToday} />}
      {entry.end ? (
        <p className="rd-entry-note rd-entry-ended">
          {W.endedOn(W.ended[entry.end.why], entry.end.on)}{' '}
          <Button type="link" size="small" onClick={() => onOpenCase(entry.end?.caseId ?? entry.caseId)}>
            {W.cases}
          </Button>
        </p>
      ) : (
        <p className="rd-entry-note">{W.readOnly}</p>
      )}
      <ResultCard entry={entry} />
      {asOf === null ? <Starts entry={entry} onStarted={onStarted} /> : null}
      <div className="rd-entry-pair">
        <VersionList entry={entry} shown={shown?.number ?? 1} onShow={setChosen} onOpenCase={onOpenCase} />
        <EntryCases entry={entry} onOpenCase={onOpenCase} />
      </div>
      <div className="rd-entry-content">
        {shown ? <EntryContent version={shown} objectType={entry.objectType} /> : null}
      </div>
    </div>
  );
}
