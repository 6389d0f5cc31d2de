/** Readable words for acts of the exchange. */
import { BUNDLE_KIND_WORDS } from '#shared/bundle/kinds';
import { division } from '#shared/domain/divisions';
import type { DivisionCode } from '#shared/domain/ids';
import { formatLong } from '#shared/domain/local-date';
import { assertNever } from '#shared/lib/assert-never';
import type { ExchangeEvent, TrustRecord } from './exchange-events';

/** How a receipt speaks of its level. */
export const RECEIPT_LEVEL_NAMES = {
  refused: '未收下',
  received: '已收到',
  stored: '已存放',
  applied: '已导入',
  decided: '已裁决',
} as const;

const TRUST_WORDS: { readonly [K in TrustRecord['kind']]: string } = {
  root: '根证书',
  certificate: '证书',
  revocations: '吊销名单',
  policy: '规则文件',
  inboxKeys: '收件密钥',
};

const TRUST_SOURCES = { ceremony: '自治区签发文件', enrolment: '入网', bundle: '数据包' } as const;

/** Name of a division; its code when it is not listed. */
export const agencyName = (code: string): string => division(code as DivisionCode)?.name ?? code;

/** What an act was about, in words. */
export function exchangeDetail(event: ExchangeEvent): string {
  switch (event.type) {
    case 'trustReceived': {
      const kinds = [...new Set(event.records.map(({ kind }) => TRUST_WORDS[kind]))];
      return `${kinds.join('、')}共 ${event.records.length} 件，来自${TRUST_SOURCES[event.by]}`;
    }
    case 'personKeySet':
      return `${event.account}：${event.publicKey.slice(0, 12)}…`;
    case 'bundleMade': {
      const { bundle } = event;
      const to = bundle.to.map(({ agency, pairSeq }) => `${agencyName(agency)}第 ${pairSeq} 号`).join('、');
      return `${BUNDLE_KIND_WORDS[bundle.kind]} ${bundle.bundleId.slice(0, 8)}，发往${to}，记录 ${bundle.entries} 条，附件 ${bundle.blobs} 个`;
    }
    case 'bundleCarried':
      return `${event.bundleId.slice(0, 8)}${onwardOf(event)}，${formatLong(event.on)}由${event.carrier}携出${partsOf(event)}，介质：${event.medium}`;
    case 'receiptTaken': {
      const { bundleId, agency, level } = event.receipt;
      return `${bundleId.slice(0, 8)}，${agencyName(agency)}${RECEIPT_LEVEL_NAMES[level]}`;
    }
    case 'bundleImported': {
      const number = event.pairSeq === null ? '' : `第 ${event.pairSeq} 号`;
      return `${BUNDLE_KIND_WORDS[event.kind]} ${event.bundleId.slice(0, 8)}，来自${agencyName(event.agency)}${number}，记录 ${event.entries} 条，附件 ${event.blobs} 个${event.unbacked === undefined ? '' : `，导入前未备份：${event.unbacked}`}`;
    }
    case 'importSetAside':
      return `${event.bundleId.slice(0, 8)}：${event.reason}`;
    case 'importRestored':
      return event.bundleId.slice(0, 8);
    case 'bundleSetAside':
      return `${event.bundleId.slice(0, 8)}，来自${agencyName(event.agency)}：${event.code}${forkOf(event)}`;
    case 'reconciled':
      return `${event.month}，${agencyName(event.agency)}，本机 ${event.ours} 件，对方 ${event.theirs} 件，不一致 ${event.differences} 件`;
    default:
      return assertNever(event, 'act of the exchange');
  }
}

type CarriedEvent = Extract<ExchangeEvent, { readonly type: 'bundleCarried' }>;

const ONWARD_WORDS = { courier: '转交件', quarantine: '隔离件，送自治区核查' } as const;

/** Whose bundle was carried on, and as what. */
const onwardOf = ({ onward }: CarriedEvent): string =>
  onward === undefined ? '' : `（${agencyName(onward.agency)}的${ONWARD_WORDS[onward.as]}）`;

const partsOf = ({ parts }: CarriedEvent): string => (parts === undefined ? '' : `第 ${parts.join('、')} 卷`);

/** Which station has two versions of which place. */
const forkOf = ({ station, fork }: Extract<ExchangeEvent, { readonly type: 'bundleSetAside' }>): string =>
  fork === undefined ? '' : `，工作站 ${station} 第 ${fork} 条有两个版本`;
