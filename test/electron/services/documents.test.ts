/** Papers through the door: drawn once, the same for ever; what came later shows only where it belongs. */
import { describe, expect, it } from 'vitest';
import type { DocumentView } from '#shared/contract/views';
import { addDays } from '#shared/domain/local-date';
import { DOCUMENT_IDS, type DocumentId, UNNUMBERED } from '#shared/paper/document-id';
import type { DocumentModel } from '#shared/paper/model';
import { answer, delivery, finding, notice, objection } from '../../helpers/case-commands';
import { commandId } from '../../helpers/desk-kit';
import { deskPlace } from './desk-place';

const place = deskPlace();
type Step = Parameters<typeof place.walk.step>[2];

const model = (caseId: string, document: DocumentId, number: string | null): Promise<DocumentModel> =>
  place.walk.must('clerk', 'documents.model', { caseId, document, number });
const issued = async (caseId: string): Promise<readonly (DocumentView & { readonly number: string })[]> =>
  (await place.walk.must('clerk', 'documents.list', { caseId })).documents.flatMap((row) =>
    row.number === null ? [] : [{ ...row, number: row.number }],
  );
const numberOf = async (caseId: string, document: DocumentId): Promise<string> =>
  (await issued(caseId)).findLast((row) => row.document === document)?.number ?? '';

/** Every paper drawn so far, as it read when it was first seen. */
class Drawer {
  readonly seen = new Map<string, { caseId: string; document: DocumentId; text: string }>();

  /** Looks at new papers of a case. */
  async look(caseId: string): Promise<void> {
    for (const { document, number } of await issued(caseId))
      if (!this.seen.has(number))
        this.seen.set(number, { caseId, document, text: textOf(await model(caseId, document, number)) });
  }

  /** Looks at every paper again: none has changed. */
  async lookAgain(): Promise<void> {
    for (const [number, { caseId, document, text }] of this.seen)
      expect(textOf(await model(caseId, document, number)), `${document} ${number}`).toBe(text);
  }
}

/** All words of a paper but the banners, which tell what became of it. */
const textOf = ({ banners: _banners, ...words }: DocumentModel): string => JSON.stringify(words);

const file = (number: string) => delivery(number, place.walk.today) as Step;

/** The calendar of a year to come, so that its dates may be printed. */
async function load(year: number): Promise<void> {
  const { walk } = place;
  const source = { title: `${year}年部分节假日安排的通知`, number: '', issuer: '自治区人民政府' };
  const day = { date: `${year}-01-01`, kind: 'off', name: '元旦', scope: 'national' } as const;
  const calendar = { year, source, days: [day] };
  await walk.must('supervisor', 'calendars.propose', { commandId: commandId(), calendar });
  await walk.must('deputy', 'calendars.confirm', { commandId: commandId(), year, movedSeen: 0 });
}

/** A first registration with an objection that fails, to its end. */
async function objectedAndRegistered(drawer: Drawer): Promise<string> {
  const { walk } = place;
  const id = await walk.first();
  const go = async (who: string, command: Step) => {
    await walk.step(who, id, command);
    await drawer.look(id);
  };
  await walk.advance(id, 'SUBMITTED');
  await drawer.look(id);
  await go('clerk', notice(walk.today) as Step);
  await walk.step('clerk', id, { type: 'answerDefect', index: 0, answer: '已重新盖章' });
  await walk.advance(id, 'PUBLICITY');
  await drawer.look(id);
  await go('clerk', objection(walk.today) as Step);
  await go('clerk', { type: 'acceptObjection', objection: 1 });
  await go('clerk', { type: 'forwardObjection', objection: 1 });
  await go('clerk', file(await numberOf(id, 'D16')));
  await go('clerk', answer(walk.today) as Step);
  await go('reviewer', finding(false) as Step);
  await go('supervisor', { type: 'decideObjection', objection: 1 });
  await walk.advance(id, 'REGISTERED');
  await drawer.look(id);
  return id;
}

