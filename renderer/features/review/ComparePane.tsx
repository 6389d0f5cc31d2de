/** What to hold the form against: what a resubmission changed, likely duplicates, the form and its papers. */
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { AttachmentViewer } from '../../components/AttachmentViewer';
import { APPLICATION_PAGES, fieldAt } from '../../components/form/application-pages';
import { FormFilesContext } from '../../components/form/form-source';
import { ReadOnlyForm } from '../../components/form/ReadOnlyForm';
import { valueText } from '../../components/form/value-text';
import { ScrollArea } from '../../components/ScrollArea';
import { useOpenCase } from '../../stores/case-store';
import { CASE_WORDS, REVIEW as W } from '../../text/case';

type Pane = 'form' | 'papers' | 'changes' | 'duplicates';

export function ComparePane() {
  const { view } = useOpenCase();
  const [pane, setPane] = useState<Pane>('form');
  return (
    <div className="compare">
      <Segmented
        aria-label={W.compare}
        value={pane}
        options={[
          { value: 'form', label: CASE_WORDS.tabs.form },
          { value: 'papers', label: `${W.materials}（${view.attachments.length}）` },
          { value: 'changes', label: `${W.compare}（${view.changedSinceReceipt.length}）` },
          { value: 'duplicates', label: `${W.duplicates}（${view.duplicates.length}）` },
        ]}
        onChange={(value) => setPane(value as Pane)}
      />
      <ScrollArea name={W.compare} className="compare-body">
        {pane === 'form' ? <FormPane /> : null}
        {pane === 'papers' ? <PapersPane /> : null}
        {pane === 'changes' ? <ChangesPane /> : null}
        {pane === 'duplicates' ? <DuplicatesPane /> : null}
      </ScrollArea>
    </div>
  );
}

function FormPane() {
  const { view } = useOpenCase();
  const [key, setKey] = useState<string>('data');
  const entry = APPLICATION_PAGES.find((page) => page.key === key) ?? APPLICATION_PAGES[0];
  if (!entry) return null;
  return (
    <FormFilesContext value={{ list: view.attachments, add: async () => null, remove: async () => null }}>
      <Select
        aria-label={CASE_WORDS.formPages}
        style={{ width: 260, marginBlockEnd: 8 }}
        value={entry.key}
        options={APPLICATION_PAGES.map((page) => ({ value: page.key, label: page.title }))}
        onChange={(next: string) => setKey(next)}
      />
      <ReadOnlyForm page={entry.page} values={entry.form === 'subject' ? view.subject : view.application} />
    </FormFilesContext>
  );
}

function PapersPane() {
  const { view } = useOpenCase();
  const [id, setId] = useState(view.attachments[0]?.id ?? 0);
  const file = view.attachments.find((candidate) => candidate.id === id);
  return (
    <>
      <Select
        aria-label={W.materials}
        style={{ width: '100%', marginBlockEnd: 8 }}
        value={id}
        options={view.attachments.map((entry) => ({ value: entry.id, label: entry.title }))}
        onChange={(next: number) => setId(next)}
      />
      {file ? <AttachmentViewer key={file.hash} caseId={view.caseId} attachment={file} /> : null}
    </>
  );
}

function ChangesPane() {
  const { view } = useOpenCase();
  if (view.round <= 1) return <p className="field-note">{W.noReceipt}</p>;
  if (view.changedSinceReceipt.length === 0) return <p className="field-note">{W.noChange}</p>;
  return (
    <dl className="read-form">
      {view.changedSinceReceipt.map((path) => {
        const field = fieldAt(path.replace(/^application\./, ''));
        const values = field?.form === 'subject' ? view.subject : view.application;
        return (
          <div key={path} className="read-line field-lit">
            <dt>{field?.spec.label ?? path}</dt>
            <dd>{field ? valueText(field.spec, values[field.spec.key]) : ''}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function DuplicatesPane() {
  const { view } = useOpenCase();
  if (view.duplicates.length === 0) return <p className="field-note">● {W.noDuplicates}</p>;
  return (
    <ul className="desk-findings">
      {view.duplicates.map((twin) => (
        <li key={twin.number}>
          <strong>{twin.number}</strong> {twin.name}
          <span className="field-warning">◆ {twin.because}</span>
        </li>
      ))}
    </ul>
  );
}
