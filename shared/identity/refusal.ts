/**
 * Why an identity is not taken: the code of the closed list of bundle checks, and the particular that a person or a
 * log needs. A refusal changes nothing. It never names a key or a person.
 */

import type { BUNDLE_CODES } from '#shared/bundle/codes';

/** Codes of the list of checks (B01 to B36) that identity can answer with. */
export const TRUST_CODES = [
  'B03_TOO_NEW',
  'B10_UNKNOWN_SENDER',
  'B11_CHAIN',
  'B12_ROOT_ROLLBACK',
  'B13_ROOT_GAP',
  'B14_REVOKED',
  'B15_SIGNATURE',
  'B20_SIZE',
  'B21_FORMAT',
  'B22_FORBIDDEN_KEY',
  'B24_NO_AUTHORITY',
  'B31_POLICY_ROLLBACK',
  'B32_POLICY_GAP',
] as const satisfies readonly (keyof typeof BUNDLE_CODES)[];

export type TrustCode = (typeof TRUST_CODES)[number];

/** What exactly was wrong, with the words for the person at the desk. */
export const TRUST_PROBLEMS = {
  'newer-program': '由更新版本的程序生成',
  'not-listed': '所属区划不在本程序的区划表内',
  'too-large': '内容超过允许的大小',
  'not-a-record': '内容格式不合规',
  'forbidden-key': '含禁用字段名',
  'other-file': '不是所要的文件',
  'no-root': '本机尚未信任任何根证书',
  fingerprint: '根证书与安装单上的核对码不符',
  'root-lower': '根证书版本低于本机已有版本',
  'root-other-content': '同一版本的根证书有两种内容',
  'root-skipped': '缺中间版本的根证书',
  'root-link': '根证书与上一版本不相接',
  'root-quorum-before': '没有上一版本三把根密钥中两把的签名',
  'root-quorum-after': '没有本版本三把根密钥中两把的签名',
  'root-signature': '根证书上有一个签名不成立',
  'root-keys': '根证书中的密钥有重复',
  'root-rules': '根证书放宽了上一版本的规定',
  'issuer-missing': '签发所依据的根证书本机没有',
  'issuer-void': '签发所依据的根证书已停用',
  'not-signed': '不是本区签发，或内容被改动',
  'station-key': '工作站号与其密钥不符',
  'agency-level': '机构级别与区划不符',
  'validity-dates': '有效期起止颠倒',
  'station-unknown': '没有本区颁发的证书',
  'agency-unknown': '所属机构没有本区颁发的证书',
  'agency-other': '与证书所载机构不一致',
  'station-revoked': '该机证书已吊销',
  'agency-revoked': '所属机构的证书已吊销',
  'not-yet-valid': '证书尚未生效',
  expired: '证书已过有效期',
  'list-behind': '本机的吊销名单早于该证书签发时的名单',
  'number-lower': '编号低于本机已有编号',
  'number-skipped': '缺中间编号的文件',
  'same-number-other-content': '同一编号有两种内容',
  'list-not-cumulative': '新名单缺少原已吊销的对象',
  'kind-not-allowed': '证书未授权发送此类数据包',
  'self-signature': '申请未由其自带密钥签名，或内容被改动',
  'other-request': '不是对本机此次申请的答复',
  'pack-content': '规则文件与签发记录不符',
  'pack-unfit': '规则文件在本机不能启用，或与本机已采用的规则冲突',
  'lists-unfit': '代码表文件不合规',
  'stations-unnamed': '吊销单位的，须在同一文件逐台写明其工作站采信到第几条，还缺',
  'register-behind': '所选登记册不是最新的，缺本机已知的工作站证书或吊销名单，没有签发',
  'believed-further': '已在吊销名单上的工作站，采信的记录只减不增，所列多于名单，没有签发',
  'pools-shrunk': '码池清单须含此前授予的全部码池及其查询码',
  digits: '读出的核对码与申请不符',
  'key-not-appointed': '现行根证书没有指定该密钥签发此类文件',
  'not-for-us': '未包含给本机的密钥',
  'request-older': '改变办理权限须依据该站新的申请，此申请早于该站现行证书',
  'held-unsaid': '改变办理权限须写明自治区收到该站记录至第几条',
  'head-ahead': '申请所称的已有记录数远超自治区收到的记录',
  'nothing-held': '自治区没有收到该站的记录，不能自收到的记录之后改变其办理权限',
  'grants-full': '该站证书记载的办理权限变更已满',
} as const satisfies { readonly [problem: string]: string };