/** The agency revokes an item and the revocation is announced. */
async function revoked(target: string, drawer: Drawer): Promise<void> {
  const { walk } = place;
  const matter = { kind: 'REVOKE', source: '01', clue: '举报材料虚假' } as const;
  const id = await walk.begin('REVOKE', { target, requester: 'OFFICE', matter });
  const steps: readonly (readonly [string, Step])[] = [
    ['reviewer', { type: 'recordFacts', facts: '登记材料与原件不符。', evidence: [] }],
    ['reviewer', { type: 'notifyRevocation', notifiedAt: walk.today }],
    ['reviewer', { type: 'hearStatement', heardAt: walk.today, statement: '承认。' }],
    ['reviewer', { type: 'proposeFinding', proven: true, grounds: ['01'], reasons: '材料虚假' }],
    ['supervisor', { type: 'approveFinding' }],
    ['supervisor', { type: 'decideRevocation' }],
    ['clerk', { type: 'announceRevocation', on: walk.today, announcement: '公告1号' }],
  ];
  for (const [who, command] of steps) {
    await walk.step(who, id, command);
    await drawer.look(id);
  }
  const restore = await walk.begin('RESTORE', {
    target,
    requester: 'OFFICE',
    matter: { kind: 'RESTORE', reasons: '复议撤销原决定', reference: '复议1号' },
  });
  await walk.advance(restore, 'DONE');
  await drawer.look(restore);
}

/** Cases that end without a registration, each in its own way. */
async function ended(drawer: Drawer): Promise<void> {
  const { walk } = place;
  const started = async (
    name: string,
    until: 'SUBMITTED' | 'UNDER_REVIEW' | 'REVIEW_PROPOSED' | 'PUBLICITY',
  ) => {
    const id = await walk.first({ dataRegistName: name });
    await walk.advance(id, until);
    return id;
  };
  const play = async (id: string, ...steps: readonly (readonly [string, Step])[]) => {
    for (const [who, command] of steps) {
      await walk.step(who, id, command);
      await drawer.look(id);
    }
  };
  const reasons = '见核对记录';
  await play(
    await started('不予受理的数据', 'SUBMITTED'),
    ['clerk', { type: 'proposeRefusal', grounds: ['01'], reasons }],
    ['supervisor', { type: 'refuse' }],
  );
  await play(
    await started('移送的数据', 'SUBMITTED'),
    ['clerk', { type: 'proposeTransfer', ground: '01', to: '自治区登记机构', reasons }],
    ['supervisor', { type: 'transfer' }],
  );
  await play(await started('不通过的数据', 'REVIEW_PROPOSED'), [
    'supervisor',
    { type: 'fail', grounds: ['01'], reasons },
  ]);
  const withdrawn = await started('撤回的数据', 'UNDER_REVIEW');
  const attachment = await walk.evidence(withdrawn);
  await play(
    withdrawn,
    ['clerk', { type: 'requestWithdrawal', reasons, attachment }],
    ['supervisor', { type: 'consentWithdrawal' }],
  );
  const terminated = await started('终止的数据', 'PUBLICITY');
  await play(
    terminated,
    ['clerk', objection(walk.today) as Step],
    ['clerk', { type: 'acceptObjection', objection: 1 }],
    ['clerk', { type: 'forwardObjection', objection: 1 }],
  );
  await play(
    terminated,
    ['clerk', file(await numberOf(terminated, 'D16'))],
    ['clerk', answer(walk.today) as Step],
    ['reviewer', finding(true) as Step],
    ['supervisor', { type: 'decideObjection', objection: 1 }],
  );
  const late = await started('审核未完成的数据', 'UNDER_REVIEW');
  walk.on(addDays((await walk.look(late)).clocks.find(({ clock }) => clock === 'C2')?.due ?? walk.today, 1));
  await play(
    late,
    ['reviewer', { type: 'proposeDelayNote', reasons, expected: addDays(walk.today, 20) }],
    ['supervisor', { type: 'explainDelay' }],
  );
}

