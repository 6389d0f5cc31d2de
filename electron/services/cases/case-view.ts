/** Everything a screen shows of a case. Derived from the state on every call; nothing is kept here. */

import { answered, refusal } from '#electron/services/desk/trouble';
import { documentRows } from '#electron/services/documents/document-rows';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { CaseView, StepView } from '#shared/contract/views';
import { isApplication } from '#shared/domain/case-type';
import { scanPublicText } from '#shared/forms/public-text';
import type { CaseRecord } from '#shared/journal/desk-tables';
import { bareName, personOffice } from '#shared/journal/lineage';
import { checklistOf } from '#shared/regulation/casework/checklist';
import { autoChecklist } from '#shared/regulation/casework/checklist-auto';
import { nextFromPool, poolPlace } from '#shared/regulation/casework/code-from-pool';
import { goesThroughPublicity, needsCode } from '#shared/regulation/casework/conditions';
import { officialDate } from '#shared/regulation/casework/evolve-confirmation';
import type { Facts } from '#shared/regulation/casework/facts';
import { caseFindings, publicItemsOf } from '#shared/regulation/casework/findings';
import { materialsOf } from '#shared/regulation/casework/materials';
import { OFFICIAL_DATE_NAMES } from '#shared/regulation/casework/records';
import { DATE_OF_STEP, isRegional, STAGE_TITLES } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { isEnded } from '#shared/regulation/casework/status';
import { rowsFor } from '#shared/regulation/casework/transitions';
import { cited, type Stage } from '#shared/regulation/profiles/profile';
import { NO_POOLS } from '#shared/regulation/register/code-pool';
import { actionsOf } from './action-views';
import { caseExtras, unlockedOf } from './case-extras';
import { changedFields } from './changed-fields';
import { poolDoubtOf } from './code-doubt';
import { deadlineView } from './deadline-view';
import { factsFor } from './facts';
import { headerOf, personName } from './header';
import { holdingOf } from './holding';
import { objectionsOf } from './objection-views';
import { visibleCase } from './visible';

export const getCase: SessionService<'cases.get'> = (call, input) => {
  const record = visibleCase(call, input.caseId);
  if (!record) return refusal('CASE_NOT_FOUND', '没有这个案件。', '请刷新待办后再打开。');
  return answered(caseViewOf(call, record, factsFor(call, record.state)));
};

function caseViewOf(call: SignedInCall, record: CaseRecord, facts: Facts): CaseView {
  const { today } = facts;
  const { state } = record;
  const actions = actionsOf(state, facts, null);
  return {
    ...headerOf(call, record),
    ...holdingOf(call, record),
    subject: { ...state.subject },
    application: { ...state.application },
    request: { ...state.request },
    unlocked: unlockedOf(state),
    ...caseExtras(call, state, facts),
    attachments: [...state.attachments],
    materials: materialsOf(state, facts.profile).map(({ rule, attachmentIds, missing }) => ({
      id: rule.id,
      group: rule.group,
      label: rule.label,
      attachmentIds: [...attachmentIds],
      missing,
      basis: [...rule.basis],
    })),
    editable: rowsFor(state, facts).some(
      (row) => row.command === 'saveDraft' && row.by.some((role) => facts.actor.roles.includes(role)),
    ),
    findings: caseFindings(state, facts).map((finding) => ({
      ...finding,
      basis: [...cited(facts.profile, finding.basis)],
    })),
    publicItems: publicItemsOf(state).map((item) => ({
      ...item,
      hits: scanPublicText(item.value).map(({ from, to, text, message }) => ({ from, to, text, message })),
    })),
    actions,
    objections: objectionsOf(call, state, facts),
    steps: stepsOf(call, state, facts),
    clocks: state.clocks.map((run) => deadlineView(run, call.desk.calendar, today)),
    corrections: state.corrections.map((notice) => ({
      ...notice,
      defects: notice.defects.map((defect) => ({ ...defect, basis: [...defect.basis] })),
      answers: [...notice.answers],
    })),
    changedSinceReceipt: changedFields(state),
    checklist: checklistView(state, facts),
    reviewOpinion: state.reviewOpinion,
    returnReason: state.returnReason,
    duplicates: [...facts.duplicates],
    publicity: noticeView(state),
    code: codeOf(call, state),
    codeOffer: codeOfferOf(actions, state, facts),
    documents: documentRows(call, state),
  };
}

