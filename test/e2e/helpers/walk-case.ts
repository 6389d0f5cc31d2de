// Brings a prepared case on to where a spec begins, through the page's own bridge, by the usual people on days
// that pass: published, or registered with a code. Nobody is signed in before or after.
import type { Page } from '@playwright/test';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import { answered, callDesk, leaveDesk, newCommandId } from './call-desk';
import { type Preparation, prepareDraft, submit } from './practice';
import type { SampleFile } from './sample';

type Checklist = readonly { readonly id: string; readonly auto: { readonly result: string } | null }[];

/** The items of a 形式审核表 answered as the program found them, the others as passed. */
export const answersTo = (checklist: Checklist) =>
  checklist.map(({ id, auto }) => ({
    item: id,
    result: auto?.result === 'notApplicable' ? 'notApplicable' : 'pass',
    remark: auto === null || auto.result === 'pass' ? '' : '已核对，与申请内容一致',
  }));

/** Part of a case's view that leads on. */
interface Seen {
  readonly version: number;
  readonly checklist: Checklist;
  readonly clocks: readonly { readonly clock: string; readonly due: LocalDate }[];
  readonly documents: readonly { readonly document: string; readonly number: string | null }[];
  readonly entry: { readonly registerId: string } | null;
}

/** What the desk shows of a case to a person. */
export async function lookAt(page: Page, caseId: string): Promise<Seen> {
  await answered(callDesk(page, 'session.signIn', { account: 'supervisor', passphrase: '' }));
  const seen = await answered<Seen>(callDesk(page, 'cases.get', { caseId }));
  await leaveDesk(page);
  return seen;
}

/** A notice as its publication is recorded. */
export const publishedOn = (on: string) => ({
  publishedAt: on,
  channel: '自治区数据登记平台',
  receipt: '练习回执1号',
  evidence: [],
  secrecyReviewer: '刘洋',
});

/** A case whose notice is published on `on`, the day of the practice store. */
export async function walkToNotice(page: Page, sample: SampleFile, on: string): Promise<Preparation> {
  const prepared = await prepareDraft(page, sample);
  const { caseId, step } = prepared;
  await submit(prepared, on);
  await step('clerk', 'accept', {});
  const { checklist } = await lookAt(page, caseId);
  await step('reviewer', 'proposeResult', { answers: answersTo(checklist), opinion: '形式审核通过' });
  await step('supervisor', 'pass', { opinion: '同意' });
  await step('clerk', 'publish', publishedOn(on));
  return prepared;
}

/** The same case with its code, on the day after the notice period; answers its id in the register. */
export async function walkToRegister(page: Page, prepared: Preparation, code: string): Promise<string> {
  const { caseId, step, moveTo } = prepared;
  const notice = (await lookAt(page, caseId)).clocks.find(({ clock }) => clock === 'C3');
  if (!notice) throw new Error('the case is not published');
  const after = addDays(notice.due, 1);
  await moveTo(after);
  await step('supervisor', 'endPublicity', { objectionsRecorded: true });
  await step('supervisor', 'enterCode', {
    code,
    codeAgain: code,
    codedAt: after,
    replyReference: '练习回复1号',
  });
  await step('reviewer', 'confirmCode', { code });
  const { entry } = await lookAt(page, caseId);
  if (!entry) throw new Error('the case made no register item');
  return entry.registerId;
}

/** Begins a case of the agency on a register item as this person; answers its id. */
export async function beginMatter(
  page: Page,
  account: string,
  target: string,
  matter: { readonly kind: string },
): Promise<string> {
  await answered(callDesk(page, 'session.signIn', { account, passphrase: '' }));
  const { caseId } = await answered<{ caseId: string }>(
    callDesk(page, 'cases.create', {
      commandId: newCommandId(),
      caseType: matter.kind,
      objectType: '1',
      target,
      requester: 'SUBJECT',
      matter,
    }),
  );
  await leaveDesk(page);
  return caseId;
}
