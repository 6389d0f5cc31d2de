/**
 * The application form as a wizard: pages with marks, live findings, the public preview and the last look.
 * It sends typing to the case session and asks for the check; what may be sent is judged by the service.
 */
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import type { Finding } from '#shared/forms/schema';
import { FailureNotice } from '../../components/FailureNotice';
import { type FormName, fieldOfPlace } from '../../components/form/application-pages';
import { FormFilesContext, type FormSource } from '../../components/form/form-source';
import { ObjectTypeContext } from '../../components/form/list-items';
import { focusField, SchemaForm } from '../../components/form/SchemaForm';
import { useShortcut } from '../../components/use-main-action';
import { useCaseState, useFormSource, useOpenCase } from '../../stores/case-store';
import { WIZARD as W } from '../../text/wizard';
import { ChangesPage } from './ChangesPage';
import { CorrectionPanel } from './CorrectionPanel';
import { PageList } from './PageList';
import { PreviewPage } from './PreviewPage';
import { pageMarks } from './page-marks';
import { SaveMark } from './SaveMark';
import { ERRORS_ID, SubmitPage, WARNINGS_REASON_ID } from './SubmitPage';
import { useCaseFiles } from './use-case-files';
import { judge, useFindings } from './use-findings';
import { useJudging } from './use-judging';
import { useLocks } from './use-locks';
import './wizard.css';
import { placeOf, wizardPages } from './wizard-pages';

/** Steps that end the filling: by the subject, or at the counter for somebody else. */
export type SendCommand = 'sendForApproval' | 'lodge';

interface WizardProps {
  /** Key of the page shown. */
  readonly pageKey: string;
  /** A field of it to which somebody was sent, as findings name it; empty for none. */
  readonly field: string;
  readonly onPage: (key: string) => void;
  /** The main button was pressed: check and send; by which step. */
  readonly sendAsked: SendCommand | null;
  readonly onSendHandled: () => void;
}

const FIRST_CONTROL = '.schema-form [data-field] :is(input, textarea, button)';

