/** Every service by the name of its procedure. The types tie each to its contract; a gap does not compile. */
import type { CONTRACT, ProcedureName } from '#shared/contract/contract';
import * as archive from './backup/archive';
import * as backup from './backup/backup';
import * as doubt from './backup/doubt';
import * as home from './backup/home';
import * as restore from './backup/restore';
import * as attachments from './cases/attachment-steps';
import { history } from './cases/case-history';
import * as steps from './cases/case-steps';
import * as views from './cases/case-view';
import * as deskState from './desk/desk-state';
import { noted } from './desk/noted-views';
import * as officers from './desk/officers';
import * as people from './desk/people';
import * as recovery from './desk/recovery';
import * as removal from './desk/removal';
import * as setUp from './desk/set-up';
import * as signIn from './desk/sign-in';
import * as station from './desk/station';
import * as verification from './desk/verification';
import * as documents from './documents/documents';
import * as recentDocuments from './documents/recent-documents';
import * as newMaster from './keys/new-master';
import * as search from './lists/search';
import * as worklist from './lists/worklist';
import * as cutProposal from './log/cut-proposal';
import * as log from './log/log';
import * as logCut from './log/log-cut';
import * as logExport from './log/log-export';
import * as logWork from './log/log-work';
import * as practice from './practice/practice';
import * as registerEntry from './register/register-entry';
import * as registerExport from './register/register-export';
import * as register from './register/register-list';
import * as reminders from './register/reminders';
import * as reports from './register/reports';
import * as subjects from './register/subjects';
import * as calendars from './rules/calendars';
import * as clauses from './rules/clauses';
import * as profiles from './rules/profiles';
import * as supervision from './rules/supervision';
import type { OpenService, SessionService } from './service';
import { receipt } from './sync/answer-receipt';
import * as apply from './sync/apply';
import { carry } from './sync/carry';
import * as ceremony from './sync/ceremony';
import { toEnrol } from './sync/certifying';
import { check } from './sync/check';
import { checkOut } from './sync/check-out';
import * as confirm from './sync/confirm';
import { conflict } from './sync/conflict-detail';
import { conflicts } from './sync/conflicts';
import { decide } from './sync/decide';
import * as enrol from './sync/enrol';
import * as enrolState from './sync/enrol-state';
import { exportBundle } from './sync/export';
import * as handOver from './sync/hand-over';
import * as inbox from './sync/inbox';
import * as issuedRecords from './sync/issued-records';
import * as media from './sync/media';
import * as outbox from './sync/outbox';
import * as papers from './sync/papers';
import * as personKeys from './sync/person-keys';
import { readCode } from './sync/read-code';
import * as reconcile from './sync/reconcile';
import { toRevoke } from './sync/revoking';
import * as setBack from './sync/set-back';
import * as stations from './sync/stations';
import * as syncState from './sync/sync-state';
import { listToConfirm } from './sync/to-confirm';

type OpenName = {
  [N in ProcedureName]: (typeof CONTRACT)[N]['permission'] extends 'open' ? N : never;
}[ProcedureName];

/** Procedures that need nobody signed in. */
export const OPEN_SERVICES: { readonly [N in OpenName]: OpenService<N> } = {
  'desk.state': deskState.state,
  'desk.setUp': setUp.setUp,
  'desk.setUpPractice': practice.setUpPractice,
  'desk.confirmSlips': recovery.confirmSlips,
  'desk.resetPassphrase': recovery.resetPassphrase,
  'session.signIn': signIn.signIn,
  'desk.continueBySlips': home.continueBySlips,
  'restore.choose': restore.choose,
  'restore.unlock': restore.unlock,
  'restore.start': restore.start,
  'restore.state': restore.state,
  'restore.cancel': restore.cancel,
};

