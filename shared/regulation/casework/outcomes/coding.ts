/**
 * Outcomes of coding (T24; XJR-17, XJR-19). A 登记结果查询码 is never made here: it is typed from an
 * official reply, twice, or taken from a pool that the region granted, and typed again by a second person.
 */

import { basis, type RegistryCode } from '#shared/domain/ids';
import { addDays, beijingDate, formatLong, type LocalDate } from '#shared/domain/local-date';
import { type Refusal, refuse } from '#shared/domain/refusal';
import { isCodeOfRegion } from '../code-form';
import { poolOf, poolWords } from '../code-from-pool';
import type { CaseCommand } from '../commands';
import type { Facts } from '../facts';
import { heldUntil, noticeEnd } from '../notice-end';
import type { CaseState } from '../state';
import { agreementEnd, validityOf } from '../validity';
import { boundOf, done, type OutcomeResult, refused } from './outcome';

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** The validity that begins with a code of that day (XJR-19-1, XJR-19-2). */
const periodOf = ({ objectType, application }: CaseState, codedAt: LocalDate, facts: Facts) =>
  validityOf(facts.profile.validity, codedAt, agreementEnd(objectType, application));

/** A code of a day that the notice or an objection keeps free, or of one to come; `null` when its day is right. */
function codeDayRefusal(
  state: CaseState,
  codedAt: LocalDate,
  facts: Facts,
  wayOut: string,
): readonly Refusal[] | null {
  const passed = state.steps.find((step) => step.step === 'review');
  // Without a notice the code follows the review; otherwise the day after the last day of the notice.
  const followed = passed ? boundOf(beijingDate(passed.doneAt), facts) : facts.today;
  const lastDay = noticeEnd(state, facts) ?? addDays(followed, -1);
  // While an objection was open the registration was held: no code is of that time (XJR-16-6).
  const held = heldUntil(state, lastDay, facts);
  const isHeld = held !== null && held.day > lastDay;
  if (codedAt <= facts.today && codedAt > (isHeld ? held.day : lastDay)) return null;
  return refuse(
    'CODE_DATE_INVALID',
    isHeld
      ? `异议期间暂缓登记，赋码之日不能早于${held.because}，且不晚于今天。没有赋码。`
      : `赋码之日须在${formatLong(lastDay)}（公示期满或审核通过前一日）之后，且不晚于今天。没有赋码。`,
    isHeld ? basis('XJR-16-6', 'XJR-17-1') : basis('XJR-16-2', 'XJR-17-1'),
    isHeld && codedAt <= held.day
      ? '正式回复的赋码日期早于该日的，请与自治区登记机构联系，取得赋码日期不早于该日的正式回复后录入；已录入的，退回重录。'
      : wayOut,
  );
}

/** T24: the supervisor types the code of the official reply twice, or takes one from a pool. */
export function enterCode(state: CaseState, command: Of<'enterCode'>, facts: Facts): OutcomeResult {
  const clauses = basis('XJR-17-1');
  if (!isCodeOfRegion(command.code, state))
    return refused(
      refuse(
        'CODE_MALFORMED',
        '查询码应为 6—64 位字母、数字或连字符，且不能是本地编号、统一社会信用代码或目录代码。',
        clauses,
        '请对照自治区的正式回复重新录入。',
      ),
    );
  if (command.code !== command.codeAgain)
    return refused(
      refuse('CODE_MISMATCH', '两次录入的查询码不一致，未保存。', clauses, '请对照正式回复重新录入两次。'),
    );
  if (facts.isCodeTaken(command.code))
    return refused(
      refuse(
        'CODE_TAKEN',
        '该查询码已用于另一项登记。',
        clauses,
        '请核对正式回复；确有重复的，请与自治区登记机构联系。',
      ),
    );
  const pool = poolOf(command.code, command.pool, state.objectType, facts);
  if (!pool.ok) return refused(pool.error);
  const early = codeDayRefusal(state, command.codedAt, facts, '请按正式回复上的赋码日期填写。');
  if (early) return refused(early);
  const period = periodOf(state, command.codedAt, facts);
  if (period.validTo < period.validFrom)
    return refused(
      refuse(
        'VALIDITY_TERM',
        `授权协议至${formatLong(period.validTo)}止，早于赋码之日，登记结果没有有效期。`,
        basis('XJR-19-2'),
        '请与登记主体核对协议；协议已终止的，由登记主体撤回申请。',
      ),
    );
  return done(facts.today, [
    {
      type: 'codeEntered',
      code: command.code as RegistryCode,
      codedAt: command.codedAt,
      replyReference:
        command.pool !== undefined && pool.value ? poolWords(pool.value) : command.replyReference,
      ...(pool.value ? { pool: pool.value } : {}),
    },
  ]);
}

/** T24, second person: types the code again; the result is registered and validity starts. */
export function confirmCode(state: CaseState, command: Of<'confirmCode'>, facts: Facts): OutcomeResult {
  if (!state.code || command.code !== state.code.code)
    return refused(
      refuse(
        'CODE_MISMATCH',
        '您录入的查询码与第一人录入的不一致，未赋码。',
        basis('XJR-17-1'),
        '请各自对照正式回复核对；第一人录错的，请退回重录。',
      ),
    );
  if (facts.isCodeTaken(state.code.code))
    return refused(
      refuse('CODE_TAKEN', '该查询码已用于另一项登记。', basis('XJR-17-1'), '请退回重录并核对正式回复。'),
    );
  const { code, codedAt } = state.code;
  // Whoever typed it may have done so by a clock that ran ahead.
  const wayOut = '请退回重录，按正式回复上的赋码日期录入；未到赋码之日的，届时再办。';
  const early = codeDayRefusal(state, codedAt, facts, wayOut);
  if (early) return refused(early);
  const { subject, application, objectType } = state;
  const { validFrom, validTo } = periodOf(state, codedAt, facts);
  const profile = facts.profile.id;
  return done(facts.today, [
    { type: 'codeConfirmed', validFrom, validTo },
    {
      type: 'registerChanged',
      change: { kind: 'made', code, codedAt, objectType, profile, validFrom, validTo, subject, application },
      on: codedAt,
    },
  ]);
}

/** T24: a code typed wrong is sent back and typed anew. */
export function rejectCode(command: Of<'rejectCode'>, facts: Facts): OutcomeResult {
  return done(facts.today, [{ type: 'codeRejected', reason: command.reason }]);
}