export function Wizard({ pageKey, field, onPage, sendAsked, onSendHandled }: WizardProps) {
  const { session, view, today } = useOpenCase();
  const request = useFormSource(session, 'request');
  const subject = useFormSource(session, 'subject');
  const application = useFormSource(session, 'application');
  const judging = useJudging(view);
  const { kind } = judging;
  const pages = useMemo(() => wizardPages(view), [view]);
  const files = useCaseFiles(session);
  const saveFailure = useCaseState(session, (state) => state.save.failure);
  const values = useCaseState(session, (state) => state.values);
  const [findings, judgeNow] = useFindings(session, today, judging);
  const inCorrection = view.status === 'CORRECTION';
  const [checked, setChecked] = useState(inCorrection);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = useRef<Pick<Finding, 'field'> | null>(null);
  const wantedId = useRef('');
  const lastError = useRef(-1);
  const body = useRef<HTMLDivElement>(null);

  const page = pages.find((candidate) => candidate.key === pageKey) ?? pages[0];
  const at = page ? pages.indexOf(page) : 0;
  const locks = useLocks(session, judging, pages);
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.length - errors.length;

  const focusWanted = () => {
    const place = wanted.current && placeOf(wanted.current, kind);
    wanted.current = null;
    if (place) focusField(place.form, place.fieldKey);
  };
  const focusWantedId = () => {
    const id = wantedId.current;
    wantedId.current = '';
    document.getElementById(id)?.focus();
  };
  const goTo = (finding: Pick<Finding, 'field'>) => {
    const place = placeOf(finding, kind);
    if (!place) return;
    wanted.current = finding;
    if (place.pageKey === page?.key) focusWanted();
    else turnTo(place.pageKey);
  };
  const turnTo = (key: string) => {
    void session.flush();
    onPage(key);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor goes to the wanted field once its page is drawn
  useEffect(() => {
    if (field !== '') wanted.current = { field };
    if (wanted.current) focusWanted();
    else if (wantedId.current !== '') focusWantedId();
    else {
      body.current?.scrollTo?.({ top: 0 });
      // Whoever came by key types on at once; the focus of whoever chose the page in the list stays there.
      if (document.activeElement === document.body)
        body.current?.querySelector<HTMLElement>(FIRST_CONTROL)?.focus({ preventScroll: true });
    }
  }, [page?.key, field]);

  // Whoever walks on by key is led past pages on which nothing may be edited.
  const neighbour = (by: 1 | -1) => {
    const rest = by > 0 ? pages.slice(at + 1) : pages.slice(0, at).reverse();
    return rest.find((candidate) => !locks.pages.has(candidate.key));
  };
  const turn = (by: 1 | -1) => {
    const target = neighbour(by);
    if (target) turnTo(target.key);
  };
  const check = () => {
    setChecked(true);
    judgeNow();
    turnTo('submit');
  };
  const nextError = () => {
    setChecked(true);
    const list = judge(session, today, judging).filter((finding) => finding.level === 'error');
    lastError.current = list.length === 0 ? -1 : (lastError.current + 1) % list.length;
    const next = list[lastError.current];
    if (next) goTo(next);
    else turnTo('submit');
  };
  useShortcut('Ctrl+PageDown', W.next, () => turn(1));
  useShortcut('Ctrl+PageUp', W.previous, () => turn(-1));
  useShortcut('Ctrl+E', W.nextError, nextError);
  useShortcut('Ctrl+S', W.saveNow, () => void session.flush());

  const send = async (command: SendCommand) => {
    setChecked(true);
    setFailure(null);
    await session.flush();
    judgeNow();
    const now = judge(session, today, judging);
    const hasErrors = now.some((finding) => finding.level === 'error');
    const needsReason = command === 'sendForApproval' && now.length > 0 && reason.trim().length < 2;
    if (hasErrors || needsReason) {
      setReasonMissing(!hasErrors);
      wantedId.current = hasErrors ? ERRORS_ID : WARNINGS_REASON_ID;
      // Turned to, the page takes the cursor when it is drawn; standing there already, it does so now.
      if (page?.key === 'submit') requestAnimationFrame(focusWantedId);
      onPage('submit');
      return;
    }
    const answer =
      command === 'lodge'
        ? await session.act('cases.lodge', {})
        : await session.act('cases.sendForApproval', { warningsReason: now.length > 0 ? reason : '' });
    if (!answer.ok) {
      setFailure(answer.failure);
      onPage('submit');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one press of the button is one attempt
  useEffect(() => {
    if (sendAsked === null) return;
    onSendHandled();
    void send(sendAsked);
  }, [sendAsked]);

  const sources = useMemo(() => {
    const leaveOf = (form: FormName, key: string) => {
      setSeen((before) => (before.has(`${form}.${key}`) ? before : new Set(before).add(`${form}.${key}`)));
      judgeNow();
    };
    const heard = (form: FormName, source: FormSource): FormSource => ({
      ...source,
      leave: (key) => {
        source.leave(key);
        leaveOf(form, key);
      },
    });
    return {
      request: heard('request', request),
      subject: heard('subject', subject),
      application: heard('application', application),
    };
  }, [request, subject, application, judgeNow]);

  const shown = useMemo(() => {
    const byField = new Map<string, Finding[]>();
    for (const finding of findings) {
      const place = placeOf(finding, kind);
      if (!place || page?.kind !== 'form' || place.form !== page.form) continue;
      if (!checked && !seen.has(`${place.form}.${place.fieldKey}`)) continue;
      const list = byField.get(place.fieldKey);
      if (list) list.push(finding);
      else byField.set(place.fieldKey, [finding]);
    }
    return byField;
  }, [findings, page, kind, checked, seen]);

  const notice = inCorrection ? view.corrections.at(-1) : undefined;
  const lit = useMemo(() => {
    const fields = (notice?.defects ?? []).map((defect) => fieldOfPlace(defect.place, kind));
    return new Map(
      fields.flatMap((field) =>
        field && page?.kind === 'form' && field.form === page.form
          ? [[field.spec.key, W.correction.mark] as const]
          : [],
      ),
    );
  }, [notice, page, kind]);

  const marks = useMemo(
    () =>
      pageMarks({
        kind,
        pages,
        values,
        findings,
        filled: new Set(files.list.map((file) => file.field)),
        checked,
        locked: locks.pages,
      }),
    [kind, pages, values, findings, files.list, checked, locks.pages],
  );

  return (
    <ObjectTypeContext value={kind.objectType}>
      <FormFilesContext value={files}>
        <div className="wizard">
          <div className="wizard-side">
            <PageList pages={pages} current={page?.key ?? ''} marks={marks} onPage={turnTo} />
            <div className="wizard-foot">
              <div className="wizard-tools">
                <Button onClick={check} title={W.checkHint}>
                  {W.check}
                </Button>
                <Button onClick={nextError} title={`${W.nextError}（Ctrl+E）`} aria-keyshortcuts="Control+E">
                  {W.nextError}
                </Button>
              </div>
              <p className="wizard-tally" role="status">
                {checked ? `${W.errors(errors.length)}，${W.warnings(warnings)}` : ''}
              </p>
              <SaveMark session={session} />
            </div>
          </div>
          <div className="wizard-body" ref={body}>
            <FailureNotice failure={saveFailure} onRetry={() => void session.flush()} />
            <FailureNotice failure={failure} onClose={() => setFailure(null)} />
            {view.returnReason !== '' ? (
              <Alert showIcon type="warning" title={W.returned} description={view.returnReason} />
            ) : null}
            {notice ? (
              <CorrectionPanel notice={notice} editable onGo={(path) => goTo({ field: path })} />
            ) : null}
            <h2>{page?.title}</h2>
            {page && locks.pages.has(page.key) ? (
              <p className="field-note">{W.lockedPage[kind.type]}</p>
            ) : null}
            {page?.kind === 'form' ? (
              <SchemaForm
                key={page.key}
                formId={page.form}
                page={page.page}
                source={sources[page.form]}
                findings={shown}
                marks={lit}
                lockOf={(key) => locks.lockOf(page.form, key)}
              />
            ) : null}
            {page?.kind === 'preview' ? (
              <PreviewPage
                session={session}
                source={view.caseType === 'FIRST' ? sources.application : null}
                onEdit={(key) => goTo({ field: key === 'institutionName' ? `subject.${key}` : key })}
              />
            ) : null}
            {page?.kind === 'changes' ? <ChangesPage /> : null}
            {page?.kind === 'submit' ? (
              <SubmitPage
                {...{ session, findings, kind, pages, reason, reasonMissing }}
                onReason={setReason}
                onGo={goTo}
              />
            ) : null}
            <div className="wizard-turn">
              <Button disabled={!neighbour(-1)} onClick={() => turn(-1)} aria-keyshortcuts="Control+PageUp">
                {W.previous}
              </Button>
              <Button disabled={!neighbour(1)} onClick={() => turn(1)} aria-keyshortcuts="Control+PageDown">
                {W.next}
              </Button>
            </div>
          </div>
        </div>
      </FormFilesContext>
    </ObjectTypeContext>
  );
}
