/**
 * What a bundle says of the people of other offices, and of stations, as far as no case tells it: whose name or signing
 * key is another than before, who is new, what stays hidden. Whoever has taken a station may have made it.
 */
import type { OpenBundle } from '#electron/sync/bundle/read-bundle';
import { type Relation, relationOf } from '#shared/bundle/sight';
import type { PlanRow } from '#shared/contract/sync-views';
import type { StationId } from '#shared/domain/ids';
import { certificateOf } from '#shared/identity/trust';
import type { DeskViews } from '#shared/journal/desk-views';
import { isOwnStation, lineageOf } from '#shared/journal/lineage';
import { keyOf, type OtherOffice } from '#shared/journal/other-office';
import { type ActSigner, isKeyOf } from '#shared/journal/person-act';
import { isSuspended } from '#shared/journal/suspended';
import { agencyName, ownAgency } from './agencies';
import type { News } from './news';
import { plainRow } from './plan-rows';
import { approverIn } from './plan-stops';
import type { TakenRecords } from './planned';

/** Lines that are no case's. `doubtful`: two people here look at them before they count. */
export interface Told {
  readonly doubtful: readonly PlanRow[];
  readonly rows: readonly PlanRow[];
}

/** New people of a known office that are named; the rest is counted. */
const MOST_NAMED = 10;

/** People and stations of other offices, before the bundle and with it. */
export function peopleTold(before: DeskViews, after: DeskViews, open: OpenBundle, news: News): Told {
  const doubtful: PlanRow[] = [...signersTold(before, after, open, news)];
  const rows: PlanRow[] = [];
  for (const [root, now] of after.others) {
    const known = before.others.get(root);
    const office = agencyName(after.trust, certificateOf(after.trust, root)?.agency ?? '');
    const isRestated = known !== undefined && known.restatedBy !== now.restatedBy;
    if (isRestated && now.restatedBy !== null) rows.push(restatedTold(office, now));
    if (known !== undefined)
      doubtful.push(
        ...renamed(office, known, now),
        ...rekeyed(known, now, (account) => isRestated && isBackTo(before, root, now, account)),
      );
    const fresh = Object.entries(now.names).flatMap(([account, name]) =>
      Object.hasOwn(known?.names ?? {}, account) ? [] : [name],
    );
    if (fresh.length === 0) continue;
    // Of an office that is new itself everybody is.
    const named = fresh.slice(0, MOST_NAMED).join('、');
    const names = known === undefined ? '' : `：${named}${fresh.length > MOST_NAMED ? '等' : ''}`;
    rows.push(plainRow('others', `${office}新增人员 ${fresh.length} 名${names}`, `工作站 ${root}`));
  }
  return { doubtful, rows };
}

/** Who let the bundle out, and who signed acts in it, as far as two people here have to ask who that is. */
function signersTold(
  before: DeskViews,
  after: DeskViews,
  open: OpenBundle,
  { index }: News,
): readonly PlanRow[] {
  const approver = approverIn(open);
  return [
    ...(approver === null ? [] : signerTold(before, after, approver, 'bundle')),
    ...index.signers.flatMap((signer) => signerTold(before, after, signer, 'act')),
  ];
}

/** Whether a key that signs was not known of a known office, is not its person's any more, or that is no supervisor. */
function signerTold(
  before: DeskViews,
  after: DeskViews,
  signer: ActSigner,
  what: 'bundle' | 'act',
): readonly PlanRow[] {
  const { station, account, publicKey } = signer;
  const root = lineageOf(after, station);
  const [known, now] = [before.others.get(root), after.others.get(root)];
  if (known === undefined || now === undefined || isOwnStation(after, station)) return [];
  const who = `${what === 'bundle' ? '批准本包' : '签署本包所含裁决、确认'}的${now.names[account] ?? account}（账号 ${account}）`;
  const ask = '请电话向其单位核实本人是否为主管、是否设置了签名密钥';
  // A key in the place of the one that was known is told as that.
  const isTold = keyOf(known, account) !== undefined && keyOf(now, account) === publicKey;
  const isNew = !isKeyOf(before, signer) && !isTold;
  // An act stands that was done by somebody who was one then.
  const then = what === 'bundle' ? [now] : [known, now];
  // An office tells its people from its first act on; one whose first is not known here has told of none.
  const mayBe = now.office === null || then.some(({ supervisors }) => supervisors.includes(account));
  // A bundle from before the change came late, a restored office has its former key, or somebody found one.
  const isFormer = what === 'bundle' && !isNew && keyOf(now, account) !== publicKey;
  return [
    ...(isFormer ? [plainRow('others', `${who}用的是更换前的签名密钥`, ask, 'needs-you')] : []),
    ...(isNew ? [plainRow('others', `${who}的签名密钥此前未见过`, ask, 'needs-you')] : []),
    ...(mayBe ? [] : [plainRow('others', `${who}不是该单位已知的主管`, ask, 'needs-you')]),
  ];
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

/** An office that went on with an earlier copy of its store said who works there. The region has certified it anew. */
const restatedTold = (office: string, { supervisors, names }: OtherOffice): PlanRow =>
  plainRow(
    'others',
    `${office}从备份恢复，在岗人员和签名密钥以其重新说明的为准`,
    `主管：${supervisors.map((account) => names[account] ?? account).join('、')}`,
  );

/** Whether the key of a person is one that the office had told before. */
const isBackTo = (before: DeskViews, root: StationId, now: OtherOffice, account: string): boolean =>
  isKeyOf(before, { station: root, account, publicKey: keyOf(now, account) ?? '' });

/** People who sign with another key than before, but for those of whom that is to be expected. */
const rekeyed = (
  known: OtherOffice,
  now: OtherOffice,
  isExpected: (account: string) => boolean,
): readonly PlanRow[] =>
  Object.entries(known.personKeys).flatMap(([account, key]) =>
    // Whoever was removed signs nothing any more.
    keyOf(now, account) === key || keyOf(now, account) === undefined || isExpected(account)
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
export function recordsTold(views: DeskViews, { trust }: TakenRecords, news: News, open: OpenBundle): Told {
  const { exchange } = views;
  const relation = relationOf(ownAgency(views), open.header.fromOrg);
  const counts = new Map<StationId, number>();
  for (const { station, stub } of news.records)
    if (stub === null && station !== open.header.station && isSuspended(exchange, trust, station))
      counts.set(station, (counts.get(station) ?? 0) + 1);
  const doubtful = [...counts].map(([station, many]) =>
    plainRow(
      'others',
      `${agencyName(trust, certificateOf(trust, station)?.agency ?? '')}工作站 ${station} 已暂停，本包含其新记录 ${many} 条`,
      '该机同一序号出现过两个版本，请先向自治区核实该机再导入',
      'needs-you',
    ),
  );
  return { doubtful, rows: news.stubs === 0 ? [] : [stubsTold(news.stubs, relation)] };
}

/** Records that came without their content, and why. */
const stubsTold = (stubs: number, relation: Relation): PlanRow =>
  relation === 'below' || relation === 'same'
    ? plainRow(
        'others',
        `${stubs} 条记录只有编号，发送单位没有送来内容`,
        '核心数据不随数据包送出；内容可以送出后由发送单位补送。编号只用于核对记录是否连续',
      )
    : plainRow('others', `${stubs} 条记录只有编号，内容不在本单位可见范围`, '只用于核对记录是否连续');
