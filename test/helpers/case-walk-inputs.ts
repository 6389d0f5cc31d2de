/** Inputs for any command on a case as it stands: mostly sensible, sometimes wrong, always of the right shape. */
import { addDays, type LocalDate } from '#shared/domain/local-date';
import type { CaseCommand, CaseCommandType } from '#shared/regulation/casework/commands';
import type { DeliveryMethod } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import type { GroundListId, Profile } from '#shared/regulation/profiles/profile';
import { APPROVE, answersOf, attachment, DEFECT, notice, PERSON, PUBLISH } from './case-commands';

/** Chance from one seed, so that a walk can be walked again (mulberry32). */
export class Dice {
  constructor(private seed: number) {}

  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below = (limit: number): number => Math.floor(this.next() * limit);
  chance = (share: number): boolean => this.next() < share;

  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
}

/** What an input names of a case: as it is folded, or as a page shows it. */
type CaseNamed = Pick<CaseState, 'caseType' | 'objectType'> & {
  readonly number: string;
  readonly attachments: readonly { readonly id: number; readonly field: string }[];
  readonly documents: readonly { readonly number: string | null }[];
  readonly code: { readonly code: string } | null;
};

/** What inputs are made of. `sloppy` makes most of them wrong. */
export interface Scene {
  readonly dice: Dice;
  readonly state: CaseNamed;
  readonly profile: Profile;
  readonly today: LocalDate;
  readonly serial: number;
  readonly sloppy: boolean;
}

const METHODS: readonly DeliveryMethod[] = ['counter', 'post', 'phone-and-post', 'electronic'];

