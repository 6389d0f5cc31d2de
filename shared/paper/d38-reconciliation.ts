/**
 * D38 对账差异表: what a month adds up to here and at the region, every difference with cause and remedy, and who
 * signed it. It weighs nothing; the lines come as they were found.
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { facts, note, numbered, paragraph } from './blocks';
import { EXCHANGE_PAPER_TITLES } from './document-id';
import { inGroups, MONTH_CODE, SIGNATURE_ROOM } from './exchange-parts';
import type { DocumentModel } from './model';

export interface ReconciliationSheet {
  readonly office: string;
  /** Who is held against this office. */
  readonly other: string;
  readonly practice: boolean;
  /** `2026-03` */
  readonly month: string;
  /** How far the other side has told; null: nothing yet. */
  readonly upTo: LocalDate | null;
  readonly statuses: readonly { readonly status: string; readonly ours: number; readonly theirs: number }[];
  readonly rows: readonly {
    readonly kindName: string;
    readonly number: string;
    readonly name: string;
    readonly ours: string;
    readonly theirs: string;
    readonly cause: string;
    readonly remedy: string;
  }[];
  /** Digest of what the sheet says. */
  readonly hash: string;
  /** Who signed the month, and the digest of what was signed: another than `hash` when data came since. */
  readonly signed: { readonly by: string; readonly on: LocalDate; readonly hash: string } | null;
  readonly today: LocalDate;
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** The sheet of a month. Nobody's signature stands under figures that are not those that were signed. */
export function buildReconciliationSheet(sheet: ReconciliationSheet): DocumentModel {
  const { rows } = sheet;
  const signed = sheet.signed?.hash === sheet.hash ? sheet.signed : null;
  const before = signed === null ? sheet.signed : null;
  return {
    id: 'D38',
    title: EXCHANGE_PAPER_TITLES.D38,
    number: null,
    banners: sheet.practice ? ['练习'] : [],
    addressee: null,
    blocks: [
      facts([
        ['对账月份', monthWords(sheet.month)],
        ['对账双方', `${sheet.office}；${sheet.other}`],
        ['对方数据', '按本机所知对方已收到的记录'],
        ['对方数据截至', sheet.upTo === null ? '尚未收到' : formatLong(sheet.upTo)],
        ['结果', rows.length === 0 ? '已平，无差异' : `差异 ${rows.length} 项`],
        ['核对值', inGroups(sheet.hash)],
      ]),
      paragraph('一、各环节件数'),
      numbered(
        [
          ['环节', 38],
          [sheet.office, 18],
          [sheet.other, 18],
          ['相差', 18],
        ],
        sheet.statuses.map(({ status, ours, theirs }) => [
          status,
          String(ours),
          String(theirs),
          ours === theirs ? '0' : String(ours - theirs),
        ]),
      ),
      paragraph('二、差异'),
      rows.length === 0
        ? paragraph('无差异。')
        : numbered(
            [
              ['类别', 9],
              ['编号', 15],
              ['名称', 16],
              ['本单位', 11],
              ['对方', 11],
              ['原因', 11],
              ['处理', 11],
              ['办结日期', 8],
            ],
            rows.map((row) => [
              row.kindName,
              row.number,
              row.name,
              row.ours,
              row.theirs,
              row.cause,
              row.remedy,
              '　',
            ]),
          ),
      paragraph('三、签署'),
      facts([
        ['本单位签署', signed === null ? '　' : `${signed.by}　${formatLong(signed.on)}`],
        ['本单位签名', SIGNATURE_ROOM],
        ['对方签名', SIGNATURE_ROOM],
      ]),
      ...(before === null
        ? []
        : [
            paragraph(
              `${before.by}已于${formatLong(before.on)}签署本月对账，核对值为${inGroups(before.hash)}；此后案件有新的办理，本表为现时数据，未经签署。`,
            ),
          ]),
      note('对方的件数和记载按本机所知对方已收到的记录计算，不是对方自报；此后收到的数据计入下次对账。'),
    ],
    qr: {
      text: `${MONTH_CODE};${sheet.month};${rows.length};${sheet.hash}`,
      caption: '扫码核对',
    },
    signature: { office: sheet.office, date: formatLong(signed?.on ?? sheet.today) },
    footer: ['本表一式二份，对账双方各一份。'],
  };
}
