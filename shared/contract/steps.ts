/** Procedures of the steps of a case: one for each command of the transition table. */
import { z } from 'zod';
import { CASE_TYPES, OBJECT_TYPES } from '#shared/domain/case-type';
import { type CaseCommandType, REQUESTERS } from '#shared/regulation/casework/commands';
import { isInTable } from '#shared/regulation/casework/transitions';
import { commandIdField, formValues, localDateField, registerIdField, requiredText, text } from './fields';
import { command, type Procedure } from './procedure';
import {
  answers,
  attachmentId,
  attachmentIds,
  caseSaved,
  defect,
  deliveryMethod,
  documentNumber,
  file,
  groundCode,
  grounds,
  identity,
  notice,
  objection,
  plain,
  reason,
  reasons,
  step,
} from './step-fields';

type StepName = `cases.${CaseCommandType}`;

/** One procedure for each command of the transition table, by the command's name. */
export const STEP_PROCEDURES = {
  'cases.create': command(
    'case.create',
    'T01 begins a case: an application, or a case of the agency on a register item.',
    z.strictObject({
      commandId: commandIdField,
      caseType: z.enum(CASE_TYPES),
      objectType: z.enum(OBJECT_TYPES),
      /** The register item it is about; null for a first registration. */
      target: registerIdField.nullable(),
      requester: z.enum(REQUESTERS),
      matter: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('EXPIRE'), reasons }),
          z.strictObject({
            kind: z.literal('SHORTEN'),
            validTo: localDateField,
            reasons,
            reference: requiredText(100, 2),
          }),
          z.strictObject({ kind: z.literal('RESTORE'), reasons, reference: requiredText(100, 2) }),
          z.strictObject({
            kind: z.literal('REVOKE'),
            source: groundCode,
            clue: requiredText(2000, 2),
          }),
        ])
        .nullable(),
    }),
    caseSaved,
  ),
  'cases.saveDraft': command(
    'case.draft',
    'E01 keeps changed fields; null empties a field.',
    z.strictObject({ ...step, subject: formValues, application: formValues, request: formValues }),
    caseSaved,
  ),
  'cases.attach': command(
    'case.draft',
    'E02 adds a file to the application.',
    z.strictObject({ ...step, ...file, field: text(60) }),
    caseSaved,
  ),
  'cases.detach': command(
    'case.draft',
    'E03 takes a file off the application.',
    z.strictObject({ ...step, attachmentId: z.number().int() }),
    caseSaved,
  ),
  'cases.answerDefect': command(
    'case.answer',
    'E04 answers one defect of the correction notice.',
    z.strictObject({ ...step, index: z.number().int().min(0).max(200), answer: requiredText(500, 2) }),
    caseSaved,
  ),
  'cases.discard': command(
    'case.draft',
    'T02, T26 discards an application that was never submitted.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.sendForApproval': command(
    'case.draft',
    'T03 sends for internal approval.',
    z.strictObject({ ...step, warningsReason: text(500) }),
    caseSaved,
  ),
  'cases.returnToClerk': command(
    'case.approve',
    'T04 returns to the clerk.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.approveInternally': command(
    'case.approve',
    'T05 approves internally, with the secrecy review.',
    z.strictObject({
      ...step,
      opinion: requiredText(500, 2),
      secrecyReviewer: requiredText(50, 2),
      secrecyReviewedAt: localDateField,
    }),
    caseSaved,
  ),
  'cases.receive': command(
    'case.receive',
    'T06, T08 records 收到申请日; starts C1.',
    z.strictObject({
      ...step,
      receivedAt: localDateField,
      channel: requiredText(20),
      backdatedBecause: text(300),
    }),
    caseSaved,
  ),
  'cases.requestCorrection': command(
    'case.receive',
    'T07 one-time correction notice; stops C1.',
    z.strictObject({
      ...step,
      defects: z.array(defect).max(100),
      delivery: z.strictObject({
        method: z.enum(['counter', 'post', 'phone-and-post', 'electronic']),
        receiver: requiredText(50, 2),
        date: localDateField,
      }),
      overrideReason: text(300),
    }),
    caseSaved,
  ),
  'cases.accept': command(
    'case.accept',
    'T11 accepts; stops C1, starts C2.',
    z.strictObject(step),
    caseSaved,
  ),
  'cases.saveChecklist': command(
    'case.review',
    'E05 keeps checklist answers so far.',
    z.strictObject({ ...step, answers }),
    caseSaved,
  ),
  'cases.proposeResult': command(
    'case.review',
    'T13 proposes the review result.',
    z.strictObject({ ...step, answers, opinion: requiredText(1000, 2) }),
    caseSaved,
  ),
  'cases.returnToReviewer': command(
    'case.decide',
    'T14 returns to the reviewer.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.pass': command(
    'case.decide',
    'T16 passes the review; stops C2.',
    z.strictObject({ ...step, opinion: text(1000) }),
    caseSaved,
  ),
  'cases.attachEvidence': command(
    'case.evidence',
    'E06 adds a paper that proves a step: publication, objection, answer, delivery.',
    z.strictObject({ ...step, ...file }),
    caseSaved,
  ),
  'cases.publish': command(
    'case.accept',
    'T18 records the real publication day; starts C3.',
    z.strictObject({ ...step, ...notice }),
    caseSaved,
  ),
  'cases.endPublicity': command(
    'case.decide',
    'T23 confirms that the notice period is over and every objection is recorded.',
    z.strictObject({ ...step, objectionsRecorded: z.boolean() }),
    caseSaved,
  ),
  'cases.enterCode': command(
    'case.decide',
    'T24 types the code of the official reply twice, or takes the next one of a pool that the region granted.',
    z.strictObject({
      ...step,
      code: requiredText(64),
      codeAgain: requiredText(64),
      codedAt: localDateField,
      replyReference: requiredText(100, 2),
      /** The pool that the code is taken from: it then stands in the place of the reply. */
      pool: requiredText(60).optional(),
    }),
    caseSaved,
  ),
  'cases.confirmCode': command(
    'case.office',
    'T24b second person types the code again; registers.',
    z.strictObject({ ...step, code: requiredText(64) }),
    caseSaved,
  ),
  'cases.rejectCode': command(
    'case.office',
    'T24 sends a wrong code back.',
    z.strictObject({ ...step, reason }),
    caseSaved,
  ),
  'cases.lodge': plain('case.accept', 'T03i enters a correction asked for by somebody else.', {}),
  'cases.proposeRefusal': plain('case.accept', 'T09a, T09b proposes 不予受理.', { grounds, reasons }),
  'cases.refuse': plain('case.decide', 'T09 refuses as proposed; ends the case.', {}),
  'cases.proposeTransfer': plain('case.accept', 'T10a proposes 移送.', {
    ground: groundCode,
    to: requiredText(100, 2),
    reasons,
  }),
  'cases.transfer': plain('case.decide', 'T10 transfers as proposed; ends the case here.', {}),
  'cases.proposeDelayNote': plain('case.review', 'T12a proposes 审核未完成说明.', {
    reasons,
    expected: localDateField,
  }),
  'cases.explainDelay': plain('case.decide', 'T12 issues the proposed 审核未完成说明.', {}),
  'cases.rejectProposal': plain('case.decide', 'T09r sends a proposal back.', { reason }),
  'cases.requestWithdrawal': plain('case.answer', 'T25a asks to withdraw, with the written request.', {
    reasons,
    attachment: attachmentId,
  }),
  'cases.consentWithdrawal': plain('case.decide', 'T25 consents; ends the case.', {}),
  'cases.denyWithdrawal': plain('case.decide', 'T25r does not consent.', { reason }),
  'cases.notifySubject': plain('case.hear', 'E12 tells the subject what is to be corrected.', {
    notifiedAt: localDateField,
  }),
  'cases.hearSubject': plain('case.hear', 'E13 records what the subject said.', {
    answeredAt: localDateField,
    consent: z.enum(['AGREE', 'DISAGREE', 'NONE']),
    statement: text(2000),
    evidence: attachmentIds,
  }),
  'cases.fail': plain('case.decide', 'T15 the review is not passed; ends the case.', { grounds, reasons }),
  'cases.restartPublicity': plain('case.decide', 'T19 a new notice, with a new period.', {
    ...notice,
    reason,
  }),
  'cases.registerObjection': plain('case.accept', 'J01 records an objection.', {
    receivedAt: localDateField,
    objector: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), ...identity }),
      z.strictObject({ kind: z.literal('unit'), ...identity }),
      z.strictObject({ kind: z.literal('anonymous'), description: requiredText(500, 2) }),
    ]),
    ground: groundCode,
    content: requiredText(5000, 2),
    request: requiredText(1000, 2),
    evidence: attachmentIds,
    evidenceFollows: z.boolean(),
  }),
  'cases.declineObjection': plain('case.decide', 'J02 answers an objection that is not taken.', {
    objection,
    ground: groundCode,
    reply: requiredText(2000, 2),
  }),
  'cases.addObjectionEvidence': plain('case.accept', 'J03a adds papers of the objector that came later.', {
    objection,
    evidence: attachmentIds,
  }),
  'cases.closeMoot': plain('case.decide', 'T22m ends what asks for a register item that is gone.', {}),
  'cases.acceptObjection': plain('case.accept', 'J03 takes an objection; holds the case, starts O1.', {
    objection,
  }),
  'cases.forwardObjection': plain('case.accept', 'J04 draws the letter to the subject.', { objection }),
  'cases.answerObjection': plain('case.answer', 'J05 records the answer; stops O2, starts O3.', {
    objection,
    receivedAt: localDateField,
    admits: z.boolean(),
    statement: requiredText(5000, 2),
    evidence: attachmentIds,
  }),
  'cases.recordNoAnswer': plain('case.review', 'J06 no answer in time; starts O3.', { objection }),
  'cases.proposeObjectionResult': plain('case.review', 'J07 proposes the result.', {
    objection,
    upheld: z.boolean(),
    facts: requiredText(5000, 2),
    reasons: requiredText(5000, 2),
  }),
  'cases.returnObjectionResult': plain('case.decide', 'J07r sends the proposal back.', {
    objection,
    reason,
  }),
  'cases.decideObjection': plain('case.decide', 'T21, T22, T22a approves the proposed result.', {
    objection,
  }),
  'cases.withdrawObjection': plain('case.decide', 'J10 the objector takes it back.', { objection, reason }),
  'cases.remindRenewal': plain('case.receive', 'T30 issues the renewal reminder.', {}),
  'cases.printResult': plain(
    'case.office',
    'T24p issues the result sheet as of today, and the notice anew where none counts; E14 and E15 papers of a later case that fell.',
    {},
  ),
  'cases.recordDelivery': plain('case.office', 'E10 records who got a document when.', {
    number: documentNumber,
    method: deliveryMethod,
    receiver: requiredText(50, 2),
    on: localDateField,
    refused: text(300),
  }),
  'cases.voidDocument': plain('case.decide', 'E11 voids a number, with a reason.', {
    number: documentNumber,
    reason,
    reissue: z.boolean(),
  }),
  'cases.approveMatter': plain('case.decide', 'T33, T51, T60 confirms; changes the register.', {}),
  'cases.rejectMatter': plain('case.decide', 'T33r does not confirm.', { reason }),
  'cases.recordFacts': plain('case.review', 'R02 records what was found out.', {
    facts: requiredText(5000, 2),
    evidence: attachmentIds,
  }),
  'cases.notifyRevocation': plain('case.review', 'R03 tells the subject and asks for its statement.', {
    notifiedAt: localDateField,
  }),
  'cases.hearStatement': plain('case.review', 'R04 records the statement, or that there was none.', {
    heardAt: localDateField,
    statement: text(5000),
  }),
  'cases.proposeFinding': plain('case.review', 'R05 proposes the finding.', {
    proven: z.boolean(),
    grounds,
    reasons: requiredText(5000, 2),
  }),
  'cases.returnFinding': plain('case.decide', 'R05r sends the finding back.', { reason }),
  'cases.approveFinding': plain('case.decide', 'R06 approves the finding.', {}),
  'cases.decideRevocation': plain('case.decide', 'T50 revokes; changes the register.', {}),
  'cases.announceRevocation': plain('case.receive', 'R08 records the announcement.', {
    on: localDateField,
    announcement: requiredText(500, 2),
  }),
} as const satisfies { readonly [N in StepName]: Procedure };

/** The procedures whose command has a row: a row taken out of the table takes its service with it. */
export const stepProcedures: typeof STEP_PROCEDURES = Object.fromEntries(
  Object.entries(STEP_PROCEDURES).filter(([name]) =>
    isInTable(name.slice('cases.'.length) as CaseCommandType),
  ),
) as typeof STEP_PROCEDURES;