function checklistView(state: CaseState, facts: Facts): CaseView['checklist'] {
  const auto = new Map(autoChecklist(state, facts).map((answer) => [answer.item, answer]));
  return checklistOf(state, facts.profile).map((rule) => {
    const computed = auto.get(rule.id);
    return {
      id: rule.id,
      label: rule.label,
      lookAt: rule.lookAt,
      basis: [...rule.basis],
      auto: computed ? { result: computed.result, evidence: computed.evidence } : null,
      answer: state.checklist.find((answer) => answer.item === rule.id) ?? null,
    };
  });
}

/** The stages the case goes through by its profile, with what was done in each. */
function stepsOf(call: SignedInCall, state: CaseState, facts: Facts): StepView[] {
  if (!isApplication(state.caseType)) return [];
  const stages: readonly Stage[] = [
    'application',
    'acceptance',
    'review',
    ...(goesThroughPublicity(state, facts) ? (['publicity'] as const) : []),
    ...(needsCode(state, facts) ? (['coding'] as const) : []),
  ];
  const done = new Set(state.steps.map((record) => record.step));
  const current = isEnded(state.status) ? undefined : stages.find((stage) => !done.has(stage));
  return stages.map((step) => {
    const record = state.steps.find((candidate) => candidate.step === step);
    return {
      step,
      title: STAGE_TITLES[step],
      state: record ? 'done' : step === current ? 'current' : 'open',
      doneAt: record?.doneAt ?? null,
      by: record ? bareName(call.store.views, record.by) : null,
      office: record ? personOffice(call.store.views, record.by) : null,
      regional: isRegional(step),
      confirmedAt: record?.confirmedAt ?? null,
      confirmRef: record?.confirmRef ?? null,
      date: officialDateView(state, step),
    };
  });
}

/** The official date of a step, with who says it and what was recorded before (workflow 9.3). */
function officialDateView(state: CaseState, step: Stage): StepView['date'] {
  const name = DATE_OF_STEP[step];
  const value = name && officialDate(state, name);
  if (name === null || value === null) return null;
  const said = state.regionDates.filter((one) => one.name === name);
  const isConfirmed = state.steps.some((one) => one.step === step && one.confirmedAt !== null);
  return {
    title: OFFICIAL_DATE_NAMES[name],
    value,
    source: said.length > 0 || isConfirmed ? 'REGION' : 'LOCAL',
    former: said.map(({ former }) => former),
  };
}

/** The notice that counts, with the id that the region said it has. */
function noticeView({ publicity }: CaseState): CaseView['publicity'] {
  if (publicity === null) return null;
  const { publicityInfoId: said = null, evidence, ...notice } = publicity;
  return {
    ...notice,
    evidence: [...evidence],
    publicityInfoId: said && { ...said, former: [...said.former] },
  };
}

/** Until it is confirmed the code stays hidden: the second person reads it from the reply, not from here. */
function codeOf(call: SignedInCall, state: CaseState): CaseView['code'] {
  if (!state.code) return null;
  const { code, confirmedBy, enteredBy, pool: _, replaced = [], ...rest } = state.code;
  return {
    ...rest,
    code: confirmedBy === null ? '●'.repeat(8) : code,
    replaced: replaced.map((former) => former.code),
    poolDoubt: poolDoubtOf(call.store.views, state.code, state.objectType),
    poolPlace: poolPlace(state.code, call.store.views.rules.pools ?? NO_POOLS),
    enteredBy: personName(call, enteredBy),
    confirmedBy: confirmedBy === null ? null : personName(call, confirmedBy),
  };
}

/** What may be taken where the code of a reply may be typed. */
function codeOfferOf(actions: CaseView['actions'], state: CaseState, facts: Facts): CaseView['codeOffer'] {
  const { exchange, today } = facts;
  if (exchange === null || state.code !== null) return null;
  const isOpen = actions.some(({ command, refusals }) => command === 'enterCode' && refusals.length === 0);
  if (!isOpen) return null;
  const next = nextFromPool(exchange.codePools, state.objectType, today);
  return next && { pool: next.pool.id, code: next.code };
}
