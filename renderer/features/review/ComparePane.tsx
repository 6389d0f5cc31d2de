/** What to hold the form against: what a resubmission changed, likely duplicates, the form and its papers. */
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { valueText } from '#shared/forms/value-text';
import { AttachmentViewer } from '../../components/AttachmentViewer';
import { DiffView } from '../../components/DiffView';
import { applicationPages, fieldAt, kindOf, pathOf } from '../../components/form/application-pages';
import { FormFilesContext } from '../../components/form/form-source';
import { ReadOnlyForm } from '../../components/form/ReadOnlyForm';
import { ScrollArea } from '../../components/ScrollArea';
import { useOpenCase } from '../../stores/case-store';
import { useCodeLists } from '../../stores/code-lists';
import { CASE_WORDS, REVIEW as W } from '../../text/case';

type Pane = 'registered' | 'form' | 'papers' | 'changes' | 'duplicates';

export function ComparePane() {
  const { view } = useOpenCase();
  const isChange = view.caseType !== 'FIRST' && view.caseType !== 'CANCEL';
  const [pane, setPane] = useState<Pane>(isChange ? 'registered' : 'form');
  return (
    <div className="compare">
      <Segmented
        aria-label={W.compare}
        value={pane}
        options={[
          ...(isChange ? [{ value: 'registered', label: `${W.registered}（${view.changes.length}）` }] : []),
          { value: 'form', label: CASE_WORDS.tabs.form },
          { value: 'papers', label: `${W.materials}（${view.attachments.length}）` },
          { value: 'changes', label: `${W.lastSent}（${view.changedSinceReceipt.length}）` },
          { value: 'duplicates', label: `${W.duplicates}（${view.duplicates.length}）` },
        ]}
        onChange={(value) => setPane(value as Pane)}
      />
      <ScrollArea name={W.compare} className="compare-body">
        {pane === 'registered' ? <RegisteredPane /> : null}
        {pane === 'form' ? <FormPane /> : null}
        {pane === 'papers' ? <PapersPane /> : null}
        {pane === 'changes' ? <ChangesPane /> : null}
        {pane === 'duplicates' ? <DuplicatesPane /> : null}
      </ScrollArea>
    </div>
  );
}

/** What the register holds and what is asked for, field by field. */
function RegisteredPane() {
  const { view } = useOpenCase();
  if (view.changes.length === 0) return <p className="field-note">{W.sameAsRegister}</p>;
  return <DiffView caption={W.registered} rows={view.changes} />;
}

function FormPane() {
  const { view } = useOpenCase();
  const pages = applicationPages(kindOf(view));
  const [key, setKey] = useState<string>(view.caseType === 'FIRST' ? 'data' : '');
  const entry = pages.find((page) => page.key === key) ?? pages[0];
  if (!entry) return null;
  return (
    <FormFilesContext value={{ list: view.attachments, add: async () => null, remove: async () => null }}>
      <Select
        aria-label={CASE_WORDS.formPages}
        style={{ width: 260, marginBlockEnd: 8 }}
        value={entry.key}
        options={pages.map((page) => ({ value: page.key, label: page.title }))}
        onChange={(next: string) => setKey(next)}
      />
      <ReadOnlyForm page={entry.page} values={view[entry.form]} />
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
  const lists = useCodeLists();
  if (view.round <= 1) return <p className="field-note">{W.noReceipt}</p>;
  if (view.changedSinceReceipt.length === 0) return <p className="field-note">{W.noChange}</p>;
  return (
    <dl className="read-form">
      {view.changedSinceReceipt.map((path) => {
        const field = fieldAt(pathOf(path), kindOf(view));
        const values = field ? view[field.form] : {};
        return (
          <div key={path} className="read-line field-lit">
            <dt>{field?.spec.label ?? path}</dt>
            <dd>{field ? valueText(field.spec, values[field.spec.key], lists) : ''}</dd>
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
