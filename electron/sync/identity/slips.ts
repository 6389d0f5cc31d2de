/**
 * The slips of the ceremonies, line by line in zh-CN: what was done, by which number and digits it can be recognised,
 * and who signs the paper. A slip never holds a secret.
 */
import { OBJECT_TYPE_NAMES } from '#shared/domain/case-type';
import { divisionName } from '#shared/domain/divisions';
import { OFFICE_LEVEL_NAMES } from '#shared/domain/office';
import type { StationCertificate } from '#shared/identity/certificate';
import { checkDigits } from '#shared/identity/check-digits';
import type { EnrolRequest, EnrolResponse } from '#shared/identity/enrolment';
import type { InboxKeyPacket } from '#shared/identity/inbox-keys';
import { type PolicyRecord, policyKindName } from '#shared/identity/policy';
import { recordId } from '#shared/identity/record';
import {
  isAgencySubject,
  REVOCATION_REASON_NAMES,
  type Revocation,
  type RevocationList,
  revocationOf,
} from '#shared/identity/revocation';
import { ROOT_QUORUM, type RootRecord } from '#shared/identity/root';
import { certificateOf, type TrustState } from '#shared/identity/trust';
import { canonicalJson } from '#shared/lib/canonical-json';
import type { CodePool } from '#shared/regulation/register/code-pool';
import { CEREMONY_KEY_NAMES, type CeremonyKey } from './ceremony-key-schema';
import { signaturesMissing } from './ceremony-root';
import { RECORD_CHECKS } from './record-checks';

/** A slip: title, lines, and who signs. */
export interface Slip {
  readonly title: string;
  readonly lines: readonly string[];
  readonly signers: readonly string[];
}

/** Digits of any record. */
export const digitsOf = (kind: Parameters<typeof recordId>[0], record: object): string =>
  checkDigits(recordId(kind, record, RECORD_CHECKS));
const grouped = (hex: string): string => hex.match(/.{8}/g)?.join(' ') ?? hex;

/** Digits of a root record, as the installation sheet prints them. */
export const rootDigits = (root: RootRecord): string => digitsOf('root', root);
/** Digits of a request, as they are read out. */
export const requestDigits = (request: EnrolRequest): string => digitsOf('enrol-request', request);

/** 密钥制作单 */
export const keySlip = (key: CeremonyKey): Slip => ({
  title: '密钥制作单',
  lines: [
    `用途：${CEREMONY_KEY_NAMES[key.kind]}`,
    `名称：${key.name}`,
    `制作日期：${key.madeOn}`,
    `公钥：${grouped(key.publicKey)}`,
    ...(key.kdf.belowFloor ? ['练习用，口令保护弱，不得用于正式签发。'] : []),
    '口令由保管人自行记存，不写在本单上；口令遗失后该密钥不能再用。',
  ],
  signers: ['制作人', '保管人', '监督人'],
});

/** 根证书单: the installation sheet's digits, or what is still missing. */
export function rootSlip(root: RootRecord, before: RootRecord | null): Slip {
  const missing = signaturesMissing(root, before);
  const done = missing.own === 0 && missing.before === 0;
  const state = done
    ? ['签名已齐，根证书生效。']
    : [
        `本版本根密钥签名还缺 ${missing.own} 个（需 ${ROOT_QUORUM} 个）。`,
        ...(before === null ? [] : [`上一版本根密钥签名还缺 ${missing.before} 个（需 ${ROOT_QUORUM} 个）。`]),
      ];
  return {
    title: '根证书单',
    lines: [
      `名称：${root.name}`,
      `编号：第 ${root.number} 号`,
      `签发日期：${root.issuedOn}`,
      `核对码：${rootDigits(root)}`,
      ...state,
      ...(done ? ['核对码随安装单发至各登记机构，首次入网时逐组核对。'] : []),
    ],
    signers: ['第一保管人', '第二保管人', '监督人'],
  };
}

/** 入网申请单 */
export const requestSlip = (request: EnrolRequest): Slip => ({
  title: '入网申请单',
  lines: [
    ...officeLines(request),
    `工作站号：${request.station}`,
    ...(request.continues === null ? [] : [`接替工作站：${request.continues}`]),
    `安装编号：${request.install}`,
    `申请日期：${request.requestedOn}`,
    ...(request.head === 0 ? [] : [`已有记录 ${request.head} 条；批复后，其后各条按新证书认定。`]),
    `核对码：${requestDigits(request)}`,
    '请将核对码以电话或加盖公章的本单告知自治区。',
  ],
  signers: ['申请人', '单位负责人（盖章）'],
});

/** 入网批复单 */
export function responseSlip(request: EnrolRequest, response: EnrolResponse, trust: TrustState): Slip {
  const own = response.certificates.find(({ subject }) => subject === request.station);
  const root = trust.root;
  return {
    title: '入网批复单',
    lines: [
      ...officeLines(request),
      `工作站号：${request.station}`,
      `申请核对码：${requestDigits(request)}`,
      ...(own ? [`证书：第 ${own.number} 号，${own.validFrom} 至 ${own.validTo}`] : []),
      ...(own?.kind === 'station' ? grantLines(own, trust) : []),
      ...(root ? [`根证书：第 ${root.number} 号，核对码 ${rootDigits(root)}`] : []),
      `吊销名单：${response.revocations === null ? '尚无' : `第 ${response.revocations.number} 号`}`,
      // Its own alone, on either paper: the answer holds others' as a file, and not as codes.
      ...response.inboxKeys
        .filter(({ agency }) => agency === request.agency)
        .map(({ agency, epoch }) => `收件密钥：${divisionName(agency)}（${agency}）第 ${epoch} 期`),
      ...(request.continues === null ? [] : [`被接替的工作站 ${request.continues} 应列入吊销名单（停用）。`]),
    ],
    signers: ['核对人', '签发人', '监督人'],
  };
}

