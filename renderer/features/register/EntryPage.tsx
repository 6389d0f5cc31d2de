/**
 * One registered result: code, validity, content by the form it was made with, history and papers. Nothing
 * here can be edited; a change is a new case.
 */
import { Button } from 'antd';
import type { CaseView } from '#shared/contract/views';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { StatusTag } from '../../components/StatusTag';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { REGISTER as W } from '../../text/register';
import { EntryContent } from './EntryContent';
import './EntryPage.css';
import { EntryHistory } from './EntryHistory';
import { ResultCard } from './ResultCard';

interface EntryPageProps {
  readonly caseId: string;
  readonly onBack: () => void;
  readonly onOpenCase: () => void;
  readonly onDocuments: () => void;
}

export function EntryPage({ caseId, onBack, onOpenCase, onDocuments }: EntryPageProps) {
  const { value, failure, reload } = useQuery('cases.get', { caseId }, 'cases');
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      {value ? (
        <div className="rd-page rd-page-scroll">
          <div className="rd-page-head">
            <Button onClick={onBack}>{W.back}</Button>
            <h1>{value.name}</h1>
            <StatusTag status={value.status} />
            <span className="rd-spring" />
            <Button onClick={onOpenCase}>{W.openCase}</Button>
          </div>
          {value.code?.validTo ? (
            <Entry view={value} onDocuments={onDocuments} />
          ) : (
            <EmptyState text={W.notRegistered} action={{ label: W.openCase, onClick: onOpenCase }} />
          )}
        </div>
      ) : null}
    </LoadingArea>
  );
}

function Entry({ view, onDocuments }: { readonly view: CaseView; readonly onDocuments: () => void }) {
  return (
    <>
      <p className="rd-entry-note">{W.readOnly}</p>
      <ResultCard view={view} onDocuments={onDocuments} />
      <div className="rd-entry-columns">
        <div className="rd-entry-content">
          <EntryContent title={W.subject} pages={F01_SUBJECT.pages} values={view.subject} view={view} />
          <EntryContent title={W.content} pages={F02_RESOURCE.pages} values={view.application} view={view} />
        </div>
        <EntryHistory caseId={view.caseId} />
      </div>
    </>
  );
}
