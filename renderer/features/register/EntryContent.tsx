/** The content of one version, page by page of its form, to read. Papers stand in the cases, not here. */
import type { VersionView } from '#shared/contract/register-views';
import type { ObjectType } from '#shared/domain/case-type';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { contentForm } from '#shared/forms/form-of';
import type { FormPage, FormValues } from '#shared/forms/schema';
import { ReadOnlyForm } from '../../components/form/ReadOnlyForm';
import { REGISTER as W } from '../../text/register';

interface EntryContentProps {
  readonly version: VersionView;
  readonly objectType: ObjectType;
}

export function EntryContent({ version, objectType }: EntryContentProps) {
  return (
    <>
      <Part title={W.subject} pages={F01_SUBJECT.pages} values={version.subject} />
      <Part title={W.content} pages={contentForm(objectType).pages} values={version.application} />
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly pages: readonly FormPage[];
  readonly values: FormValues;
}

function Part({ title, pages, values }: PartProps) {
  const written = pages
    .map((page) => ({ ...page, fields: page.fields.filter((field) => field.kind !== 'files') }))
    .filter((page) => page.fields.length > 0);
  return (
    <section className="rd-card" aria-label={title}>
      <h2>{title}</h2>
      {written.map((page) => (
        <details key={page.key} open>
          <summary>{page.title}</summary>
          <ReadOnlyForm page={page} values={values} />
        </details>
      ))}
    </section>
  );
}
