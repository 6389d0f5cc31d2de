/** Which outcome belongs to which command. A command without one does not compile. */
import { assertNever } from '#shared/lib/assert-never';
import type { CaseCommand } from '../commands';
import type { Facts } from '../facts';
import type { Objection } from '../objection';
import type { CaseState } from '../state';
import * as agency from './agency';
import * as application from './application';
import * as coding from './coding';
import { create } from './creation';
import * as decision from './decision';
import * as objections from './objections';
import { done, type OutcomeResult } from './outcome';
import * as papers from './papers';
import * as publicity from './publicity';
import * as receipt from './receipt';
import * as review from './review';

/** What the command does to the case. @throws when a case or objection is missing that the row saw: a bug. */
export function outcomeOf(
  state: CaseState | null,
  about: Objection | null,
  command: CaseCommand,
  facts: Facts,
): OutcomeResult {
  if (command.type === 'create') return create(command, facts);
  if (!state) throw new Error(`command ${command.type} without a case`);
  if (command.type === 'registerObjection') return objections.registerObjection(state, command, facts);
  if ('objection' in command) {
    if (!about) throw new Error(`command ${command.type} without its objection`);
    return objectionOutcome(state, about, command, facts);
  }
  switch (command.type) {
    case 'saveDraft':
      return application.saveDraft(state, command, facts);
    case 'attach':
    case 'attachEvidence':
      return application.attach(state, command, facts);
    case 'detach':
      return application.detach(state, command, facts);
    case 'answerDefect':
      return application.answerDefect(state, command, facts);
    case 'discard':
      return application.discard(command, facts);
    case 'sendForApproval':
      return application.sendForApproval(state, command, facts);
    case 'lodge':
      return application.lodge(command, facts);
    case 'returnToClerk':
      return application.returnToClerk(command, facts);
    case 'approveInternally':
      return application.approveInternally(command, facts);
    case 'receive':
      return receipt.receive(state, command, facts);
    case 'requestCorrection':
      return receipt.requestCorrection(state, command, facts);
    case 'accept':
      return receipt.accept(command, facts);
    case 'proposeRefusal':
      return decision.proposeRefusal(state, command, facts);
    case 'proposeTransfer':
      return decision.proposeTransfer(state, command, facts);
    case 'proposeDelayNote':
      return decision.proposeDelayNote(state, command, facts);
    case 'requestWithdrawal':
      return decision.requestWithdrawal(state, command, facts);
    case 'refuse':
      return decision.refuseApplication(state, facts);
    case 'transfer':
      return decision.transfer(state, facts);
    case 'closeMoot':
      return decision.closeMoot(state, facts);
    case 'explainDelay':
      return decision.explainDelay(state, facts);
    case 'consentWithdrawal':
      return decision.consentWithdrawal(state, facts);
    case 'rejectProposal':
    case 'denyWithdrawal':
      return decision.rejectProposal(state, command, facts);
    case 'notifySubject':
      return review.notifySubject(state, command, facts);
    case 'hearSubject':
      return review.hearSubject(state, command, facts);
    case 'saveChecklist':
      return review.saveChecklist(state, command, facts);
    case 'proposeResult':
      return review.proposeResult(state, command, facts);
    case 'returnToReviewer':
      return review.returnToReviewer(command, facts);
    case 'pass':
      return review.pass(state, command, facts);
    case 'fail':
      return review.fail(state, command, facts);
    case 'publish':
      return publicity.publish(state, command, facts);
    case 'restartPublicity':
      return publicity.restartPublicity(state, command, facts);
    case 'endPublicity':
      return publicity.endPublicity(state, command, facts);
    case 'enterCode':
      return coding.enterCode(state, command, facts);
    case 'confirmCode':
      return coding.confirmCode(state, command, facts);
    case 'rejectCode':
      return coding.rejectCode(command, facts);
    case 'remindRenewal':
    case 'printResult':
      // The paper is all there is to it: the row issues it.
      return done(facts.today, []);
    case 'recordDelivery':
      return papers.recordDelivery(state, command, facts);
    case 'voidDocument':
      return papers.voidDocument(state, command, facts);
    case 'approveMatter':
      return agency.approveMatter(state, facts);
    case 'rejectMatter':
      return agency.rejectMatter(command, facts);
    case 'recordFacts':
      return agency.recordFacts(state, command, facts);
    case 'notifyRevocation':
      return agency.notifyRevocation(state, command, facts);
    case 'hearStatement':
      return agency.hearStatement(state, command, facts);
    case 'proposeFinding':
      return agency.proposeFinding(state, command, facts);
    case 'returnFinding':
      return agency.returnFinding(command, facts);
    case 'approveFinding':
      return agency.approveFinding(state, facts);
    case 'decideRevocation':
      return agency.decideRevocation(facts);
    case 'announceRevocation':
      return agency.announceRevocation(state, command, facts);
    default:
      return assertNever(command, 'case command');
  }
}

function objectionOutcome(
  state: CaseState,
  about: Objection,
  command: Extract<CaseCommand, { objection: number }>,
  facts: Facts,
): OutcomeResult {
  switch (command.type) {
    case 'declineObjection':
      return objections.declineObjection(state, about, command, facts);
    case 'addObjectionEvidence':
      return objections.addObjectionEvidence(state, about, command, facts);
    case 'acceptObjection':
      return objections.acceptObjection(state, about, facts);
    case 'forwardObjection':
      return objections.forwardObjection(command, facts);
    case 'answerObjection':
      return objections.answerObjection(state, about, command, facts);
    case 'recordNoAnswer':
      return objections.recordNoAnswer(state, about, facts);
    case 'proposeObjectionResult':
      return objections.proposeObjectionResult(command, facts);
    case 'returnObjectionResult':
      return objections.returnObjectionResult(command, facts);
    case 'decideObjection':
      return objections.decideObjection(state, about, facts);
    case 'withdrawObjection':
      return objections.withdrawObjection(state, about, command, facts);
    default:
      return assertNever(command, 'objection command');
  }
}