/** One command of a kind on the case. `objection` is the one meant, where one is. */
export function inputFor(type: CaseCommandType, scene: Scene, objection = 1): CaseCommand {
  const { dice, state, profile, today, serial, sloppy } = scene;
  const off = sloppy && dice.chance(0.7);
  const day = off ? addDays(today, dice.pick([-400, -30, -3, 1, 40])) : today;
  const ground = (list: GroundListId): string => (off ? 'ZZ' : dice.pick(profile.grounds[list]).code);
  const proofs = state.attachments.filter(({ field }) => field === '').map(({ id }) => id);
  const evidence = off ? [99] : dice.chance(0.5) ? proofs.slice(-1) : [];
  const reason = '见附件';
  const number = off ? '无〔2026〕1号' : (state.documents.at(-1 - dice.below(3))?.number ?? '');
  switch (type) {
    case 'create':
      throw new Error('a case is created elsewhere');
    case 'saveDraft':
      return {
        type,
        subject: {},
        request: {},
        application: off ? { dataRegistType: '9' } : { keywords: [`词${serial}`] },
      };
    case 'attach':
      return { type, attachment: attachment('99', off ? 'nowhere' : 'otherFiles', serial) };
    case 'attachEvidence':
      return { type, attachment: { ...attachment('99', '', serial), bytes: off ? 0 : 10 } };
    case 'detach':
      return { type, id: off ? 99 : (state.attachments.at(-1)?.id ?? 1) };
    case 'answerDefect':
      return { type, index: off ? 9 : 0, answer: '已补正' };
    case 'discard':
    case 'returnToClerk':
    case 'rejectProposal':
    case 'denyWithdrawal':
    case 'returnToReviewer':
    case 'rejectCode':
    case 'rejectMatter':
    case 'returnFinding':
      return { type, reason };
    case 'sendForApproval':
      return { type, warningsReason: off ? '' : '已核对' };
    case 'lodge':
    case 'accept':
    case 'refuse':
    case 'transfer':
    case 'explainDelay':
    case 'consentWithdrawal':
    case 'remindRenewal':
    case 'printResult':
    case 'approveMatter':
    case 'approveFinding':
    case 'decideRevocation':
    case 'closeMoot':
      return { type };
    case 'approveInternally':
      return { ...APPROVE, secrecyReviewedAt: day };
    case 'receive':
      return { type, receivedAt: day, channel: off ? 'pigeon' : 'window', backdatedBecause: reason };
    case 'requestCorrection': {
      const fresh = dice.chance(0.5) ? '重新提交产生' : '';
      return notice(day, { defects: off ? [] : [{ ...DEFECT, newBecause: fresh }], overrideReason: reason });
    }
    case 'proposeRefusal':
      return { type, grounds: [ground('refuse')], reasons: reason };
    case 'proposeTransfer':
      return { type, ground: ground('transfer'), to: '自治区', reasons: reason };
    case 'proposeDelayNote':
      return { type, reasons: reason, expected: off ? today : addDays(today, 10) };
    case 'requestWithdrawal':
      return { type, reasons: reason, attachment: off ? 99 : (proofs.at(-1) ?? 1) };
    case 'notifySubject':
    case 'notifyRevocation':
      return { type, notifiedAt: day };
    case 'hearSubject':
      return {
        type,
        answeredAt: day,
        consent: dice.pick(['AGREE', 'DISAGREE', 'NONE'] as const),
        statement: reason,
        evidence: dice.chance(0.8) ? proofs.slice(-1) : evidence,
      };
    case 'saveChecklist':
    case 'proposeResult': {
      const all = answersOf(state, profile).map((one) => ({ ...one, remark: off ? '' : '核对无误' }));
      const answers = dice.chance(0.1) ? all.map((one) => ({ ...one, result: 'fail' as const })) : all;
      const given = off ? answers.slice(1) : answers;
      return type === 'saveChecklist' ? { type, answers: given } : { type, answers: given, opinion: '通过' };
    }
    case 'pass':
      return { type, opinion: '同意' };
    case 'fail':
      return { type, grounds: [ground('notPass')], reasons: reason };
    case 'publish':
      return { ...PUBLISH, publishedAt: day, evidence };
    case 'restartPublicity':
      return { ...PUBLISH, type, reason, publishedAt: day, evidence };
    case 'endPublicity':
      return { type, objectionsRecorded: !off };
    case 'registerObjection': {
      const anonymous = { kind: 'anonymous', description: '匿名信' } as const;
      const nobody = { ...PERSON, idNumber: '123' };
      return {
        type,
        receivedAt: dice.chance(0.3) ? addDays(today, -1) : day,
        objector: dice.chance(0.15) ? anonymous : off ? nobody : PERSON,
        ground: ground('objection'),
        content: reason,
        request: '不予登记',
        evidence,
        evidenceFollows: dice.chance(0.7),
      };
    }
    case 'declineObjection':
      return { type, objection, ground: ground('objectionInvalid'), reply: reason };
    case 'addObjectionEvidence':
      return { type, objection, evidence: off ? [99] : proofs.slice(-1) };
    case 'acceptObjection':
    case 'forwardObjection':
    case 'recordNoAnswer':
    case 'decideObjection':
      return { type, objection };
    case 'answerObjection':
      return { type, objection, receivedAt: day, admits: dice.chance(0.2), statement: reason, evidence };
    case 'proposeObjectionResult':
      return { type, objection, upheld: dice.chance(0.2), facts: reason, reasons: reason };
    case 'returnObjectionResult':
    case 'withdrawObjection':
      return { type, objection, reason };
    case 'enterCode': {
      const typed = off ? state.number : `LX${String(serial).padStart(10, '0')}`;
      return { type, code: typed, codeAgain: typed, codedAt: day, replyReference: '回复' };
    }
    case 'confirmCode':
      return { type, code: off ? 'LX0' : (state.code?.code ?? 'LX1') };
    case 'recordDelivery':
      return { type, number, method: dice.pick(METHODS), receiver: '古丽', on: day, refused: '' };
    case 'voidDocument':
      return { type, number, reason, reissue: dice.chance(0.5) };
    case 'recordFacts':
      return { type, facts: reason, evidence };
    case 'hearStatement':
      return { type, heardAt: day, statement: dice.chance(0.3) ? '' : reason };
    case 'proposeFinding':
      return { type, proven: dice.chance(0.7), grounds: [ground('revoke')], reasons: reason };
    case 'announceRevocation':
      return { type, on: day, announcement: '公告' };
  }
}
