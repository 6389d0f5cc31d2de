/** The public notice as it would stand, with what the guard found, and the applicant's confirmation. */
import { Alert, Checkbox } from 'antd';
import { publicItems } from '#shared/forms/public-items';
import { isPublicTextHint, scanPublicText } from '#shared/forms/public-text';
import type { FormSource } from '../../components/form/form-source';
import { PublicItemsTable } from '../../components/PublicItemsTable';
import { type CaseSession, useCaseState } from '../../stores/case-store';
import { WIZARD as W } from '../../text/wizard';
import { PREVIEW_FIELD } from './wizard-pages';

interface PreviewPageProps {
  readonly session: CaseSession;
  /** Where the applicant's confirmation goes; `null` where the form asks for none. */
  readonly source: FormSource | null;
  readonly onEdit: (key: string) => void;
}

export function PreviewPage({ session, source, onEdit }: PreviewPageProps) {
  const values = useCaseState(session, (state) => state.values);
  const typeName = useCaseState(session, (state) => state.view?.typeName ?? '');
  const items = publicItems(values.subject, values.application)
    .map((item) => (item.key === 'dataRegistType' ? { ...item, value: typeName } : item))
    .map((item) => ({ ...item, hits: scanPublicText(item.value) }));
  const blocking = items.flatMap((item) => item.hits).filter((hit) => !isPublicTextHint(hit.kind)).length;
  return (
    <div className="wizard-own">
      <p>{W.previewLead}</p>
      <Alert
        showIcon
        type={blocking > 0 ? 'error' : 'info'}
        title={blocking > 0 ? W.previewHits(blocking) : W.previewClean}
      />
      <PublicItemsTable items={items.map((item) => ({ ...item, hits: [...item.hits] }))} onEdit={onEdit} />
      {source ? (
        <div data-field={PREVIEW_FIELD}>
          <Checkbox
            id={`application-${PREVIEW_FIELD}`}
            checked={values.application[PREVIEW_FIELD] === true}
            onChange={(event) => {
              source.change(PREVIEW_FIELD, event.target.checked ? true : null);
              source.leave(PREVIEW_FIELD);
            }}
          >
            <strong>{W.previewConfirm}</strong>
          </Checkbox>
        </div>
      ) : null}
    </div>
  );
}