describe('issued papers', () => {
  it('are made in every state a case comes to, and none changes whatever happens afterwards', async () => {
    const { walk } = place;
    const drawer = new Drawer();
    await load(2029);
    await ended(drawer);
    const id = await objectedAndRegistered(drawer);
    await revoked(id, drawer);
    walk.on(addDays(walk.today, 30));
    const change = await walk.another('CHANGE', id);
    await walk.advance(change, 'DONE');
    await drawer.look(change);
    const { window } = await walk.must('clerk', 'register.get', { registerId: id, asOf: null });
    walk.on(addDays(window.opens, 2));
    await walk.step('clerk', id, { type: 'remindRenewal' });
    await drawer.look(id);
    const renewal = await walk.another('RENEW', id);
    await walk.advance(renewal, 'DONE');
    await drawer.look(renewal);
    await walk.step('clerk', id, { type: 'printResult' });
    await drawer.look(id);
    const [before, after] = [...drawer.seen.values()].filter(
      ({ document, caseId }) => document === 'D21' && caseId === id,
    );
    expect(before?.text).not.toBe(after?.text);
    const cancel = await walk.another('CANCEL', id);
    await walk.advance(cancel, 'DONE');
    await drawer.look(cancel);
    await drawer.lookAgain();
    const kinds = new Set([...drawer.seen.values()].map(({ document }) => document));
    const never = DOCUMENT_IDS.filter((document) => !UNNUMBERED.includes(document) && !kinds.has(document));
    // An expiry needs an item that nobody renewed: its notice is drawn in the test below.
    expect(never).toEqual(['D26']);
  }, 60_000);

  it('of an expiry are drawn when the agency confirms it (XJR-19-5)', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const { validTo } = await walk.must('clerk', 'register.get', { registerId: id, asOf: null });
    walk.on(addDays(validTo, 1));
    const matter = { kind: 'EXPIRE', reasons: '期满未续展' } as const;
    const expire = await walk.begin('EXPIRE', { target: id, requester: 'OFFICE', matter });
    await walk.advance(expire, 'DONE');
    expect((await issued(expire)).map(({ document }) => document)).toEqual(expect.arrayContaining(['D26']));
  });

  it('carry 练习 in a practice store and 作废 once void, and keep their words', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const before = await model(id, 'D04', number);
    expect(before.banners).toContain('练习');
    expect(before.banners).not.toContain('作废');
    expect(
      await walk.refused('clerk', id, { type: 'voidDocument', number, reason: '印错', reissue: true }),
    ).toBe('PERMISSION_MISSING');
    await walk.step('supervisor', id, { type: 'voidDocument', number, reason: '印错', reissue: true });
    const after = await model(id, 'D04', number);
    expect(after.banners).toContain('作废');
    expect(textOf(after)).toBe(textOf(before));
    const rows = (await issued(id)).filter(({ document }) => document === 'D04');
    expect(rows.map(({ voided }) => voided)).toEqual(['印错', null]);
    expect((await model(id, 'D04', rows[1]?.number ?? '')).banners).not.toContain('作废');
  });

  it('are asked by their own number only', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const ask = (document: DocumentId, of: string | null) =>
      walk.refusal('clerk', 'documents.model', { caseId: id, document, number: of });
    expect(await ask('D05', number)).toBe('DOCUMENT_NOT_FOUND');
    expect(await ask('D04', '喀数登〔2026〕999号')).toBe('DOCUMENT_NOT_FOUND');
    expect(await ask('D29', null)).toBe('DOCUMENT_NOT_READY');
    expect(await ask('D99' as DocumentId, null)).toBe('INPUT_INVALID');
    expect(await ask('D04', 'x'.repeat(10_000))).toBe('INPUT_INVALID');
  });
});

describe('the delivery sheet D33', () => {
  it('is of all letters, or of the one named, and shows who got it (E10)', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const all = JSON.stringify(await model(id, 'D33', null));
    expect(all).toContain(number);
    expect(all).toContain(await numberOf(id, 'D02'));
    expect(all).not.toContain('古丽');
    await walk.step('clerk', id, file(number));
    const one = JSON.stringify(await model(id, 'D33', number));
    expect(one).toContain('古丽');
    expect(one).not.toContain(await numberOf(id, 'D02'));
    const [row] = (await issued(id)).filter(({ document }) => document === 'D04');
    expect(row?.delivery).toEqual({ method: 'counter', receiver: '古丽', on: walk.today, refused: '' });
    expect(await walk.refused('clerk', id, delivery('喀数登〔2026〕999号', walk.today) as Step)).not.toBe(
      'answered',
    );
    expect(await walk.refused('clerk', id, delivery(number, addDays(walk.today, 1)) as Step)).not.toBe(
      'answered',
    );
  });
});

describe('output of a paper', () => {
  it('needs a window, and takes no id of a press that was another act', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const input = { commandId: commandId(), caseId: id, document: 'D04' as const, number };
    expect(await walk.refusal('clerk', 'documents.savePdf', input)).toBe('PRINTING_UNAVAILABLE');
    expect(await walk.refusal('auditor', 'documents.print', input)).toBe('PERMISSION_MISSING');
  });
});
