/** The last look before sending: what is still wrong, what must be answered for, and the case in short. */
import { Alert, Input } from 'antd';
import { labelOf } from '#shared/forms/code-lists';
import type { Finding } from '#shared/forms/schema';
import type { FormsKind } from '../../components/form/application-pages';
import { DialogField } from '../../components/StepDialog';
import { type CaseSession, useCaseState } from '../../stores/case-store';
import { WIZARD as W } from '../../text/wizard';
import { FindingList } from './FindingList';
import type { WizardPage } from './wizard-pages';

interface SubmitPageProps {
  readonly session: CaseSession;
  readonly findings: readonly Finding[];
  readonly kind: FormsKind;
  readonly pages: readonly WizardPage[];
  readonly reason: string;
  readonly reasonMissing: boolean;
  readonly onReason: (reason: string) => void;
  readonly onGo: (finding: Finding) => void;
}

/** The heading over the errors: the cursor stands here when sending was refused. */
export const ERRORS_ID = 'submit-errors';
export const WARNINGS_REASON_ID = 'warnings-reason';

export function SubmitPage(props: SubmitPageProps) {
  const { session, findings, kind, pages, reason, reasonMissing, onReason, onGo } = props;
  const isSubject = useCaseState(
    session,
    ({ values }) => (values.request.requesterType ?? 'SUBJECT') === 'SUBJECT',
  );
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.filter((finding) => finding.level === 'warning');
  return (
    <div className="wizard-own">
      <p>{isSubject ? W.submitLead : W.lodgeLead}</p>
      {errors.length > 0 ? (
        <section aria-label={W.errors(errors.length)}>
          <Alert
            showIcon
            type="error"
            title={
              <h3 id={ERRORS_ID} className="wizard-errors" tabIndex={-1}>
                {W.errors(errors.length)}
              </h3>
            }
            description={isSubject ? W.notYet : W.notYetLodged}
          />
          <FindingList {...{ kind, pages }} findings={errors} onGo={onGo} />
        </section>
      ) : null}
      {warnings.length > 0 ? (
        <section aria-label={W.warnings(warnings.length)}>
          <Alert
            showIcon
            type="warning"
            title={W.warnings(warnings.length)}
            {...(isSubject ? { description: W.warningsLead } : {})}
          />
          <FindingList {...{ kind, pages }} findings={warnings} onGo={onGo} />
          {isSubject ? (
            <DialogField
              id={WARNINGS_REASON_ID}
              label={W.warningsReason}
              required
              error={reasonMissing && reason.trim().length < 2 ? W.warningsReasonMissing : ''}
            >
              <Input.TextArea
                id={WARNINGS_REASON_ID}
                rows={2}
                maxLength={500}
                value={reason}
                aria-required
                onChange={(event) => onReason(event.target.value)}
              />
            </DialogField>
          ) : null}
        </section>
      ) : null}
      {findings.length === 0 ? <Alert showIcon type="success" title={W.noFindings} /> : null}
      <Summary session={session} />
    </div>
  );
}

function Summary({ session }: { readonly session: CaseSession }) {
  const { subject, application } = useCaseState(session, (state) => state.values);
  const papers = useCaseState(session, (state) => state.view?.attachments.length ?? 0);
  const view = useCaseState(session, (state) => state.view);
  const rows: readonly (readonly [string, string])[] = [
    ['登记类型', view?.typeName ?? ''],
    ...(view?.entry ? ([[view.rules.codeName, view.entry.code]] as const) : []),
    ['登记主体', String(subject.institutionName ?? '')],
    ['统一社会信用代码', String(subject.uscc ?? '')],
    ['登记数据名称', String(application.dataRegistName ?? '')],
    ...(view && view.caseType !== 'FIRST' ? ([['与登记簿不同', `${view.changes.length} 项`]] as const) : []),
    ['数据级别', application.securityLevel ? labelOf('CL-SEC', String(application.securityLevel)) : ''],
    ['存证时间', String(application.depositAt ?? '')],
    ['申请日期', String(application.applyDate ?? '')],
    ['附件', `${papers} 件`],
  ];
  return (
    <section aria-label={W.summary}>
      <h3>{W.summary}</h3>
      <dl className="read-form">
        {rows.map(([label, value]) => (
          <div key={label} className="read-line">
            <dt>{label}</dt>
            <dd>{value === '' ? '未填' : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
