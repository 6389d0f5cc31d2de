/** The registered content, page by page of its form, to read. */
import type { CaseView } from '#shared/contract/views';
import type { FormPage, FormValues } from '#shared/forms/schema';
import { type FormFiles, FormFilesContext } from '../../components/form/form-source';
import { ReadOnlyForm } from '../../components/form/ReadOnlyForm';

interface EntryContentProps {
  readonly title: string;
  readonly pages: readonly FormPage[];
  readonly values: FormValues;
  readonly view: CaseView;
}

/** Nothing is added to or taken from a registered entry. */
const nothing = (): Promise<null> => Promise.resolve(null);

export function EntryContent({ title, pages, values, view }: EntryContentProps) {
  const files: FormFiles = { list: view.attachments, add: nothing, remove: nothing };
  return (
    <section className="rd-card" aria-label={title}>
      <h2>{title}</h2>
      <FormFilesContext value={files}>
        {pages.map((page) => (
          <details key={page.key} open>
            <summary>{page.title}</summary>
            <ReadOnlyForm page={page} values={values} />
          </details>
        ))}
      </FormFilesContext>
    </section>
  );
}
