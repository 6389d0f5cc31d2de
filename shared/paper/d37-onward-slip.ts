/**
 * D37 for a bundle that was not made here: kept for its addressee, or put apart and sent to the region, it is handed on
 * unchanged. Everything on the slip stands on the outside of the bundle; nobody here has seen more of it.
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { facts, note, numbered, paragraph } from './blocks';
import { EXCHANGE_PAPER_TITLES } from './document-id';
import { exactBytes, handedOver, inGroups, PART_COLUMNS, slipCode } from './exchange-parts';
import type { DocumentModel } from './model';

export interface OnwardSlip {
  readonly office: string;
  readonly practice: boolean;
  readonly bundleId: string;
  readonly number: string;
  readonly kindName: string;
  /** Who made it, as its header says, and at which station. */
  readonly sender: string;
  readonly station: string;
  /** Whom it is for, as its header says. */
  readonly to: string;
  /** Why it lies in quarantine and who is to look at it; null for one that goes to its addressee. */
  readonly examined: { readonly by: string; readonly finding: string } | null;
  readonly bytes: number;
  readonly wholeHash: string;
  /** Of how many parts, and those that are handed over. */
  readonly parts: number;
  readonly here: readonly { readonly part: number; readonly bytes: number; readonly hash: string }[];
  readonly medium: string;
  /** Empty until it was handed over. */
  readonly carrier: string;
  readonly carriedOn: LocalDate | null;
  /** The day the slip is printed. */
  readonly today: LocalDate;
}

/** The slip of a bundle of others. */
export function buildOnwardSlip(slip: OnwardSlip): DocumentModel {
  const { examined } = slip;
  return {
    id: 'D37',
    title: EXCHANGE_PAPER_TITLES.D37,
    number: null,
    banners: slip.practice ? ['练习'] : [],
    addressee: null,
    blocks: [
      facts([
        ['交接事由', examined === null ? '转交' : '送自治区核查'],
        ['数据包号', `${slip.number}（${slip.kindName}）`],
        ['数据包标识', inGroups(slip.bundleId)],
        ['发出单位', `${slip.sender}　工作站 ${slip.station}`],
        ['收件单位', slip.to],
        ...(examined === null
          ? []
          : ([
              ['送达单位', examined.by],
              ['隔离原因', examined.finding],
            ] as const)),
        ['经手单位', slip.office],
        ['总大小', `${exactBytes(slip.bytes)}，共 ${slip.parts} 卷`],
        ['整包校验值', inGroups(slip.wholeHash)],
      ]),
      paragraph('一、分卷'),
      numbered(
        PART_COLUMNS,
        slip.here.map(({ part, bytes, hash }) => [
          `${part}/${slip.parts}`,
          exactBytes(bytes),
          inGroups(hash),
        ]),
      ),
      paragraph('二、交接'),
      handedOver(slip),
      note(
        examined === null
          ? '本包已加密，经手单位不能打开，原样转交。接收人先核对卷数和校验值，再签收。介质遗失的，立即报告发出单位。'
          : '本包已隔离、未导入，原样送交，内容未经证实。接收人先核对卷数和校验值，再签收；核查前不得导入。',
      ),
    ],
    qr: slipCode(slip),
    signature: { office: slip.office, date: formatLong(slip.today) },
    footer: ['本单一式二份，经手单位、接收单位各一份。'],
  };
}
