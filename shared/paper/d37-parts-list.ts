/**
 * D37 for a bundle of which parts are still to come: which have come and which are missing, to be asked for at whoever
 * sent it. It tells nothing of what is inside.
 */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { facts, note, numbered, paragraph } from './blocks';
import { exactBytes, inGroups, PART_COLUMNS, slipCode } from './exchange-parts';
import type { DocumentModel } from './model';

export interface PartsList {
  readonly office: string;
  readonly practice: boolean;
  readonly bundleId: string;
  readonly number: string;
  readonly kindName: string;
  readonly sender: string;
  readonly station: string;
  readonly to: string;
  readonly bytes: number;
  readonly wholeHash: string;
  readonly parts: number;
  readonly here: readonly { readonly part: number; readonly bytes: number; readonly hash: string }[];
  readonly missing: readonly number[];
  readonly today: LocalDate;
}

/** The list of a bundle's parts, every number of them. */
export function buildPartsList(list: PartsList): DocumentModel {
  const known = new Map(list.here.map((one) => [one.part, one]));
  const all = Array.from({ length: list.parts }, (_, at) => at + 1);
  return {
    id: 'D37',
    title: '数据包到卷清单',
    number: null,
    banners: list.practice ? ['练习'] : [],
    addressee: null,
    blocks: [
      facts([
        ['数据包号', `${list.number}（${list.kindName}）`],
        ['数据包标识', inGroups(list.bundleId)],
        ['发出单位', `${list.sender}　工作站 ${list.station}`],
        ['收件单位', list.to],
        ['总大小', `${exactBytes(list.bytes)}，共 ${list.parts} 卷`],
        ['已到', `${list.here.length} 卷`],
        ['缺卷', list.missing.length === 0 ? '无' : `第 ${list.missing.join('、')} 卷`],
        ['整包校验值', inGroups(list.wholeHash)],
      ]),
      paragraph('分卷'),
      numbered(
        PART_COLUMNS,
        all.map((part) => {
          const one = known.get(part);
          return [
            `${part}/${list.parts}`,
            one === undefined ? '缺' : exactBytes(one.bytes),
            one === undefined ? '未收到' : inGroups(one.hash),
          ];
        }),
      ),
      note('缺卷到齐前不导入，已到的分卷保存在本机。请凭本单向发出单位索取缺卷，不必重送已到的分卷。'),
    ],
    qr: slipCode(list),
    signature: { office: list.office, date: formatLong(list.today) },
    footer: [],
  };
}