/** 登记册读入单. `records`: how many were new to the desk. */
export const adoptedSlip = ({ root, revocations }: TrustState, records: number): Slip => ({
  title: '登记册读入单',
  lines: [
    `读入：${records === 0 ? '登记册中没有本机未有的内容' : `${records} 项`}`,
    ...(root === null ? [] : [`根证书：第 ${root.number} 号，核对码 ${rootDigits(root)}`]),
    revocations === null
      ? '吊销名单：尚无'
      : `吊销名单：第 ${revocations.number} 号，核对码 ${digitsOf('revocations', revocations)}`,
  ],
  signers: ['办理人', '监督人'],
});

/** From where on other terms count, and which stations of the agency still have others: the designation is the agency's
 * (XJR-5-4), and each station's own certificate says it. */
function grantLines(
  { subject, agency, mayAuthor }: StationCertificate,
  trust: TrustState,
): readonly string[] {
  const last = mayAuthor.at(-1);
  const others = Object.keys(trust.certificates).filter((station) => {
    const one = certificateOf(trust, station);
    return (
      one?.kind === 'station' &&
      one.agency === agency &&
      station !== subject &&
      revocationOf(trust.revocations, station) === null &&
      canonicalJson(one.mayAuthor.at(-1)?.events ?? null) !== canonicalJson(last?.events ?? null)
    );
  });
  return [
    ...(last === undefined || last.from === 1
      ? []
      : [`办理权限：自本工作站第 ${last.from} 条记录起适用，此前各条按原权限认定。`]),
    ...(others.length === 0
      ? []
      : [`本机构工作站 ${others.join('、')} 的办理权限与本证书不同，应重新申请和批复。`]),
  ];
}

/** 入网完成单 */
export const enrolledSlip = (request: EnrolRequest, response: EnrolResponse, trust: TrustState): Slip => ({
  ...responseSlip(request, response, trust),
  title: '入网完成单',
  signers: ['办理人', '第二名管理员'],
});

/** 吊销名单单 */
export const revocationSlip = (list: RevocationList, agenciesToRekey: readonly string[]): Slip => ({
  title: '吊销名单',
  lines: [
    `编号：第 ${list.number} 号`,
    `签发日期：${list.issuedOn}`,
    ...list.revoked.map(revocationLine),
    `核对码：${digitsOf('revocations', list)}`,
    ...agenciesToRekey.map((agency) => `${divisionName(agency)}的收件密钥应换期。`),
  ],
  signers: ['签发人', '监督人'],
});

function revocationLine({ subject, reason, lastTrusted, on }: Revocation): string {
  const decided = `${REVOCATION_REASON_NAMES[reason]}　${on}`;
  if (isAgencySubject(subject))
    return `${divisionName(subject)}（${subject}）　${decided}　所属工作站另行列明，未列的均不采信`;
  const trusted = lastTrusted === null ? '其记录均不采信' : `采信至第 ${lastTrusted.seq} 条`;
  return `${subject}　${decided}　${trusted}`;
}

/** 收件密钥换期单 */
export const inboxSlip = (packet: InboxKeyPacket): Slip => ({
  title: '收件密钥换期单',
  lines: [
    `机构：${divisionName(packet.agency)}（${packet.agency}）`,
    `期次：第 ${packet.epoch} 期`,
    `签发日期：${packet.issuedOn}`,
    `发给工作站：${packet.sealed.map(({ station }) => station).join('、')}`,
    `核对码：${digitsOf('inbox-keys', packet)}`,
    '收件密钥文件应送达上列各工作站，由系统管理员在“站点与密钥”读入。',
  ],
  signers: ['签发人', '监督人'],
});

/** 规则文件签发单. `content`: lines of what was signed, where it is short enough to be read on paper. */
export const policySlip = (record: PolicyRecord, content: readonly string[] = []): Slip => ({
  title: '规则文件签发单',
  lines: [
    `种类：${policyKindName(record.kind)}　编号：第 ${record.number} 号`,
    `名称：${record.id}`,
    `启用日期：${record.inForceFrom}　签发日期：${record.issuedOn}`,
    ...content,
    `内容摘要：${grouped(record.content)}`,
    `核对码：${digitsOf('policy', record)}`,
  ],
  signers: ['签发人', '监督人'],
});

/** A code pool as a slip says it. */
export const poolLine = ({ id, agency, station, objectType, codes, from, to }: CodePool): string =>
  `码池 ${id}：${divisionName(agency)}（${agency}）工作站 ${station}，用于${OBJECT_TYPE_NAMES[objectType]}，${from} 至 ${to}，依次为${codes
    .map((one) => (typeof one === 'string' ? one : `${one.first} 至 ${one.last}`))
    .join('、')}`;

const officeLines = ({ name, agency, level }: EnrolRequest): readonly string[] => [
  `机构：${name}`,
  `区划：${divisionName(agency)}（${agency}）　级别：${OFFICE_LEVEL_NAMES[level]}`,
];

/** A slip as plain text, ready to be printed. */
export const slipText = ({ title, lines, signers }: Slip): string =>
  [title, ...lines, signers.map((who) => `${who}：＿＿＿＿＿＿`).join('　'), ''].join('\n');
