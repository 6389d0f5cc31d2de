/** The desk without a window: reads the command line and hands over to one command. */
import { parseArgs } from 'node:util';
import { archiveVault, cutVaultLog } from './archive';
import { backUpVault } from './backup';
import { printClauses } from './clauses';
import { printContract } from './contract';
import { runDemo } from './demo';
import { type DemoWindow, type DeskIo, EXIT, type ExitCode } from './desk-io';
import { printDue } from './due';
import { runEnrol } from './enrol';
import { runHub } from './hub/hub';
import { initStore } from './init';
import { restoreVault } from './restore';
import { runRoot } from './root';
import { printRules } from './rules';
import { runScenario } from './scenario';
import { verifyVault } from './verify';

const USAGE = `用法: desk <命令>
  init --vault DIR --office FILE [--practice]   建立登记数据，三张恢复单只显示一次
  contract                                      列出全部操作及其输入输出（JSON Schema）
  rules                                         列出流程表：步骤、环节、岗位、条件、期限、文书、依据
  clauses                                       列出全部条款及其作用之处
  run FILE.jsonl --vault DIR                    在练习数据上执行脚本
  due --from DATE (--days N | --clock ID) [--calendar xj|national]   期满日及理由；ID 如 C1、C2、C3、O1
  verify --vault DIR [--account NAME]           核对全部记录、签名和附件
  backup --vault DIR --to DIR --account NAME [--verify]   备份到另一磁盘或移动介质，可同时完整试恢复
  restore --from DIR --vault DIR [--number N] [--account NAME] [--reason 原因]   由备份恢复；不给账号的，口令处放两张恢复单（每行一张）；给出原因的，随即在本机继续
  archive 介质 --vault DIR --account NAME        制作存档副本：不用本程序、三十年后仍可按所附步骤读出；介质上的文件夹须已存在
  cut-log 介质 --vault DIR --account NAME [--years N]   满年限（不少于 3 年）的运行日志存档核对后提请截去；介质上的文件夹须已存在；由另一名三员人员在“管理—三员”中确认后，下次打开数据时截去
  root key FILE --kind 用途 --name 名称         制作一把密钥（root、enrolment、policy、revocation、station），口令封存
  root make FILE.json --register DIR            由公钥拟制下一号根证书
  root sign --register DIR --key FILE           用一把根密钥签名；前后两版本各满两把即生效
  root revoke FILE.json --register DIR --key FILE   签发下一号吊销名单
  root rekey 区划码 --register DIR --key FILE --to FILE   一个机构的收件密钥换期
  root policy FILE.json --kind 种类 --name 编号 --from DATE --register DIR --key FILE   签发规则文件；种类为 rules（规则包）、calendar（工作日历）、pool（码池）、codes（代码表）
  enrol request FILE --office FILE --key FILE   入网申请，核对码打印在申请单上
  enrol certify FILE --digits 核对码 --register DIR --key FILE --to FILE [--designated] [--held N [--from-held]]   核对申请并批复；已备案指定的县（市、区）加 --designated；改变办理权限的，N 为自治区已收到该站记录的最后一条，没有的写 0；该站不再申请或所称记录数不实的，加 --from-held，自第 N 条之后起适用
  enrol accept FILE --request FILE --digits 根核对码 --register DIR --key FILE   核对批复并入网
  hub verify|plan [收件夹] --vault DIR --account NAME   校验数据包、列出导入预览，不导入
  hub import 收件夹 [发件夹] --vault DIR --account NAME   导入不需人工决定的数据包，回执写入发件夹
  hub watch 收件夹 发件夹 [--interval 秒] --vault DIR --account NAME   持续收件、导入并回复，直至收到结束信号
  hub decide [编号] [--plan 预览号 [--second NAME] | --option 选项 --reason 理由 [--keep 保留件]] --vault DIR --account NAME   列出或办理待人工决定的事项
  hub confirm 数据包编号 [--plan 清单号 --reason 回复文号] --vault DIR --account NAME   列出数据包带来的待确认环节，核对后由自治区一并确认
  hub export 发件夹 [--to 区划码 [--from-start]] [--medium usb|cd|gateway] [--carrier 交接人] --vault DIR --account NAME   为各收件单位制作数据包；对方有新换、新增的工作站而导入时提示需先导入此前数据包的，加 --from-start 从头制作
  hub forward 数据包编号 发件夹 [--carrier 交接人] --vault DIR --account NAME   转交件原样写出，隔离件原样写出送自治区核查
  hub receipt 数据包编号 发件夹 --vault DIR --account NAME   重写回执
  hub reconcile --month YYYY-MM [--to 区划码] [--sign] --vault DIR --account NAME   按月对账
  hub audit --vault DIR --account NAME          核对全部记录，并给出可与其他单位比对的一致性摘要
  enrol request DIR --vault DIR --account NAME    登记数据的入网申请（系统管理员），申请文件写入 DIR
  enrol accept FILE --digits 根核对码 --vault DIR --account NAME   读入批复（系统管理员）
  enrol confirm --digits 根核对码 --vault DIR --account NAME       另一名管理员（安全管理员）确认入网
  enrol records FILE --vault DIR --account NAME   读入自治区签发的收件密钥、吊销名单、规则文件（系统管理员）
  enrol key|state --vault DIR --account NAME      制作本人签名密钥（主管）；查看入网状况
  demo --out DIR                                用样例办完一件登记，留下文书和截图
本机记录数据进度的文件夹在数据旁的 anchors，可用 --anchors DIR 另指。
口令来自 --passphrase-file、--passphrase-fd 或环境变量 DESK_PASSPHRASE，不能写在命令行。`;

