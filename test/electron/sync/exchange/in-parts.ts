/** A bundle that does not fit into one part of its medium: two, with nothing else to send. */
import { randomBytes } from 'node:crypto';
import { commandId } from '../../../helpers/desk-kit';
import { type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';

/** Two papers of a case, with more bytes together than a part for the gateway holds. */
async function heavy(desk: OfficeDesk): Promise<void> {
  const caseId = await desk.first();
  await desk.advance(caseId, 'UNDER_REVIEW');
  for (const title of ['一', '二']) {
    const { version } = await desk.look(caseId);
    const content = Buffer.concat([Buffer.from('%PDF-1.4 '), randomBytes(11_000_000)]).toString('base64');
    const file = { type: '99', title, fileName: `${title}.pdf`, content } as const;
    await desk.must('clerk', 'cases.attachEvidence', { caseId, version, commandId: commandId(), ...file });
  }
}

/** Makes a bundle of several parts; answers its number. */
export async function inParts(desk: OfficeDesk, to: string): Promise<string> {
  await heavy(desk);
  const { bundleId } = await desk.must('supervisor', 'sync.export', {
    commandId: commandId(),
    to,
    medium: 'gateway',
    note: '',
    passphrase: passphraseOf('supervisor'),
  });
  return bundleId;
}
