/** Every row of the transition table happens in some lawful way: no row is there for nothing (workflow 3 to 6). */
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import { workingCalendar } from '#shared/regulation/calendar/calendar';
import { XJ_2025 } from '#shared/regulation/calendar/xj-2025';
import { XJ_2026 } from '#shared/regulation/calendar/xj-2026';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import {
  attachment,
  delivery,
  finding,
  notice,
  PUBLISH,
  receive,
  saveDraft,
} from '../../helpers/case-commands';
import { RegistryKit, withSettings } from '../../helpers/case-kit';
import { operatorProduct } from '../../helpers/case-walk-content';
import { recoded } from '../../helpers/recoded-item';
import { codedMeanwhile, fiveDesks } from '../agreement/five-desks';

const AT = '2026-03-10';
const LATER = localDate('2026-09-01');
const started = (): RegistryKit => new RegistryKit().first(AT);
const until = (status: Parameters<RegistryKit['advance']>[0], kit = started()): RegistryKit => {
  kit.advance(status, AT);
  return kit;
};
const reason = '理由';
const defectAnswered = (kit: RegistryKit): RegistryKit =>
  kit.do('clerk', AT, notice(AT)).do('clerk', AT, { type: 'answerDefect', index: 0, answer: '已盖章' });

const STORIES: { readonly [what: string]: () => RegistryKit } = {
  'the draft is edited, returned, corrected and thrown away': () =>
    started()
      .do('clerk', AT, { type: 'detach', id: 1 })
      .do('clerk', AT, { type: 'attach', attachment: attachment('02', 'licenceFile', 77) })
      .do('clerk', AT, { type: 'sendForApproval', warningsReason: '' })
      .do('reviewer', AT, { type: 'returnToClerk', reason })
      .do('clerk', AT, { type: 'discard', reason }),
  'an agent throws its own draft away': () =>
    new RegistryKit().start('FIRST', AT, { account: 'agent' }).do('agent', AT, { type: 'discard', reason }),
  'a change is left without an object when the item is revoked': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    const change = kit.on('CHANGE', at).case.id;
    kit.advance('UNDER_REVIEW', at);
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, at).advance('ANNOUNCED', at);
    return kit.look(change).do('supervisor', at, { type: 'closeMoot' });
  },
  'an application is thrown away before it was received': () =>
    until('INTERNAL_APPROVED').do('clerk', AT, { type: 'discard', reason }),
  'a correction notice is answered and the case received again': () => {
    const kit = defectAnswered(until('SUBMITTED'));
    kit.advance('SUBMITTED', AT);
    return kit;
  },
  'a refusal is proposed, sent back, proposed again and decided': () =>
    until('SUBMITTED')
      .do('clerk', AT, { type: 'proposeRefusal', grounds: ['01'], reasons: reason })
      .do('supervisor', AT, { type: 'rejectProposal', reason })
      .do('clerk', AT, { type: 'proposeRefusal', grounds: ['01'], reasons: reason })
      .do('supervisor', AT, { type: 'refuse' }),
  'a correction that never came is refused where the setting is on': () => {
    const kit = new RegistryKit({
      profile: withSettings(XJ_2025_PROFILE, { 'correction.lapseCloses': true }),
    });
    until('SUBMITTED', kit.first(AT)).do('clerk', AT, notice(AT));
    const after = addDays(kit.run('C1b').due, 1);
    return kit
      .do('clerk', after, { type: 'proposeRefusal', grounds: ['07'], reasons: reason })
      .do('supervisor', after, { type: 'refuse' });
  },
  'a case is transferred': () =>
    until('SUBMITTED')
      .do('clerk', AT, { type: 'proposeTransfer', ground: '01', to: '自治区', reasons: reason })
      .do('supervisor', AT, { type: 'transfer' }),
  'a review that is late is explained, saved, returned and failed': () => {
    const kit = until('UNDER_REVIEW');
    const late = kit.run('C2').due;
    kit
      .do('reviewer', late, { type: 'saveChecklist', answers: [] })
      .do('reviewer', late, { type: 'proposeDelayNote', reasons: reason, expected: addDays(late, 9) })
      .do('supervisor', late, { type: 'explainDelay' });
    kit.advance('REVIEW_PROPOSED', late);
    kit.do('supervisor', late, { type: 'returnToReviewer', reason });
    kit.advance('REVIEW_PROPOSED', late);
    return kit.do('supervisor', late, { type: 'fail', grounds: ['05'], reasons: reason });
  },
  'a withdrawal is denied and then consented to': () => {
    const kit = until('UNDER_REVIEW');
    const attached = kit.evidence('clerk', AT);
    const ask = { type: 'requestWithdrawal', reasons: reason, attachment: attached } as const;
    return kit
      .do('clerk', AT, ask)
      .do('supervisor', AT, { type: 'denyWithdrawal', reason })
      .do('clerk', AT, ask)
      .do('supervisor', AT, { type: 'consentWithdrawal' });
  },
  'a notice is restarted, ended, a wrong code sent back, the result told and the renewal reminded of': () => {
    const kit = until('PUBLICITY');
    const again = addDays(localDate(AT), 2);
    kit.do('supervisor', again, {
      type: 'restartPublicity',
      reason,
      publishedAt: again,
      channel: '系统',
      receipt: '回执-2',
      evidence: [],
      secrecyReviewer: '刘洋',
    });
    const at = kit.advance('CODING_PENDING', again);
    const wrong = { code: 'LX000000', codeAgain: 'LX000000', codedAt: at, replyReference: '回复' };
    kit.do('supervisor', at, { type: 'enterCode', ...wrong });
    kit.do('clerk', at, { type: 'rejectCode', reason });
    kit.advance('REGISTERED', at);
    kit.do('clerk', at, { type: 'printResult' });
    return kit.do('clerk', addDays(kit.item.validTo, -50), { type: 'remindRenewal' });
  },
  'a notice that a clock ahead dated and ended runs anew before the code': () => {
    const kit = until('PUBLICITY_PENDING');
    const ahead = localDate('2027-03-10');
    kit.calendar = workingCalendar('xj', [XJ_2025, XJ_2026, { year: 2027, days: [] }]);
    kit.advance('CODING_PENDING', ahead);
    kit.do('supervisor', AT, { ...PUBLISH, type: 'restartPublicity', reason, publishedAt: localDate(AT) });
    kit.advance('REGISTERED', AT);
    return kit;
  },
  'objections are declined, withdrawn, decided against and upheld': () => {
    const kit = new RegistryKit();
    const at = kit.objected(AT, { objector: { kind: 'anonymous', description: '匿名信' } });
    kit.do('supervisor', at, { type: 'declineObjection', objection: 1, ground: '01', reply: reason });
    for (const number of [2, 3, 4]) {
      kit.do('clerk', at, { ...objectionAt(at) });
      kit.advanceObjection(number, 'ACCEPTED', at);
    }
    kit.do('clerk', at, {
      type: 'addObjectionEvidence',
      objection: 3,
      evidence: [kit.evidence('clerk', at)],
    });
    kit.do('supervisor', at, { type: 'withdrawObjection', objection: 2, reason });
    kit.advanceObjection(3, 'DECIDING', at);
    kit.do('supervisor', at, { type: 'returnObjectionResult', objection: 3, reason });
    kit.advanceObjection(3, 'NOT_UPHELD', at);
    kit.advanceObjection(4, 'FORWARDED', at);
    const late = addDays(kit.run('O2', 4).due, 1);
    kit.do('reviewer', late, { type: 'recordNoAnswer', objection: 4 });
    kit.do('reviewer', late, finding(true, 4));
    kit.do('supervisor', late, { type: 'decideObjection', objection: 4 });
    return kit;
  },
  'an objection of the notice period is upheld that was learnt after the code': () => {
    const desks = fiveDesks();
    const { here } = desks;
    codedMeanwhile(desks, (at) => here.advanceObjection(1, 'ANSWERED', at));
    here.do('reviewer', LATER, finding(true, 1));
    return here.do('supervisor', LATER, { type: 'decideObjection', objection: 1 });
  },
  'a paper is delivered and a number voided': () => {
    const kit = until('UNDER_REVIEW');
    kit.do('clerk', AT, delivery(kit.numberOf('D02'), AT));
    return kit.do('supervisor', AT, {
      type: 'voidDocument',
      number: kit.numberOf('D04'),
      reason,
      reissue: true,
    });
  },
  'a third party has a correction entered, the subject is heard and the register corrected': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' });
    kit.do('counter', at, { type: 'attach', attachment: attachment('99', 'otherFiles', 55) });
    kit.do('counter', at, { type: 'detach', id: kit.case.attachments.at(-1)?.id ?? 0 });
    kit.advance('UNDER_REVIEW', at);
    kit.do('reviewer', at, { type: 'notifySubject', notifiedAt: at });
    const evidence = [kit.evidence('clerk', at)];
    const consent = { consent: 'AGREE', statement: '同意', evidence } as const;
    kit.do('reviewer', at, { type: 'hearSubject', answeredAt: at, ...consent });
    kit.advance('DONE', at);
    return kit;
  },
  'a third party gives up before receipt': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    kit.on('CORRECT', at, { requester: 'INTERESTED', account: 'counter' }).advance('INTERNAL_APPROVED', at);
    return kit.do('counter', at, { type: 'discard', reason });
  },
  'a subject cancels without a notice': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    kit.on('CANCEL', at).advance('DONE', at);
    return kit;
  },
  'an item expires': () => {
    const kit = new RegistryKit();
    kit.registered(AT);
    const after = addDays(kit.item.validTo, 1);
    kit.exOfficio({ kind: 'EXPIRE', reasons: reason }, after).do('supervisor', after, {
      type: 'rejectMatter',
      reason,
    });
    kit.exOfficio({ kind: 'EXPIRE', reasons: reason }, after).advance('DONE', after);
    return kit;
  },
  'a product ends with its agreement': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT, operatorProduct(AT));
    const validTo = addDays(at, 100);
    kit.exOfficio({ kind: 'SHORTEN', validTo, reasons: reason, reference: '终止通知' }, at);
    kit.advance('DONE', at);
    return kit;
  },
  'an item is revoked after one dismissal, and restored': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, at).advance('FACT_FINDING', at);
    kit.do('reviewer', at, { type: 'notifyRevocation', notifiedAt: at });
    kit.do('reviewer', at, { type: 'hearStatement', heardAt: at, statement: '如所附' });
    kit.do('reviewer', at, { type: 'proposeFinding', proven: false, grounds: [], reasons: reason });
    kit.do('supervisor', at, { type: 'approveFinding' });
    kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, at).advance('FINDING_PROPOSED', at);
    kit.do('supervisor', at, { type: 'returnFinding', reason }).advance('ANNOUNCED', at);
    kit.exOfficio({ kind: 'RESTORE', reasons: reason, reference: '上级1号' }, at).advance('DONE', at);
    return kit;
  },
  'a change is told anew since the region has coded its item otherwise': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    const { case: maker } = kit;
    const day = kit.on('CHANGE', at).advance('DONE', at);
    recoded(kit, maker, day);
    return kit.do('clerk', day, { type: 'printResult' });
  },
  'so is a revocation, by a supervisor': () => {
    const kit = new RegistryKit();
    const at = kit.registered(AT);
    const { case: maker } = kit;
    const day = kit.exOfficio({ kind: 'REVOKE', source: '01', clue: reason }, at).advance('ANNOUNCED', at);
    recoded(kit, maker, day);
    return kit.do('supervisor', day, { type: 'printResult' });
  },
};

