/**
 * The page of one case: header, tabs, and the dialog of the step being done. It composes features, which
 * never import each other; what may be done comes from the case's own actions.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ActionView, RefusalView } from '#shared/contract/action-view';
import type { Failure } from '#shared/contract/failure';
import type { CaseView, StepView } from '#shared/contract/views';
import { isApplication } from '#shared/domain/case-type';
import type { LocalDate } from '#shared/domain/local-date';
import { FailureNotice } from '../components/FailureNotice';
import { focusCaseHead } from '../components/focus-case-head';
import { LoadingArea } from '../components/LoadingArea';
import { useMainAction } from '../components/use-main-action';
import { AcceptanceDesk } from '../features/acceptance/AcceptanceDesk';
import { AgencyMatterPage } from '../features/agency/AgencyMatterPage';
import { CaseDocuments } from '../features/case-documents/CaseDocuments';
import { type Handing, HandsDialog } from '../features/case-hands/HandsDialog';
import { HandsStrip } from '../features/case-hands/HandsStrip';
import { CaseHistory } from '../features/case-history/CaseHistory';
import { Overview } from '../features/case-overview/Overview';
import { CodingSection } from '../features/coding/CodingSection';
import { ObjectionDesk } from '../features/objections/ObjectionDesk';
import { PublicityPage } from '../features/publicity/PublicityPage';
import { ReviewDesk } from '../features/review/ReviewDesk';
import { FormReader } from '../features/wizard/FormReader';
import { type SendCommand, Wizard } from '../features/wizard/Wizard';
import { type OpenCase, OpenCaseContext, useCaseSession, useCaseState } from '../stores/case-store';
import { useDesk } from '../stores/desk-store';
import { useTabs } from '../stores/tabs-store';
import { CASE_WORDS as W } from '../text/case';
import { CaseHeader } from './CaseHeader';
import './case-page.css';
import { CaseStep } from './case-steps';
import { CASE_TABS, type CaseTab, casePath, navigate, useRoute } from './router';

interface CasePageProps {
  readonly caseId: string;
  readonly tab: CaseTab;
}

/** Refusals that the wizard shows field by field instead of the button. */
const SHOWN_IN_WIZARD = ['FORM_INCOMPLETE', 'FORM_LOCKED', 'DEFECTS_UNANSWERED', 'WARNINGS_UNSEEN'];
/** Steps that are begun in the wizard: it checks and asks before it sends. */
const SENDING: readonly string[] = ['sendForApproval', 'lodge'] satisfies readonly SendCommand[];
/** Steps on one document of the case: begun beside it, never from the head. */
const AT_DOCUMENTS = ['recordDelivery', 'voidDocument'];
/** Pages of an application, which cases of the agency do not have. */
const APPLICATION_TABS: readonly CaseTab[] = ['form', 'materials', 'review', 'publicity', 'objections'];
/** The correction list is made on its own pane, and only there the notice is sent. */
const CORRECTION_PANE = 'correction';
/** Commands that the foot of the review page draws itself. */
const IN_REVIEW_FOOT = ['proposeResult', 'pass'];
/** The head of objections has its own steps, with its own dialogs. */
const AT_OBJECTIONS = ['registerObjection'];
const STEP_TABS: { readonly [S in StepView['step']]: CaseTab } = {
  application: 'form',
  acceptance: 'materials',
  review: 'review',
  publicity: 'publicity',
  coding: 'publicity',
};

export function CasePage({ caseId, tab }: CasePageProps) {
  const session = useCaseSession(caseId);
  const view = useCaseState(session, (state) => state.view);
  const loadFailure = useCaseState(session, (state) => state.loadFailure);
  const today = useDesk((desk) => desk.state?.today ?? '');
  const roles = useDesk((desk) => desk.state?.session?.roles);
  const open = useMemo<OpenCase | null>(
    () => view && { session, view, today: today as LocalDate, roles: roles ?? [] },
    [session, view, today, roles],
  );
  // Lights, guards and due days are judged by today: a new day is a new view.
  useEffect(() => {
    if (today !== '') void session.load();
  }, [session, today]);
  const number = view?.number ?? '';
  const name = view?.name ?? '';
  useEffect(() => {
    if (number !== '') useTabs.getState().describe(caseId, number, name);
  }, [caseId, number, name]);
  return (
    <LoadingArea
      loading={open === null}
      failure={open === null ? loadFailure : null}
      onRetry={() => void session.load()}
      what={W.loading}
    >
      {open ? (
        <OpenCaseContext value={open}>
          <CaseBody open={open} tab={tab} />
        </OpenCaseContext>
      ) : null}
    </LoadingArea>
  );
}

/** Tabs of the case: those of applications, or the one of the agency's own matters. */
const tabsOf = (view: CaseView): readonly CaseTab[] =>
  CASE_TABS.filter((key) =>
    isApplication(view.caseType) ? key !== 'agency' : !APPLICATION_TABS.includes(key),
  );

