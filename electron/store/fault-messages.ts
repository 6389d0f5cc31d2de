/**
 * The words for every fault of the store, as the person at the desk reads them: what happened, what was
 * kept, what to do. It must never show a path, a key or the program's own names for things.
 */
import type { CodeTypo } from '#electron/crypto/written-code';
import { assertNever } from '#shared/lib/assert-never';
import type { BatchReason, Damage, DamageReason, SlipsProblem, StoreFault } from './faults';

export interface FaultMessage {
  /** What happened and what was kept. */
  readonly message: string;
  /** What the person can do now. */
  readonly wayOut: string;
}

const REASONS: { readonly [R in DamageReason]: string } = {
  'segment-missing': '文件缺失',
  'segment-unreadable': '文件无法读取',
  'header-incomplete': '文件头不完整',
  'header-altered': '文件头与校验不符',
  'chain-broken': '与前一文件不衔接',
  'records-missing': '记录缺失',
  'record-header-altered': '记录长度与校验不符',
  'record-incomplete': '记录不完整',
  'record-altered': '记录内容与校验不符',
  'space-altered': '空白处有改动',
  'entry-altered': '记录格式或顺序不符',
  'signature-wrong': '记录签名不符',
  'lamport-wrong': '记录的先后序号不符',
  'seen-unknown': '记录所依据的其他记录不在日志中',
  'station-unknown': '没有记录所属工作站的证书',
  'stub-contradicts': '记录与先前的存根不符',
  'batch-altered': '整批记录的登记不符',
  'seal-altered': '封印与记录不符',
  'snapshot-ahead': '日志少于快照所记',
  'newer-format': '由更新版本的登记工作台写成',
  'older-than-anchor': '数据比本机或封印条所记的旧',
};

const BATCH_REASONS: { readonly [R in BatchReason]: string } = {
  'entry-altered': '格式不符',
  'not-next': '与本机已有的记录不衔接',
  known: '本机已有',
  'own-station': '是本工作站自己的记录',
  'lamport-wrong': '先后序号不符',
  'seen-unknown': '所依据的其他记录不在本机',
  'stub-contradicts': '与先前的存根不符',
  'count-wrong': '条数与所报不符',
};

const KEPT = '已保存的内容未受影响。';
const UNCHANGED = '本次操作未保存，原有内容未改动。';

/** Where the journal breaks, in words. */
export function damageText(damage: Damage): string {
  return `${damage.file} 第 ${damage.position} 字节（第 ${damage.record} 条记录）：${REASONS[damage.reason]}`;
}

function typoText(slip: number, typo: CodeTypo): string {
  if (typo.kind === 'length')
    return `第 ${slip} 栏应为 ${typo.expected} 个字符，现为 ${typo.characters} 个。`;
  if (typo.kind === 'character')
    return `第 ${slip} 栏第 ${typo.group} 组有不能识别的字符“${typo.character}”。`;
  return `第 ${slip} 栏键入或抄写有误，校验不符。`;
}

function slipsText(problem: SlipsProblem): string {
  switch (problem.kind) {
    case 'typo':
      return typoText(problem.slip, problem.typo);
    case 'too-few':
      return '须键入两张不同的恢复单。';
    case 'same':
      return `两栏键入的是同一张恢复单（第 ${problem.number} 号）。`;
    case 'other-store':
      return `第 ${problem.slip} 栏的恢复单不属于此数据。`;
    case 'former-issue':
      return `第 ${problem.slip} 栏的恢复单已经作废：恢复单更换过，此单是更换前的。`;
    case 'not-fitting':
      return '两张恢复单合起来不能打开此数据。';
    default:
      return assertNever(problem, 'problem with slips');
  }
}

/** S03 of the sync design: whoever put an old copy in the place of the data is not believed. */
const oldCopy = (damage: Damage): FaultMessage => ({
  message: `S03 数据比本机记录的旧，可能是旧副本，只能查看：${damageText(damage)}。${UNCHANGED}`,
  wayOut: '请停止办理，找回最新的数据文件夹；确已丢失的，移走此文件夹，用“从备份恢复”恢复最近一次备份。',
});

