/**
 * What a bundle says of the people of other offices, and of stations, as far as no case tells it: whose name or signing
 * key is another than before, who is new, what stays hidden. Whoever has taken a station may have made it.
 */
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import type { PlanRow } from '#shared/contract/sync';
import type { StationId } from '#shared/domain/ids';
import { certificateOf } from '#shared/identity/trust';
import type { DeskViews } from '#shared/journal/desk-views';
import type { OtherOffice } from '#shared/journal/lineage';
import { isSuspended } from '#shared/journal/suspended';
import { agencyName } from './agencies';
import type { News } from './news';
import { plainRow } from './plan-rows';
import type { TakenRecords } from './planned';

/** Lines that are no case's. `doubtful`: two people here look at them before they count. */
export interface Told {
  readonly doubtful: readonly PlanRow[];
  readonly rows: readonly PlanRow[];
}

/** People and stations of other offices, before the bundle and with it. */
export function peopleTold(before: DeskViews, after: DeskViews): Told {
  const doubtful: PlanRow[] = [];
  const rows: PlanRow[] = [];
  for (const [root, now] of after.others) {
    const known = before.others.get(root);
    const office = agencyName(after.trust, certificateOf(after.trust, root)?.agency ?? '');
    if (known !== undefined) doubtful.push(...renamed(office, known, now), ...rekeyed(known, now));
    const isNew = (account: string): boolean => !Object.hasOwn(known?.names ?? {}, account);
    const many = Object.keys(now.names).filter(isNew).length;
    if (many > 0) rows.push(plainRow('others', `${office}新增人员 ${many} 名`, `工作站 ${root}`));
  }
  return { doubtful, rows };
}

/** People who are called otherwise than before. */
const renamed = (office: string, known: OtherOffice, now: OtherOffice): readonly PlanRow[] =>
  Object.entries(known.names).flatMap(([account, name]) =>
    now.names[account] === name
      ? []
      : [
          plainRow(
            'others',
            `${office}人员姓名由${name}改为${now.names[account] ?? account}`,
            '请电话向该单位核实；此前办理的记录也将显示新姓名',
            'needs-you',
          ),
        ],
  );

/** People who sign with another key than before. */
const rekeyed = (known: OtherOffice, now: OtherOffice): readonly PlanRow[] =>
  Object.entries(known.personKeys).flatMap(([account, key]) =>
    now.personKeys[account] === key
      ? []
      : [
          plainRow(
            'others',
            `${now.names[account] ?? account}的签名密钥已更换`,
            '请电话向发送单位核实本人是否更换了密钥',
            'needs-you',
          ),
        ],
  );

/** New entries of stations that are suspended here, brought by another; and what came without its content. */
export function recordsTold(
  { exchange }: DeskViews,
  { trust }: TakenRecords,
  news: News,
  open: OpenBundle,
): Told {
  const counts = new Map<StationId, number>();
  for (const { station, bytes } of news.records)
    if (bytes !== null && station !== open.header.station && isSuspended(exchange, trust, station))
      counts.set(station, (counts.get(station) ?? 0) + 1);
  const doubtful = [...counts].map(([station, many]) =>
    plainRow(
      'others',
      `${agencyName(trust, certificateOf(trust, station)?.agency ?? '')}工作站 ${station} 已暂停，本包含其新记录 ${many} 条`,
      '该机同一序号出现过两个版本，请先向自治区核实该机再导入',
      'needs-you',
    ),
  );
  const rows =
    news.stubs === 0
      ? []
      : [
          plainRow(
            'others',
            `${news.stubs} 条记录只有编号，内容不在本单位可见范围`,
            '只用于核对记录是否连续',
          ),
        ];
  return { doubtful, rows };
}
