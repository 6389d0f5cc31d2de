/**
 * D33 送达回证: which papers went to whom, how and when, with room for signatures. With an issue named it is the
 * sheet of that one delivery, without it the list of all for the file. What has not gone yet stays blank.
 */
import { formatLong } from '#shared/domain/local-date';
import type { IssuedDocument, Party } from '#shared/regulation/casework/records';
import { applicantName } from './addressee';
import { facts, numbered, paragraph } from './blocks';
import { DELIVERY_WORDS } from './delivery-words';
import type { DocumentContext } from './document-context';
import { DOCUMENT_TITLES } from './document-id';
import { type Built, DATE_TO_WRITE, letter, notReady, subjectName } from './letter';
import { objectorName } from './objection-parts';

/** Papers of the file are not delivered, public ones are published. */
const RECEIVERS: readonly Party[] = ['subject', 'objector', 'requester', 'superior'];

const SIGNATURE = `　\n　　　　　${DATE_TO_WRITE}`;

export function buildDelivery(context: DocumentContext): Built {
  const { state, issued } = context;
  const papers = state.documents.filter(
    ({ party, voided, number }) =>
      RECEIVERS.includes(party) && voided === null && (issued === null || number === issued.number),
  );
  if (papers.length === 0)
    return notReady(context, '没有需要送达的文书，没有送达回证。', '出具文书后再打印送达回证。');
  return letter(context, {
    title: '送达回证',
    addressee: null,
    blocks: [
      facts([['案件编号', state.number]]),
      numbered(
        [
          ['送达文书及文号', 28],
          ['受送达人', 20],
          ['送达方式', 12],
          ['送达日期', 15],
          ['签收情况', 17],
        ],
        papers.map((paper) => rowOf(context, paper)),
      ),
      facts([
        ['受送达人签名或者盖章', SIGNATURE],
        ['送达人签名', SIGNATURE],
      ]),
      paragraph('受送达人拒绝签收的，由送达人记明情况。'),
    ],
    signature: { office: context.office.name, date: DATE_TO_WRITE },
    footer: [],
  });
}

function rowOf(context: DocumentContext, paper: IssuedDocument): readonly string[] {
  const delivery = context.state.deliveries.find(({ number }) => number === paper.number);
  const name = `${DOCUMENT_TITLES[paper.document]}\n${paper.number}`;
  const to = receiverOf(context, paper);
  if (!delivery) return [name, to, '　', '　', '　'];
  const signed =
    delivery.refused === '' ? delivery.receiver : `${delivery.receiver}拒签：${delivery.refused}`;
  return [name, to, DELIVERY_WORDS[delivery.method], formatLong(delivery.on), signed];
}

function receiverOf({ state }: DocumentContext, { party, objection }: IssuedDocument): string {
  if (party === 'requester') return applicantName(state);
  if (party === 'superior') return state.ending?.to ?? '';
  if (party !== 'objector') return subjectName(state);
  const about = state.objections.find(({ number }) => number === objection);
  return about ? objectorName(about.objector) : '异议提出方';
}
