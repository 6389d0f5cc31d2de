/** What can go wrong with the files and keys of ceremonies, in words: what happened, what was kept, what to do. */
import { type TrustRefusal, trustMessage } from '#shared/identity/refusal';
import type { CeremonyKeyFault } from './ceremony-key';
import type { RecordFileFault } from './record-file';

/** A revocation of who revokes: the region's office for good, or at its desk the station itself. */
export interface OwnRevoked {
  readonly code: 'OWN_OFFICE' | 'OWN_STATION';
}

export type CeremonyFault = RecordFileFault | CeremonyKeyFault | OwnRevoked;

export interface FaultWords {
  readonly message: string;
  readonly wayOut: string;
}

const FAULT_WORDS: { readonly [C in Exclude<CeremonyFault, TrustRefusal>['code']]: FaultWords } = {
  DISK_FULL: { message: '磁盘空间不足，没有写入。', wayOut: '请腾出空间后重试。' },
  ACCESS_DENIED: { message: '没有读写该文件的权限，未作任何改动。', wayOut: '请检查介质是否写保护。' },
  IO_ERROR: { message: '文件读写失败，未作任何改动。', wayOut: '请更换介质或接口后重试。' },
  FILE_MISSING: { message: '找不到该文件，未作任何改动。', wayOut: '请检查文件位置。' },
  PASSPHRASE_WEAK: { message: '口令少于 10 个字符，没有制作密钥。', wayOut: '请设置更长的口令。' },
  WRONG_PASSPHRASE: {
    message: '口令不符，或密钥文件被改动；未作任何改动。',
    wayOut: '请重新输入口令。',
  },
  KEY_EXISTS: { message: '该位置已有文件，没有覆盖。', wayOut: '请另选位置。' },
  KEY_ALTERED: {
    message: '密钥文件的参数不合规，疑似被改动；未作任何改动。',
    wayOut: '请改用备份介质。',
  },
  OWN_OFFICE: {
    message: '不能吊销自治区本单位：吊销后其工作站全部失效，也不能再入网。未作任何改动。',
    wayOut: '个别工作站停用、遗失的，请按工作站号吊销。',
  },
  OWN_STATION: {
    message: '不能在本机吊销本机的证书，未作任何改动。',
    wayOut: '请在本单位另一台已入网的工作站办理；没有的，先为接替的工作站签发证书。',
  },
};

/** The words of a fault. */
export const faultWords = (fault: CeremonyFault): FaultWords =>
  'problem' in fault ? trustMessage(fault) : FAULT_WORDS[fault.code];