/** Procedures that need a session. */
export const SESSION_SERVICES: { readonly [N in Exclude<ProcedureName, OpenName>]: SessionService<N> } = {
  'session.signOut': signIn.signOut,
  'practice.moveClock': practice.moveClock,
  'session.changePassphrase': people.changePassphrase,
  'desk.renewSlips': recovery.renewSlips,
  'desk.renewMaster': newMaster.renewMaster,
  'desk.renewMasterProgress': newMaster.renewMasterProgress,
  'desk.cancelRenewMaster': newMaster.cancelRenewMaster,
  'accounts.list': people.listAccounts,
  'accounts.add': people.addAccount,
  'accounts.remove': removal.removeAccount,
  'accounts.release': removal.releaseAccount,
  'accounts.setRoles': people.setRoles,
  'officers.propose': officers.propose,
  'officers.confirm': officers.confirm,
  'officers.decline': officers.decline,
  'office.recordDesignation': people.recordDesignation,
  'desk.confirmClock': people.confirmClock,
  'store.verify': verification.verify,
  'store.verifyProgress': verification.verifyProgress,
  'store.cancelVerify': verification.cancelVerify,
  'store.doubt': doubt.doubt,
  'store.proposeTrust': doubt.proposeTrust,
  'store.confirmTrust': doubt.confirmTrust,
  'store.declineTrust': doubt.declineTrust,
  'log.frame': log.frame,
  'log.list': log.list,
  'log.saveQuestion': log.saveQuestion,
  'log.removeQuestion': log.removeQuestion,
  'log.export': logExport.exportLog,
  'log.cut': logCut.cutLog,
  'log.proposedCut': cutProposal.proposedCut,
  'log.confirmCut': cutProposal.confirmCut,
  'log.declineCut': cutProposal.declineCut,
  'log.progress': logWork.progress,
  'log.cancel': logWork.cancel,
  'backup.state': backup.state,
  'backup.progress': backup.progress,
  'backup.chooseTarget': backup.chooseTarget,
  'backup.schedule': backup.schedule,
  'backup.run': backup.run,
  'backup.verify': backup.verify,
  'backup.archive': archive.archive,
  'backup.cancel': backup.cancel,
  'store.sealSlip': home.sealSlip,
  'store.checkSlip': home.checkSlip,
  'store.continueHere': home.continueHere,
  'search.find': search.find,
  ...steps.PLAIN_STEPS,
  'cases.create': steps.create,
  'cases.saveDraft': steps.saveDraft,
  'cases.attach': attachments.attach,
  'cases.attachEvidence': attachments.attachEvidence,
  'cases.detach': steps.detach,
  'cases.receive': steps.receive,
  'cases.get': noted('cases.get', views.getCase),
  'cases.history': history,
  'cases.readAttachment': noted('cases.readAttachment', attachments.readAttachment),
  'worklist.counts': worklist.counts,
  'worklist.list': worklist.list,
  'register.list': register.list,
  'register.get': registerEntry.get,
  'register.export': registerExport.exportRegister,
  'subjects.list': subjects.list,
  'subjects.get': subjects.get,
  'reminders.list': reminders.list,
  'reports.annual': reports.annual,
  'reports.submitted': reports.submitted,
  'documents.list': documents.list,
  'documents.recent': recentDocuments.recent,
  'documents.model': noted('documents.model', documents.model),
  'documents.savePdf': documents.savePdf,
  'documents.print': documents.print,
  'rules.due': station.due,
  'rules.profiles': profiles.list,
  'rules.profile': profiles.text,
  'rules.compareProfiles': profiles.compare,
  'rules.exportProfile': profiles.exportProfile,
  'rules.proposeProfile': profiles.propose,
  'rules.confirmProfile': profiles.confirm,
  'rules.declineProfile': profiles.decline,
  'calendars.list': calendars.list,
  'calendars.read': calendars.read,
  'calendars.propose': calendars.propose,
  'calendars.confirm': calendars.confirm,
  'calendars.decline': calendars.decline,
  'clauses.get': clauses.get,
  'office.recordFiling': supervision.recordFiling,
  'office.measures': supervision.measures,
  'office.recordMeasure': supervision.recordMeasure,
  'enrol.state': enrolState.state,
  'enrol.request': enrol.request,
  'enrol.readResponse': enrol.readResponse,
  'enrol.confirm': enrol.confirm,
  'enrol.decline': enrol.decline,
  'enrol.readRecords': issuedRecords.readRecords,
  'stations.list': stations.list,
  'person.key': personKeys.renew,
  'region.adopt': ceremony.adopt,
  'region.enrol': ceremony.enrol,
  'region.toEnrol': toEnrol,
  'region.toRevoke': toRevoke,
  'region.revoke': ceremony.revoke,
  'region.rekey': ceremony.rekey,
  'region.policy': ceremony.policy,
  'sync.state': syncState.state,
  'sync.waiting': outbox.waiting,
  'sync.checkOut': checkOut,
  'sync.out': outbox.out,
  'sync.export': exportBundle,
  'sync.carry': carry,
  'sync.slip': papers.slip,
  'sync.printSlip': papers.printSlip,
  'sync.inbox': inbox.inbox,
  'sync.receive': inbox.receive,
  'sync.readCode': readCode,
  'sync.check': check,
  'sync.plan': apply.plan,
  'sync.agree': apply.agree,
  'sync.apply': apply.apply,
  'sync.setBack': setBack.setBack,
  'sync.restoreImport': setBack.restoreImport,
  'sync.receipt': receipt,
  'sync.cancel': syncState.cancel,
  'sync.plugged': media.plugged,
  'sync.media': media.media,
  'sync.mediumUses': media.mediumUses,
  'sync.conflicts': conflicts,
  'sync.conflict': conflict,
  'sync.decide': decide,
  'sync.handOver': handOver.handOver,
  'sync.recall': handOver.recall,
  'sync.forceTake': handOver.forceTake,
  'sync.confirmSteps': confirm.confirmSteps,
  'sync.toConfirm': listToConfirm,
  'sync.confirmBrought': confirm.confirmBrought,
  'sync.reconcile': reconcile.reconcile,
  'sync.reconcileSheet': papers.sheet,
  'sync.printSheet': papers.printSheet,
  'sync.signMonth': reconcile.signMonth,
};