const OPTIONS = {
  vault: { type: 'string' },
  office: { type: 'string' },
  practice: { type: 'boolean' },
  from: { type: 'string' },
  days: { type: 'string' },
  clock: { type: 'string' },
  calendar: { type: 'string' },
  account: { type: 'string' },
  out: { type: 'string' },
  to: { type: 'string' },
  verify: { type: 'boolean' },
  number: { type: 'string' },
  reason: { type: 'string' },
  anchors: { type: 'string' },
  years: { type: 'string' },
  kind: { type: 'string' },
  name: { type: 'string' },
  date: { type: 'string' },
  register: { type: 'string' },
  key: { type: 'string' },
  request: { type: 'string' },
  digits: { type: 'string' },
  interval: { type: 'string' },
  plan: { type: 'string' },
  second: { type: 'string' },
  option: { type: 'string' },
  keep: { type: 'string' },
  'from-start': { type: 'boolean' },
  medium: { type: 'string' },
  carrier: { type: 'string' },
  month: { type: 'string' },
  sign: { type: 'boolean' },
  designated: { type: 'boolean' },
  held: { type: 'string' },
  'from-held': { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  'passphrase-fd': { type: 'string' },
} as const;

/** Options of any command, as given. */
export type Given = { readonly [K in keyof typeof OPTIONS]?: string | boolean | undefined };

/** Runs `desk <argv>`; answers the exit code. */
export async function runDesk(
  argv: readonly string[],
  io: DeskIo,
  window: DemoWindow | null = null,
): Promise<ExitCode> {
  const line = readLine(argv);
  if (!line) return usage(io);
  const { command, rest, given } = line;
  switch (command) {
    case 'init':
      return (await initStore(given, io)) ?? usage(io);
    case 'contract':
      return printContract(io);
    case 'rules':
      return printRules(io);
    case 'clauses':
      return printClauses(io);
    case 'run':
      return (await runScenario(rest[0], given, io)) ?? usage(io);
    case 'due':
      return printDue(given, io) ?? usage(io);
    case 'verify':
      return (await verifyVault(given, io)) ?? usage(io);
    case 'backup':
      return (await backUpVault(given, io)) ?? usage(io);
    case 'restore':
      return (await restoreVault(given, io)) ?? usage(io);
    case 'archive':
      return (await archiveVault(rest[0], given, io)) ?? usage(io);
    case 'cut-log':
      return (await cutVaultLog(rest[0], given, io)) ?? usage(io);
    case 'root':
      return (await runRoot(rest, given, io)) ?? usage(io);
    case 'enrol':
      return (await runEnrol(rest, given, io)) ?? usage(io);
    case 'hub':
      return (await runHub(rest, given, io)) ?? usage(io);
    case 'demo':
      return (await runDemo(given, io, window)) ?? usage(io);
    default:
      return usage(io);
  }
}

function readLine(
  argv: readonly string[],
): { readonly command: string; readonly rest: readonly string[]; readonly given: Given } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    const [command, ...rest] = positionals;
    return command === undefined ? null : { command, rest, given: values };
  } catch {
    return null;
  }
}

function usage(io: DeskIo): ExitCode {
  io.say(USAGE);
  return EXIT.usage;
}