/** The words for a fault: message and way out, zh-CN. */
export function faultMessage(fault: StoreFault): FaultMessage {
  switch (fault.code) {
    case 'STORE_IN_USE':
      return {
        message: `数据正由另一个登记工作台使用。${KEPT}`,
        wayOut: '请关闭另一个登记工作台后重试。',
      };
    case 'STORE_IN_USE_ELSEWHERE':
      return {
        message: `数据正由另一台计算机上的登记工作台使用，或那台计算机上次没有正常退出。${KEPT}`,
        wayOut:
          '请在那台计算机上退出登记工作台后重试；确认没有任何计算机在使用的，由系统管理员清空数据文件夹中的 lock 文件夹。',
      };
    case 'STORE_TAKEN':
      return {
        message: `数据已由另一个登记工作台接管，本机不再写入。${UNCHANGED}`,
        wayOut: '请退出登录，确认只有一处使用这份数据，再重新登录。',
      };
    case 'STORE_BUSY':
      return { message: `正在写入大批记录。${UNCHANGED}`, wayOut: '请等待写入完成后重试。' };
    case 'CANCELLED':
      return { message: `已取消。${KEPT}`, wayOut: '需要时请重新开始。' };
    case 'BATCH_REFUSED':
      return {
        message: `第 ${fault.record} 条记录未能并入：${BATCH_REASONS[fault.reason]}。整批未并入，原有内容未改动。`,
        wayOut: '请重新检查数据包；再次出现时，请对方重新制作数据包。',
      };
    case 'INDEX_DAMAGED':
      return {
        message: `索引文件 ${fault.where} 损坏。登记记录未受影响，已保存的内容都在。`,
        wayOut: '请退出登录后重新登录，程序将由登记日志重建索引。',
      };
    case 'STORE_MISSING':
      return { message: '所选位置没有登记数据。', wayOut: '请核对数据位置，或新建数据。' };
    case 'STORE_INCOMPLETE':
      return {
        message: `登记数据不完整，缺少 ${fault.where}。其余文件未改动。`,
        wayOut: '请勿新建数据。请从最近一次备份恢复。',
      };
    case 'STORE_EXISTS':
      return { message: '所选位置已有登记数据，未改动。', wayOut: '请打开已有数据，或另选空文件夹。' };
    case 'WRONG_PASSPHRASE':
      return {
        message: '账号或口令不正确。',
        wayOut: '请核对后重新输入；忘记口令的，凭两张封存的恢复单重设。',
      };
    case 'WRONG_SLIPS':
      return {
        message: `${slipsText(fault.problem)}数据未改动。`,
        wayOut: '请取三张封存的恢复单中的任意两张，逐组核对后重新输入。',
      };
    case 'SIGN_IN_DELAYED':
      return {
        message: '口令多次不正确，暂停登录。',
        wayOut: `请在 ${fault.seconds} 秒后重试。`,
      };
    case 'SIGN_IN_HELD':
      return {
        message: '口令连续 10 次不正确，此账号已停止登录。数据未改动。',
        wayOut: '请由另一名管理人员登录后在“管理”中解除，或凭两张封存的恢复单重设口令。',
      };
    case 'ACCOUNT_EXISTS':
      return { message: `此账号已设口令。${UNCHANGED}`, wayOut: '如需更换口令，请使用修改口令。' };
    case 'ACCOUNT_UNKNOWN':
      return { message: `此账号未设口令。${UNCHANGED}`, wayOut: '请先为此账号设置口令。' };
    case 'NOT_PRACTICE':
      return { message: '此数据不是练习数据，须用口令打开。', wayOut: '请用账号和口令登录。' };
    case 'KEYS_DAMAGED':
      return {
        message: `密钥文件 ${fault.where} 损坏，无法打开数据。其余文件未改动。`,
        wayOut: '请从最近一次备份恢复密钥文件。',
      };
    case 'JOURNAL_DAMAGED':
      return {
        message: `登记日志损坏：${damageText(fault.damage)}。此处之前的记录完好。`,
        wayOut: '请停止办理，从最近一次备份恢复，并保留损坏的文件备查。',
      };
    case 'OLD_COPY':
      return oldCopy(fault.damage);
    case 'JOURNAL_READ_ONLY':
      if (fault.damage?.reason === 'older-than-anchor') return oldCopy(fault.damage);
      return {
        message: fault.damage
          ? `登记日志损坏，数据只能查看：${damageText(fault.damage)}。${UNCHANGED}`
          : `数据以只读方式打开。${UNCHANGED}`,
        wayOut: fault.damage ? '请从最近一次备份恢复后再办理。' : '请关闭后重新打开数据再办理。',
      };
    case 'SNAPSHOT_AHEAD':
      return {
        message: `登记日志的末尾缺失：${damageText(fault.damage)}。现有记录未改动。`,
        wayOut: '请找回缺失的文件，或从最近一次备份恢复。',
      };
    case 'BLOB_MISSING':
      return { message: `附件文件 ${fault.where} 缺失。登记记录未受影响。`, wayOut: '请从备份恢复该附件。' };
    case 'BLOB_DAMAGED':
      return {
        message: `附件文件 ${fault.where} 损坏，未打开。登记记录未受影响。`,
        wayOut: '请从备份恢复该附件。',
      };
    case 'DISK_FULL':
      return { message: `磁盘空间不足，${fault.where} 未能写入。${UNCHANGED}`, wayOut: '请清理磁盘后重试。' };
    case 'ACCESS_DENIED':
      return {
        message: `没有权限读写 ${fault.where}。${UNCHANGED}`,
        wayOut: '请由系统管理员检查数据文件夹的权限后重试。',
      };
    case 'IO_ERROR':
      return {
        message: `读写 ${fault.where} 时磁盘出错。${UNCHANGED}`,
        wayOut: '请检查磁盘后重试；再次出现时请停止办理并做备份。',
      };
    case 'NEWER_FORMAT':
      return {
        message: `文件 ${fault.where} 由更新版本的登记工作台写成，未打开，未改动。`,
        wayOut: '请安装新版登记工作台。',
      };
    case 'OLDER_FORMAT':
      return {
        message: `文件 ${fault.where} 由以前版本的登记工作台写成，未打开，未改动。`,
        wayOut: '请登录一次，登录时转换为现行格式；原数据另存，不删除。',
      };
    case 'STORE_ELSEWHERE':
      return {
        message: `这份数据来自别处（恢复、复制或换机），尚未在本机继续，只能查看。${UNCHANGED}`,
        wayOut: '请由系统管理员在“管理－数据”写明原因后在本机继续；原工作站不得再用。',
      };
    case 'TARGET_MISSING':
      return {
        message: '备份介质不在，或已拔出。本次备份没有完成，以前的备份和登记数据未受影响。',
        wayOut: '请插好介质后重新备份。',
      };
    case 'TARGET_FULL':
      return {
        message: '备份介质空间不足。本次备份没有完成，以前的备份和登记数据未受影响。',
        wayOut: '请更换容量更大的介质，或另选备份位置。',
      };
    case 'TARGET_READ_ONLY':
      return {
        message: '备份介质不能写入（写保护或没有权限）。以前的备份和登记数据未受影响。',
        wayOut: '请解除写保护，或另选备份位置。',
      };
    case 'TARGET_UNRELIABLE':
      return {
        message: `写到备份介质的文件 ${fault.where} 读回不一致。本次备份没有完成，以前的备份和登记数据未受影响。`,
        wayOut: '请更换介质后重新备份。',
      };
    case 'BACKUP_MISSING':
      return { message: '所选位置没有可用的备份，未作任何改动。', wayOut: '请核对备份所在的介质和文件夹。' };
    case 'BACKUP_DAMAGED':
      return {
        message: `备份中的文件 ${fault.where} 缺失或损坏，未作任何改动。`,
        wayOut: '请改用另一次备份或另一份介质；原数据还在的，请重新备份，损坏的文件会补齐。',
      };
    default:
      return assertNever(fault, 'store fault');
  }
}