function CaseBody({ open, tab: asked }: { readonly open: OpenCase; readonly tab: CaseTab }) {
  const { view } = open;
  const route = useRoute();
  const detail = route.page === 'case' ? route.detail : '';
  const [pageKey = '', field = ''] = detail.split('/');
  const [step, setStep] = useState<ActionView | null>(null);
  const [handing, setHanding] = useState<Handing | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [sendAsked, setSendAsked] = useState<SendCommand | null>(null);
  const tabs = tabsOf(view);
  const tab = tabs.includes(asked) ? asked : 'overview';
  const actions = view.actions
    .filter((action) => action.objection === null && !AT_DOCUMENTS.includes(action.command))
    .map(withoutWizardRefusals);
  const main = actions.find((action) => action.main) ?? null;
  const go = (to: CaseTab, page = '') => navigate(casePath(view.caseId, to, page));

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused before the case moved on says nothing now
  useEffect(() => setRefused(null), [view.version]);

  const act = (action: ActionView) => {
    setRefused(null);
    if (action.refusals.length > 0) {
      setRefused(failureOf(action.refusals));
      return;
    }
    if (isSending(action.command)) {
      setSendAsked(action.command);
      if (tab !== 'form') go('form', 'submit');
      return;
    }
    if (action.command === 'requestCorrection') go('materials', CORRECTION_PANE);
    else if (action.command === 'proposeResult' && tab !== 'review') go('review');
    else if (AT_OBJECTIONS.includes(action.command) && tab !== 'objections') {
      go('objections');
      setStep(action);
    } else setStep(action);
  };
  const actByName = (command: string) => {
    const action = actions.find((candidate) => candidate.command === command);
    if (action) setStep(action);
  };
  const footDrawsMain = tab === 'review' && main !== null && IN_REVIEW_FOOT.includes(main.command);
  // A possible step in the foot of the review page is begun there: it looks for open items first.
  const isMine = main !== null && !(footDrawsMain && main.refusals.length === 0);
  useMainAction(main?.label ?? '', isMine ? () => act(main) : null);
  const status = useRef(view.status);
  useEffect(() => {
    const moved = status.current !== view.status;
    status.current = view.status;
    if (moved && step === null) focusCaseHead();
  }, [view.status, step]);
  const closeStep = () => {
    setStep(null);
    focusCaseHead();
  };
  return (
    <div className="case-page">
      <CaseHeader
        view={view}
        main={footDrawsMain ? null : main}
        others={actions.filter((action) => action !== main)}
        handing={view.handing}
        onAction={act}
        onHand={setHanding}
        onStep={(target) => go(STEP_TABS[target])}
      />
      <HandsStrip view={view} />
      <nav className="case-tabs" aria-label={W.tabsLabel}>
        {tabs.map((key) => (
          <a key={key} href={casePath(view.caseId, key)} aria-current={key === tab ? 'page' : undefined}>
            {W.tabs[key]}
            {tabCount(view, key)}
          </a>
        ))}
      </nav>
      {refused ? (
        <div className="case-refused">
          <FailureNotice failure={refused} onClose={() => setRefused(null)} />
        </div>
      ) : null}
      <div className="case-body">
        {tab === 'overview' ? <Overview /> : null}
        {tab === 'form' && view.editable ? (
          <Wizard
            pageKey={pageKey}
            field={field}
            onPage={(page) => go('form', page)}
            sendAsked={sendAsked}
            onSendHandled={() => setSendAsked(null)}
          />
        ) : null}
        {tab === 'form' && !view.editable ? (
          <>
            <p className="case-strip" role="status">
              <strong>{W.readOnly}</strong> {W.readOnlyWhy[view.status]}
            </p>
            <div className="case-under-strip">
              <FormReader pageKey={pageKey} onPage={(page) => go('form', page)} />
            </div>
          </>
        ) : null}
        {tab === 'materials' ? (
          <AcceptanceDesk
            pane={detail === CORRECTION_PANE ? 'list' : 'outcome'}
            onPane={(pane) => go('materials', pane === 'list' ? CORRECTION_PANE : '')}
            onAction={actByName}
          />
        ) : null}
        {tab === 'review' ? <ReviewDesk onAction={actByName} /> : null}
        {tab === 'publicity' ? (
          <PublicityPage onAction={actByName} below={<CodingSection onAction={actByName} />} />
        ) : null}
        {tab === 'objections' ? <ObjectionDesk /> : null}
        {tab === 'agency' ? <AgencyMatterPage onAction={act} /> : null}
        {tab === 'documents' ? <CaseDocuments /> : null}
        {tab === 'history' ? <CaseHistory /> : null}
      </div>
      {step ? <CaseStep action={step} onClose={closeStep} /> : null}
      {handing ? (
        <HandsDialog
          what={handing}
          view={view}
          onClose={() => {
            setHanding(null);
            focusCaseHead();
          }}
        />
      ) : null}
    </div>
  );
}

const isSending = (command: string): command is SendCommand => SENDING.includes(command);

function withoutWizardRefusals(action: ActionView): ActionView {
  if (!isSending(action.command)) return action;
  return {
    ...action,
    refusals: action.refusals.filter((refusal) => !SHOWN_IN_WIZARD.includes(refusal.code)),
  };
}

/** Refusals of a button in the form every screen shows failures in. */
function failureOf([first, ...others]: readonly RefusalView[]): Failure | null {
  return first
    ? {
        ...first,
        kind: 'refusal',
        others: others.map(({ code, message, wayOut }) => ({ code, message, wayOut })),
      }
    : null;
}

function tabCount(view: CaseView, tab: CaseTab): string {
  if (tab === 'materials') return `（${view.attachments.length}）`;
  const issued = view.documents.filter((document) => document.number !== null).length;
  if (tab === 'objections' && view.objections.length > 0) return `（${view.objections.length}）`;
  return tab === 'documents' && issued > 0 ? `（${issued}）` : '';
}
