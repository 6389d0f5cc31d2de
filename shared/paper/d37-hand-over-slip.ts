/**
 * D37 数据包交接单: which bundle goes where, on what, by whom, with every part's hash and three signatures. It
 * tells nothing of what is inside: no name, no case number.
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { facts, note, numbered, paragraph } from './blocks';
import { EXCHANGE_PAPER_TITLES } from './document-id';
import { exactBytes, handedOver, inGroups, PART_COLUMNS, slipCode } from './exchange-parts';
import type { DocumentModel } from './model';

export interface HandOverSlip {
  readonly office: string;
  readonly practice: boolean;
  readonly bundleId: string;
  /** Number towards the first addressee, as spoken: `B-0042`. */
  readonly number: string;
  readonly kindName: string;
  /** The sending station, as the office calls it. */
  readonly station: string;
  readonly to: readonly { readonly name: string; readonly number: number }[];
  readonly madeOn: LocalDate;
  readonly approvedBy: string;
  readonly entries: number;
  readonly blobs: number;
  readonly bytes: number;
  readonly wholeHash: string;
  readonly parts: readonly { readonly part: number; readonly bytes: number; readonly hash: string }[];
  readonly medium: string;
  /** Empty until it was handed over. */
  readonly carrier: string;
  readonly carriedOn: LocalDate | null;
  /** The day the slip is printed. */
  readonly today: LocalDate;
}

/** The slip of a bundle; whole at any time, with room where something is written by hand. */
export function buildHandOverSlip(slip: HandOverSlip): DocumentModel {
  return {
    id: 'D37',
    title: EXCHANGE_PAPER_TITLES.D37,
    number: null,
    banners: slip.practice ? ['练习'] : [],
    addressee: null,
    blocks: [
      facts([
        ['数据包号', `${slip.number}（${slip.kindName}）`],
        ['数据包标识', inGroups(slip.bundleId)],
        ['发出单位', `${slip.office}　工作站 ${slip.station}`],
        ['收件单位', slip.to.map(({ name, number }) => `${name}（第 ${number} 号）`).join('；')],
        ['生成日期', formatLong(slip.madeOn)],
        ['审批人', slip.approvedBy],
        ['内容数量', `记录 ${slip.entries} 条，附件 ${slip.blobs} 个`],
        ['总大小', `${exactBytes(slip.bytes)}，共 ${slip.parts.length} 卷`],
        ['整包校验值', inGroups(slip.wholeHash)],
      ]),
      paragraph('一、分卷'),
      numbered(
        PART_COLUMNS,
        slip.parts.map(({ part, bytes, hash }) => [
          `${part}/${slip.parts.length}`,
          exactBytes(bytes),
          inGroups(hash),
        ]),
      ),
      paragraph('二、交接'),
      handedOver(slip),
      note('接收人先核对卷数和校验值，再签收导入。数据包已加密；介质遗失的，立即报告发出单位。'),
    ],
    qr: slipCode({ ...slip, parts: slip.parts.length }),
    signature: { office: slip.office, date: formatLong(slip.today) },
    footer: ['本单一式二份，发出单位、收件单位各一份。'],
  };
}
