/** Cases brought to their ends, so that every kind of paper is drawn on the way. They only act; tests judge. */
import { addDays } from '#shared/domain/local-date';
import { answer, delivery, finding, notice, objection } from '../../helpers/case-commands';
import type { DeskWalk } from '../../helpers/desk-walk';
import type { Papers, Step } from './papers';

const delivered = (number: string, on: string): Step => delivery(number, on) as Step;

/** A first registration with an objection that fails, to its end. */
export async function objectedAndRegistered(walk: DeskWalk, drawer: Papers): Promise<string> {
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
  await go('clerk', delivered(await drawer.numberOf(id, 'D16'), walk.today));
  await go('clerk', answer(walk.today) as Step);
  await go('reviewer', finding(false) as Step);
  await go('supervisor', { type: 'decideObjection', objection: 1 });
  await walk.advance(id, 'REGISTERED');
  await drawer.look(id);
  return id;
}

/** The agency revokes an item and the revocation is announced. */
export async function revokedAndRestored(walk: DeskWalk, drawer: Papers, target: string): Promise<void> {
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
export async function endedOtherwise(walk: DeskWalk, drawer: Papers): Promise<void> {
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
    ['clerk', delivered(await drawer.numberOf(terminated, 'D16'), walk.today)],
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
