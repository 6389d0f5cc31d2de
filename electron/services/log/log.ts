/** The auditor's log: lines of the security journal, saved questions, how far the chain is sealed. */
import { personName } from '#electron/services/cases/header';
import { pressedBefore } from '#electron/services/desk/office-act';
import { noteOf, recordAct } from '#electron/services/desk/record';
import { newCommandId } from '#electron/services/desk/station-act';
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import { damageText } from '#electron/store/fault-messages';
import { ROLE_NAMES } from '#shared/access/roles';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { LogFilter, LogLine } from '#shared/contract/log';
import type { AccountId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import { STATION_ACTOR } from '#shared/journal/security-events';
import { type Act, isViewNoted } from '#shared/journal/security-fold';
import { ACT_KINDS, ACT_OUTCOMES } from '#shared/journal/security-line';
import { actsQuery } from './log-query';

/** Questions that one person may keep. */
const MOST_QUESTIONS = 50;
/** Characters of a seal's hash that a person compares. */
const CHECK_CHARACTERS = 8;

const codeNames = (names: { readonly [code: string]: string }) =>
  Object.entries(names).map(([code, name]) => ({ code, name }));

/** Who did it, for a reader; what no person does is done by the desk itself. */
export const actorName = (call: SignedInCall, account: AccountId): string =>
  account === STATION_ACTOR ? '本机' : personName(call, account);

export const frame: SessionService<'log.frame'> = (call) => {
  const { views, chain, damage } = call.store.security;
  const { seal } = chain;
  return answered({
    people: [
      ...[...call.store.views.accounts.values()].map(({ account, name }) => ({ code: account, name })),
      { code: STATION_ACTOR, name: actorName(call, STATION_ACTOR) },
    ],
    kinds: codeNames(ACT_KINDS),
    outcomes: codeNames(ACT_OUTCOMES),
    // Written by `saveQuestion` of the same contract: the codes are known.
    questions: (views.questions.get(call.session.account) ?? []).map(({ name, filter }) => ({
      name,
      filter: filter as LogFilter,
    })),
    chain: {
      entries: chain.entries,
      since: chain.since,
      seal: seal && {
        number: seal.number,
        at: seal.at,
        check: seal.hash.slice(0, CHECK_CHARACTERS).toUpperCase(),
      },
      cut: views.cut && {
        seal: views.cut.seal.number,
        entries: views.cut.entries,
        pending: call.store.security.isCutPending,
      },
      damage: damage && damageText(damage),
    },
    verified: views.verified && { ...views.verified, by: actorName(call, views.verified.by) },
  });
};

export const list: SessionService<'log.list'> = (call, { filter, page }) => {
  noteLook(call);
  const { tables } = call.store.security;
  const { total, rows } = tables.query({
    ...actsQuery(filter),
    offset: page * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  return answered({
    total,
    lines: rows.flatMap(({ key }) => {
      const act = tables.get('acts', key);
      return act ? [lineOf(call, key, act)] : [];
    }),
  });
};

const lineOf = (call: SignedInCall, key: string, act: Act): LogLine => ({
  seq: act.seq,
  key,
  at: act.at,
  clockDoubt: act.clockDoubt,
  account: act.actor,
  actor: actorName(call, act.actor),
  role: ROLE_NAMES[act.role],
  kindName: ACT_KINDS[act.kind],
  outcome: act.outcome,
  outcomeName: ACT_OUTCOMES[act.outcome],
  title: act.title,
  subject: act.subject,
  detail: act.detail,
  procedure: act.procedure,
});

/** That an auditor looked is written down too, once a day. */
function noteLook(call: SignedInCall): void {
  const { account } = call.session;
  if (isViewNoted(call.store.security.views, account, 'log', beijingDate(call.caller.now))) return;
  call.desk.record(noteOf(call, 'log.list', newCommandId(), { type: 'logViewed' }), call.caller);
}

export const saveQuestion: SessionService<'log.saveQuestion'> = (call, { commandId, name, filter }) => {
  const before = pressedBefore(call, 'log.saveQuestion', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const mine = call.store.security.views.questions.get(call.session.account) ?? [];
  if (mine.length >= MOST_QUESTIONS && !mine.some((question) => question.name === name))
    return refusal(
      'INPUT_INVALID',
      `查询条件已有 ${MOST_QUESTIONS} 个，没有保存。`,
      '请先删除不用的查询条件。',
    );
  return recordAct(call, 'log.saveQuestion', commandId, {
    type: 'questionSaved',
    question: { name, filter },
  });
};

export const removeQuestion: SessionService<'log.removeQuestion'> = (call, { commandId, name }) => {
  const before = pressedBefore(call, 'log.removeQuestion', commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const mine = call.store.security.views.questions.get(call.session.account) ?? [];
  if (!mine.some((question) => question.name === name))
    return refusal('NOTHING_PENDING', '没有这个查询条件。', '请刷新后再看。');
  return recordAct(call, 'log.removeQuestion', commandId, { type: 'questionRemoved', name });
};
