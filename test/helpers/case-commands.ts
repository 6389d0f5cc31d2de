/** Commands of the main path as the tests of the law give them, each lawful unless a test changes it. */
import { localDate } from '#shared/domain/local-date';
import type { CaseCommand } from '#shared/regulation/casework/commands';

export const DEFECT = {
  place: '承诺书',
  kind: '02',
  problem: '印章不清',
  requirement: '重新盖章',
  basis: [],
  newBecause: '',
} as const;
export const notice = (
  date: string,
  changes: Partial<Extract<CaseCommand, { type: 'requestCorrection' }>> = {},
): CaseCommand => ({
  type: 'requestCorrection',
  defects: [DEFECT],
  delivery: { method: 'counter', receiver: '古丽', date: localDate(date) },
  overrideReason: '',
  ...changes,
});
export const receive = (date: string, backdatedBecause = ''): CaseCommand => ({
  type: 'receive',
  receivedAt: localDate(date),
  channel: 'window',
  backdatedBecause,
});
export const code = (changes: Partial<Extract<CaseCommand, { type: 'enterCode' }>> = {}): CaseCommand => ({
  type: 'enterCode',
  code: 'LX653100000001',
  codeAgain: 'LX653100000001',
  codedAt: localDate('2026-04-24'),
  replyReference: '回复1号',
  ...changes,
});