export type TrustProblem = keyof typeof TRUST_PROBLEMS;

export interface TrustRefusal {
  readonly code: TrustCode;
  readonly problem: TrustProblem;
  /** What of it is wrong, in words, where the file has many places. */
  readonly detail?: string;
}

const WAYS_OUT: { readonly [C in TrustCode]: string } = {
  B03_TOO_NEW: '请先升级本程序，再读取一次。',
  B10_UNKNOWN_SENDER: '请由自治区颁发证书，或先导入带有该证书的下行包。',
  B11_CHAIN: '请勿使用，联系自治区核对来源。',
  B12_ROOT_ROLLBACK: '疑似攻击。请封存该介质，立即报告自治区。',
  B13_ROOT_GAP: '请先取得并导入缺少的根证书。',
  B14_REVOKED: '请勿接收其新数据，联系自治区。',
  B15_SIGNATURE: '请重新生成并重新拷贝；仍不符的，联系对方核对。',
  B20_SIZE: '请核对文件是否正确。',
  B21_FORMAT: '请重新拷贝；仍不符的，请对方重新生成。',
  B22_FORBIDDEN_KEY: '请封存该介质，联系对方核对来源。',
  B24_NO_AUTHORITY: '请由有权的机器重新生成。',
  B31_POLICY_ROLLBACK: '疑似回放旧文件。请封存该介质，报告自治区。',
  B32_POLICY_GAP: '请先导入缺少的文件，再读取一次。',
};

/** Where the way out is that of the matter, and not that of a file. */
const OWN_WAYS_OUT: { readonly [P in TrustProblem]?: string } = {
  'request-older':
    '请该站重新申请后再批复；该站不再申请的，选“自治区已收到的记录之后”起适用（命令行加 --from-held）。',
  'held-unsaid': '请在命令中加 --held N，N 为自治区已收到该站记录的最后一条，没有的写 0。',
  'head-ahead':
    '请先导入该站的数据包再批复；所称不实的，选“自治区已收到的记录之后”起适用（命令行加 --from-held），或吊销该站。',
  'nothing-held': '请先导入该站的数据包，或请该站重新申请后再批复。',
  'grants-full': '该站仍按现行证书办理。需要改变的，请吊销该站，以新的工作站号重新入网。',
  'stations-unnamed': '请在同一文件补全后重新签发。',
  'register-behind': '请改选最新的仪式登记册后重新签发；最新的一份已丢失的，先以各备份补全登记册。',
  'believed-further': '请按名单所列或更少填写；个别记录应予采信的，在“冲突”中逐件裁决。',
};

/** What happened and what was kept, and what to do, for the person at the desk. */
export const trustMessage = ({
  code,
  problem,
  detail,
}: TrustRefusal): { readonly message: string; readonly wayOut: string } => ({
  message: `${TRUST_PROBLEMS[problem]}${detail === undefined ? '' : `：${detail}`}（${code.slice(0, 3)}）。未作任何改动。`,
  wayOut: OWN_WAYS_OUT[problem] ?? WAYS_OUT[code],
});

/** The same in one. */
export function trustWords(refusal: TrustRefusal): string {
  const { message, wayOut } = trustMessage(refusal);
  return `${message}${wayOut}`;
}

/** A refusal as an outcome. */
export const refuseTrust = (
  code: TrustCode,
  problem: TrustProblem,
  detail?: string,
): { readonly ok: false; readonly error: TrustRefusal } => ({
  ok: false,
  error: detail === undefined ? { code, problem } : { code, problem, detail },
});
