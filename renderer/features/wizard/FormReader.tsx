/** The application to read: the same pages, nothing to type, changed and asked fields marked. */
import { useMemo } from 'react';
import { PART_PREFIX } from '#shared/forms/form-of';
import { kindOf, pathOf } from '../../components/form/application-pages';
import { FormFilesContext } from '../../components/form/form-source';
import { ReadOnlyForm } from '../../components/form/ReadOnlyForm';
import { ScrollArea } from '../../components/ScrollArea';
import { useOpenCase } from '../../stores/case-store';
import { CASE_WORDS } from '../../text/case';
import { CorrectionPanel } from './CorrectionPanel';
import './wizard.css';
import { formPages } from './wizard-pages';

interface FormReaderProps {
  readonly pageKey: string;
  readonly onPage: (key: string) => void;
}

/** States in which the last correction notice still says something about the form. */
const UNDER_CORRECTION: readonly string[] = [
  'CORRECTION',
  'INTERNAL_REVIEW',
  'INTERNAL_APPROVED',
  'SUBMITTED',
];

export function FormReader({ pageKey, onPage }: FormReaderProps) {
  const { view } = useOpenCase();
  const pages = useMemo(() => formPages(kindOf(view)), [view]);
  const page = pages.find((candidate) => candidate.key === pageKey) ?? pages[0];
  const files = useMemo(
    () => ({ list: view.attachments, add: async () => null, remove: async () => null }),
    [view.attachments],
  );
  const marks = useMemo(() => {
    const prefix = page ? PART_PREFIX[page.form] : '';
    const changed = new Set(view.changes.map((change) => change.key));
    const path = (key: string) => `${prefix}${key}`;
    return new Map(
      (page?.page.fields ?? [])
        .filter(
          (field) =>
            changed.has(path(field.key)) ||
            view.changedSinceReceipt.some((name) => pathOf(name) === path(field.key)),
        )
        .map(
          (field) =>
            [field.key, changed.has(path(field.key)) ? CASE_WORDS.differs : CASE_WORDS.changed] as const,
        ),
    );
  }, [page, view.changedSinceReceipt, view.changes]);
  const notice = UNDER_CORRECTION.includes(view.status) ? view.corrections.at(-1) : undefined;
  return (
    <FormFilesContext value={files}>
      <div className="wizard">
        <nav className="wizard-side wizard-pages" aria-label={CASE_WORDS.formPages}>
          <ol>
            {pages.map((entry, index) => (
              <li key={entry.key}>
                <button
                  type="button"
                  className="wizard-page"
                  aria-current={entry.key === page?.key ? 'page' : undefined}
                  onClick={() => onPage(entry.key)}
                >
                  <span className="wizard-page-title">
                    {index + 1}. {entry.title}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <ScrollArea name={page?.title ?? CASE_WORDS.tabs.form} className="wizard-body">
          {notice ? <CorrectionPanel notice={notice} editable={false} onGo={() => undefined} /> : null}
          {page ? (
            <>
              <h2>{page.title}</h2>
              <ReadOnlyForm page={page.page} values={view[page.form]} marks={marks} />
            </>
          ) : null}
        </ScrollArea>
      </div>
    </FormFilesContext>
  );
}
