/** The registered content, page by page of its form, to read. */
import type { CaseView } from '#shared/contract/views';
import type { FormPage, FormValues } from '#shared/forms/schema';
import { ReadOnlyForm } from '../../components/form/ReadOnlyForm';

interface EntryContentProps {
  readonly title: string;
  readonly pages: readonly FormPage[];
  readonly values: FormValues;
  readonly view: CaseView;
}

export function EntryContent({ title, pages, values }: EntryContentProps) {
  return (
    <section className="rd-card" aria-label={title}>
      <h2>{title}</h2>
      {pages.map((page) => (
        <details key={page.key} open>
          <summary>{page.title}</summary>
          <ReadOnlyForm page={page} values={values} />
        </details>
      ))}
    </section>
  );
}
