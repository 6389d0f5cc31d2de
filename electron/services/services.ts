/** Every service by the name of its procedure. The types tie each to its contract; a gap does not compile. */
import type { CONTRACT, ProcedureName } from '#shared/contract/contract';
import * as attachments from './cases/attachment-steps';
import * as steps from './cases/case-steps';
import * as views from './cases/case-view';
import * as deskState from './desk/desk-state';
import * as people from './desk/people';
import * as recovery from './desk/recovery';
import * as setUp from './desk/set-up';
import * as signIn from './desk/sign-in';
import * as station from './desk/station';
import * as documents from './documents/documents';
import * as register from './lists/register';
import * as search from './lists/search';
import * as worklist from './lists/worklist';
import * as practice from './practice/practice';
import type { OpenService, SessionService } from './service';

type OpenName = {
  [N in ProcedureName]: (typeof CONTRACT)[N]['permission'] extends 'open' ? N : never;
}[ProcedureName];

/** Procedures that need nobody signed in. */
export const OPEN_SERVICES: { readonly [N in OpenName]: OpenService<N> } = {
  'desk.state': deskState.state,
  'desk.setUp': setUp.setUp,
  'desk.setUpPractice': practice.setUpPractice,
  'desk.confirmRecoveryKey': recovery.confirmRecoveryKey,
  'desk.resetPassphrase': recovery.resetPassphrase,
  'session.signIn': signIn.signIn,
};

/** Procedures that need a session. */
export const SESSION_SERVICES: { readonly [N in Exclude<ProcedureName, OpenName>]: SessionService<N> } = {
  'session.signOut': signIn.signOut,
  'practice.moveClock': practice.moveClock,
  'session.changePassphrase': people.changePassphrase,
  'desk.renewRecoveryKey': people.renewRecoveryKey,
  'accounts.list': people.listAccounts,
  'accounts.add': people.addAccount,
  'office.recordDesignation': people.recordDesignation,
  'desk.confirmClock': people.confirmClock,
  'store.verify': station.verify,
  'log.station': station.stationLog,
  'search.find': search.find,
  'cases.create': steps.create,
  'cases.saveDraft': steps.saveDraft,
  'cases.attach': attachments.attach,
  'cases.detach': steps.detach,
  'cases.answerDefect': steps.answerDefect,
  'cases.discard': steps.discard,
  'cases.sendForApproval': steps.sendForApproval,
  'cases.returnToClerk': steps.returnToClerk,
  'cases.approveInternally': steps.approveInternally,
  'cases.receive': steps.receive,
  'cases.requestCorrection': steps.requestCorrection,
  'cases.accept': steps.accept,
  'cases.saveChecklist': steps.saveChecklist,
  'cases.proposeResult': steps.proposeResult,
  'cases.returnToReviewer': steps.returnToReviewer,
  'cases.pass': steps.pass,
  'cases.attachEvidence': attachments.attachEvidence,
  'cases.publish': steps.publish,
  'cases.endPublicity': steps.endPublicity,
  'cases.enterCode': steps.enterCode,
  'cases.confirmCode': steps.confirmCode,
  'cases.rejectCode': steps.rejectCode,
  'cases.get': views.getCase,
  'cases.history': views.history,
  'cases.readAttachment': attachments.readAttachment,
  'worklist.counts': worklist.counts,
  'worklist.list': worklist.list,
  'register.list': register.list,
  'documents.list': documents.list,
  'documents.recent': documents.recent,
  'documents.model': documents.model,
  'documents.savePdf': documents.savePdf,
  'documents.print': documents.print,
  'rules.due': station.due,
};