function objectionAt(at: string) {
  return {
    type: 'registerObjection',
    receivedAt: localDate(at),
    objector: {
      kind: 'unit',
      name: '喀什某公司',
      idType: '02',
      idNumber: '91653101MA9TM4T487',
      phone: '0998-1234567',
      address: '',
      relation: '数据共有人',
    },
    ground: '01',
    content: '权属有争议。',
    request: '不予登记',
    evidence: [],
    evidenceFollows: true,
  } as const;
}

describe('every row of the table', () => {
  const done = new Map<string, string>();
  it.each(Object.entries(STORIES))('%s', (what, tell) => {
    for (const id of tell().rows) done.set(id, what);
    expect(done.size).toBeGreaterThan(0);
  });

  it('happens at least once in a lawful way', () => {
    const missing = TRANSITIONS.map((row) => row.id).filter((id) => !done.has(id));
    expect(missing).toEqual([]);
  });
});

describe('an ended case', () => {
  it('never reopens: no step leads out of an end', () => {
    const kit = STORIES['a case is transferred']?.() ?? new RegistryKit();
    for (const command of [receive(AT), { type: 'accept' } as const, saveDraft({})])
      expect(kit.try('everybody', AT, command).map(({ code }) => code)).toEqual(['STEP_NOT_OPEN']);
  });
});
